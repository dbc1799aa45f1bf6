"""The chapters' facts as pages tell them: in order, few or all, found by words."""

import pandas as pd
import pytest

from rehabdata import access_rows, queries
from rehabdata.access_rows import Fact, by_theme, foremost, with_words
from rehabdata.access_sentences import THEMES
from rehabdata.database import Connection


def fact(theme: str, text: str, figure: float | None = None) -> Fact:
    return Fact("23", "Jämtland", theme, text, figure, "Jämtlands läns landsting")


TOLD = (
    fact("kbt-access", "KBT behöver byggas ut."),
    fact("kbt-access", "16 hälsocentraler kan KBT.", 16),
    fact("teams", "Det finns 14 team.", 14),
    fact("teams", "Ett team är nytt.", 1),
    fact("quality", "Ett arbete har börjat."),
)


def test_figures_come_first_in_a_theme_and_empty_themes_are_left_out() -> None:
    themes = by_theme(TOLD)
    assert list(themes) == ["kbt-access", "teams", "quality"]  # the order of THEMES
    assert [one.figure for one in themes["kbt-access"]] == [16, None]


def test_a_box_takes_figures_of_several_themes_before_seconds_of_one() -> None:
    assert [one.text for one in foremost(TOLD, 3)] == [
        "Det finns 14 team.",
        "16 hälsocentraler kan KBT.",
        "Ett team är nytt.",
    ]
    assert [one.figure for one in foremost(TOLD, 5)][3:] == [None, None]
    assert len(foremost(TOLD, 99)) == len(TOLD)
    assert foremost((), 6) == ()


def test_words_are_sought_in_text_and_names_whatever_their_case() -> None:
    assert [one.figure for one in with_words(TOLD, "TEAM nytt")] == [1]
    assert with_words(TOLD, "jämtland") == TOLD
    assert with_words(TOLD, "") == TOLD
    assert with_words(TOLD, "team finns inte") == ()


def test_a_missing_figure_is_none_and_no_zero() -> None:
    table = pd.DataFrame(
        {
            "county_code": ["10", "10"],
            "county": ["Blekinge", "Blekinge"],
            "theme": ["teams", "teams"],
            "fact": ["Nio team.", "Flera team."],
            "figure": [9.0, None],
            "unit": ["team", None],
            "approximate": [False, None],
            "chapter": ["Landstinget Blekinge"] * 2,
        }
    )
    assert [one.figure for one in access_rows.facts(table)] == [9.0, None]


@pytest.mark.parametrize("count", [1, 6])
def test_every_landsting_has_a_box_and_loses_no_fact(connection: Connection, count: int) -> None:
    told = access_rows.facts(queries.access(connection))
    codes = set(queries.counties(connection).county_code)
    assert {one.county_code for one in told} == codes
    for code in codes:
        own = [one for one in told if one.county_code == code]
        assert len(foremost(own, count)) == min(count, len(own))
        assert sorted(sum(by_theme(own).values(), ())) == sorted(own)
        assert set(by_theme(own)) <= set(THEMES)


def test_each_landsting_has_a_reading_of_both_treatments(connection: Connection) -> None:
    readings = access_rows.readings(queries.access_readings(connection))
    assert len(readings) == 42
    assert {one.treatment for one in readings} == {"KBT/IPT", "MMR"}
    assert all(one.reason for one in readings)
