"""The 21 chapters as facts: complete by theme, true to the chapters' figures, told in other words than theirs.

The chapters themselves are read where the report lies beside the project.
"""

import csv
import re
from collections import Counter

import pandas as pd
import pytest

from rehabdata import queries
from rehabdata.database import Connection
from rehabdata.landsting import access_sentences
from tests.conftest import PROJECT

DATA = PROJECT / "data"
REPORT = PROJECT.parent / "shared" / "seeds" / "004_4213984989a93684.txt"
needs_the_report = pytest.mark.skipif(not REPORT.exists(), reason="the report lies beside the project, not in it")

LONGEST_SHARED_RUN = 5

# In the report's order. The heading is the chapter's own, oddly spelled or not.
CHAPTERS = {
    "10": "Landstinget Blekinge",
    "20": "Landstinget Dalarna",
    "09": "Region Gotland",
    "21": "Landstinget Gävleborg",
    "13": "Region Halland",
    "23": "Jämtlands läns landsting",
    "06": "Landstinget i Jönköpings län",
    "08": "Landstinget i Kalmar län",
    "07": "Landstinget Kronoberg",
    "25": "Norrbottnens läns landsting (NLL)",
    "12": "Region Skåne",
    "01": "Stockholms läns landsting (SLL)",
    "04": "Landstinget Sörmland",
    "03": "Landstinget i Uppsala län",
    "17": "Landstinget i Värmland",
    "19": "Landstinget Västmanland",
    "24": "Västerbottens läns landsting",
    "22": "Landstinget Västernorrland",
    "14": "Västra Götalandsregionen (VG)",
    "18": "Örebro läns landsting (ÖLL)",
    "05": "Landstinget i Östergötland",
}
THE_END = "Erfarenheter och resultat efter sex månader 2013"

# Which themes each chapter speaks of, from reading it. All of them speak of these three.
IN_ALL = {"kbt-access", "competence", "parties"}
BESIDES = {
    "10": {"mmr-access", "teams", "units", "quality"},
    "20": {"mmr-access", "therapists", "teams", "quality", "doubts"},
    "09": {"mmr-access", "therapists", "teams", "quality"},
    "21": {"mmr-access", "therapists", "teams", "waiting", "quality"},
    "13": {"mmr-access", "therapists", "teams", "waiting", "quality"},
    "23": {"teams", "units", "quality", "doubts"},
    "06": {"mmr-access", "therapists", "teams"},
    "08": {"mmr-access", "teams", "units", "quality"},
    "07": {"mmr-access", "therapists", "teams", "units", "quality"},
    "25": {"mmr-access", "teams", "units", "waiting", "quality"},
    "12": {"mmr-access", "therapists", "units", "waiting", "quality"},
    "01": {"mmr-access", "therapists", "teams", "units", "quality"},
    "04": {"mmr-access", "therapists", "teams", "units", "quality"},
    "03": {"mmr-access", "therapists", "waiting", "quality"},
    "17": {"mmr-access", "teams", "quality"},
    "19": {"mmr-access", "therapists", "teams", "units", "quality", "doubts"},
    "24": {"mmr-access", "therapists", "teams", "units", "quality"},
    "22": {"mmr-access", "therapists", "teams", "waiting", "quality", "doubts"},
    "14": {"mmr-access", "teams", "units", "quality"},
    "18": {"mmr-access", "therapists", "teams", "quality"},
    "05": {"mmr-access", "teams", "quality"},
}

