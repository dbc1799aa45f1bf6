"""What an address may say: each value in range is used; every other gives the default and a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdata import parameters
from rehabdata.ui import choices, source
from rehabdata.ui.money.levers import LEVERS
from tests.typed import TYPED


@pytest.mark.parametrize("given_", ["Jämtland", "jämtland", "jamtland", "JÄMTLAND", " Jämtland ", "Härjedalen"])
def test_a_landsting_by_name_slug_or_spoken_name(given_: str):
    assert parameters.county({"lan": given_}, source.county_codes_by_name()) == ("23", None)


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
    names = source.county_codes_by_name()
    assert sorted(parameters.counties_like(typed, names)) == codes
    # The address knows the same names, but never guesses.
    exact = typed not in ("jönk", "Väst", "Mordor", "23")
    assert parameters.county({"lan": typed}, names)[0] == (codes[0] if exact else None)


@pytest.mark.parametrize("given_", ["Mordor", "23", "00", "Summa", "<script>", "Jämtland,Skåne"])
def test_an_unknown_landsting_is_told(given_: str):
    code, problem = parameters.county({"lan": given_}, source.county_codes_by_name())
    assert code is None
    assert str(problem) == f"lan={given_} är inget landsting"


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
    assert parameters.compared_counties({"jamfor_med": text}, source.county_codes_by_name()) == (codes, ())


def test_unknown_ones_among_several_are_told_in_one_line_and_the_known_ones_stay():
    codes, (problem,) = parameters.compared_counties(
        {"jamfor_med": "Mordor,Jämtland,Fylke,Mordor,00"}, source.county_codes_by_name()
    )
    assert codes == ("23",)
    assert str(problem) == "jamfor_med=Mordor, Fylke, 00 är inga landsting"
    codes, (problem,) = parameters.compared_counties({"jamfor_med": "Mordor"}, source.county_codes_by_name())
    assert codes == ()
    assert str(problem) == "jamfor_med=Mordor är inget landsting"


def test_a_thousand_unknown_ones_are_still_a_short_line():
    _, problems = parameters.compared_counties({"jamfor_med": ",".join(map(str, range(1000)))}, {})
    assert [len(str(problem)) < 100 for problem in problems] == [True]


@given(st.lists(st.sampled_from(sorted(source.county_by_code())), unique=True))
def test_the_compared_landsting_are_read_back_from_their_address(codes: list[str]):
    address = parameters.compared_address(codes, source.county_by_code())
    assert parameters.compared_counties(address, source.county_codes_by_name()) == (tuple(codes), ())
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
