"""What brought tables are called, which figure a key is, and what a value says: in words, for a reader."""

from collections.abc import Mapping

from rehabdata import swedish
from rehabdata.intake.held import NATION, Held, Key, Value
from rehabdata.intake.lists import ITEMS, STATUSES
from rehabdata.intake.reports import HALF_YEAR
from rehabdata.language import _, later
from rehabdata.validator import shown

TITLES: Mapping[str, str] = {
    "patients": later("patienter"),
    "gender": later("män och kvinnor"),
    "shares": later("andel ansökt"),
    "population": later("befolkning"),
    "sick_days": later("sjukpenningdagar"),
    "staff_sickness": later("regionernas sjukfrånvaro"),
    "money": later("ersättningar och ram"),
    "measurements": later("mätningar i LUP"),
    "activities": later("aktiviteter i LUP"),
    "plan_targets": later("mål i andra planer"),
    "plan_measurements": later("mätningar av andra planers mål"),
}
_SEXES = {"T": later("båda könen"), "K": later("kvinnor"), "M": later("män")}
_LONGEST_SAID = 60


def figure_name(table: str, key: Key, held: Held) -> str:
    """Which figure of a table: "Jämtland 2013, januari–juni, KBT/IPT"."""
    if table in ("patients", "gender", "shares"):
        code, year, period, *treatment = key
        part = _("januari–juni") if period == HALF_YEAR else _("helår")
        return ", ".join([f"{held.county_by_code[code]} {year}", part, *treatment])
    if table in ("population", "sick_days", "staff_sickness"):
        code, when, part = key
        return f"{_('Riket') if code == NATION else held.county_by_code[code]} {when}, {_(_SEXES.get(part, str(part)))}"
    if table == "money":
        item, year = key
        return f"{ITEMS[item]} {year}"
    if table == "plan_targets":
        return str(key[0])
    if table in ("measurements", "plan_measurements"):
        target, day, period = key
        return f"{held.targets.get(target, target)}, {day}, {period}"
    return _("Aktivitet {number}", number=key[0])


def value_text(table: str, value: Value | None, other: Value | None = None) -> str:
    """What a figure is: "39 män, 164 kvinnor". Of a list's row with many parts, those that differ from `other`."""
    if value is None:
        return _("saknas")
    if table == "gender":
        men, women = (swedish.number(count) for count in value)
        return _("{men} män, {women} kvinnor", men=men, women=women)
    if table == "population":
        everyone, of_age = (swedish.number(count) for count in value)
        return _("{everyone}, varav {of_age} i åldern 15–64", everyone=everyone, of_age=of_age)
    if table == "money":
        return f"{shown(value[0])} ({STATUSES[value[1]]})"
    if table == "shares":
        return swedish.percent(value[0] / 100)
    if table == "patients":
        return swedish.number(value[0])
    differing = [part for place, part in enumerate(value) if other is None or part != other[place]]
    said = " / ".join(shown(part) or _("tomt") for part in differing)
    return said if len(said) <= _LONGEST_SAID else f"{said[:_LONGEST_SAID]}…"
