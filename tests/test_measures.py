"""The measures against slow answers read straight from the extracts, for all 21 and every year; places; pairs."""

import csv
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from rehabdata import queries
from rehabdata.compare import compare_rows, measures
from rehabdata.compare.measures import MEASURES, Basis, Figure
from rehabdata.data import Data
from rehabdata.database import Connection
from tests.published import SHARES_2012, SHARES_2013

NBSP = "\u00a0"
DATA = Path(__file__).parents[1] / "data"
YEARS = (2011, 2012, 2013)
PARTS = {"kbt": ("KBT/IPT",), "mmr": ("MMR", "MMR1", "MMR2"), "mmr1": ("MMR1",), "mmr2": ("MMR2",)}
PARTS |= {"alla": (*PARTS["kbt"], *PARTS["mmr"])}


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def bases(data: Data) -> dict[int, Basis]:
    return {year: Basis(data, year, "kv1-2") for year in YEARS}


@pytest.fixture(scope="module")
def patients(connection: Connection) -> dict[tuple[str, int, str], int]:
    """Landsting, year and treatment to patients, cell by cell from the report's first two tables."""
    codes = queries.county_codes_by_name(connection)
    found = {}
    for row in (*read("report_table_1_mmr.csv"), *read("report_table_2_kbt_ipt.csv")):
        code = codes.get(row["Län"].casefold())
        for heading, cell in row.items():
            if heading == "Län" or code is None:  # the Summa row
                continue
            year = int(next(word for word in heading.split() if word.isdigit() and len(word) == 4))
            treatment = "KBT/IPT" if "KBT" in heading else f"MMR{heading[-1]}" if "nivå" in heading else "MMR"
            found[code, year, treatment] = int(cell)
    return found


def counted(patients: dict[tuple[str, int, str], int], stem: str, code: str, year: int) -> int | None:
    told = [patients[code, year, part] for part in PARTS[stem] if (code, year, part) in patients]
    return sum(told) if told else None


def test_counts_rates_and_changes_are_those_of_a_slow_answer(
    bases: dict[int, Basis], patients: dict[tuple[str, int, str], int]
):
    inhabitants = {
        (row["county_code"], int(row["date"][:4]) + 1): int(row["population_15_64"])
        for row in read("population.csv")
        if row["sex"] == "T"
    }
    codes = {code for code, _, _ in patients}
    assert len(codes) == 21
    for stem, year, code in product(PARTS, YEARS, sorted(codes)):
        now, before = counted(patients, stem, code, year), counted(patients, stem, code, year - 1)

        def figure(name: str, year: int = year, code: str = code) -> Figure:
            return MEASURES[name].figures(bases[year])[code]

        if now is None:
            assert figure(stem) == figure(f"{stem}-10000") == measures.MISSING
        else:
            why = "" if now else "none reported"
            assert figure(stem) == Figure(now, why)
            assert figure(f"{stem}-10000") == Figure(pytest.approx(10_000 * now / inhabitants[code, year]), why)
        change, percent = figure(f"{stem}-andring"), figure(f"{stem}-andring-procent")
        if year == 2011:
            assert change == percent == measures.MISSING
        elif year == 2012:
            assert change == percent == Figure(None, "other rules")
        else:
            assert now is not None
            assert before is not None
            assert change == Figure(now - before, "" if now or before else "none reported")
            small = before < 20
            assert percent == (Figure(None, "small base") if small else Figure(pytest.approx(now / before - 1)))


def test_the_nation_is_the_sum(bases: dict[int, Basis]):
    for stem, year in product(PARTS, YEARS):
        figures = dict(MEASURES[stem].figures(bases[year]))
        nation = figures.pop("00")
        if nation.value is None:
            assert {figure.value for figure in figures.values()} == {None}
        else:
            assert nation.value == sum(figure.value or 0 for figure in figures.values())


