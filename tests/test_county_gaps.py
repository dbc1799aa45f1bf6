"""Gap and place of all counties: the printed figures, and a slow answer for random ones."""

from decimal import Decimal

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from rehabdata import queries
from rehabdata.database import Connection
from rehabdata.tracker.county_gaps import county_gaps, sexes_apart

CODES = ["01", "03", "04", "23"]
COLUMNS = ["county_code", "county", "rolling_12_months_to", "sex", "days_per_insured_16_64", "source", "of_series"]
DECEMBERS = [f"{year}-12" for year in range(2011, 2026)]


def table(rows: list[tuple[str, str, str, float]], source: str = "källa", *, of_series: bool = False) -> pd.DataFrame:
    return pd.DataFrame(
        [(code, f"Län {code}", month, sex, days, source, of_series) for code, month, sex, days in rows], columns=COLUMNS
    )


def test_the_times_that_all_counties_are_known(connection: Connection) -> None:
    gaps = county_gaps(queries.sick_days(connection), list(queries.counties(connection).county_code))
    apart = [(time, sex) for time in ("2017-12", "2022") for sex in ("K", "M")]
    assert set(gaps) == {*((month, "T") for month in DECEMBERS), *apart}
    assert list(dict.fromkeys(time for time, _sex in gaps)) == sorted([*DECEMBERS, "2022"])
    assert all(len(rows) == 21 for rows in gaps.values())
    first, second, *_rest, last = gaps["2015-12", "T"]
    assert (first.county, first.days, first.gap, first.place) == ("Jämtland", Decimal("13.8"), Decimal("3.3"), 1)
    assert (second.county, second.gap, last.county) == ("Västernorrland", Decimal("2.8"), "Östergötland")


def test_a_month_that_lacks_a_county_or_the_nation_is_left_out() -> None:
    whole = [(code, "2015-12", "T", 10.0) for code in ("00", *CODES)]
    assert list(county_gaps(table(whole), CODES)) == [("2015-12", "T")]
    for missing in range(len(whole)):
        assert county_gaps(table(whole[:missing] + whole[missing + 1 :]), CODES) == {}


def test_a_county_is_set_against_the_nation_of_its_own_source_and_the_series_goes_before() -> None:
    """Kalmar's December 2015 is 11.1 in the series and 11.0 in print: neither is lost, the series is shown."""
    printed = table([(code, "2015-12", "T", 11.0) for code in ("00", *CODES)], "tryck")
    series = table([(code, "2015-12", "T", 11.1) for code in ("00", *CODES)], "serie", of_series=True)
    for both in (pd.concat([printed, series]), pd.concat([series, printed])):
        (rows,) = county_gaps(both, CODES).values()
        assert {(row.days, row.nation_days, row.source) for row in rows} == {
            (Decimal("11.1"), Decimal("11.1"), "serie")
        }
    # A nation from elsewhere is not the nation of a source that lacks it.
    lone = pd.concat([printed[printed.county_code != "00"], series[series.county_code == "00"]])
    assert county_gaps(lone, CODES) == {}


@given(days=st.lists(st.integers(0, 30), min_size=5, max_size=5))
def test_places_against_counting_who_has_more(days: list[int]) -> None:
    nation, *of_counties = (day / 10 for day in days)
    rows = [
        ("00", "2017-12", "K", nation),
        *((code, "2017-12", "K", d) for code, d in zip(CODES, of_counties, strict=True)),
    ]
    found = county_gaps(table(rows), CODES)["2017-12", "K"]
    for row in found:
        own = of_counties[CODES.index(row.county_code)]
        assert row.place == 1 + sum(other > own for other in of_counties)
        assert row.gap == Decimal(str(own)) - Decimal(str(nation))
    assert [row.days for row in found] == sorted((row.days for row in found), reverse=True)


def test_women_and_men_stand_where_they_are_printed_and_nothing_is_filled_in() -> None:
    rows = [("23", "2014-07", "K", 15.6), ("23", "2014-07", "M", 8.3), ("23", "2014-07", "T", 11.8),
            ("00", "2015-12", "K", 13.7), ("23", "2017-12", "M", 7.3), ("00", "2017-12", "M", 6.9)]  # fmt: skip
    found = sexes_apart(table(rows), "23")
    assert [(r.month, r.women, r.nation_women, r.men, r.nation_men) for r in found] == [
        ("2014-07", Decimal("15.6"), None, Decimal("8.3"), None),
        ("2017-12", None, None, Decimal("7.3"), Decimal("6.9")),
    ]
