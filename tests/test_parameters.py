"""What an address may say: each value in range is used; every other gives the default and a line."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdata import parameters
from rehabdata.money import own_cost
from rehabdata.money.funding import Scenario
from rehabdata.ui import choices, source
from rehabdata.ui.money.levers import LEVERS
from tests.typed import TYPED


@pytest.mark.parametrize("given_", ["Jämtland", "jämtland", "jamtland", "JÄMTLAND", " Jämtland ", "Härjedalen"])
def test_a_landsting_by_name_slug_or_spoken_name(given_: str):
    assert parameters.county({"lan": given_}, source.data().codes_by_name) == ("23", None)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Gotland", ["09"]),  # not Västra Götaland
        ("VGR", ["14"]),
        ("sll", ["01"]),  # not Södermanland
        ("Region Skåne", ["12"]),
        ("region västra götaland", ["14"]),
        ("skane", ["12"]),
        ("jönk", ["06"]),
        ("Väst", ["14", "19", "22", "24"]),
        ("Mordor", []),
        ("23", []),
    ],
)
def test_whom_typed_words_mean_an_exact_name_alone(typed: str, codes: list[str]):
    names = source.data().codes_by_name
    assert sorted(parameters.counties_like(typed, names)) == codes
    # The address knows the same names, but never guesses.
    exact = typed not in ("jönk", "Väst", "Mordor", "23")
    assert parameters.county({"lan": typed}, names)[0] == (codes[0] if exact else None)


@pytest.mark.parametrize("given_", ["Mordor", "23", "00", "Summa", "<script>", "Jämtland,Skåne"])
def test_an_unknown_landsting_is_told(given_: str):
    code, problem = parameters.county({"lan": given_}, source.data().codes_by_name)
    assert code is None
    assert str(problem) == f"lan={given_} är inget landsting (i stället gäller hela landet)"


@pytest.mark.parametrize("mark", [".", ",", ";", ")", ">"])
def test_one_mark_that_a_sentence_left_after_a_name_is_forgiven(mark: str):
    codes = source.data().codes_by_name
    assert parameters.county({"lan": f"Jämtland{mark}"}, codes) == ("23", None)
    assert parameters.volume_county({"volym_lan": f"VGR{mark}"}, codes) == ("14", None)
    if mark != ",":
        assert parameters.compared_counties({"jamfor_med": f"Skåne,Region Skåne{mark},Örebro"}, codes) == (
            ("12", "18"),
            (),
        )
    for too_much in (f"Jämtland{mark}{mark}", f"{mark}Jämtland", mark):
        assert parameters.county({"lan": too_much}, codes)[0] is None


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ({"LAN": "x", "Ar": "2012"}, {"lan": "x", "ar": "2012"}),
        (
            {"kbt": "1", "amp;ram": "2", "amp;amp;takt": "3", "AMP;Lan": "4"},
            {"kbt": "1", "ram": "2", "takt": "3", "lan": "4"},
        ),
        ({"lan": "as listed", "amp;lan": "y", "LAN": "z"}, {"lan": "as listed"}),
        ({"amp;": "1", "example;lan": "2", "lan[]": "3"}, {"": "1", "example;lan": "2", "lan[]": "3"}),
        ({"lan": "amp;x&amp;y"}, {"lan": "amp;x&amp;y"}),
    ],
)
def test_names_are_read_whatever_their_case_and_after_a_mail_programs_ampersand(
    address: dict[str, str], read: dict[str, str]
):
    assert parameters.named(address) == read


def test_a_change_of_volume_for_nobody_known_is_not_everybodys():
    """Jämtland's change, by a name that cannot be read, moved all 21."""
    agreed = Scenario(1.0, 2.0, 3.0, 4.0, 5.0)
    given_ = {"volym_kbt": "50", "volym_mmr2": "-10", "volym_lan": "Jämtlnad", "kbt": "7"}
    found, problems = parameters.scenario(given_, agreed, source.data().codes_by_name)
    assert found == replace(agreed, kbt_sek=7.0)
    assert [str(problem) for problem in problems] == [
        "volym_lan=Jämtlnad är inget landsting (i stället gäller ingen ändring av volymen)"
    ]
    found, problems = parameters.scenario(given_ | {"volym_lan": "Jämtland."}, agreed, source.data().codes_by_name)
    assert (found.volume_kbt_percent, found.volume_mmr2_percent, found.volume_county_code) == (50, -10, "23")
    assert problems == ()


def test_what_is_used_instead_is_named():
    agreed = Scenario(12000.0, 25000.0, 45000.0, 1000.0, 948.0)
    wrong = {"kbt": "1e9", "ram": "5001", "takt": "x", "volym_kbt": "301", "nyckel": "lotten"}
    _, problems = parameters.scenario(wrong, agreed, {})
    assert [(problem.name, problem.used) for problem in problems] == [
        ("kbt", "12000"), ("ram", "948"), ("takt", "1"), ("volym_kbt", "0"), ("nyckel", "overskott"),
    ]  # fmt: skip
    assert str(parameters.year({"ar": "1999"}, [2012, 2013])[1]).endswith("(i stället gäller 2013)")
    assert str(parameters.several("matt", {"matt": "x,andel"}, ["andel", "kvar"], ["kvar"], "är inget mått")[1]) == (
        "matt=x är inget mått (i stället gäller andel)"
    )
    _, (cost,) = own_cost.read({"kostnad_kbt": "-1"})
    assert cost.used == "ingen kostnad"


