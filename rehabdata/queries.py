"""One function per question in sql/queries: the same name, a documented table back.

Each takes the connection as its first argument. Figures keep their units in their names; codes are text.
"""

import pandas as pd

from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection, ask
from rehabdata.money.funding import Key, Production, Scenario


def counties(connection: Connection) -> pd.DataFrame:
    """The 21 landsting in Swedish order.

    Grain: county. Columns: county_code, county, slug, letter, landsting_2013, region_today,
    healthcare_region_2013 (missing for Halland, which is split), tile_column (1-4), tile_row (0-7).
    """
    return ask(connection, "counties")


def comparison_groups(connection: Connection) -> pd.DataFrame:
    """With whom each landsting is compared.

    Grain: county, kind of group, member. Columns: county_code (whose group it is), kind ("healthcare-region", with the
    landsting itself among the members; "kolada-socioeconomy" and "kolada-health-care", of others only), title (the
    healthcare region's name, else missing), edition (Kolada's, a year; else missing), member_code. Halland, split
    between two healthcare regions, has none.
    """
    return ask(connection, "comparison_groups")


def county_names(connection: Connection) -> pd.DataFrame:
    """Every name, spelling and abbreviation of a landsting. Grain: name. Columns: name, county_code, kind."""
    return ask(connection, "county_names")


def periods(connection: Connection) -> pd.DataFrame:
    """The years and parts of the year in the tables. Grain: year, period. Columns: year, period ("kv1-2", "helar")."""
    return ask(connection, "periods")


def brought(connection: Connection) -> pd.DataFrame:
    """Figures of the report's tables that came after the report. Grain: year, period, source; those are the columns."""
    return ask(connection, "brought")


def county_codes_by_name(connection: Connection) -> dict[str, str]:
    """Every name, spelling, abbreviation and slug of a landsting, casefolded, to its county code."""
    known, listed = county_names(connection), counties(connection)
    names = {str(name).casefold(): str(code) for name, code in zip(known.name, known.county_code, strict=True)}
    return names | dict(zip(listed.slug, listed.county_code, strict=True))


def years_by_period(connection: Connection) -> dict[str, tuple[int, ...]]:
    """Part of the year, the half-year first, to the years that the tables hold for it, ascending."""
    held = {str(period): tuple(sorted(map(int, years))) for period, years in periods(connection).groupby("period").year}
    return dict(sorted(held.items(), key=lambda item: item[0] != "kv1-2"))


def production(connection: Connection, year: int, period: str) -> tuple[Production, ...]:
    """What each landsting produced, in Swedish order: input to funding.settle. Empty for 2011 (no MMR1, MMR2)."""
    rows = ask(connection, "production", {"year": year, "period": period})
    return tuple(Production(*row) for row in rows.itertuples(index=False, name=None))


def treatments(connection: Connection, period: str) -> pd.DataFrame:
    """Patients per treatment over the years.

    Grain: area (21 and "00" the nation), year, treatment. Columns: county_code, county, year, treatment
    ("KBT/IPT", "MMR" in 2011 only, "MMR1", "MMR2"), patients, population_15_64, per_10000 (patients per 10 000
    inhabitants aged 15-64 on 31 December the year before; missing where the population is).
    """
    return ask(connection, "treatments", {"period": period})


def gender(connection: Connection, period: str) -> pd.DataFrame:
    """Women and men over the years, all treatments together.

    Grain: area (21 and "00"), year, sex ("K", "M"). Columns: county_code, county, year, sex, patients,
    part (0-1 of both sexes), population_15_64 and per_10000 (women or men aged 15-64 on 31 December the year before,
    and patients per 10 000 of them; both missing where the population is).
    """
    return ask(connection, "gender", {"period": period})


def printed_shares(connection: Connection, period: str) -> pd.DataFrame:
    """The shares that Table 3 prints. Grain: area (21 and "00"), year. Columns: county_code, year, printed_percent."""
    return ask(connection, "printed_shares", {"period": period})


def printed_totals(connection: Connection) -> pd.DataFrame:
    """The Summa rows beside the sums of their columns.

    Grain: report table, heading. Columns: report_table, heading, year, period, printed, column_sum (patients).
    """
    return ask(connection, "printed_totals")


