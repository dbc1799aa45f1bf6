"""What two points hide: women and men where they are printed apart, and all counties at every time that has them."""

from collections.abc import Mapping, Sequence

from rehabdata import swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _, later
from rehabdata.tracker.county_gaps import NATION, CountyGap, Gaps, usual
from rehabdata.tracker.plan import REGION
from rehabdata.tracker.plan_chart_rows import finding, month_in_words, once_apart, sexes_key, whom
from rehabdata.ui import address, parts, picture_links, renewed, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import Cell, Markup
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
    rows = plan_source.by_sex(source.data())
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


def same_years() -> None:
    """What was decided, and how many had their benefit withdrawn, in the years of the figures; of no cause."""
    events, withdrawals = plan_source.insurance_events(source.data()), plan_source.benefit_withdrawals(source.data())
    if events.empty and withdrawals.empty:
        return
    parts.subsection(_("Samma år: händelser, inte orsaker"))
    columns = [Column(name, "text") for name in (_("När"), _("Händelse"), _("Källa"))]
    decided = [
        (row["event_date"], parts.swedish_only(row["event"]), parts.where_from(row["source"]))
        for row in events.to_dict("records")
    ]
    with parts.folded_table(_("Mål och lagändringar i sjukförsäkringen"), columns, decided):
        table_links.show("tables/insurance_events")
    columns = [
        Column(_("Område"), "text"),
        Column(_("År")),
        Column(_("Mått"), "text"),
        Column(_("Procent")),
        Column(_("Källa"), "text"),
    ]
    withdrawn = [
        (
            _("Riket") if row["county_code"] == NATION else row["county"],
            str(row["year"]),
            parts.swedish_only(row["withdrawal"]),
            _days(row["withdrawn_percent"]),
            parts.where_from(row["source"]),
        )
        for row in withdrawals.to_dict("records")
    ]
    caption = _("Andel vars sjukpenning drogs in; de två måtten ställs inte mot varandra")
    with parts.folded_table(caption, columns, withdrawn):
        table_links.show("tables/benefit_withdrawals")
    parts.sources(
        _("data/sickness_insurance_events.csv och data/benefit_withdrawals.csv; varje rads källa står i tabellen.")
    )


def all_counties(chosen: Choices) -> None:
    """All counties at a time that the reader picks: chart, gap and place."""
    gaps = source.data().gaps
    months = list(dict.fromkeys(month for month, _sex in gaps))
    if not months:
        return
    parts.section(parts.anchored(ANCHOR, _("Sjukpenningdagar i alla län")))
    if said := still_most(gaps):
        parts.lead_small(said)
    parts.text(_(_NO_STATUS))
    month = address.select(WHEN, _("Tolv månader till och med"), _in_words(months), usual(months))
    shown = plan_source.at(source.data(), month)
    if said := once_apart(month):
        parts.text(said)
    parts.bullets([f"{county}: {'; '.join(places(shown, code))}." for code, county in _marked(chosen).items()])
    _key(shown, chosen)
    parts.chart(
        "sick_days_by_county", plan_source.by_county(source.data(), month, chosen.county_code), finding(month, shown)
    )
    picture_links.show("sick-days-by-county", chosen.address() | {WHEN: month})
    _table(month, shown, chosen)
    origins = dict.fromkeys(row.source for rows in shown.values() for row in rows)
    links = Markup(", ".join(parts.in_line(parts.where_from(origin)) for origin in origins))
    _every_time(gaps, chosen)
    parts.sources(
        parts.composed(_("{links}; skillnad och plats är beräknade här."), links=links),
        _("Uppgifterna står inte i planen."),
        *renewed.notes("sick_days", (*source.data().county_by_code, NATION), (month,)),
    )


def still_most(gaps: Gaps) -> str:
    """When the plan's region last had the most days of all, and where it stands at the latest time. Both sexes."""
    own = {month: row for (month, sex), rows in gaps.items() if sex == "T" for row in rows if row.county_code == REGION}
    most = [month for month, row in own.items() if row.place == 1]
    if not most:
        return ""
    latest, last = list(own)[-1], most[-1]
    told = {
        "county": own[latest].county,
        "last": month_in_words(last),
        "latest": month_in_words(latest),
        "place": own[latest].place,
        "gap": swedish.signed(float(own[latest].gap), 1),
    }
    if latest == last:
        return _("{county} hade flest sjukpenningdagar av alla län i {last}.", **told)
    return _(
        "{county} hade senast flest sjukpenningdagar av alla län i {last}. I {latest} var platsen {place}, {gap} dagar "
        "mot riket.",
        **told,
    )


def places(shown: Mapping[str, Sequence[CountyGap]], county_code: str) -> list[str]:
    """The place and gap of a county at one time, women and men apart where they are printed apart."""
    return [
        _(
            "{whom}: plats {place}, {gap} dagar mot riket",
            whom=whom(sex),
            place=row.place,
            gap=swedish.signed(float(row.gap), 1),
        )
        for sex, rows in shown.items()
        for row in rows
        if row.county_code == county_code
    ]


def _marked(chosen: Choices) -> dict[str, str]:
    """The plan's region and the reader's county, code to name."""
    return {code: source.data().county_by_code[code] for code in dict.fromkeys((REGION, chosen.county_code)) if code}


def _in_words(months: Sequence[str]) -> dict[str, str]:
    return {month: month_in_words(month) for month in months}


def _every_time(gaps: Gaps, chosen: Choices) -> None:
    """The region, and the reader's county, at every time: days, gap, place."""
    marked = _marked(chosen)
    columns = [Column(_("Tolv månader till och med"), "text"), Column(_("Vilka"), "text")]
    for county in marked.values():
        columns += [Column(county), Column(_("Mot riket")), Column(_("Plats"))]
    body: list[list[Cell]] = []
    for (month, sex), rows in gaps.items():
        cells: list[Cell] = [month_in_words(month), whom(sex)]
        by_code = {row.county_code: row for row in rows}
        for code in marked:
            own = by_code[code]
            cells += [_days(own.days), swedish.signed(float(own.gap), 1), str(own.place)]
        body.append(cells)
    caption = _("Sjukpenningdagar vid varje tid: dagar, skillnad mot riket och plats av 21")
    with parts.folded_table(caption, columns, body):
        table_links.show("tables/sick_days_gaps")


def _key(shown: dict[str, tuple[CountyGap, ...]], chosen: Choices) -> None:
    marks = [(f"{shape} muted", words) for shape, words in sexes_key(shown)]
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
