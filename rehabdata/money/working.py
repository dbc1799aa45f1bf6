"""The working behind earned, allocation and share: every step with its operands and its source, one area at a time.

Reckons from production and rules by itself, not from the settlement; the tests hold the two against each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rehabdata import swedish
from rehabdata.assumptions import Assumptions
from rehabdata.language import _, later, one_or_more
from rehabdata.money.funding import SEK_PER_MKR, TREATMENTS, Production, Scenario
from rehabdata.rows import NATION

_FIELDS = {"KBT/IPT": "kbt", "MMR1": "mmr1", "MMR2": "mmr2"}
_TABLE_OF = {
    "KBT/IPT": later("Antal: Rehabiliteringsgarantin 2013 (SKL), tabell 2, s. 11."),
    "MMR1": later("Antal: Rehabiliteringsgarantin 2013 (SKL), tabell 1, s. 10."),
    "MMR2": later("Antal: Rehabiliteringsgarantin 2013 (SKL), tabell 1, s. 10."),
}
_COMPUTED = later("Beräknat här.")


@dataclass(frozen=True, slots=True)
class Line:
    """One step: what it gives, its operands as shown, the unrounded value (kronor; a share 0-1), it shown, its source.

    The texts are in the run's language.
    """

    name: str
    operands: str
    value: float
    result: str
    source: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What the sources of a working depend on: the year, its assumptions, and if its counts came after the report."""

    year: int
    assumptions: Assumptions
    brought: bool = False

    def agreed(self, item: str) -> float:
        """The agreement's value of one of assumptions.MONEY_ITEMS. Raises KeyError for a year without it."""
        return self.assumptions.find(item, self.year).value

    def is_inferred(self, *items: str) -> bool:
        """Whether any of the items is inferred for the year."""
        return any(self.assumptions.find(item, self.year).status == "inferred" for item in items)


def working(county_code: str, production: Sequence[Production], scenario: Scenario, ground: Ground) -> list[Line]:
    """The steps of one landsting or the nation ("00"): a line per treatment, sum, pace, allocation, share.

    Without a line for the pace where it is 1, and without one for the share where nothing is allocated. Raises
    KeyError for an unknown code.
    """
    own = [p for p in production if county_code in (NATION, p.county_code)]
    if not own:
        raise KeyError(county_code)
    lines = [_treatment(treatment, own, scenario, ground) for treatment in TREATMENTS]
    earned = _sum(lines)
    lines.append(earned)
    if scenario.pace != 1:
        earned = _at_pace(earned, scenario.pace)
        lines.append(earned)
    allocation = _allocation(county_code, own, production, scenario, ground)
    lines.append(allocation)
    return [*lines, _share(earned, allocation)] if allocation.value else lines


def _treatment(treatment: str, own: Sequence[Production], scenario: Scenario, ground: Ground) -> Line:
    """patients x (rate + supplement), before the pace."""
    field = _FIELDS[treatment]
    rate_sek = getattr(scenario, f"{field}_sek")
    change = getattr(scenario, f"volume_{field}_percent") / 100
    concerned = [p for p in own if scenario.volume_county_code in (None, p.county_code)]
    count, changed_count = (sum(getattr(p, field) for p in of) for of in (own, concerned))
    value = (count + changed_count * change) * (rate_sek + scenario.supplement_sek)
    patients = _patients(count, changed_count, change)
    sources = [_("Antal: inlämnade uppgifter.") if ground.brought else _(_TABLE_OF[treatment])]
    if change and changed_count:
        sources.append(_("Ändrat antal: ditt räkneexempel."))
    sources.append(_rate_source(field, scenario, ground))
    return Line(
        _(treatment),
        f"{patients} × ({swedish.kronor(rate_sek)} + {swedish.kronor(scenario.supplement_sek)})",
        value,
        swedish.kronor(value),
        " ".join(sources),
    )