def agreement(assumptions: Assumptions, year: int, pace: float = 1.0, key: Key = "excess") -> Scenario:
    """The unchanged rules of one year. Raises KeyError for a year without frame or rates."""
    return Scenario(
        kbt_sek=assumptions.find("rate_kbt", year).value,
        mmr1_sek=assumptions.find("rate_mmr1", year).value,
        mmr2_sek=assumptions.find("rate_mmr2", year).value,
        supplement_sek=assumptions.find("supplement", year).value,
        frame_mkr=assumptions.find("frame", year).value,
        pace=pace,
        key=key,
    )


def targets(connection: Connection) -> pd.DataFrame:
    """The plan's six targets in its own order.

    Grain: target. Columns: target_id, heading, target (our wording), unit (of the figures: "dagar",
    "procentenheter"), kind ("gap", "level"), wanted (change, in the unit), baseline_date, end_date, state (what the
    plan says of it, our wording), lacks and reason (where it says that statistics are missing), source.
    unit to end_date are missing for the four targets without figures, which alone have a state.
    """
    return ask(connection, "targets")


def measurements(connection: Connection) -> pd.DataFrame:
    """What the plan prints of its targets over time.

    Grain: target, date, period. Columns: target_id, date, period (the part of the year it covers: figures of
    different periods are never compared), region and comparison (days per insured, or percent of working time;
    comparison is missing where the region stands alone), source.
    """
    return ask(connection, "measurements")


def plan_targets(connection: Connection) -> pd.DataFrame:
    """Targets of other plans than the LUP, as they were brought in; empty in the project's own data.

    Grain: target. Columns: target (its name), plan, unit, kind ("gap", "level"), better ("lower", "higher"), wanted
    (change, in the unit, above 0), period (the part of the year that is measured), baseline_date, baseline_region,
    baseline_comparison (in the unit; missing only for a level), end_date, source.
    """
    return ask(connection, "plan_targets")


def plan_measurements(connection: Connection) -> pd.DataFrame:
    """What has been measured of the targets of other plans after their baseline.

    Grain: target, date, period. Columns: target, date, period, region and comparison (in the target's unit; comparison
    is missing where there is none), source.
    """
    return ask(connection, "plan_measurements")


def activities(connection: Connection) -> pd.DataFrame:
    """The plan's 30 activities in its own order.

    Grain: activity. Columns: activity_id ("01"-"30"), heading, activity, state (our wording), reading (ours: "done",
    "under way", "not begun", "ended", "unclear"), reason (of the reading), printed_status ("unknown": lost), dates,
    named, lacks (each missing where the plan names none), source.
    """
    return ask(connection, "activities")


def access(connection: Connection) -> pd.DataFrame:
    """What each landsting's chapter in the report tells of its own capacity and work, in our own words.

    Grain: fact, in the report's order. Columns: county_code, county, theme ("kbt-access", "mmr-access", "therapists",
    "teams", "units", "waiting", "competence", "quality", "parties", "doubts"), fact (a Swedish sentence), figure
    (missing where the fact has none, as unit and approximate are), unit (what is counted), approximate (the chapter
    says about), chapter (its heading as printed), box (1-6 for the six that are told first, else missing). Landsting
    count differently: figures of several are not summed.
    """
    return ask(connection, "access")


def access_readings(connection: Connection) -> pd.DataFrame:
    """Our reading of whether the chapters say that there is enough treatment; the report prints none per landsting.

    Grain: county, treatment ("KBT/IPT", "MMR"), counties in Swedish order. Columns: county_code, county, treatment,
    reading ("good", "doubtful", "needs more", "not stated"), reason (Swedish sentence).
    """
    return ask(connection, "access_readings")


def sick_days(connection: Connection, *, every_month: bool = False) -> pd.DataFrame:
    """Sick-days by area and sex, the plan's own and the public ones.

    Of months that were fetched, only Decembers and the latest unless `every_month` is asked for.

    Grain: area (counties and "00"), month, sex, source; of one cell those of the series first. Columns: county_code,
    county, rolling_12_months_to ("2015-12"; "2022" where the source names no month), sex ("T", "K", "M"),
    days_per_insured_16_64 (net days over those twelve months), source, of_series (of an extract that has all counties
    and the nation at a time), is_fetched.
    """
    return ask(connection, "sick_days", {"every_month": every_month})


