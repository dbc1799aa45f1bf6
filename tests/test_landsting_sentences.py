"""The answer of each landsting's page: for every landsting and year, and for made-up extremes, in both languages.

The expected figures are reckoned here from the printed tables or by trying one treatment after the other.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from math import exp, lgamma, log
from pathlib import Path

import pytest

from rehabdata import language, queries, sentences
from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.landsting import landsting_rows, landsting_sentences
from rehabdata.landsting.landsting_rows import Compared, OneSex, Rate
from rehabdata.money.funding import Production, Scenario, Settlement, settle
from rehabdata.money.ranking import places

N = "\u00a0"
YEARS = (2012, 2013)
RULES = Scenario(12_000, 25_000, 45_000, 1_000, frame_mkr=2)
WORTH = {"KBT/IPT": 13_000, "MMR1": 26_000, "MMR2": 46_000}


def shown(value: float, decimals: int = 1) -> str:
    """A figure as Swedes write it, by another way than the app's."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{exact:,}".replace(",", N).replace(".", ",")


@pytest.fixture(scope="module")
def halves(connection: Connection, assumptions: Assumptions) -> dict[int, Settlement]:
    return {y: settle(queries.production(connection, y, "kv1-2"), queries.agreement(assumptions, y)) for y in YEARS}


@pytest.fixture(scope="module")
def doubled(connection: Connection, assumptions: Assumptions) -> dict[int, Settlement]:
    return {
        y: settle(queries.production(connection, y, "kv1-2"), queries.agreement(assumptions, y, pace=2.0))
        for y in YEARS
    }


@pytest.fixture(scope="module")
def rates(connection: Connection) -> dict[str, list[Rate]]:
    listed = queries.treatments(connection, "kv1-2")
    return {code: landsting_rows.rates(listed, code) for code in set(listed.county_code) - {"00"}}


@pytest.fixture(scope="module")
def sexes(connection: Connection) -> dict[str, list[OneSex]]:
    listed = queries.gender(connection, "kv1-2")
    return {code: landsting_rows.by_sex(listed, code) for code in set(listed.county_code) - {"00"}}