def _patients(count: float, changed_count: float, change: float) -> str:
    if not count:
        return _("0 patienter (ingen redovisad)")
    patients = one_or_more("{count} patient", "{count} patienter", int(count), count=swedish.exact(count))
    if not (change and changed_count):
        return patients
    if changed_count == count:
        return f"{patients} × {swedish.exact(1 + change)}"
    return f"({patients} + {swedish.exact(changed_count)} × {swedish.exact(change)})"


def rates_source_of(scenario: Scenario, ground: Ground) -> str:
    """Where a scenario's three rates and supplement come from, each origin once."""
    return " ".join(dict.fromkeys(_rate_source(field, scenario, ground) for field in _FIELDS.values()))


def _rate_source(field: str, scenario: Scenario, ground: Ground) -> str:
    item = f"rate_{field}"
    used = (getattr(scenario, f"{field}_sek"), scenario.supplement_sek)
    if used != (ground.agreed(item), ground.agreed("supplement")):
        return _("Ersättning eller tillägg: ditt räkneexempel.")
    if ground.brought:
        return _("Ersättning och tillägg: data/assumptions.toml.")
    if ground.is_inferred(item, "supplement"):
        return _("Ersättning och tillägg: härledda ur de tryckta andelarna; beloppen är tryckta för 2013 (s. 6–7).")
    return _("Ersättning och tillägg: Rehabiliteringsgarantin 2013 (SKL), s. 6–7 (tryckta).")


def _sum(lines: Sequence[Line]) -> Line:
    value = sum(line.value for line in lines)
    operands = " + ".join(line.result for line in lines)
    return Line(_("Upparbetat i perioden"), operands, value, swedish.kronor(value), _(_COMPUTED))


def _at_pace(earned: Line, pace: float) -> Line:
    value = earned.value * pace
    return Line(
        _("Upparbetat i takten"),
        f"{earned.result} × {swedish.exact(pace)}",
        value,
        swedish.kronor(value),
        _("Beräknat här; takten är räkning, inte prognos."),
    )


def _allocation(
    county_code: str, own: Sequence[Production], all_of_them: Sequence[Production], scenario: Scenario, ground: Ground
) -> Line:
    """frame x inhabitants / the nation's inhabitants; of the nation the frame itself."""
    frame_sek = scenario.frame_mkr * SEK_PER_MKR
    frame = _("{figure}\u00a0Mkr", figure=swedish.exact(scenario.frame_mkr))
    if county_code == NATION:
        return Line(_("Ramen"), frame, frame_sek, swedish.kronor(frame_sek), _frame_source(scenario, ground))
    inhabitants, of_all = own[0].population, sum(p.population for p in all_of_them)
    value = frame_sek * inhabitants / of_all
    date = ground.year - 1
    population = (
        _("Befolkning 31 december {year}.", year=date)
        if ground.brought
        else _("Befolkning 31 december {year}: Eurostat demo_r_pjanaggr3.", year=date)
    )
    return Line(
        _("Fördelning efter befolkning"),
        f"{frame} × {swedish.number(inhabitants)} / {swedish.number(of_all)}",
        value,
        swedish.kronor(value),
        f"{_frame_source(scenario, ground)} {population}",
    )


def _frame_source(scenario: Scenario, ground: Ground) -> str:
    if scenario.frame_mkr != ground.agreed("frame"):
        return _("Ramen: ditt räkneexempel.")
    if ground.brought:
        return _("Ramen: data/assumptions.toml.")
    if ground.is_inferred("frame"):
        return _("Ramen: härledd ur de tryckta andelarna; beloppet står i rapporten under 2013 (s. 6–7).")
    return _("Ramen: Rehabiliteringsgarantin 2013 (SKL), s. 4 (tryckt).")


def _share(earned: Line, allocation: Line) -> Line:
    value = earned.value / allocation.value
    return Line(
        _("Andel"),
        f"{earned.result} / {allocation.result}",
        value,
        swedish.percent(value, 1),
        _(_COMPUTED),
    )