# A theme's words in a chapter ask for a row, unless the words stand for something else there.
WORDS_OF_THEMES = {
    "kbt-access": r"\bkbt",
    "mmr-access": r"mmr",
    "therapists": r"terapeut|psykolog\b|psykologer|steg ?1|steg 2",
    "teams": r"team|mmr ?[12]",
    "units": r"\b\d+ (?:enheter|vårdcentraler|hälsocentraler|avtal|kbt-mottagningar)\b|\(ca 200\)",
    "waiting": r"vänte|väntan\b|\bköe?r?\b|inom sex veckor",
    "competence": r"utbild|utvecklingsdagar",
    "quality": r"utveckl|kvalit|projekt",
    "parties": r"arbetsgivar|försäkringskassa",
    "doubts": r"tveksam|inte satsat|svårt att arbeta för att höja",
}
ELSEWHERE = {
    ("10", "therapists"): "speaks of therapists only as an education: competence",
    ("23", "mmr-access"): "counts teams and passes no judgement: teams",
    ("23", "therapists"): "speaks of therapists only as an education and a doubt",
    ("06", "quality"): "what is to raise quality there is education: competence",
    ("08", "therapists"): "speaks of therapists only as an education: competence",
    ("25", "therapists"): "tells which centres have KBT, not how many have it: kbt-access",
    ("12", "teams"): "counts agreements, not teams: units",
    ("03", "teams"): "counts no teams; what they do and how they learn: quality, competence",
    ("17", "therapists"): "tells of an education and of psychologists wanted: competence, kbt-access",
    ("14", "therapists"): "speaks of therapists only as an education: competence",
    ("05", "therapists"): "tells which centres have KBT, and of an education: kbt-access, competence",
}

# The readings are judgements, so a change of one is to be deliberate. By county code, in the report's order.
READINGS = {
    ("KBT/IPT", "good"): ["20", "21", "13", "08", "07", "12", "04", "17", "19"],
    ("KBT/IPT", "doubtful"): ["10", "01"],
    ("KBT/IPT", "needs more"): ["09", "23", "25", "03", "24", "22", "14", "18", "05"],
    ("KBT/IPT", "not stated"): ["06"],
    ("MMR", "good"): ["21", "06", "08", "07", "25", "12", "17", "19", "05"],
    ("MMR", "doubtful"): ["10", "13", "04", "03", "24"],
    ("MMR", "needs more"): ["20", "09", "01", "22"],
    ("MMR", "not stated"): ["23", "14", "18"],
}