@pytest.fixture(scope="module")
def printed(data_folder: Path) -> dict[str, dict[str, int]]:
    """County code -> printed heading -> figure, all three tables."""

    def read(name: str) -> list[dict[str, str]]:
        with (data_folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    code_of = {row["name"]: row["county_code"] for row in read("county_names.csv")}
    found: dict[str, dict[str, int]] = {}
    for name in ("report_table_1_mmr", "report_table_2_kbt_ipt", "report_table_3_gender_and_share"):
        for row in read(f"{name}.csv"):
            county = row.pop("Län")
            found.setdefault(code_of[county], {}).update({heading: int(cell) for heading, cell in row.items()})
    return found


def patients(cells: dict[str, int], year: int) -> dict[str, int]:
    return {
        "KBT/IPT": cells[f"KBT/IPT {year}"],
        "MMR1": cells[f"{year} MMR nivå 1"],
        "MMR2": cells[f"{year} MMR nivå 2"],
    }


def everything(code: str, year: int, halves: dict, doubled: dict, rates: dict, sexes: dict) -> list[str]:
    """The lines that open a landsting's page."""
    half = halves[year]
    own, place = half.of(code), places(half)[code]
    return [
        sentences.landsting_share(own, half, place, year),
        *filter(None, [landsting_sentences.up_or_down(halves, code, year)]),
        sentences.landsting_same_pace(doubled[year].of(code), own),
        landsting_sentences.to_full_allocation(doubled[year], code),
        landsting_sentences.change(halves, code, year),
        landsting_sentences.largest_distance(rates[code], half, year),
        landsting_sentences.fewer_or_more(rates[code], year),
        landsting_sentences.women(sexes[code], year),
        landsting_sentences.of_2011(rates[code], own.county),
        landsting_sentences.small_numbers(rates[code]),
        landsting_sentences.strip_finding(halves, code),
    ]


def faults(line: str) -> Iterator[str]:
    if not re.match(r"[A-ZÅÄÖ0-9]", line) or not line.endswith("."):
        yield "is no sentence"
    if re.search(r"  | ,| \.(?!\d)|\{|\}|\bnan\b|\bNone\b|\b0 behandling|\b1 behandlingar|-\d", line):
        yield "is badly put"


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_every_line_of_every_landsting_and_year_is_well_put(
    spoken: str, halves: dict, doubled: dict, rates: dict, sexes: dict
):
    with language.speaking(spoken):
        for year, outcome in ((y, o) for y in YEARS for o in halves[y].landsting):
            for line in everything(outcome.county_code, year, halves, doubled, rates, sexes):
                assert list(faults(line)) == [], line
                if spoken == language.SWEDISH:
                    assert not re.search(r"\d\.\d", line), line


def test_treatments_to_the_whole_allocation(halves: dict, doubled: dict, printed: dict):
    """Those told reach it and one fewer does not; each sort is as near its part of the landsting's mix as can be."""
    for year, outcome in ((y, o) for y in YEARS for o in halves[y].landsting):
        counts = patients(printed[outcome.county_code], year)
        left = outcome.allocation_sek - 2 * sum(counts[name] * WORTH[name] for name in counts)
        said = landsting_sentences.to_full_allocation(doubled[year], outcome.county_code)
        if left <= -outcome.allocation_sek:
            assert outcome.county == "Skåne"
            assert said == "Hela fördelningen är redan nådd."
            continue
        if left <= 0:
            assert said == "Det behövs inga fler behandlingar än samma takt ger för att nå hela fördelningen."
            continue
        figures = re.match(r"Till hela fördelningen behövs ([\d\u00a0]+) behandlingar till .*?: (.*)\.$", said)
        assert figures, said
        told = {
            name: int(count.replace(N, ""))
            for count, name in re.findall(r"(\d[\d\u00a0]*)\u00a0(KBT/IPT|MMR1|MMR2)", figures[2])
        }
        total = int(figures[1].replace(N, ""))
        assert sum(told.values()) == total
        worth = sum(count * WORTH[name] for name, count in told.items())
        assert worth - max(WORTH[name] for name in told) < left <= worth
        for name, count in counts.items():
            assert abs(told.get(name, 0) - total * count / sum(counts.values())) < 1.01


def test_the_change_since_the_year_before(halves: dict, printed: dict):
    for outcome in halves[2013].landsting:
        code = outcome.county_code
        counts = [patients(printed[code], year) for year in YEARS]
        old, new = (sum(of_year.values()) for of_year in counts)
        earned = [sum(of_year[name] * WORTH[name] for name in of_year) for of_year in counts]
        before, now = (e / halves[y].of(code).allocation_sek for e, y in zip(earned, YEARS, strict=True))
        said = landsting_sentences.change(halves, code, 2013)
        assert f"från {shown(100 * before)}{N}% till {shown(100 * now)}{N}%." in said
        assert ("stigit" in said, "sjunkit" in said) == (now > before, now < before)
        assert f"från {shown(old, 0)} till {shown(new, 0)}." in said
        assert ("beror också på blandningen" in said) == ((now - before) * (new - old) < 0)
        assert ("ökade med" in said, "minskade med" in said) == (new > old, new < old)
        assert f" med {shown(abs(new - old) * 100 / old, 0)}{N}%, " in said


def test_nothing_is_said_across_the_break(halves: dict):
    for outcome in halves[2012].landsting:
        said = landsting_sentences.change(halves, outcome.county_code, 2012)
        assert said == "2012 går inte att jämföra med 2011: då gällde andra regler."


def test_the_largest_distance(halves: dict, rates: dict, printed: dict, data_folder: Path):
    with (data_folder / "population.csv").open(encoding="utf-8", newline="") as file:
        people = {
            (r["county_code"], r["date"]): int(r["population_15_64"]) for r in csv.DictReader(file) if r["sex"] == "T"
        }
    codes = sorted(rates)
    for year, code in product(YEARS, codes):
        date = f"{year - 1}-12-31"
        per = {
            (c, name): 10_000 * count / people[c, date]
            for c in (*codes, "00")
            for name, count in patients(printed[c], year).items()
        }
        furthest = max(WORTH, key=lambda name: abs(per[code, name] - per["00", name]) * WORTH[name])
        middle = sorted(per[c, furthest] for c in codes)[10]
        own, nation = per[code, furthest], per["00", furthest]
        said = landsting_sentences.largest_distance(rates[code], halves[year], year)
        assert f"är det i {furthest}: " in said
        assert f"(medianen {shown(middle)})" in said
        if patients(printed[code], year)[furthest]:
            fewer = "färre" if own < nation else "fler"
            assert f": {shown(own)} per 10{N}000 invånare" in said.replace("10 000", f"10{N}000")
            assert f"år, {shown(abs(own - nation))} {fewer} än i riket" in said
        else:
            assert f": ingen redovisad, mot rikets {shown(nation)}" in said


def below(count: int, mean: float) -> float:
    """The probability of at most so many, by Poisson's own terms."""
    return sum(exp(n * log(mean) - mean - lgamma(n + 1)) for n in range(count + 1))


def test_fewer_more_and_about_as_many(rates: dict, printed: dict, data_folder: Path):
    """By the printed counts and the exact Poisson tails; where a tail is at 2.5 percent either word will do."""
    with (data_folder / "population.csv").open(encoding="utf-8", newline="") as file:
        people = {
            (r["county_code"], r["date"]): int(r["population_15_64"]) for r in csv.DictReader(file) if r["sex"] == "T"
        }
    words = {"fewer": "färre än i riket i ", "more": "fler än i riket i ", "alike": "ungefär som i riket i "}
    for year, code in product(YEARS, sorted(rates)):
        date = f"{year - 1}-12-31"
        said = landsting_sentences.fewer_or_more(rates[code], year)
        clauses = re.split(r"(?:, |är det )(?=färre|fler|ungefär|ingen)", said)
        for name, count in patients(printed[code], year).items():
            nation = patients(printed["00"], year)[name] / people["00", date]
            if not count:
                assert re.search(rf"ingen redovisad i [^,;]*{name} \(riket {shown(10_000 * nation)}\)", said)
                continue
            mean = nation * people[code, date]
            too_few, too_many = below(count, mean), 1 - below(count - 1, mean)
            if min(abs(too_few - 0.025), abs(too_many - 0.025)) < 0.002:
                continue
            word = "fewer" if too_few < 0.025 else "more" if too_many < 0.025 else "alike"
            figures = rf"\({shown(10_000 * count / people[code, date])} mot {shown(10_000 * nation)}\)"
            (clause,) = (clause for clause in clauses if clause.startswith(words[word]))
            assert re.search(f"{name} {figures}", clause), said


def test_womens_part(sexes: dict, printed: dict):
    """Wilson's interval by its definition: the parts p from which the count is 1.96 standard errors away."""
    for year, code in product(YEARS, sexes):
        women, men = printed[code][f"{year} Kvinna"], printed[code][f"{year} Man"]
        nation = printed["00"][f"{year} Kvinna"] / (printed["00"][f"{year} Kvinna"] + printed["00"][f"{year} Man"])
        part, both = women / (women + men), women + men
        said = landsting_sentences.women(sexes[code], year)
        assert f"var {shown(100 * part)}{N}% kvinnor" in said
        ends = re.search(r"intervall ([\d,]+)–([\d,]+)", said)
        assert ends
        for end in ends.groups():
            p = float(end.replace(",", ".")) / 100
            assert abs(abs(part - p) / (p * (1 - p) / both) ** 0.5 - 1.96) < 0.0006 / (p * (1 - p) / both) ** 0.5
        outside = abs(part - nation) / (nation * (1 - nation) / both) ** 0.5 > 1.96
        assert f"Rikets {shown(100 * nation)}{N}% ligger {'utanför' if outside else 'i'} intervallet" in said
        assert said.endswith("behovet är okänt.")


def test_2011_has_its_own_line(rates: dict, printed: dict):
    for code, cells in printed.items():
        if code != "00":
            said = landsting_sentences.of_2011(rates[code], "Landet")
            assert f"KBT/IPT: {shown(cells['KBT/IPT 2011'], 0)}, MMR: {shown(cells['2011 MMR'], 0)}." in said
    assert landsting_sentences.of_2011([rate for rate in rates["23"] if rate.year > 2011], "Jämtland") == ""


# Made-up extremes


def two(first: int, second: int, pace: float = 1.0, frame_mkr: float = 2.0) -> Settlement:
    """Two landsting of equal size that share the frame; a KBT patient is 13 000 kronor."""
    production = [Production("01", "Norr", first, 0, 0, 5), Production("02", "Söder", second, 0, 0, 5)]
    return settle(production, replace(RULES, pace=pace, frame_mkr=frame_mkr))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (19, 38, "Antalet behandlade ökade från 19 till 38."),
        (20, 38, f"Antalet behandlade ökade med 90{N}%, från 20 till 38."),
        (19, 1, "Antalet behandlade minskade från 19 till 1."),
        (20, 0, "Inga behandlade är redovisade för 2013; 2012 var de 20."),
        (0, 3, "Antalet behandlade var 3; för 2012 är inga redovisade."),
        (0, 0, "Inga behandlade är redovisade för 2012 eller 2013."),
        (7, 7, "Antalet behandlade var 7 båda åren."),
    ],
)
def test_rises_falls_and_zeros(before: int, after: int, told: str):
    said = landsting_sentences.change({2012: two(before, 1), 2013: two(after, 1)}, "01", 2013)
    assert said.endswith(told)
    direction = "stigit" if after > before else "sjunkit" if after < before else "Andelen är avrundat densamma som 2012"
    assert direction in said


