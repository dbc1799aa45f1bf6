"""The chapters' facts as pages tell them: in order, few or all, found by words."""

from collections import Counter

import pandas as pd

from rehabdata import queries
from rehabdata.database import Connection
from rehabdata.landsting import access_rows
from rehabdata.landsting.access_rows import Fact, by_theme, foremost, with_words
from rehabdata.landsting.access_sentences import THEMES


def fact(theme: str, text: str, figure: float | None = None, box: int | None = None) -> Fact:
    return Fact("23", "Jämtland", theme, text, figure, "", False, "Jämtlands läns landsting", box)


TOLD = (
    fact("kbt-access", "KBT behöver byggas ut.", box=3),
    fact("kbt-access", "16 hälsocentraler kan KBT.", 16, box=2),
    fact("teams", "Det finns 14 team.", 14, box=1),
    fact("teams", "Ett team är nytt.", 1),
    fact("quality", "Ett arbete har börjat."),
)


def test_figures_come_first_in_a_theme_and_empty_themes_are_left_out() -> None:
    themes = by_theme(TOLD)
    assert list(themes) == ["kbt-access", "teams", "quality"]  # the order of THEMES
    assert [one.figure for one in themes["kbt-access"]] == [16, None]


def test_a_box_has_the_chosen_facts_in_the_order_in_which_they_were_chosen() -> None:
    assert [one.text for one in foremost(TOLD)] == [
        "Det finns 14 team.",
        "16 hälsocentraler kan KBT.",
        "KBT behöver byggas ut.",
    ]
    assert foremost(()) == ()


def test_words_are_sought_in_text_and_names_whatever_their_case() -> None:
    assert [one.figure for one in with_words(TOLD, "TEAM nytt")] == [1]
    assert with_words(TOLD, "jämtland") == TOLD
    assert with_words(TOLD, "") == TOLD
    assert with_words(TOLD, "team finns inte") == ()


def test_a_missing_figure_is_none_and_no_zero() -> None:
    table = pd.DataFrame(
        {
            "county_code": ["10", "10", "10"],
            "county": ["Blekinge"] * 3,
            "theme": ["teams"] * 3,
            "fact": ["Nio team.", "Flera team.", "Ett 10-tal team."],
            "figure": [9.0, None, 10.0],
            "unit": ["team", None, "team"],
            "approximate": [False, None, True],
            "chapter": ["Landstinget Blekinge"] * 3,
            "box": [1.0, None, None],
        }
    )
    told = access_rows.facts(table)
    assert [(one.figure, one.unit, one.approximate) for one in told] == [
        (9.0, "team", False),
        (None, "", False),
        (10.0, "team", True),
    ]
    assert [one.box for one in told] == [1, None, None]


def test_every_landsting_has_a_box_of_six_and_loses_no_fact(connection: Connection) -> None:
    told = access_rows.facts(queries.access(connection))
    codes = set(queries.counties(connection).county_code)
    assert {one.county_code for one in told} == codes
    for code in codes:
        own = [one for one in told if one.county_code == code]
        assert [one.box for one in foremost(own)] == [1, 2, 3, 4, 5, 6]
        assert Counter(sum(by_theme(own).values(), ())) == Counter(own)
        assert set(by_theme(own)) <= set(THEMES)


def test_each_landsting_has_a_reading_of_both_treatments(connection: Connection) -> None:
    readings = access_rows.readings(queries.access_readings(connection))
    assert len(readings) == 42
    assert {one.treatment for one in readings} == {"KBT/IPT", "MMR"}
    assert all(one.reason for one in readings)