NUMBER_WORDS = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
)  # fmt: skip
# Levels, years, dates and numbered points.
COUNTS_NOTHING = (
    r"(?i)mmr ?[12]|steg ?[12](?: och (?:steg )?2)?|nivå \d|kategori 1 och 2|\b20\d\d(?:[/-]20\d\d)?\b|kvartal \d|"
    r"den 1 maj|\b[123]\. "
)
# Where a chapter says a figure again, or we do: more often in the chapter, more often in our rows.
SAID_AGAIN = {
    "10": (Counter([21]), Counter()),  # the county's centres, twice
    "13": (Counter([6]), Counter()),  # the six weeks, twice
    "23": (Counter(), Counter([27])),  # centres with teams, and centres
    "08": (Counter(), Counter([2])),  # "tvådagarsutbildning"
    "07": (Counter([2, 5]), Counter()),  # "de två första kvartalen"; those with level 2, twice
    "25": (Counter(), Counter([33])),  # centres with KBT, centres, and their teams
    "17": (Counter([14]), Counter()),  # every 14th day, of both authorities
    "19": (Counter(), Counter([31])),  # centres with KBT, and centres
    "18": (Counter([40]), Counter()),  # those with level 1, twice
}
LEVELS_AND_YEARS = r"(?i)steg [12](?: och (?:steg )?2)?|kategori 1 och 2|\b20\d\d(?:[/–]20\d\d)?\b"
# What the chapters give as a range is one fact, its ends in the words: no single figure is printed.
RANGES = {
    ("01", 60, 70): "60-70 procent av de godkända",
    ("04", 1, 2): "en eller ofta två kuratorer",
    ("03", 20, 25): "20-25 psykologer har steg 2",
}
# A plan is no deed: what a chapter says is to come, and words by which the fact that tells it is found.
PLANNED = (
    ("10", "Fortsatta utvecklingsinsatser på de vårdcentraler", "kring primärvårdens MMR-team"),
    ("10", "Fortsatt arbete med utveckling av rehabiliteringsplaner", "rehabiliteringsplanerna"),
    ("20", "kommer en utbildning för multimodala team att genomföras", "multimodalt arbete"),
    ("20", "Fyra team kommer att gå utbildningen", "Fyra team"),
    ("20", "En utvärdering av de multimodala teamens arbete planeras", "självskattning"),
    ("09", "har vi planerat att sätta ett projekt", "30 dagar"),
    ("13", "ska ges till vårdvalsenheterna under våren 2014", "vårdvalsenheterna"),
    ("08", "En tvådagarsutbildning kommer att genomföras", "på två dagar"),
    ("08", "med ett 50-tal deltagare", "50-tal"),
    ("25", "blir inom en snar framtid klara", "Tre hälsocentraler"),
    ("25", "Utbildning och träff för alla KBT-behandlare", "utbildning och träff"),
    ("25", "Utbildningsdag om KBT-behandling i grupp", "utbildningsdag om KBT"),
    ("04", "Gruppen ska utgöra stöd", "stödja vårdcentraler"),
    ("03", "upprätthålla kompetensutveckling", "kompetensutvecklingen"),
    ("03", "Fortsatt regelbunden fortbildning", "nätverksträffar"),
    ("03", "Handledd utbildning i systematiskt teamarbete", "handledd utbildning"),
    ("03", "Fortsatt satsning på långsiktigt arbete", "styrande dokument"),
    ("03", "Fortsätta arbetet med att förbättra flödet", "till uppföljning"),
    ("03", "Stimulera teamutredningar", "I komplexa fall"),
    ("03", "Ställa krav på att tydliggöra programupplägg", "sitt program"),
    ("19", "ska genomföras under 2013", "dialektisk"),
    ("24", "Fortsatt samverkan med försäkringskassan", "Samverkan med arbetsgivare"),
    ("22", "Länet kommer då att ha tillgång till tre MMR1-verksamheter", "tre MMR1-verksamheter"),
    ("14", "Våren 2014 startar ytterligare två steg 2-utbildningar", "för steg 2"),
    ("18", "Till hösten startar ett pilotprojekt", "Ett pilotprojekt"),
    ("18", "Handledning/utbildning till MMR1-teamen", "MMR1-team"),
    ("18", "Fortsatt utveckling av rutiner för MMR", "Lintons"),
    ("18", "Erbjuda arbetsgivare, försäkringskassa", "följs upp"),
    ("05", "Fortsatt handledning av psykiatriker", "handledning"),
    ("05", "Fördjupning inom ACT", "fördjupning i ACT"),
    ("05", "Fortsatt arbete med utveckling och förbättring av innehållet i MMR", "gruppträffarna"),
)
TO_COME = r"(?i)\b(?:ska|väntas|plane(?:n|ras|rat))\b"
ABOUT_BEFORE = {"ca", "cirka", "drygt", "knappt", "runt", "ungefär", "omkring"}


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FACTS = read("access.csv")


def chapter(county_code: str) -> str:
    """The chapter's text. Its heading stands alone on a line; in the list of contents a page number follows."""
    lines = REPORT.read_text(encoding="utf-8").splitlines()
    headings = [*CHAPTERS.values(), THE_END]
    start = headings.index(CHAPTERS[county_code])
    first, last = lines.index(headings[start]), lines.index(headings[start + 1])
    assert first < last
    return " ".join(lines[first + 1 : last])


def words(text: str, hyphen: str) -> list[str]:
    return re.findall(r"\d+|[^\W\d_]+", re.sub("[-–\u00ad]", hyphen, text.casefold()))


def runs(text: str, length: int, hyphen: str) -> set[tuple[str, ...]]:
    found = words(text, hyphen)
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


def tokens(text: str) -> list[str]:
    """Words and figures; "50-tal" and "MMR1-team" are two, "MMR1" is one."""
    return re.findall(r"[^\W_]+", text.casefold())


def says(token: str, figure: int) -> bool:
    """The figure in digits or as a word, also where the word opens a compound ("tvådagarsutbildning")."""
    if figure == 1:
        return token in ("en", "ett", "1")
    if figure < len(NUMBER_WORDS) and token.startswith(NUMBER_WORDS[figure]):
        return True
    return token == str(figure)