def test_no_year_before_and_no_allocation():
    assert landsting_sentences.change({2014: two(1, 1)}, "01", 2014) == "För 2013 finns ingen uppgift att jämföra med."
    nothing = {2012: two(1, 1, frame_mkr=0), 2013: two(2, 2)}
    assert landsting_sentences.change(nothing, "01", 2013).startswith(
        "Hur andelen har ändrats sedan 2012 går inte att säga: uppgift saknas."
    )


def to_all(patients_now: int, frame_mkr: float) -> str:
    return landsting_sentences.to_full_allocation(two(patients_now, 1, 2.0, frame_mkr), "01")


def test_one_none_and_unknown_treatments_left():
    at_ten = 2 * 10 * 13_000 / 1e6  # the whole year of ten patients a half-year, for one of two
    assert to_all(10, 2 * at_ten) == "Samma takt ger precis hela fördelningen."
    assert to_all(10, 2 * at_ten - 0.001).startswith("Det behövs inga fler behandlingar")
    assert to_all(10, 2 * at_ten + 2 * 0.013) == (
        "Till hela fördelningen behövs en behandling till under året utöver samma takt: 1\u00a0KBT/IPT."
    )
    assert "behövs 2 behandlingar till under året" in to_all(10, 2 * at_ten + 2 * 0.013001)
    assert to_all(10, at_ten) == "Hela fördelningen är redan nådd."
    assert to_all(10, at_ten + 0.001).startswith("Det behövs inga fler behandlingar")
    assert to_all(0, 2) == "Utan redovisade behandlingar går det inte att räkna fram hur många som behövs."


