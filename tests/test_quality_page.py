"""Kvalitet as run: every claim with its verdict, the filter in the address, what the text does not mention, sums."""

import re

import pytest

from tests.plain_checks import PLAIN
from tests.published import TOTALS
from tests.test_checks import COMPARISONS, VERDICTS_TODAY
from tests.test_pages import Shown, ask, menu_page, opened

NBSP = "\u00a0"
SLUGS = {"stammer": "holds", "avrundat": "rounded", "avviker": "fails", "kan-inte-provas": "cannot be tested"}
SIGNED = {"holds": "= stämmer", "rounded": "≈ avrundat", "fails": "≠ avviker", "cannot be tested": "? kan inte prövas"}


@pytest.fixture(scope="module")
def shown() -> Shown:
    return menu_page("quality.py")


CLAIMS = [check_id for check_id in PLAIN if check_id not in COMPARISONS]
_VERDICT_OF = {check_id: verdict for verdict, ids in VERDICTS_TODAY.items() for check_id in ids}
_ORDER = ("fails", "rounded", "cannot be tested", "holds")  # what departs from the tables first
ROWS = [  # in the page's order: claims, then our comparisons
    check_id
    for part in (CLAIMS, [check_id for check_id in PLAIN if check_id in COMPARISONS])
    for check_id in sorted(part, key=lambda check_id: _ORDER.index(_VERDICT_OF[check_id]))
]


def anchors(shown: Shown) -> list[str]:
    """The checks on the page, by the names of their rows, without those that a row once had."""
    cells = [cell for body in shown._bodies for cell in re.findall(r"((?:<span id='[a-z0-9-]+'></span>)+)", body)]
    return [re.findall("id='(.+?)'", cell)[0] for cell in cells]


def test_it_opens_with_the_counts(shown: Shown) -> None:
    assert shown.lead == (
        "24 påståenden i dokumenten är prövade mot deras tabeller: 14 stämmer, 2 är avrundade, 4 avviker och 4 kan "
        "inte prövas. 8 jämförelser är våra egna, av dokumenten med sig själva: 3 stämmer och 5 avviker."
    )


def test_every_check_has_a_row_with_its_verdict_in_sign_and_word(shown: Shown) -> None:
    assert anchors(shown) == ROWS
    tables = [table for table in shown.tables if "Förklaring" in table.headings]
    assert [(table.caption, len(table.rows)) for table in tables] == [
        ("≠ avviker: 4", 4),
        ("≈ avrundat: 2", 2),
        ("? kan inte prövas: 4", 4),
        ("= stämmer: 14", 14),
        ("≠ avviker: 5", 5),
        ("= stämmer: 3", 3),
    ]
    rows = [row for table in tables for row in table.rows]
    assert [row[1] for row in rows] == [SIGNED[_VERDICT_OF[check_id]] for check_id in ROWS]
    assert all(row[2] and row[3] for row in rows)


def test_a_departure_shows_its_figures_and_where(shown: Shown) -> None:
    rows = dict(zip(ROWS, [r for t in shown.tables if "Förklaring" in t.headings for r in t.rows], strict=True))
    more = rows["mmr-more-2013-than-2011"]
    assert "tillgången till multimodal rehabilitering s. 8–9" in more[0]
    assert f"Norrbotten – MMR 2011: 128{NBSP}patienter, MMR 2013: 116{NBSP}patienter" in more[2]
    assert "Avvikelse mellan text och tabell; avrundning eller annan läsning kan förklara." in more[3]


def test_a_row_that_was_two_is_found_by_both_names(shown: Shown) -> None:
    """Links live in mails for years."""
    (body,) = [body for body in shown._bodies if "id='mmr2-main-increase'" in body]
    (cell,) = re.findall(r"id='mmr2-main-increase'></span>(.*?)</th>", body)
    assert "id='mmr2-main-increase-number'" in cell
    assert "id='mmr2-main-increase-percent'" in cell
    assert "MMR ökade 2012–2013 främst genom MMR2." in cell


@pytest.mark.parametrize("slug", SLUGS)
def test_filter_by_verdict(slug: str) -> None:
    filtered = menu_page("quality.py", utfall=slug)
    expected = [check_id for check_id in ROWS if check_id in VERDICTS_TODAY[SLUGS[slug]]]
    claims = len([check_id for check_id in expected if check_id in CLAIMS])
    assert anchors(filtered) == expected
    said = " ".join(filtered.of_class("rd-text"))
    assert f"Visar {claims} av 24." in said
    assert f"Visar {len(expected) - claims} av 8." in said
    assert filtered.of_class("rd-notice") == []
    assert "24 påståenden" in filtered.lead


@pytest.mark.parametrize("given", ["fails", "Avviker", "<b>", "x" * 500])
def test_a_verdict_that_is_none_gives_all_and_one_line(given: str) -> None:
    filtered = menu_page("quality.py", utfall=given)
    (notice,) = filtered.of_class("rd-notice")
    assert "utfall=" in notice
    assert len(notice) < 250
    assert len(anchors(filtered)) == 32


def test_the_copied_link_spells_the_filter_out() -> None:
    page = opened("quality.py")
    for given in ({}, {"utfall": "avviker"}):
        (link,) = ask(page, **given).copied
        assert "/kvalitet?" in link
        assert f"utfall={given.get('utfall', 'alla')}" in link


def test_a_choice_goes_into_the_address_and_out_again() -> None:
    page = opened("quality.py").run()
    page.radio(key="choose_utfall").set_value("avrundat").run()
    assert "avrundat" in page.query_params["utfall"]
    page.radio(key="choose_utfall").set_value("alla").run()
    assert "utfall" not in page.query_params


def test_what_the_text_does_not_mention(shown: Shown) -> None:
    everything = "\n".join(shown.lines)
    assert "Andel ansökt, procent, 2 landsting: Västmanland från 52 till 41 och" in everything
    assert "KBT/IPT, patienter, 2 landsting: Kalmar från 492 till 359 och" in everything
    assert "MMR, patienter, 4 landsting: Gotland från 23 till 22, Jönköping från 163 till 129," in everything
    assert "MMR1, patienter, 3 landsting: Gotland från 23 till 8," in everything
    assert "MMR2, patienter, 6 landsting: Halland från 11 till 8," in everything


def test_sums_table_by_table(shown: Shown) -> None:
    tables = [table for table in shown.tables if "Tryckt Summa" in table.headings]
    rows = [(number, *row) for number, table in enumerate(tables, start=1) for row in table.rows]
    assert {(row[0], row[1]): int(row[3].replace(NBSP, "")) for row in rows} == TOTALS
    assert [row[2] for row in rows] == [row[3] for row in rows]
    assert {row[4] for row in rows} == {"= stämmer"}
