"""Pictures of one area's patients over the years, and of women and men."""

from collections.abc import Sequence

from rehabdata import rows, sentences, sources, swedish
from rehabdata.data import Data, kept_in_language
from rehabdata.exhibits.exhibit import BREAK, PERIOD, Column, Exhibit, Table
from rehabdata.landsting import landsting_rows, landsting_sentences
from rehabdata.language import _
from rehabdata.request import Request

_WIDTH = 420


@kept_in_language
def kbt_by_year(data: Data, ask: Request) -> Exhibit:
    """Patients in KBT/IPT by year, of one landsting or the country."""
    area = _area(data, ask)
    shown = rows.kbt_by_year(data.treatments(ask.period), ask.county_code or rows.NATION)
    return Exhibit(
        name="kbt-by-year",
        chart="kbt_by_year",
        rows=shown,
        measure=_("{area}: patienter i KBT/IPT, januari–juni varje år", area=area),
        finding=sentences.beside_the_year_before(_("KBT/IPT"), shown, "patients_text"),
        in_words=sentences.years_in_words(shown, "patients_text"),
        sources=(f"{sources.patients(*data.treatments(ask.period).year)}.",),
        notes=(_(BREAK), _(PERIOD)),
        width=_WIDTH,
        table=_table(
            area, [(year, _("KBT/IPT"), text) for year, text in zip(shown.year, shown.patients_text, strict=True)]
        ),
        files=_files(data, ask),
    )


@kept_in_language
def mmr_by_year(data: Data, ask: Request) -> Exhibit:
    """Patients in multimodal rehabilitation by year, of one landsting or the country."""
    area = _area(data, ask)
    shown = rows.mmr_by_year(data.treatments(ask.period), ask.county_code or rows.NATION)
    yearly = shown.drop_duplicates("year")
    listed = zip(shown.year, shown.treatment, shown.patients, strict=True)
    return Exhibit(
        name="mmr-by-year",
        chart="mmr_by_year",
        rows=shown,
        measure=_("{area}: patienter i multimodal rehabilitering, januari–juni varje år", area=area),
        finding=sentences.beside_the_year_before(_("MMR"), yearly, "total_text"),
        in_words=sentences.years_in_words(yearly, "total_text"),
        sources=(f"{sources.patients(*data.treatments(ask.period).year)}.",),
        notes=(_(BREAK), _(PERIOD)),
        width=_WIDTH,
        table=_table(area, [(year, str(treatment), swedish.patients(count)) for year, treatment, count in listed]),
        files=_files(data, ask),
    )


def _table(area: str, lines: Sequence[tuple[str, str, str]]) -> Table:
    return Table(
        _("{area}: patienter per behandling, kvartal 1–2", area=area),
        (Column(_("År"), "text"), Column(_("Behandling"), "text"), Column(_("Patienter"))),
        tuple(sorted(lines)),
    )


def _files(data: Data, ask: Request) -> dict[str, dict[str, str]]:
    return {"tables/treatments": {"lan": data.area(ask.county_code or rows.NATION), "period": ask.period}}


@kept_in_language
def gender_by_year(data: Data, ask: Request) -> Exhibit:
    """Women and men by year, all treatments together, of one landsting or the country."""
    area, code = _area(data, ask), ask.county_code or rows.NATION
    by_sex = data.gender(ask.period)
    sexes = landsting_rows.by_sex(by_sex, code)
    measure = _("{area}: kvinnor och män, alla behandlingar, januari–juni varje år", area=area)
    return Exhibit(
        name="gender-by-year",
        chart="gender_by_year",
        rows=rows.gender_by_year(by_sex, code),
        measure=measure,
        finding=sentences.womens_part(by_sex, code),
        sources=(
            f"{sources.women_and_men(*by_sex.year)}.",
            _("Per 10 000 kvinnor respektive män 15–64 år den 31 december året före (Eurostat)."),
            _("95 %-intervall: andelen med Wilsons formel, per 10 000 som ett Poissonutfall med Byars approximation."),
        ),
        notes=(
            _("Behovet hos kvinnor och män är okänt."),
            _("Rapporten skriver ut kön bara för alla behandlingar tillsammans."),
            _(PERIOD),
        ),
        width=_WIDTH,
        table=Table(
            measure,
            (
                Column(_("År"), "text"),
                Column(_("Kön"), "text"),
                Column(_("Patienter")),
                Column(_("Andel")),
                Column(_("95 %-intervall")),
                Column(_("Riket")),
                Column(_("Per 10 000")),
                Column(_("95 %-intervall, per 10 000")),
                Column(_("Riket per 10 000")),
            ),
            tuple(
                (
                    str(one.year),
                    _(rows.SEX[one.sex]),
                    swedish.patients(one.patients),
                    swedish.percent(one.part, 1),
                    landsting_sentences.percent_interval(one.part_interval),
                    swedish.percent(one.nation_part, 1),
                    swedish.number(one.per_10000, 1),
                    landsting_sentences.number_interval(one.interval),
                    swedish.number(one.nation_per_10000, 1),
                )
                for one in sexes
            ),
        ),
        files={"tables/women_and_men": {"lan": data.area(code)}},
    )


def _area(data: Data, ask: Request) -> str:
    return data.county_by_code[ask.county_code] if ask.county_code else _("Hela landet")