def test_up_or_down_beside_the_half_year_before():
    """Never across the break of 2011 and 2012; what is shown as the same is the same."""
    before, after = two(40, 20), two(40, 10)
    told = {2012: before, 2013: after}
    assert landsting_sentences.up_or_down(told, "02", 2013) == "Ned från 26,0\u00a0% första halvåret 2012."
    assert landsting_sentences.up_or_down({2012: after, 2013: before}, "02", 2013).startswith("Upp från 13,0")
    assert landsting_sentences.up_or_down(told, "01", 2013).startswith("Avrundat densamma som")
    assert landsting_sentences.up_or_down({2011: before, 2012: after}, "02", 2012) == ""
    assert landsting_sentences.up_or_down({2013: after}, "02", 2013) == ""


def rate(treatment: str, count: int, own: float | None, nation: float | None) -> Rate:
    return Rate(2013, treatment, count, own, (0.0, 1.0), nation, 5.0)


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ([rate("KBT/IPT", 9, 9, 10), rate("MMR2", 9, 9.5, 10)], "i MMR2: 9,5 per 10 000 invånare 15–64 år, 0,5 färre"),
        ([rate("KBT/IPT", 9, 15, 10), rate("MMR2", 9, 9, 10)], "KBT/IPT: 15,0 per 10 000 invånare 15–64 år, 5,0 fler"),
        ([rate("MMR2", 4, 0.449, 4.55)], "0,4 per 10 000 invånare 15–64 år, 4,1 färre än i riket"),
        ([rate("MMR1", 0, 0, 10)], "i MMR1: ingen redovisad, mot rikets 10,0 per 10 000"),
        ([rate("MMR1", 7, 10.01, 10)], "skiljer sig inte behandlingarna från riket: i MMR1 är det 10,0 per"),
        ([rate("MMR1", 0, 0, 0)], "skiljer sig inte behandlingarna från riket"),
        ([rate("MMR1", 7, None, 10)], "går inte att säga: uppgift saknas."),
        ([], "går inte att säga: uppgift saknas."),
    ],
)  # fmt: skip
def test_distances(listed: list[Rate], told: str):
    said = landsting_sentences.largest_distance(listed, two(1, 1), 2013)
    assert told in said
    assert list(faults(said)) == []