def ranges(text: str) -> list[tuple[int, int]]:
    """Both ends of each "60–70"; years are none."""
    pairs = re.findall(r"\b(\d+)–(\d+)\b", re.sub(LEVELS_AND_YEARS, " ", text))
    return [(int(low), int(high)) for low, high in pairs]


def figures_of(county_code: str) -> list[int]:
    """The figures that our rows tell of a chapter, both ends of a range among them."""
    rows = [row for row in FACTS if row["county_code"] == county_code]
    ends = [end for row in rows for pair in ranges(row["fact"]) for end in pair]
    return [int(row["figure"]) for row in rows if row["figure"]] + ends


def is_about(around: list[str], place: int) -> bool:
    return bool(set(around[max(0, place - 2) : place]) & ABOUT_BEFORE) or around[place + 1 : place + 2] == ["tal"]


def stems(unit: str) -> set[str]:
    """The beginnings of the unit's words: "vårdcentraler" and "vårdcentral" share theirs."""
    found = [word for word in tokens(unit) if word not in ("av", "med", "per", "steg", "godkända", "grundläggande")]
    return {word[:5] if len(word) > 5 else word[:3] for word in found if not word.isdigit()}


def places(text: str, figure: int, unit: str) -> list[tuple[list[str], int]]:
    """Where the figure stands near a word of its unit."""
    found = tokens(text)
    return [
        (found, at)
        for at, token in enumerate(found)
        if says(token, figure)
        and any(stem in near for stem in stems(unit) for near in found[max(0, at - 15) : at + 16])
    ]


# --- the files


def test_rows_stand_in_the_reports_order_and_then_by_theme() -> None:
    themes = list(access_sentences.THEMES)
    order = [(list(CHAPTERS).index(row["county_code"]), themes.index(row["theme"])) for row in FACTS]
    assert order == sorted(order)
    assert all(row["chapter"] == CHAPTERS[row["county_code"]] for row in FACTS)


def test_facts_are_short_sentences() -> None:
    for row in FACTS:
        assert row["fact"] == " ".join(row["fact"].split()), row
        assert row["fact"].endswith("."), row
        assert len(re.findall(r"\.(?: |$)", row["fact"])) == 1, row
        assert row["fact"][0].isupper() or row["fact"][0].isdigit(), row
        assert 3 <= len(row["fact"].split()) <= 20, row


def test_a_figure_has_a_unit_and_says_if_it_is_about() -> None:
    for row in FACTS:
        assert bool(row["figure"]) == bool(row["unit"]) == bool(row["approximate"]), row
        if row["figure"]:
            of_fact = tokens(row["fact"])
            at = next(n for n, token in enumerate(of_fact) if says(token, int(row["figure"])))
            assert is_about(of_fact, at) == (row["approximate"] == "true"), row


def test_a_fact_holds_its_own_figure_and_no_other() -> None:
    for row in FACTS:
        text = re.sub(r"\b\d+–\d+\b", " ", re.sub(LEVELS_AND_YEARS, " ", row["fact"]))
        written = {
            token
            for token in tokens(text)
            if token.isdigit() or token in (*NUMBER_WORDS[2:], *[f"{word}:e" for word in NUMBER_WORDS])
        }
        figures = {n for n in range(2, 300) for token in written if says(token, n)}
        expected = {int(row["figure"])} if row["figure"] else set()
        assert figures == expected - {1}, row
        if expected == {1}:
            assert {"en", "ett"} & set(tokens(text)), row


def test_a_range_is_one_fact_without_a_figure_of_its_own() -> None:
    ranged = {(row["county_code"], *pair): row for row in FACTS for pair in ranges(row["fact"])}
    assert set(ranged) == set(RANGES)
    assert [row["figure"] + row["unit"] for row in ranged.values()] == ["", "", ""]


def test_every_chapter_has_rows_under_the_themes_that_it_speaks_of() -> None:
    found = {code: {row["theme"] for row in FACTS if row["county_code"] == code} for code in CHAPTERS}
    assert found == {code: IN_ALL | BESIDES[code] for code in CHAPTERS}
    assert len(FACTS) > 400