@pytest.mark.parametrize("text", ["-0", "-0.0", "-0.00", "+0"])
def test_minus_zero_is_zero(text: str):
    value, problem = parameters.number("volym_kbt", {"volym_kbt": text}, 5.0, (-100, 300))
    assert problem is None
    assert math.copysign(1, value) == 1
    assert parameters.plain(value) == "0"
    assert parameters.plain(-0.0) == parameters.plain(-1e-14) == "0"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ()),
        (" , ,", ()),
        ("Jämtland", ("23",)),
        ("Skåne,Jämtland", ("12", "23")),
        ("skane, VGR ,Härjedalen,Skåne", ("12", "14", "23")),
        ("Ja\u0308mtland,orebro", ("23", "18")),
    ],
)
def test_several_landsting_each_once_in_the_order_given(text: str, codes: tuple[str, ...]):
    assert parameters.compared_counties({"jamfor_med": text}, source.data().codes_by_name) == (codes, ())


def test_unknown_ones_among_several_are_told_in_one_line_and_the_known_ones_stay():
    codes, (problem,) = parameters.compared_counties(
        {"jamfor_med": "Mordor,Jämtland,Fylke,Mordor,00"}, source.data().codes_by_name
    )
    assert codes == ("23",)
    assert str(problem) == "jamfor_med=Mordor, Fylke, 00 är inga landsting"
    codes, (problem,) = parameters.compared_counties({"jamfor_med": "Mordor"}, source.data().codes_by_name)
    assert codes == ()
    assert str(problem) == "jamfor_med=Mordor är inget landsting"


def test_a_thousand_unknown_ones_are_still_a_short_line():
    _, problems = parameters.compared_counties({"jamfor_med": ",".join(map(str, range(1000)))}, {})
    assert [len(str(problem)) < 100 for problem in problems] == [True]


@given(st.lists(st.sampled_from(sorted(source.data().county_by_code)), unique=True))
def test_the_compared_landsting_are_read_back_from_their_address(codes: list[str]):
    address = parameters.compared_address(codes, source.data().county_by_code)
    assert parameters.compared_counties(address, source.data().codes_by_name) == (tuple(codes), ())
    assert bool(address) == bool(codes)


def test_absent_and_empty_are_the_whole_country():
    assert parameters.county({}, {}) == (None, None)
    assert parameters.county({"lan": ""}, {}) == (None, None)


@pytest.mark.parametrize(("text", "year"), [("2011", 2011), ("2013", 2013), ("", 2013)])
def test_a_year_in_the_data(text: str, year: int):
    assert parameters.year({"ar": text}, [2011, 2012, 2013]) == (year, None)


@pytest.mark.parametrize("text", ["1999", "abc", "2013.0", "-2013", "20133", "２０１３"])
def test_another_year_is_told(text: str):
    year, problem = parameters.year({"ar": text}, [2011, 2012, 2013])
    assert year == 2013
    assert "åren är 2011, 2012 och 2013" in str(problem)


@pytest.mark.parametrize(("text", "value"), [("0.50", 0.5), ("5.00", 5.0), ("2", 2.0), ("+1.5", 1.5)])
def test_a_pace_in_range(text: str, value: float):
    assert parameters.pace({"takt": text}, 1.0) == (value, None)


@pytest.mark.parametrize(
    "text", ["0.49", "5.01", "nan", "inf", "1e0", "1,5", "1_0", "０.5", "--1", "1.", ".5", "9" * 400]
)
def test_a_pace_that_is_none_is_told(text: str):
    value, problem = parameters.pace({"takt": text}, 1.0)
    assert value == 1.0
    assert "väntade ett tal med decimalpunkt från 0.5 till 5" in str(problem)
    assert len(str(problem)) < 150


def test_whole_numbers_only_where_asked():
    assert parameters.number("kbt", {"kbt": "10000"}, 1, (0, 200_000), whole=True) == (10_000, None)
    assert parameters.number("kbt", {"kbt": "10000.5"}, 1, (0, 200_000), whole=True)[1] is not None
    assert parameters.number("kbt", {"kbt": "200001"}, 1, (0, 200_000), whole=True)[0] == 1


@pytest.mark.parametrize(("language", "name", "typed", "value"), TYPED)
def test_what_is_typed_is_what_the_address_takes(language: str, name: str, typed: str, value: float | None):
    """The field of the levers is held to the same table, in a browser."""
    given_ = {name: parameters.as_addressed(typed, language)}
    lever = LEVERS[name]
    read, problem = parameters.number(name, given_, -999.0, lever.field, whole=not lever.decimals)
    assert (read, problem is not None) == ((-999.0, True) if value is None else (value, False))
    assert parameters.plain(read) != "-0"


@given(st.text(max_size=30))
def test_any_text_gives_a_value_in_range_and_never_raises(text: str):
    value, problem = parameters.pace({"takt": text}, 1.0)
    assert 0.5 <= value <= 5
    assert problem is None or value == 1.0
    assert parameters.year({"ar": text}, [2012, 2013])[0] in (2012, 2013)
    assert parameters.choice("nyckel", {"nyckel": text}, list(parameters.KEYS), "overskott")[0] in parameters.KEYS


@given(
    st.dictionaries(st.sampled_from(["lan", "ar", "period", "sprak", "utm_source"]), st.text(max_size=20), max_size=5)
)
def test_any_address_gives_choices_that_read_back_as_themselves(given_: dict[str, str]):
    first = choices.read(given_)
    again = choices.read(first.address())
    assert again.problems == ()
    assert (again.county_code, again.year, again.period, again.language) == (
        first.county_code, first.year, first.period, first.language,
    )  # fmt: skip
    assert len(first.problems) <= 4


def test_money_goes_to_the_latest_year_that_the_rules_reach():
    assert choices.read({"ar": "2011"}).money_year == 2013
    assert choices.read({"ar": "2012"}).money_year == 2012
    assert choices.read({}).money_year == 2013
