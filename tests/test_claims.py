"""The claims' extracts: the printed figures and lists stand in the documents, and the wording is ours."""

import re
from pathlib import Path

import pytest

from rehabdata.assumptions import Assumptions
from rehabdata.claims.checks import Check, checks
from rehabdata.database import Connection
from tests.plain_checks import NAMED, Tables
from tests.test_lup_extracts import SEED as PLAN
from tests.test_lup_extracts import runs
from tests.test_report_extracts import REPORT


@pytest.fixture(scope="module")
def checked(connection: Connection, assumptions: Assumptions) -> dict[str, Check]:
    return {check.check_id: check for check in checks(connection, assumptions)}


def one_line(path: Path) -> str:
    if not path.exists():
        pytest.skip("the documents lie beside the project, not in it")
    return " ".join(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8")).split())


# check -> the words around its list in the report
AROUND = {
    "mmr-more-2013-than-2011": ("Trots detta rapporterar", "fler insatser 2013 än 2011"),
    "same-share-three": ("fler insatser 2013 än 2012.", "rapporterar i stort sett samma andel"),
    "kbt-six-exceptions": ("färdigbehandlade kvinnor och män 2013 jämfört med 2011.", "Eftersom kompetensutveckling"),
    "skane-103": ("Region", "rapporterade insatser motsvarande 103 procent"),
    "nine-40-61": ("än den faktiska produktionen.", "har vid kvartal två 2013"),
}


def test_the_lists_are_those_typed_from_the_report(checked: dict[str, Check]):
    assert {check_id: set(check.named) for check_id, check in checked.items() if check.named} == {
        check_id: set(names) for check_id, names in NAMED.items()
    }


@pytest.mark.parametrize("check_id", AROUND)
def test_every_list_stands_in_the_report(check_id: str, data_folder: Path):
    before, after = AROUND[check_id]
    start, end = map(re.escape, (before, after))
    (rest,) = re.findall(rf"{start}((?:(?!{start}).)*?){end}", one_line(REPORT))
    for name in (
        row["printed_name"] for row in Tables(data_folder).read("claim_counties") if row["check_id"] == check_id
    ):
        assert name in rest, name
        rest = rest.replace(name, "", 1)
    # Nothing but what joins names is left: no landsting was missed.
    assert re.fullmatch(r"[\s,.]*(?:och)?[\s,.]*(?:läns landsting)?\s*", rest), rest


# What the documents print of each figure, and where a plain number would prove little.
WORDS = {
    ("kbt-doubled", "kbt_ratio"): "det vill säga en fördubbling",
    ("half-need-kbt", "kbt_wanting"): "anser hälften av dem",
    ("access-9-8-4", "access_good"): "uppger nio av landstingen",
    ("access-9-8-4", "access_doubtful"): "I åtta landsting",
    ("access-9-8-4", "access_lacking"): "Fyra landsting uppger",
    ("ipt-share", "ipt_in_text"): "motsvarar en procent av behandlingarna",
    ("ipt-share", "ipt_in_note_lowest"): "IPT står endast för 1-3 procent",
    ("ipt-share", "ipt_in_note_highest"): "IPT står endast för 1-3 procent",
    ("halland-72", "therapists"): "i närsjukvården är 72",
    ("halland-72", "basic_training"): "grundläggande kompetens 25,",
    ("halland-72", "psychologists"): "psykologer 32",
    ("halland-72", "psychotherapists"): "psykoterapeuter 16",
    ("frame-paragraphs", "treatments_in_summary"): "avsatte regeringen 948 miljoner kronor år 2013",
    ("frame-paragraphs", "research_in_summary"): "ytterligare 52 miljoner kronor till forskning",
    ("frame-paragraphs", "total"): "Under 2013 har regeringen avsatt 900 miljoner kronor",
    ("frame-paragraphs", "research"): "Av dessa är 100 miljoner kronor avsatta för forskningsprogrammet",
    ("supplement-wordings", "supplement_agreement_first"): "1000 kronor/utredning",
    ("supplement-wordings", "supplement_agreement_then"): "1000 kronor/ behandlad patient",
    ("supplement-wordings", "supplement_chapters"): "1000 kronor per person som fått insatser",
    ("table-titles", "first_year_table_1"): "Tabell 1. Rehabiliteringsgarantin 2011-2012.",
    ("table-titles", "last_year_table_1"): "Tabell 1. Rehabiliteringsgarantin 2011-2012.",
    ("table-titles", "first_year_table_2"): "Tabell 2. Rehabiliteringsgarantin 2011-2013.",
    ("table-titles", "last_year_table_2"): "Tabell 2. Rehabiliteringsgarantin 2011-2013.",
    ("table-titles", "first_year_table_3"): "efter avslutade behandlingar 2012-2013",
    ("table-titles", "last_year_table_3"): "efter avslutade behandlingar 2012-2013",
    ("table-titles", "kbt_part_table_3"): "Utvecklingen av KBT-behandlingar 2012-2013",
    ("nine-40-61", "lowest_share"): "motsvarar 40–61 procent av de avsatta medlen",
    ("nine-40-61", "highest_share"): "motsvarar 40–61 procent av de avsatta medlen",
    ("gender-73-27", "women_part"): "73 procent av de som får insatser är kvinnor",
    ("gender-73-27", "men_part"): "27 procent är män",
    ("skane-103", "share"): "motsvarande 103 procent",
    ("lup-sick-days", "narrowed"): "har minskat med 2,3 sjukpenningdagar",
    ("lup-staff", "narrowed"): "minskade med 0,8 procentenheter till december 2016",
    ("lup-one-point", "own_fall"): "sjunkit med en procentenhet jämfört med samma period 2016",
    ("lup-one-point", "own_rate"): "från 6,54 % till 5,55 %",
    ("lup-dates", "title_date"): "ökade frisktal – per 2017-11-16",
    ("lup-dates", "targets_date"): "Lägesavstämning per 2016-11-15",
    ("lup-dates", "activities_date"): "Lägesrapport 2017-11-16",
}
# Numbers long enough to look up by themselves: with or without the thousands' space.
LOOKED_UP = {"mmr-national", "kbt-national", "national-28-48"}


def test_every_printed_figure_stands_in_its_document(data_folder: Path):
    for row in Tables(data_folder).read("claim_figures"):
        text = one_line(PLAN if row["check_id"].startswith("lup") else REPORT)
        key = row["check_id"], row["figure"]
        if key in WORDS:
            assert WORDS[key] in text, key
            shown = row["value"].replace(".", ",") or row["text"]
            by_word = row["form"] == "round" or key[0] in ("access-9-8-4", "ipt-share") or key[1] == "kbt_part_table_3"
            assert by_word or shown in WORDS[key], key
        elif row["check_id"] in LOOKED_UP:
            digits = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", " ?", row["value"])
            assert re.search(rf"(?<!\d){digits} (?:MMR|KBT|multimodala|färdigbehandlade|patienter|procent)", text), key
        elif row["figure"] == "gap":
            assert f"(+{row['value'].replace('.', ',')})" in text, key
        else:
            assert row["check_id"] == "lup-symbols", key


def test_rows_and_marks_of_the_plan_are_counted_in_it(data_folder: Path):
    claimed = {row["figure"]: row["value"] for row in Tables(data_folder).read("claim_figures")}
    one_line(PLAN)
    lines = PLAN.read_text(encoding="utf-8").splitlines()
    assert claimed["rows_with_a_mark"] == str(sum(any(mark in line for mark in "■◆") for line in lines)) == "11"
    assert claimed["plan_rows"] == str(6 + 30)


def test_claims_are_told_in_other_words_than_the_documents(checked: dict[str, Check]):
    printed = runs(one_line(REPORT), 8) | runs(one_line(PLAN), 8)
    for check in checked.values():
        assert not runs(check.claim, 8) & printed, check.check_id
        assert check.claim.endswith(".")


def test_the_printed_amounts_are_those_of_the_assumptions(data_folder: Path, assumptions: Assumptions):
    claimed = {(r["check_id"], r["figure"]): r["value"] for r in Tables(data_folder).read("claim_figures")}
    assert float(claimed["frame-paragraphs", "treatments_in_summary"]) == assumptions.find("frame", 2013).value
    assert float(claimed["frame-paragraphs", "total"]) == assumptions.find("frame", 2012).value
    research = assumptions.find("research_beside_frame", 2013).value
    assert float(claimed["frame-paragraphs", "research_in_summary"]) == research
    supplement = assumptions.find("supplement", 2013).value
    assert float(claimed["supplement-wordings", "supplement_agreement_then"]) == supplement