def test_six_facts_of_each_chapter_are_told_first_and_say_several_things() -> None:
    """The box on the page and in the PDF: figures among them, and of three themes or more."""
    for code in CHAPTERS:
        box = [row for row in FACTS if row["county_code"] == code and row["box"]]
        assert sorted(row["box"] for row in box) == ["1", "2", "3", "4", "5", "6"], code
        assert len({row["theme"] for row in box}) >= 3, code
        assert sum(bool(row["figure"]) for row in box) >= 2, code


# --- beside the chapters


@needs_the_report
@pytest.mark.parametrize("county_code", CHAPTERS)
def test_a_themes_words_in_a_chapter_have_rows(county_code: str) -> None:
    text = chapter(county_code).casefold()
    spoken = {theme for theme, pattern in WORDS_OF_THEMES.items() if re.search(pattern, text)}
    told = {row["theme"] for row in FACTS if row["county_code"] == county_code}
    excused = {theme for code, theme in ELSEWHERE if code == county_code}
    assert spoken - told == excused
    assert told - spoken == set()


@needs_the_report
@pytest.mark.parametrize("county_code", CHAPTERS)
def test_every_figure_stands_in_the_chapter_beside_what_it_counts(county_code: str) -> None:
    text = chapter(county_code)
    for row in FACTS:
        if row["county_code"] == county_code and row["figure"]:
            found = places(text, int(row["figure"]), row["unit"])
            assert found, row
            assert (row["approximate"] == "true") in {is_about(around, at) for around, at in found}, row


@needs_the_report
@pytest.mark.parametrize("county_code", CHAPTERS)
def test_every_figure_that_counts_something_in_the_chapter_has_a_row(county_code: str) -> None:
    """The other way round: a number in the chapter that is no year, level, date or law is told by some row."""
    text = re.sub(COUNTS_NOTHING, " ", chapter(county_code))
    told = set(figures_of(county_code))
    in_digits = {int(token) for token in tokens(text) if token.isdigit()}
    in_words = {NUMBER_WORDS.index(token) for token in tokens(text) if token in NUMBER_WORDS[2:]}
    assert (in_digits | in_words) - told == set()


@needs_the_report
def test_a_figure_is_told_as_often_as_the_chapters_count_with_it() -> None:
    """A two that became a three stands in some other place of the chapter too; how often each is said tells it."""
    more_often: dict[str, tuple[Counter[int], Counter[int]]] = {}
    for county_code in CHAPTERS:
        found = tokens(re.sub(COUNTS_NOTHING, " ", chapter(county_code)))
        printed = Counter(
            int(token) if token.isdigit() else NUMBER_WORDS.index(token)
            for token in found
            if token.isdigit() or token in NUMBER_WORDS[2:]
        )
        told = Counter(figure for figure in figures_of(county_code) if figure != 1)  # "en" is mostly no figure
        if printed != told:
            more_often[county_code] = (printed - told, told - printed)
    assert more_often == SAID_AGAIN


@needs_the_report
def test_ranges_stand_in_their_chapters() -> None:
    assert [key for key, printed in RANGES.items() if printed not in chapter(key[0])] == []


@needs_the_report
@pytest.mark.parametrize(("county_code", "printed", "words_of_fact"), PLANNED)
def test_a_plan_is_not_told_as_done(county_code: str, printed: str, words_of_fact: str) -> None:
    assert printed in chapter(county_code)
    (fact,) = [r["fact"] for r in FACTS if r["county_code"] == county_code and words_of_fact in r["fact"]]
    assert re.search(TO_COME, fact), fact


