"""Choices that one page has of its own, as links; like all choices they live in the address."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from rehabdata import parameters, request, rows
from rehabdata.data import HALF_YEAR, Data
from rehabdata.exhibits import shares
from rehabdata.exhibits.exhibit import Exhibit
from rehabdata.language import _, in_case
from rehabdata.request import BY_MEASURES, FAS, LOWER, LOWER_THAN, Request
from rehabdata.ui import address, choices, links, passage, source
from rehabdata.ui.choices import Choices

_RANKINGS: dict[str, Callable[[Data, Request], Exhibit]] = {
    "andel": shares.share_ranking,
    "andel-andring": shares.share_change,
    "kvar": shares.left_of_year,
}


def asked(chosen: Choices, *takes: str) -> Request:
    """The page's request: the shared choices, money's year, and of its own those in `takes`."""
    given = {name: value for name, value in choices.given().items() if name in takes}
    shared = chosen.address() | {"ar": str(chosen.money_year)}
    ask, problems = request.read(
        shared | given, ("lan", "ar", "period", *takes), source.data(), periods=(chosen.period, HALF_YEAR)
    )
    address.tell(*problems)
    return ask


def row(name: str, label: str, options: Mapping[str, str], chosen: str, default: str) -> str:
    """One of a few as links, value in the address to words; the default leaves the address."""
    given, page = choices.given(), choices.url_path() or ""
    choices.spell_out({name: chosen} if chosen else {})

    def to(value: str) -> str:
        return links.href(page, address.changed({name: None if value == default else value}, given))

    return links.choice(name, label, ((words, to(value), value == chosen) for value, words in options.items()))


def ranking(chosen: Choices) -> tuple[Request, Callable[[Data, Request], Exhibit], str]:
    """By what the landsting are ranked (`matt`), which of them are shown (`fas`, `lagre`), and the switches."""
    ask = asked(chosen, "fas", LOWER)
    names = {"andel": _("Andel"), "kvar": _("Kvar av året")}
    if ask.year - 1 in source.data().money_years[ask.period]:
        names = {"andel": names["andel"], "andel-andring": _("Ändring sedan {year}", year=ask.year - 1)} | names
    by, problem = parameters.choice(BY_MEASURES, choices.given(), list(names), "andel")
    address.tell(problem)
    phases = dict(zip(FAS, (_("Alla"), _("I fas"), in_case("pace", "Efter")), strict=True))
    rows_of_links = [row(BY_MEASURES, _("Rangordna efter"), names, by, "andel")]
    rows_of_links.append(row("fas", _("Visa landsting som är"), phases, ask.shown, FAS[0]))
    if len(names) > 2:
        lower = {"": _("Alla"), LOWER_THAN[1]: _("Lägre än {year}", year=LOWER_THAN[1])}
        rows_of_links.append(row(LOWER, _("Mot året före"), lower, LOWER_THAN[ask.lower], ""))
    return ask, _RANKINGS[by], f"<div class='rd-obeyed' id='rangordning'>{''.join(rows_of_links)}</div>"


def of(ask: Request, county_code: str | None) -> Request:
    """The same choices, of a landsting or (None) the whole country."""
    return replace(ask, county_code=county_code)


def leading_pace(ask: Request) -> None:
    """`takt`: the pace that leads on a money page; by default the year at the same pace."""
    names = {f"{p:.2f}": rows.pace_name(p) for p in sorted({1.0, 2.0, ask.pace}, reverse=True)}
    passage.say(row("takt", _("Takt"), names, f"{ask.pace:.2f}", ""))