@pytest.mark.parametrize(("year", "printed"), [(2012, SHARES_2012), (2013, SHARES_2013)])
def test_shares_round_to_the_printed_ones(bases: dict[int, Basis], year: int, printed: dict[str, int]):
    figures = MEASURES["andel"].figures(bases[year])
    for code, percent in printed.items():
        assert Decimal(figures[code].value or 0).quantize(Decimal("1.0000")) * 100 == pytest.approx(percent, abs=0.51)


def test_womens_part_is_that_of_table_3(bases: dict[int, Basis], connection: Connection):
    codes = queries.county_codes_by_name(connection)
    for row in read("report_table_3_gender_and_share.csv"):
        if code := codes.get(row["Län"].casefold()):
            for year in (2012, 2013):
                men, women = int(row[f"{year} Man"]), int(row[f"{year} Kvinna"])
                part = MEASURES["kvinnor"].figures(bases[year])[code].value
                assert part == pytest.approx(women / (men + women))
    assert set(MEASURES["kvinnor"].figures(bases[2011]).values()) == {measures.MISSING}


def test_sick_days_are_of_december_2015_both_sexes_together_for_all_21(bases: dict[int, Basis]):
    figures = MEASURES["sjukpenningdagar"].figures(bases[2013])
    told = {
        row["county_code"]: float(row["days_per_insured_16_64"])
        for row in read("sick_days_december.csv")
        if row["rolling_12_months_to"] == "2015-12" and row["sex"] == "T"
    }
    assert told["08"] == 11.1, "the series' own figure of Kalmar, not the 11.0 of a newspaper"
    assert {code: figure.value for code, figure in figures.items()} == told
    assert (told["23"], len(told)) == (13.8, 22)


def test_what_is_left_of_a_year_stands_at_both_paces(bases: dict[int, Basis]):
    jamtland = {name: MEASURES[name].figures(bases[2013])["23"].value or 0 for name in ("kvar", "kvar-halvar")}
    settled = bases[2013].agreed
    assert settled is not None
    own = settled.of("23")
    assert jamtland["kvar-halvar"] == pytest.approx(own.allocation_sek - own.earned_sek)
    assert jamtland["kvar"] == pytest.approx(own.allocation_sek - 2 * own.earned_sek)
    assert measures.with_beside(("andel", "kvar", "kbt")) == ("andel", "kvar", "kvar-halvar", "kbt")
    assert measures.with_beside(("kvar-halvar", "kbt", "kvar")) == ("kvar", "kvar-halvar", "kbt")


@pytest.mark.parametrize(
    ("name", "figure", "text"),
    [
        ("andel", Figure(0.40445), f"40,4{NBSP}%"),
        ("kbt", Figure(4016), f"4{NBSP}016"),
        ("kbt", Figure(0, "none reported"), "ingen redovisad"),
        ("kbt", measures.MISSING, "uppgift saknas"),
        ("kbt-andring", Figure(-3), "−3"),
        ("kbt-andring-procent", Figure(0.9071), f"+91{NBSP}%"),
        ("kbt-andring-procent", Figure(None, "small base"), "–"),
        ("kbt-andring-procent", Figure(None, "other rules"), "–"),
        ("andel-andring", Figure(0.0925), "+9,3"),
        ("upparbetat", Figure(5_083_000), f"5,1{NBSP}Mkr"),
        ("upparbetat-invanare", Figure(64.55), f"64,6{NBSP}kr"),
        ("sjukpenningdagar", Figure(13.8), "13,8"),
    ],
)
def test_how_a_figure_is_shown(name: str, figure: Figure, text: str):
    assert measures.shown(MEASURES[name], figure) == text


def test_places_are_competition_ranks_shared_at_equal_printed_figures(bases: dict[int, Basis]):
    for name, year in product((name for name in MEASURES if name != "andel"), YEARS):
        measure = MEASURES[name]
        figures = measure.figures(bases[year])
        printed = {
            code: measures.shown(measure, figure)
            for code, figure in figures.items()
            if code != "00" and figure.value is not None and figure.why == ""
        }
        found = measures.standings(bases[year], measure, figures)
        assert set(found) == set(printed), name
        for code, standing in found.items():
            above = [other for other in printed if (figures[other].value or 0) > (figures[code].value or 0)]
            assert standing.place == 1 + sum(printed[other] != printed[code] for other in above), (name, code)
            assert standing.is_shared == (list(printed.values()).count(printed[code]) > 1)


