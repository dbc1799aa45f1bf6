"""How fresh the public series are, and what their sources have revised: on the page about it, and at the figures."""

import datetime as dt
from collections.abc import Collection

from rehabdata import manifest, queries, swedish
from rehabdata.data import Data, Revision, kept
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _, later, one_or_more
from rehabdata.ui import parts, passage, source

ANCHOR = "farskhet"
_SERIES = {
    "sick_days": later("Sjukpenningdagar"),
    "staff_sickness": later("Regionernas sjukfrånvaro"),
    "population": later("Befolkning"),
}
_FIGURES = {
    "population": later("invånare"),
    "population_15_64": later("invånare 15–64 år"),
    "days_per_insured_16_64": later("dagar"),
    "percent_of_ordinary_working_time": later("procent"),
}
_PARTS = {"T": later("båda könen"), "K": later("kvinnor"), "M": later("män"), "helår": later("helår")}
_UNTRIED = later("byggd efter öppen kod, inte provkörd mot källan")
_MOST_AT_A_FIGURE = 3


def notes(table: str, county_codes: Collection[str], times: Collection[str] | None = None) -> list[str]:
    """What is said of a series beside its figures: how fresh it is, what its source has revised of those shown.

    `times` are as in the data; None: any. Nothing is said of what is not known. Population is shown for the years of
    the guarantee and the plan, which were held before anything was fetched: only revisions are told of it.
    """
    fresh = source.data().fresh.get(table)
    told = [_fresh(fresh)] if fresh and table != "population" else []
    shown = [
        each
        for each in source.data().revisions
        if each.stands
        and (each.table_name, each.county_code in county_codes) == (table, True)
        and (times is None or each.time in times)
    ]
    shown.sort(key=lambda each: each.time, reverse=True)
    shown.sort(key=lambda each: each.part in ("K", "M"))  # both sexes together first
    told += [_revision(each) for each in shown[:_MOST_AT_A_FIGURE]]
    if (rest := len(shown) - _MOST_AT_A_FIGURE) > 0:
        told.append(
            one_or_more(
                "Ytterligare {count} reviderad siffra står under Om uppgifterna.",
                "Ytterligare {count} reviderade siffror står under Om uppgifterna.",
                rest,
                count=rest,
            )
        )
    return told


def section(heading: str) -> None:
    """How fresh each series is, by the manifest; and every figure that a source has revised."""
    parts.section(parts.anchored(ANCHOR, heading))
    fresh, newest = source.data().fresh, _newest(source.data())
    parts.records(
        _("Hur färska serierna är"),
        [Column(name, "text") for name in (_("Serie"), _("Till och med"), _("Senast hämtad"), _("Hämtad från"))],
        [
            (
                _(name),
                _time(newest[table]),
                swedish.date(dt.date.fromisoformat(fresh[table].fetched_on)) if table in fresh else _("inte känt här"),
                parts.swedish_only(fresh[table].source) if table in fresh else "–",
            )
            for table, name in _SERIES.items()
        ],
    )
    tried = [_("Hämtningen: {untried}.", untried=_(_UNTRIED))] if any(each.note for each in fresh.values()) else []
    parts.sources(
        _("data/datapackage.json; när serierna hämtades står i underlagets manifest.jsonl, där den finns."), *tried
    )
    if not source.data().revisions:
        return
    parts.text(
        _(
            "När en källa vid hämtningen har ett annat värde än underlaget står underlagets kvar, och källans står "
            "bredvid. Inget som är tryckt i rapporten eller planen ändras."
        )
    )
    caption = _("Siffror som källan har ett annat värde för")
    with passage.together(), parts.folded("reviderat", caption):
        parts.table(
            caption,
            [
                Column(_("Siffra"), "text"),
                Column(_("I underlaget")),
                Column(_("Hos källan")),
                Column(_("Hämtad"), "text"),
                Column(_("Källa"), "text"),
            ],
            [
                (_named(each), *_values(each), swedish.date(each.fetched_on), parts.swedish_only(each.source))
                for each in source.data().revisions
            ],
        )
    parts.sources(_("underlagets revisions.csv; varje rads källa står i tabellen."))


def _fresh(fresh: manifest.Fresh) -> str:
    told = _(
        "Hämtad från {source} den {day}, till och med {newest}",
        source=fresh.source,
        day=swedish.date(dt.date.fromisoformat(fresh.fetched_on)),
        newest=_time(fresh.newest),
    )
    return f"{told} ({_(_UNTRIED)})." if fresh.note else f"{told}."


def _revision(each: Revision) -> str:
    held, fetched = _values(each)
    return _(
        "Reviderat: {figure} är {held} här; källan hade {fetched} den {day}.",
        figure=_named(each),
        held=held,
        fetched=fetched,
        day=swedish.date(each.fetched_on),
    )


def _named(each: Revision) -> str:
    """Sjukpenningdagar, Jämtland, december 2018, båda könen (dagar)."""
    area = _("Riket") if each.county_code == "00" else each.county
    named = ", ".join((_(_SERIES[each.table_name]), area, _time(each.time), _(_PARTS.get(each.part, each.part))))
    return f"{named} ({_(_FIGURES.get(each.figure, each.figure))})"


def _values(each: Revision) -> tuple[str, str]:
    of_people = each.table_name == "population"
    held, fetched = (
        swedish.number(value, 0 if of_people else len(repr(value).partition(".")[2]))
        for value in (each.held, each.fetched)
    )
    return held, fetched


def _time(when: str) -> str:
    """A day, a month or a year of the data, as readers see it."""
    day = dt.date.fromisoformat(f"{when}-01-01"[:10]) if when else None
    if day is None or len(when) == len("2025"):
        return when
    return swedish.date(day) if len(when) == len("2025-12-31") else swedish.month(day)


@kept
def _newest(data: Data) -> dict[str, str]:
    """The last time of each series in the data in use."""
    days, staff = data.sick_days, data.staff_sickness
    return {
        "sick_days": str(days.rolling_12_months_to.max()),
        "staff_sickness": str(staff.year.max()),
        "population": str(queries.table_population(data.connection).date.max())[:10],
    }