@needs_the_report
@pytest.mark.parametrize("county_code", CHAPTERS)
def test_years_and_names_stand_in_the_chapter(county_code: str) -> None:
    printed = tokens(f"{CHAPTERS[county_code]} {chapter(county_code)}")
    for row in FACTS:
        if row["county_code"] == county_code:
            years = re.findall(r"\b20\d\d\b", row["fact"])
            # A level may be printed as "MMR nivå 1".
            levelled = re.sub(r"(?<=MMR)\d", "", row["fact"])
            names = [word for word in re.findall(r"[^\W_]+", levelled)[1:] if word[0].isupper()]
            for name in (*years, *names):
                assert any(word.startswith(name.casefold()[:6]) for word in printed), (name, row)


@needs_the_report
@pytest.mark.parametrize("hyphen", ["", " "])
@pytest.mark.parametrize(("name", "column"), [("access.csv", "fact"), ("access_readings.csv", "reason")])
def test_no_sentence_is_copied(name: str, column: str, hyphen: str) -> None:
    printed = runs(REPORT.read_text(encoding="utf-8"), LONGEST_SHARED_RUN + 1, hyphen)
    for row in read(name):
        assert not runs(row[column], LONGEST_SHARED_RUN + 1, hyphen) & printed, row


@needs_the_report
def test_no_short_sentence_is_copied_whole() -> None:
    printed = f" {' '.join(words(REPORT.read_text(encoding='utf-8'), ' '))} "
    for row in FACTS:
        assert f" {' '.join(words(row['fact'], ' '))} " not in printed, row


# --- the readings


def test_each_landsting_has_a_reading_with_a_reason_for_both_treatments() -> None:
    rows = read("access_readings.csv")
    assert [(row["county_code"], row["treatment"]) for row in rows] == [
        (code, treatment) for code in CHAPTERS for treatment in ("KBT/IPT", "MMR")
    ]
    for row in rows:
        assert row["reason"].endswith("."), row
        assert 3 <= len(row["reason"].split()) <= 20, row


def test_readings_are_the_ones_decided_on() -> None:
    found: dict[tuple[str, str], list[str]] = {}
    for row in read("access_readings.csv"):
        found.setdefault((row["treatment"], row["reading"]), []).append(row["county_code"])
    assert found == READINGS


def test_a_reading_other_than_not_stated_rests_on_rows() -> None:
    """What is read is told: the theme has rows, or the chapter passes no judgement."""
    theme = {"KBT/IPT": "kbt-access", "MMR": "mmr-access"}
    for row in read("access_readings.csv"):
        themes = {fact["theme"] for fact in FACTS if fact["county_code"] == row["county_code"]}
        assert theme[row["treatment"]] in themes or row["reading"] == "not stated", row


@needs_the_report
def test_what_the_report_says_of_all_is_as_we_hold_it_beside_the_readings() -> None:
    text = " ".join(REPORT.read_text(encoding="utf-8").split())
    of_mmr = text[text.index("I dag uppger nio") :][:420]
    assert re.findall(r"(?i)\b(nio|åtta|fyra)\b", of_mmr) == ["nio", "åtta", "Fyra"]
    assert access_sentences.REPORT_MMR == {"good": 9, "doubtful": 8, "needs more": 4}
    assert sum(access_sentences.REPORT_MMR.values()) == len(CHAPTERS)
    assert "anser hälften av dem att den behöver utökas" in text
    assert "landstingen i norra Sverige liksom Stockholm och Västra Götaland" in text


# --- questions


def test_the_question_gives_the_file_back(connection: Connection) -> None:
    county = {row["county_code"]: row["county"] for row in read("counties.csv")}
    expected = [{"county": county[row["county_code"]], **row} for row in FACTS]
    columns = ["county_code", "county", "theme", "fact", "figure", "unit", "approximate", "chapter", "box"]
    answer = queries.access(connection)
    assert list(answer.columns) == columns
    for told, row in zip(answer.to_dict("records"), expected, strict=True):
        plain = {name: "" if pd.isna(cell) else str(cell) for name, cell in told.items()}
        whole = {name: plain[name].removesuffix(".0") for name in ("figure", "box")}
        assert plain | whole | {"approximate": plain["approximate"].lower()} == row


