"""assumptions.toml: what is printed, inferred and published, and that a wrong file is refused."""

import tomllib
from pathlib import Path

import pytest

from rehabdata.assumptions import Assumptions, read_assumptions
from rehabdata.extracts import ExtractError
from tests.conftest import PROJECT

GOOD = """
[[assumption]]
item = "frame"
year = 2013
value = 948
unit = "Mkr"
valid_from = 2013-01-01
status = "printed"
source = "rapporten"
note = ""
"""


@pytest.mark.parametrize(
    ("item", "year", "value", "status"),
    [
        ("frame", 2013, 948, "printed"),
        ("frame", 2012, 900, "inferred"),
        ("frame", 2015, 712, "published"),
        ("rate_kbt", 2013, 12000, "printed"),
        ("rate_mmr1", 2013, 25000, "printed"),
        ("rate_mmr2", 2013, 45000, "printed"),
        ("supplement", 2013, 1000, "printed"),
        ("rate_kbt", 2012, 12000, "inferred"),
        ("rate_mmr1", 2012, 25000, "inferred"),
        ("rate_mmr2", 2012, 45000, "inferred"),
        ("supplement", 2012, 1000, "inferred"),
        ("research_beside_frame", 2013, 52, "printed"),
        ("production_of_frame", 2013, 99, "published"),
        ("production_of_frame", 2014, 137, "published"),
        ("paid_out", 2014, 725, "published"),
    ],
)
def test_figures_and_their_standing(item: str, year: int, value: float, status: str, assumptions: Assumptions):
    found = assumptions.find(item, year)
    assert (found.value, found.status) == (value, status)
    assert found.unit
    assert found.source


def test_money_years_are_those_with_frame_and_rates(assumptions: Assumptions):
    assert assumptions.money_years() == (2012, 2013)
    with pytest.raises(KeyError):
        assumptions.find("frame", 2011)


def test_no_rate_or_frame_stands_anywhere_else():
    """One place only: the amounts do not appear as numbers in the code or in SQL."""
    amounts = ("12000", "12_000", "25000", "25_000", "45000", "45_000", "948", "712")
    files = [*PROJECT.glob("rehabdata/**/*.py"), *PROJECT.glob("rehabdata/**/*.sql"), *PROJECT.glob("pages/*.py")]
    assert len(files) > 20
    said = [(path.name, amount) for path in files for amount in amounts if amount in path.read_text("utf-8")]
    assert said == []


def test_the_file_is_toml_that_a_small_good_one_resembles(tmp_path: Path):
    (tmp_path / "assumptions.toml").write_text(GOOD, "utf-8")
    assert read_assumptions(tmp_path).find("frame", 2013).value == tomllib.loads(GOOD)["assumption"][0]["value"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace('unit = "Mkr"\n', ""), "hittade ingen nyckel ”unit” i [[assumption]] nr 1"),
        (GOOD + 'colour = "red"\n', "hittade okänd nyckel ”colour” i [[assumption]] nr 1"),
        (GOOD.replace("948", '"948"'), "hittade ”948” som value"),
        (GOOD.replace("948", "true"), "hittade ”True” som value"),
        (GOOD.replace("948", "-1"), "hittade -1 i [[assumption]] nr 1"),
        (GOOD.replace('"printed"', '"guessed"'), "hittade ”guessed” som status"),
        (GOOD.replace('"frame"', '"tax"'), "hittade ”tax” i [[assumption]] nr 1"),
        (GOOD + GOOD, "hittade ”frame” 2013 en gång till"),
        ("[other]\n", "hittade avsnittet ”other”"),
        ("a = 1\nb = [1, 2", "hittade fel i texten, i dess slut, väntade giltig TOML i UTF-8."),
        ("a = 1\nb == 2\n", "hittade fel i texten, rad 2, tecken 4, väntade giltig TOML i UTF-8."),
    ],
)
def test_a_wrong_file_is_refused(text: str, told: str, tmp_path: Path):
    (tmp_path / "assumptions.toml").write_text(text, "utf-8")
    with pytest.raises(ExtractError) as refused:
        read_assumptions(tmp_path)
    assert told in str(refused.value)


def test_no_file_is_refused(tmp_path: Path):
    with pytest.raises(ExtractError, match=r"assumptions.toml: hittade ingen fil"):
        read_assumptions(tmp_path)
