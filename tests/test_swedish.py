"""Swedish forms: half up, no-break spaces, a true minus, å ä ö last; the same as d3-format prints in the charts."""

import datetime as dt
import json
import math
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdata import swedish

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234.5, 1, f"1{NBSP}234,5"),
        (1234567, 0, f"1{NBSP}234{NBSP}567"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (2.675, 2, "2,68"),
        (-0.5, 0, "\u22121"),
        (-0.4, 0, "0"),
        (0, 0, "0"),
        (999.95, 1, f"1{NBSP}000,0"),
        (None, 0, "uppgift saknas"),
        (math.nan, 1, "uppgift saknas"),
    ],
)
def test_number(value: float | None, decimals: int, text: str):
    assert swedish.number(value, decimals) == text


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (0.4828, 0, f"48{NBSP}%"),
        (0.25522, 0, f"26{NBSP}%"),
        (0.015, 0, f"2{NBSP}%"),
        (0.285, 0, f"29{NBSP}%"),  # 0.285 * 100 is 28.499999999999996 in floats
        (1.02539, 1, f"102,5{NBSP}%"),
        (None, 0, "uppgift saknas"),
    ],
)
def test_percent(share: float | None, decimals: int, text: str):
    assert swedish.percent(share, decimals) == text


def test_money_and_counts():
    assert swedish.mkr(457_664_000) == f"457,7{NBSP}Mkr"
    assert swedish.mkr(None) == "uppgift saknas"
    assert swedish.kronor(12_000) == f"12{NBSP}000{NBSP}kr"
    assert swedish.patients(0) == "ingen redovisad"
    assert swedish.patients(1708) == f"1{NBSP}708"
    assert swedish.patients(None) == "uppgift saknas"


def test_differences():
    assert swedish.signed(2.34, 1) == "+2,3"
    assert swedish.signed(-2.34, 1) == "\u22122,3"
    assert swedish.signed(0.04, 1) == "0,0"
    assert swedish.percentage_points(0.031) == f"+3,1{NBSP}procentenheter"
    assert swedish.percentage_points(-0.01, 0) == f"\u22121{NBSP}procentenhet"


def test_dates_words_and_lists():
    assert swedish.date(dt.date(2017, 9, 30)) == f"30{NBSP}september 2017"
    assert [swedish.in_words(n) for n in (0, 7, 12, 13)] == ["noll", "sju", "tolv", "13"]
    assert swedish.listed(["Blekinge", "Dalarna", "Gotland"]) == "Blekinge, Dalarna och Gotland"
    assert swedish.listed(["Blekinge"]) == "Blekinge"


def test_swedish_order():
    names = ["Örebro", "Älmhult", "Zinkgruvan", "Ånge", "Arboga", "Västra Götaland", "Västmanland"]
    assert sorted(names, key=swedish.sort_key) == [
        "Arboga", "Västmanland", "Västra Götaland", "Zinkgruvan", "Ånge", "Älmhult", "Örebro",
    ]  # fmt: skip


def test_names_may_break_at_their_parts():
    assert swedish.hyphenated("Västernorrland") == "Väster\u00adnorrland"
    assert swedish.hyphenated("Södermanland") == "Söder\u00admanland"
    assert swedish.hyphenated("Västra Götaland") == "Västra Götaland"
    assert swedish.hyphenated("Norrbotten") == "Norr\u00adbotten"


@given(st.floats(-1e9, 1e9, allow_nan=False), st.integers(0, 3))
def test_rounds_half_up_for_every_number(value: float, decimals: int):
    exact = Decimal(repr(value)).quantize(Decimal(10) ** -decimals, rounding=ROUND_HALF_UP)
    text = swedish.number(value, decimals).replace(NBSP, "").replace(",", ".").replace("\u2212", "-")
    assert Decimal(text) == exact


@given(st.floats(0, 12, allow_nan=False))
def test_parts_of_a_percent_never_show_a_float_slip(share: float):
    exact = (Decimal(repr(share)) * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    shown = swedish.percent(share, 1).removesuffix(f"{NBSP}%").replace(NBSP, "").replace(",", ".")
    assert Decimal(shown) == exact


def test_the_charts_locale_is_json_and_swedish():
    locale = json.loads(json.dumps(swedish.VEGA_LOCALE))
    assert locale["number"]["decimal"] == ","
    assert locale["number"]["thousands"] == NBSP
    assert locale["number"]["minus"] == swedish.MINUS
    assert len(locale["time"]["months"]) == 12
    assert locale["time"]["months"][0] == "januari", "months are not capitalised in Swedish"
    assert len(locale["time"]["days"]) == 7


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1,0 per 10 000 listade", f"1,0 per 10{NBSP}000 listade"),
        ("1 234 567", f"1{NBSP}234{NBSP}567"),
        ("år 2017 var 12 av 30", "år 2017 var 12 av 30"),
        ("48 % av 948 Mkr", f"48{NBSP}% av 948{NBSP}Mkr"),
        ("1 000 kr per patient", f"1{NBSP}000{NBSP}kr per patient"),
        ("31 december 2012", "31 december 2012"),
        ("12 kronor, 5 1234", "12 kronor, 5 1234"),
    ],
)
def test_figures_are_tied(text: str, shown: str):
    assert swedish.tied(text) == shown


def test_month() -> None:
    assert swedish.month(dt.date(2017, 9, 30)) == "september 2017"
