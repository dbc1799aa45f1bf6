"""What two points hide: women and men where they are printed apart, and all counties at three times."""

from collections.abc import Sequence

from rehabdata import swedish
from rehabdata.language import _, later
from rehabdata.tracker.county_gaps import CountyGap, Gaps
from rehabdata.tracker.plan import REGION
from rehabdata.tracker.plan_chart_rows import finding, month_in_words, whom
from rehabdata.ui import address, parts, picture_links, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import Cell, Column, Markup
from rehabdata.ui.tracker import plan_source

WHEN = "tidpunkt"
ANCHOR = "alla-lan"
_NEVER_AVERAGED = later("Kvinnor och män vägs aldrig ihop här: båda tillsammans visas bara där det är tryckt.")
_NO_STATUS = later(
    "Andra län får skillnad mot riket och plats, aldrig någon status: planen är inte deras. Plats 1 har flest dagar; "
    "lika många dagar delar plats."
)


def sexes_apart() -> None:
    """The region's women and men, each against the nation's, where they are printed."""
    rows = plan_source.by_sex()
    if not rows:
        return
    parts.text(_(_NEVER_AVERAGED))
    columns = [
        Column(_("Avser"), "text"),
        *(Column(name) for name in (_("Kvinnor, Jämtland"), _("Kvinnor, riket"), _("Män, Jämtland"), _("Män, riket"))),
        Column(_("Källa"), "text"),
    ]
    parts.table(
        _("Sjukpenningdagar, kvinnor och män för sig"),
        columns,
        [
            (
                month_in_words(row.month),
                *(_days(each) for each in (row.women, row.nation_women, row.men, row.nation_men)),
                parts.where_from(row.source),
            )
            for row in rows
        ],
    )
    table_links.show("tables/sick_days")


def all_counties(chosen: Choices) -> None:
    """All counties at a time that the reader picks: chart, gap and place."""
    gaps = plan_source.gaps()
    months = list(dict.fromkeys(month for month, _sex in gaps))
    if not months:
        return
    parts.section(parts.anchored(ANCHOR, _("Sjukpenningdagar i alla län")))
    if said := still_most(gaps):
        parts.lead_small(said)
    parts.bullets([said[0].upper() + said[1:] for said in places(gaps, REGION)])
    if chosen.county_code not in (None, REGION):
        parts.text(
            _("{county}: {places}.", county=chosen.county, places="; ".join(places(gaps, chosen.county_code or "")))
        )
    parts.text(_(_NO_STATUS))
    month = _picked(months)
    shown = plan_source.at(month)
    _key(shown, chosen)
    parts.chart("sick_days_by_county", plan_source.by_county(month, chosen.county_code), finding(month, shown))
    picture_links.show("sick-days-by-county", chosen.address() | {WHEN: month})
    _table(month, shown, chosen)
    addresses = dict.fromkeys(row.source for rows in shown.values() for row in rows)
    links = Markup(", ".join(parts.in_line(parts.where_from(address)) for address in addresses))
    parts.sources(
        parts.composed(_("{links}; skillnad och plats är beräknade här."), links=links),
        _("Uppgifterna står inte i planen."),
    )


def still_most(gaps: Gaps) -> str:
    """Whether the plan's region has the most days of all, then and at the latest time that is known for all."""
    own = {at: row for at, rows in gaps.items() for row in rows if row.county_code == REGION}
    first_in = list(dict.fromkeys(month for (month, _sex), row in own.items() if row.place == 1))
    latest = max(month for month, _sex in own)
    if not first_in:
        return ""
    told = {
        "county": next(iter(own.values())).county,
        "months": swedish.listed([month_in_words(month) for month in first_in]),
        "latest": month_in_words(latest),
    }
    if latest in first_in:
        return _("{county} hade flest sjukpenningdagar av alla län i {months}.", **told)
    return _("{county} hade flest sjukpenningdagar av alla län i {months}, men inte i {latest}.", **told)


def places(gaps: Gaps, county_code: str) -> list[str]:
    """The place and gap of a county at every time, women and men apart where they are printed apart."""
    own = {at: row for at, rows in gaps.items() for row in rows if row.county_code == county_code}
    return [
        _(
            "{month}, {whom}: plats {place}, {gap} dagar mot riket",
            month=month_in_words(month),
            whom=whom(sex),
            place=row.place,
            gap=swedish.signed(float(row.gap), 1),
        )
        for (month, sex), row in own.items()
    ]


def _picked(months: Sequence[str]) -> str:
    words = {month: month_in_words(month) for month in months}
    return address.radio(WHEN, _("Tolv månader till och med"), words, months[0])


def _key(shown: dict[str, tuple[CountyGap, ...]], chosen: Choices) -> None:
    marks = [("disc muted", whom("K")), ("square muted", whom("M"))] if "K" in shown else []
    marks.append(("disc chosen", _("Jämtland, vars plan det är")))
    if chosen.county_code not in (None, REGION):
        marks.append(("disc text", chosen.county or ""))
    nation = [
        _("riket {days}", days=_days(rows[0].nation_days))
        if sex == "T"
        else _("riket, {whom}: {days}", whom=whom(sex), days=_days(rows[0].nation_days))
        for sex, rows in shown.items()
    ]
    parts.key([*marks, *(("line nation", words) for words in nation)])


def _table(month: str, shown: dict[str, tuple[CountyGap, ...]], chosen: Choices) -> None:
    by_code = {sex: {row.county_code: row for row in rows} for sex, rows in shown.items()}
    first = next(iter(shown.values()))
    columns = [Column(_("Län"), "text")]
    for sex in shown:
        columns += [Column(whom(sex).capitalize()), Column(_("Mot riket")), Column(_("Plats"))]
    body: list[list[Cell]] = []
    for row in first:
        cells: list[Cell] = [row.county]
        for sex in shown:
            own = by_code[sex][row.county_code]
            cells += [_days(own.days), swedish.signed(float(own.gap), 1), str(own.place)]
        body.append(cells)
    marked = next((n for n, row in enumerate(first) if row.county_code == (chosen.county_code or REGION)), None)
    caption = _(
        "Sjukpenningdagar per försäkrad 16–64 år, tolv månader till och med {month}",
        month=month_in_words(month),
    )
    with parts.folded_table(caption, columns, body, marked):
        table_links.show("tables/sick_days_gaps")


def _days(value: object) -> str:
    return "–" if value is None else swedish.number(float(value), 1)  # type: ignore[arg-type]
