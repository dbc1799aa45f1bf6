"""The extracts of the plan (LUP): complete, true to its figures, and told in other words than its own."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
DATA = PROJECT / "data"
SEED = PROJECT.parent / "shared" / "seeds" / "000_8d610774f383143c.txt"

LONGEST_SHARED_RUN = 5

# Counted by hand in the document. A row that only carries on the one above it (a page break) does not count.
ACTIVITIES_PER_HEADING = {
    "Samma sjuktal som övriga landet": 4,
    "Brett politiskt samförstånd": 1,
    "En väl fungerande och jämställd sjukskrivningsprocess": 3,
    "Samordnad tidig rehabilitering": 4,
    "Hög kompetens inom försäkringsmedicin": 1,
    "Förbättra för personer med psykisk ohälsa med lindriga och medelsvåra besvär": 7,
    "Förbättra för personer med muskuloskeletala besvär": 5,
    "Minska sjukfrånvaron hos Region Jämtland Härjedalens medarbetare": 5,
}

# The readings are judgements, so a change of one is to be deliberate. The rule, which pages show:
# done: what is asked for is said to exist, to be decided or to be done, even if its use still spreads;
# under way: work on it is told of and not finished;
# not begun: said not to be done or begun, to have no proposal, or to lack what it needs;
# ended: said to be replaced, closed or handed on, even if work goes on elsewhere;
# unclear: the text says none of this. Nothing is read from silence.
ACTIVITIES_PER_READING = {
    "done": ["03", "09", "10", "21", "26"],
    "under way": ["01", "02", "08", "11", "13", "17", "27", "28", "29"],
    "not begun": ["04", "05", "14", "16", "19", "20", "22", "24"],
    "ended": ["06", "12", "30"],
    "unclear": ["07", "15", "18", "23", "25"],
}

# target_id: unit, kind, wanted, baseline_date, end_date
TARGETS = {
    "early-rehabilitation": ("", "", "", "", ""),
    "insurance-medicine": ("", "", "", "", ""),
    "mental-health": ("", "", "", "", ""),
    "musculoskeletal": ("", "", "", "", ""),
    "sick-days": ("dagar", "gap", "1.0", "2014-12-31", "2018-12-31"),
    "staff-sickness": ("procentenheter", "gap", "1.0", "2014-12-31", "2018-12-31"),
}

# target_id, date, period, region, comparison. The decimals are compared as printed, so these stay text.
MEASUREMENTS = [
    ("sick-days", "2014-12-31", "vid datumet", "12.4", "9.4"),
    ("sick-days", "2017-09-30", "vid datumet", "11.0", "10.3"),
    ("staff-sickness", "2014-12-31", "helår", "6.8", "5.6"),
    ("staff-sickness", "2016-12-31", "helår", "6.6", "6.2"),
    ("staff-sickness", "2016-10-31", "januari–oktober", "6.54", ""),
    ("staff-sickness", "2017-10-31", "januari–oktober", "5.55", ""),
]

COLUMNS = {
    "lup_targets.csv": "target_id,heading,target,unit,kind,wanted,baseline_date,end_date,source",
    "lup_measurements.csv": "target_id,date,period,region,comparison,source",
    "lup_target_states.csv": "target_id,state,lacks,reason,source",
    "lup_activities.csv": ("activity_id,heading,activity,state,reading,reason,printed_status,dates,named,lacks,source"),
}

# The columns in our own words. Headings (and the sources that cite them) are the document's own titles.
OWN_WORDS = {
    "lup_targets.csv": ["heading", "target"],
    "lup_measurements.csv": ["period", "source"],
    "lup_target_states.csv": ["state", "reason"],
    "lup_activities.csv": ["activity", "state", "reason", "named"],
}


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document() -> str:
    """The document on one line: tags removed, so that a sentence broken over two pages is whole again."""
    if not SEED.exists():
        pytest.skip("the plan itself is not beside the project (../shared/seeds)")
    text = re.sub(r"<[^>]+>", " ", SEED.read_text(encoding="utf-8"))
    # The document spells "hälsofrämjande" with an ö throughout; the extracts do not repeat the slip.
    text = re.sub("(?i)(häls)ö(?=främjande)", r"\1o", text)
    return " ".join(text.split())


def words(text: str) -> list[str]:
    # Hyphens go, so that "hälso-centralerna" at a line's end hides no copied run. A figure is one word.
    return re.findall(r"\d+(?:,\d+)?|[^\W\d]+", re.sub("[-\u00ad]", "", text.lower()))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


def figures(text: str) -> set[str]:
    """Figures in Swedish notation: "1,0", "10 000", both ends of a range, each number inside a date."""
    return set(re.findall(r"\d{1,3}(?: \d{3})+(?!\d)|\d+(?:,\d+)?", text.replace("\u00a0", " ")))


def sentences(text: str) -> int:
    return len(re.findall(r"\.(?: |$)", text))


def swedish(number: str) -> str:
    return number.replace(".", ",")


@pytest.mark.parametrize("name", COLUMNS)
def test_file_is_plain_utf8_with_the_expected_columns(name: str) -> None:
    raw = (DATA / name).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert raw.decode("utf-8").splitlines()[0] == COLUMNS[name]


@pytest.mark.parametrize("name", COLUMNS)
def test_no_row_is_ragged_or_padded(name: str) -> None:
    for row in read(name):
        # DictReader gives a None key or value where a row is longer or shorter than the header.
        assert all(isinstance(key, str) and isinstance(value, str) for key, value in row.items()), row
        assert all(value == value.strip() for value in row.values()), row
        assert row["source"].startswith("LUP, "), row


def test_thirty_activities_under_eight_headings_in_the_documents_order() -> None:
    rows = read("lup_activities.csv")
    assert len(rows) == 30
    counted = Counter(row["heading"] for row in rows)
    assert list(counted.items()) == list(ACTIVITIES_PER_HEADING.items())
    # Equal counts alone would allow a heading to be taken up again further down.
    assert [row["heading"] for row in rows] == list(counted.elements())


def test_activity_ids_run_from_01_to_30() -> None:
    assert [row["activity_id"] for row in read("lup_activities.csv")] == [f"{n:02d}" for n in range(1, 31)]


def test_each_activity_has_a_reading_with_a_reason() -> None:
    for row in read("lup_activities.csv"):
        assert row["reading"] in ACTIVITIES_PER_READING, row
        for column in ("activity", "state", "reason"):
            assert row[column].endswith("."), row


def test_readings_are_the_ones_decided_on() -> None:
    found: dict[str, list[str]] = {reading: [] for reading in ACTIVITIES_PER_READING}
    for row in read("lup_activities.csv"):
        found[row["reading"]].append(row["activity_id"])
    assert found == ACTIVITIES_PER_READING


def test_nothing_is_read_from_silence() -> None:
    """A reason that tells what the text does not say belongs to what is unclear, and to nothing else."""
    silence = r"(?i)nämner inget|nämns inte|säger\b[^.]*\b(?:inget|inte om)\b"
    for row in read("lup_activities.csv"):
        assert bool(re.search(silence, row["reason"])) == (row["reading"] == "unclear"), row


def test_what_is_done_and_limps_says_so() -> None:
    with_reservation = [r for r in read("lup_activities.csv") if r["reason"].startswith("Med förbehåll: ")]
    assert [(row["activity_id"], row["reading"]) for row in with_reservation] == [("09", "done")]


def test_texts_are_short() -> None:
    for row in read("lup_activities.csv"):
        assert sentences(row["activity"]) == 1, row
        assert sentences(row["reason"]) == 1, row
        assert 1 <= sentences(row["state"]) <= 3, row


def test_the_same_report_gets_the_same_reading() -> None:
    readings: dict[str, set[str]] = {}
    for row in read("lup_activities.csv"):
        readings.setdefault(row["state"], set()).add(row["reading"])
    assert all(len(found) == 1 for found in readings.values())


def test_printed_status_is_never_invented() -> None:
    # The printed symbols did not survive the document's conversion: no row may claim to know them.
    assert {row["printed_status"] for row in read("lup_activities.csv")} == {"unknown"}


def test_lacks_names_what_the_document_says_is_missing() -> None:
    lacking = {row["activity_id"]: row["lacks"] for row in read("lup_activities.csv") if row["lacks"]}
    assert lacking == {"01": "statistik", "14": "systemstöd", "22": "systemstöd"}


def test_six_targets_of_which_two_have_figures() -> None:
    rows = read("lup_targets.csv")
    found = {
        row["target_id"]: (row["unit"], row["kind"], row["wanted"], row["baseline_date"], row["end_date"])
        for row in rows
    }
    assert len(rows) == 6
    assert list(found.items()) == list(TARGETS.items())
    assert all(row["heading"] and row["target"] for row in rows)


def test_the_plan_says_something_of_each_target_without_figures() -> None:
    rows = read("lup_target_states.csv")
    without = [target_id for target_id, (unit, *_rest) in TARGETS.items() if not unit]
    assert [row["target_id"] for row in rows] == without
    source_of = {row["target_id"]: row["source"] for row in read("lup_targets.csv")}
    for row in rows:
        assert 1 <= sentences(row["state"]) <= 3, row
        assert bool(row["lacks"]) == bool(row["reason"]), row
        assert row["source"] == source_of[row["target_id"]]


def test_statistics_are_missing_for_the_targets_that_the_document_says() -> None:
    lacking = {row["target_id"]: row["lacks"] for row in read("lup_target_states.csv") if row["lacks"]}
    assert lacking == {"mental-health": "statistik", "musculoskeletal": "statistik"}
    text = document()
    assert "Statistiken är bristfällig" in text
    assert "Samlad statistik för patientgruppen saknas" in text


def test_what_is_said_of_targets_stands_in_the_document() -> None:
    text = document().casefold()
    parts = ("cosmic", "arbetsförmedlingen", "försäkringskassan", "socialtjänsten", "ett tiotal hälsocentraler",
             "at-/ st-läkare", "en arbetsdagdag i veckan", "sömnskolor", "internet-kbt", "sundsvall", "smärtenheten",
             "samtliga sjukgymnaster", "tvådagars")  # fmt: skip
    assert [part for part in parts if part not in text] == []
    named = re.search(r"hälso-?centralerna i ([^.]*?)\.", text)
    assert named
    assert len(re.findall(r"brunflo|järpen|krokom|odensala|z-gränd", named[1])) == 5, "five, as the row says"


def test_measurements_are_the_printed_ones() -> None:
    found = [
        (row["target_id"], row["date"], row["period"], row["region"], row["comparison"])
        for row in read("lup_measurements.csv")
    ]
    assert found == MEASUREMENTS


def test_a_missing_comparison_is_explained() -> None:
    for row in read("lup_measurements.csv"):
        assert ("bara den egna regionen" in row["source"]) == (row["comparison"] == ""), row


def test_measurements_stand_in_the_document() -> None:
    text = document()
    for row in read("lup_measurements.csv"):
        region, comparison = swedish(row["region"]), swedish(row["comparison"])
        if comparison:
            # Date, nation and region together: a figure that stands elsewhere in the document proves nothing.
            pattern = rf"{row['date']}: Riket {comparison}(?: %)?, Jämtland {region}(?![\d,])"
        else:
            # Its end date is our reading of "the first ten months", so only the figure can be looked up.
            pattern = rf"(?<![\d,]){region} %"
        assert re.search(pattern, text), row


def test_wanted_change_and_baseline_year_stand_in_the_document() -> None:
    text = document()
    assert "sjukpenningdagar med en dag jämfört med år 2014" in text
    assert "med 1,0 procentenhet jämfört med år 2014" in text
    assert "mål på 4 års sikt (2018)" in text


def test_headings_of_activities_stand_over_a_table_in_the_documents_order() -> None:
    # Some headings resemble targets: only one followed by a table's first cell is a heading of activities.
    tables = re.findall(r"(?=(\b[A-ZÅÄÖ].{0,120}?)\.? Aktivitet (?:Notering|Lägesrapport))", document())
    assert [heading for heading in tables if heading in ACTIVITIES_PER_HEADING] == list(ACTIVITIES_PER_HEADING)


@pytest.mark.parametrize("column", ["activity", "state", "reason", "dates"])
def test_figures_about_activities_stand_in_the_document(column: str) -> None:
    printed = figures(document())
    for row in read("lup_activities.csv"):
        assert figures(row[column]) <= printed, row


def test_parties_and_dates_stand_in_the_document() -> None:
    text = document().lower()
    for row in read("lup_activities.csv"):
        for column in ("named", "dates"):
            for entry in filter(None, row[column].split("; ")):
                assert entry.lower().replace("–", "-") in text, (row["activity_id"], entry)


@pytest.mark.parametrize("name", OWN_WORDS)
def test_no_text_is_copied_from_the_document(name: str) -> None:
    printed = runs(document(), LONGEST_SHARED_RUN + 1)
    for row in read(name):
        for column in OWN_WORDS[name]:
            shared = runs(row[column], LONGEST_SHARED_RUN + 1) & printed
            assert not shared, (row["source"], column, shared)