def test_places_by_share_follow_the_rule_for_neighbours(bases: dict[int, Basis]):
    found = measures.standings(bases[2013], MEASURES["andel"], MEASURES["andel"].figures(bases[2013]))
    assert (found["23"], found["19"]) == (measures.Standing(9, True), measures.Standing(9, True))
    assert found["12"] == measures.Standing(1, False)


def test_reported_zero_has_no_place_and_is_never_last_by_being_lowest(bases: dict[int, Basis]):
    """Skåne reports no MMR1: it stands after the others whichever way the table is ordered."""
    figures = {"mmr1": MEASURES["mmr1"].figures(bases[2013])}
    assert "12" not in measures.standings(bases[2013], MEASURES["mmr1"], figures["mmr1"])
    names = {"12": "Skåne", "23": "Jämtland", "14": "Västra Götaland"}
    assert compare_rows.ordered(names, compare_rows.order_of("mmr1"), figures) == ["14", "23", "12"]
    assert compare_rows.ordered(names, compare_rows.order_of("mmr1-stigande"), figures) == ["23", "14", "12"]
    assert compare_rows.ordered(names, compare_rows.order_of("namn"), figures) == ["23", "12", "14"]


def test_every_order_is_read_back():
    for text in compare_rows.orders(list(MEASURES)):
        assert str(compare_rows.order_of(text)) == text


@pytest.mark.parametrize(
    ("x", "y", "why"),
    [
        ("andel", "sjukpenningdagar", "sick-days"),
        ("sjukpenningdagar", "kbt-10000", "sick-days"),
        ("andel", "upparbetat-invanare", "same"),
        ("kbt", "kbt-10000", "same"),
        ("kbt", "mmr", "both grow"),
        ("kbt", "upparbetat", "both grow"),
        ("mmr1-10000", "mmr-10000", "part of the other"),
        ("alla-10000", "kbt-10000", "part of the other"),
        ("kbt-10000", "mmr-10000", ""),
        ("andel", "kvinnor", ""),
    ],
)
def test_pairs_that_are_not_drawn(x: str, y: str, why: str):
    assert measures.unfit_pair(x, y) == measures.unfit_pair(y, x) == why


def test_bars_are_in_proportion_and_begin_at_zero():
    figures = {"01": Figure(-5), "03": Figure(15), "04": Figure(0, "none reported"), "05": measures.MISSING}
    found = compare_rows.bars({**figures, "00": Figure(1000)})
    assert found == {
        "01": compare_rows.Bar(0, 25),
        "03": compare_rows.Bar(25, 75),
        "04": compare_rows.Bar(25, 0),
    }
    assert compare_rows.bars({"01": measures.MISSING}) == {}
    assert compare_rows.bars({"01": Figure(0, "none reported")}) == {}


def test_names_in_the_picture_do_not_cover_each_other_where_there_is_room(bases: dict[int, Basis]):
    figures = measures.measured(bases[2013], measures.USUAL_PAIR)
    x, y = (MEASURES[name] for name in measures.USUAL_PAIR)
    codes = ["12", "14", "17", "23"]
    names = {code: f"län {code}" for code in codes}
    rows = compare_rows.scatter(x, y, figures, codes, names, dict.fromkeys(codes, "Z"), "23")
    assert list(rows.county)[-1] == "län 23"
    assert list(rows.short) == ["Z", "Z", "Z", "län 23"]
    assert set(rows.wide_align) <= {"left", "right", "center"}
    skane = rows[rows.county == "län 12"].iloc[0]
    assert skane.wide_align == "right"  # by the right edge
