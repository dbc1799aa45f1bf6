"""Pictures of one area's patients over the years, and of women and men."""

from rehabdata import report_source, rows, sentences
from rehabdata.language import _
from rehabdata.pictures.asked import Asked
from rehabdata.pictures.figure import BREAK, PERIOD, Figure
from rehabdata.pictures.ground import Ground

_WIDTH = 420


def kbt_by_year(ground: Ground, asked: Asked) -> Figure:
    """Patients in KBT/IPT by year, of one landsting or the country."""
    area = _area(ground, asked)
    shown = rows.kbt_by_year(ground.treatments, asked.county_code or rows.NATION)
    finding = _("{area}: patienter i KBT/IPT, kvartal 1–2.", area=area)
    return Figure(
        chart="kbt_by_year",
        rows=shown,
        title=_("{area}: patienter i KBT/IPT, januari–juni varje år", area=area),
        finding=f"{finding} {sentences.years_in_words(shown, 'patients_text')}",
        sources=(f"{report_source.patients(*ground.treatments.year)}.",),
        notes=(_(BREAK), _(PERIOD)),
        width=_WIDTH,
    )


def mmr_by_year(ground: Ground, asked: Asked) -> Figure:
    """Patients in multimodal rehabilitation by year, of one landsting or the country."""
    area = _area(ground, asked)
    shown = rows.mmr_by_year(ground.treatments, asked.county_code or rows.NATION)
    finding = _("{area}: patienter i MMR, kvartal 1–2.", area=area)
    return Figure(
        chart="mmr_by_year",
        rows=shown,
        title=_("{area}: patienter i multimodal rehabilitering, januari–juni varje år", area=area),
        finding=f"{finding} {sentences.years_in_words(shown.drop_duplicates('year'), 'total_text')}",
        sources=(f"{report_source.patients(*ground.treatments.year)}.",),
        notes=(_(BREAK), _(PERIOD)),
        width=_WIDTH,
    )


def gender_by_year(ground: Ground, asked: Asked) -> Figure:
    """Women and men by year, all treatments together, of one landsting or the country."""
    area, code = _area(ground, asked), asked.county_code or rows.NATION
    finding = _("{county}: behandlade kvinnor och män, kvartal 1–2.", county=area)
    return Figure(
        chart="gender_by_year",
        rows=rows.gender_by_year(ground.gender, code),
        title=_("{area}: kvinnor och män, alla behandlingar, januari–juni varje år", area=area),
        finding=f"{finding} {sentences.womens_part(ground.gender, code)}",
        sources=(f"{report_source.women_and_men(*ground.gender.year)}.",),
        notes=(_("Behovet hos kvinnor och män är okänt."), _(PERIOD)),
        width=_WIDTH,
    )


def _area(ground: Ground, asked: Asked) -> str:
    return ground.county_by_code[asked.county_code] if asked.county_code else _("Hela landet")