def test_an_interval_too_small_for_a_tenth_is_not_shown_as_from_nothing_to_nothing():
    assert landsting_sentences.number_interval((0.0, 0.04)) == "under 0,1"
    assert landsting_sentences.number_interval((0.0, 0.05)) == "0,0–0,1"


def test_nobody_treated_has_no_womens_part():
    nobody = OneSex(2013, "K", 0, None, None, 0.7, None, None, 60.0)
    for sexes in ([nobody], []):
        assert landsting_sentences.women(sexes, 2013).endswith("uppgift saknas.")


def compared(kind: str, name: str, share: float | None) -> Compared:
    return Compared(name, kind, {2013: share}, {})


def test_against_whom():
    own = compared("own", "Norr", 0.5)
    lines = [own, compared("nation", "Riket", 0.4), compared("median", "Medianen", 0.5004)]
    region = compared("healthcare-region", "Norra", 0.59)
    assert landsting_sentences.against_whom([*lines, region, compared("chosen", "Öst", 0.1)], 2013) == (
        f"Andelen 2013 ligger 10,0{N}procentenheter över riket, i nivå med medianen och "
        f"9,0{N}procentenheter under Norra."
    )
    assert landsting_sentences.against_whom([compared("own", "Norr", None), lines[1]], 2013) == (
        "Andelen 2013: uppgift saknas."
    )


@pytest.mark.parametrize(
    ("code", "told"), [("23", "7,8{N}procentenheter under"), ("12", "54,3{N}procentenheter över"), ("09", "2,7{N}")]
)
def test_a_distance_is_rounded_once(code: str, told: str, halves: dict):
    """Jämtland 2013: 40,440 and the nation's 48,277 are shown as 40,4 and 48,3; 7,837 lies between them, not 7,9."""
    share = {c: halves[2013].of(c).share for c in (code, "00")}
    lines = [compared("own", "Norr", share[code]), compared("nation", "Riket", share["00"])]
    said = landsting_sentences.against_whom(lines, 2013)
    assert f"ligger {told.format(N=N)}" in said
    close = [compared("own", "Norr", 0.40440), compared("nation", "Riket", 0.40449)]
    assert landsting_sentences.against_whom(close, 2013) == "Andelen 2013 ligger i nivå med riket."


def test_who_they_are(connection: Connection):
    names = {str(code): str(name) for code, name in queries.counties(connection)[["county_code", "county"]].to_numpy()}
    listed = queries.comparison_groups(connection)
    told = {code: landsting_sentences.who_they_are(landsting_rows.groups(listed, code), code, names) for code in names}
    assert told["13"][0] == "Halland ligger i två sjukvårdsregioner och räknas inte i någon av dem."
    assert told["14"][0].startswith("Göteborgsregionen (Västra): här Västra Götaland ensamt, eftersom Halland")
    assert told["23"][0] == "Umeåregionen (Norra): Västernorrland, Jämtland, Västerbotten och Norrbotten."
    assert all(len(lines) == 3 and "Kolada 2024" in lines[1] and "Kolada 2024" in lines[2] for lines in told.values())


def test_small_numbers(rates: dict):
    assert "fyra av antalen är under 20" not in landsting_sentences.small_numbers([rate("KBT/IPT", 500, 1, 1)])
    assert "ett av antalen är under 20" in landsting_sentences.small_numbers([rate("KBT/IPT", 19, 1, 1)])
    assert "två av antalen är under 20" in landsting_sentences.small_numbers([rate("MMR1", 1, 1, 1)] * 2)
    assert "av antalen" not in landsting_sentences.small_numbers([rate("MMR1", 0, 0, 1), rate("MMR2", 20, 0, 1)])
    for listed in rates.values():
        assert "inte för att säga något om en trend." in landsting_sentences.small_numbers(listed)