def insurance_events(connection: Connection) -> pd.DataFrame:
    """Targets of the government's and changes of the law in the years of the sick-days: events, not causes.

    Grain: event. Columns: event_date (text: a year, month or day, as exact as the source), event (Swedish), event_kind
    ("mål", "lag"), source.
    """
    return ask(connection, "insurance_events")


def benefit_withdrawals(connection: Connection) -> pd.DataFrame:
    """Of how many in a hundred the sickness benefit was withdrawn.

    Grain: area (counties and "00"), year, withdrawal. Columns: county_code, county, year, withdrawal (what is measured,
    Swedish), withdrawn_percent, source.
    """
    return ask(connection, "benefit_withdrawals")


def staff_sickness(connection: Connection) -> pd.DataFrame:
    """Sick leave among the landsting's own staff, the plan's own and the public ones.

    Grain: landsting ("00" the average of all), year, period, source. Columns: county_code, landsting, year, period
    ("helår", "januari–oktober"), percent_of_ordinary_working_time, source, is_fetched.
    """
    return ask(connection, "staff_sickness")


def revisions(connection: Connection) -> pd.DataFrame:
    """What sources have revised of the figures held, which stay as they are.

    Grain: figure, day of the fetch. Columns: table_name ("population", "sick_days", "staff_sickness"), county_code,
    county, time (text: day, month or year), part (sex, or part of the year), figure (the table's column), held,
    fetched, fetched_on, source, stands (the last that is known of the figure, and not what is held).
    """
    return ask(connection, "revisions")


def similar_regions(connection: Connection) -> pd.DataFrame:
    """The seven regions that Kolada's groups of 2024 call similar to each by population and economy.

    Grain: county, similar county. Columns: county_code, similar_code.
    """
    return ask(connection, "similar_regions")


def table_patients(connection: Connection) -> pd.DataFrame:
    """Open data: patients as reported.

    Grain: county, year, period, treatment. Columns: county_code, county, year, period, treatment, patients.
    """
    return ask(connection, "table_patients")


def table_gender(connection: Connection) -> pd.DataFrame:
    """Open data: men and women, all treatments together.

    Grain: county, year, period. Columns: county_code, county, year, period, men, women.
    """
    return ask(connection, "table_gender")


def table_shares(connection: Connection) -> pd.DataFrame:
    """Open data: the shares that Table 3 prints for the 21.

    Grain: county, year, period. Columns: county_code, county, year, period, printed_percent (missing for a year that
    was brought in without printed shares).
    """
    return ask(connection, "table_shares")


def table_totals(connection: Connection) -> pd.DataFrame:
    """Open data: the cells of the Summa rows.

    Grain: report table, heading, period. Columns: table (1-3), column (as printed), year, period, printed.
    """
    return ask(connection, "table_totals")


def table_population(connection: Connection) -> pd.DataFrame:
    """Open data: inhabitants at the end of each year.

    Grain: area (the 21 and "00"), date, sex. Columns: county_code, county, date, sex ("T", "K", "M"), population,
    population_15_64.
    """
    return ask(connection, "table_population")


def claims(connection: Connection) -> pd.DataFrame:
    """What the documents claim of their own tables, and what we set beside itself, in the order it is checked.

    Grain: claim or comparison. Columns: check_id, kind ("claim", "comparison"), document, place (chapter
    and page, or table), claim (our wording), former_ids (a list, mostly empty), named (a list of
    county names, empty where none are named).
    """
    return ask(connection, "claims")


def claim_figures(connection: Connection) -> pd.DataFrame:
    """The figures that the claims print.

    Grain: claim, figure, year. Columns: check_id, figure, year, value (missing for a date), text (the date), decimals
    (as printed), unit, form ("exact" as printed, "round" a word or a round number).
    """
    return ask(connection, "claim_figures")