def test_the_readings_come_in_swedish_order(connection: Connection) -> None:
    county = {row["county_code"]: row["county"] for row in read("counties.csv")}
    answer = queries.access_readings(connection)
    assert list(answer.columns) == ["county_code", "county", "treatment", "reading", "reason"]
    found = [tuple(row) for row in answer.itertuples(index=False, name=None)]
    assert Counter(found) == Counter(
        (r["county_code"], county[r["county_code"]], r["treatment"], r["reading"], r["reason"])
        for r in read("access_readings.csv")
    )
    assert [name for _, name, *_ in found[:2]] == ["Blekinge", "Blekinge"]
    assert [name for _, name, *_ in found[-4:]] == ["Örebro", "Örebro", "Östergötland", "Östergötland"]


# --- words


def of(connection: Connection, treatment: str) -> dict[str, str]:
    answer = queries.access_readings(connection)
    chosen = answer[answer.treatment == treatment]
    return dict(zip(chosen.county, chosen.reading, strict=True))


def test_every_theme_and_reading_of_the_data_has_a_name() -> None:
    assert {row["theme"] for row in FACTS} == set(access_sentences.THEMES)
    assert {row["reading"] for row in read("access_readings.csv")} == set(access_sentences.READINGS)


def test_how_our_readings_stand_beside_the_report(connection: Connection) -> None:
    mmr = access_sentences.mmr_beside_the_report(of(connection, "MMR"))
    assert "9 landsting med god eller relativt god tillgång till MMR, 8 där" in mmr[0]
    assert mmr[1] == "Vår läsning av kapitlen ger 9, 5 och 4, och 3 där det inte framgår."
    assert mmr[2] == "Antalen går ihop om rapporten har räknat de sista till de grupper där vi har färre."
    assert "kan inte prövas" in mmr[3]
    kbt = access_sentences.kbt_beside_the_report(of(connection, "KBT/IPT"))
    assert "vi läser så i 9 kapitel av 21." in kbt[0]
    assert kbt[1] == "Hälften nås om också tveksamma räknas: de är 2, och i 1 framgår det inte."
    assert kbt[2].endswith("Stockholm läser vi annorlunda.")


def readings_of(**counts: int) -> dict[str, str]:
    listed = [reading.replace("_", " ") for reading, count in counts.items() for _ in range(count)]
    return {f"län {number}": reading for number, reading in enumerate(listed)}


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"good": 9, "doubtful": 8, "needs_more": 4}, "Antalen är desamma."),
        ({"good": 8, "doubtful": 7, "needs_more": 3, "not_stated": 3}, "Antalen går ihop om"),
        ({"good": 10, "doubtful": 7, "needs_more": 4}, "Antalen går inte ihop"),
        ({"good": 10, "doubtful": 6, "needs_more": 4, "not_stated": 1}, "Antalen går inte ihop"),
    ],
)
def test_where_the_mmr_counts_can_and_cannot_agree(counts: dict[str, int], said: str) -> None:
    assert access_sentences.mmr_beside_the_report(readings_of(**counts))[2].startswith(said)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"good": 11, "needs_more": 10}, "Det är hälften."),
        ({"good": 10, "needs_more": 11}, "Det är hälften."),
        ({"good": 11, "doubtful": 1, "needs_more": 9}, "Hälften nås om också tveksamma räknas: de är 1"),
        ({"good": 12, "needs_more": 9}, "Det är inte hälften"),
        ({"good": 9, "needs_more": 12}, "Det är inte hälften"),
    ],
)
def test_where_the_kbt_readings_are_half(counts: dict[str, int], said: str) -> None:
    assert access_sentences.kbt_beside_the_report(readings_of(**counts))[1].startswith(said)


def test_the_named_are_told_when_all_are_read_alike() -> None:
    alike = dict.fromkeys(access_sentences.REPORT_NAMES_NEEDING_KBT, "needs more")
    assert access_sentences.kbt_beside_the_report(alike)[2].endswith("dem läser vi likadant.")


def test_counts_keep_readings_without_any() -> None:
    assert access_sentences.counted(["doubtful"]) == {"good": 0, "doubtful": 1, "needs more": 0, "not stated": 0}
