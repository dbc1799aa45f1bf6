"""What the chapters tell: one landsting's on its page, those of a theme among all, the whole table with a search."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rehabdata import swedish
from rehabdata.data import Data, kept_in_language
from rehabdata.exhibits.exhibit import Column
from rehabdata.landsting import access_rows, access_sentences
from rehabdata.landsting.access_rows import Fact, Reading
from rehabdata.landsting.access_sentences import READINGS, THEMES
from rehabdata.language import _
from rehabdata.ui import parts, passage, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import Cell, Lines, retold, swedish_only

_TREATMENTS = ("KBT/IPT", "MMR")


def own_words(county_code: str) -> None:
    """One landsting's chapter: our readings with their reasons, the foremost facts, and all of them folded away."""
    told = [fact for fact in source.data().access_facts if fact.county_code == county_code]
    area = {"lan": source.data().county_by_code[county_code]}
    _foremost(county_code, told, area)
    with st.expander(_("Alla {count} uppgifter ur kapitlet, tema för tema", count=len(told))), passage.together():
        passage.say(_all(source.data(), county_code))
        table_links.show("tables/access", area)
    with passage.together(), parts.folded("berattar-kallor", _("Så läser vi kapitlen")):
        parts.sources(_("Rehabiliteringsgarantin 2013 (SKL), landstingens kapitel s. 14–30."), _(access_sentences.OURS))


@passage.together()
def _foremost(county_code: str, told: Sequence[Fact], area: Mapping[str, str]) -> None:
    parts.text(
        parts.composed(
            _("Ur kapitlet {chapter} i rapporten, med våra ord. Det gäller läget 2013."),
            chapter=swedish_only(told[0].chapter),
        )
    )
    parts.bullets([swedish_only(fact.text) for fact in access_rows.foremost(told)])
    parts.records(
        _("Räcker behandlingarna? Vår läsning av kapitlet"),
        [Column(_("Behandling"), "text"), Column(_("Vår läsning"), "text"), Column(_("Skäl"), "text")],
        [
            (_(one.treatment), _(READINGS[one.reading]), retold(one.reason))
            for one in source.data().access_readings
            if one.county_code == county_code
        ],
    )
    table_links.show("tables/access_readings", area)


@kept_in_language
def _all(data: Data, county_code: str) -> str:
    """A landsting's facts by theme, in one piece: elements by the theme would cost the page a chart's time."""
    told = [fact for fact in data.access_facts if fact.county_code == county_code]
    return "".join(
        f"<div class='rd-text'><h3>{parts.safe(_(THEMES[theme]))}</h3>"
        f"<ul>{''.join(f'<li>{parts.safe(swedish_only(fact.text))}</li>' for fact in facts)}</ul></div>"
        for theme, facts in access_rows.by_theme(told).items()
    )


def landsting_with(theme: str | None, kbt: str | None, mmr: str | None, chosen: Choices) -> None:
    """The landsting with these readings (None: any), and what their chapters tell of the theme (None: nothing)."""
    read = {(one.county_code, one.treatment): one for one in source.data().access_readings}
    wanted = dict(zip(_TREATMENTS, (kbt, mmr), strict=True))
    codes = [
        code
        for code in source.data().county_by_code
        if all(wish in (None, read[code, treatment].reading) for treatment, wish in wanted.items())
    ]
    parts.text(_("{count} av {all} landsting.", count=len(codes), all=len(source.data().county_by_code)))
    if not codes:
        parts.text(_("Inget kapitel läser vi så. Välj Alla för att se dem."))
        return
    columns = [Column(name, "text") for name in (_("Landsting"), _("KBT: vår läsning"), _("MMR: vår läsning"))]
    rows: list[tuple[Cell, ...]] = [
        (parts.landsting_link(code, chosen), *(_reading(read[code, treatment]) for treatment in _TREATMENTS))
        for code in codes
    ]
    if theme:
        columns.append(Column(_(THEMES[theme]), "text"))
        rows = [(*row, _told(code, theme)) for row, code in zip(rows, codes, strict=True)]
    parts.records(_("Vad kapitlen säger om tillgången"), columns, rows)
    table_links.show("tables/access_readings")
    if theme:
        table_links.show("tables/access")
    parts.sources(_("Rehabiliteringsgarantin 2013 (SKL), landstingens kapitel s. 14–30."), _(access_sentences.OURS))


def _reading(one: Reading) -> str:
    return _(READINGS[one.reading])


def _told(code: str, theme: str) -> Cell:
    facts = access_rows.by_theme([f for f in source.data().access_facts if f.county_code == code]).get(theme, ())
    return Lines(tuple(swedish_only(fact.text) for fact in facts)) if facts else _("kapitlet säger inget om det")


def _figure(fact: Fact) -> str:
    """The figure with its unit, and whether it is about; nothing of a fact without one."""
    if fact.figure is None:
        return ""
    figure = swedish.number(fact.figure, 0 if fact.figure == int(fact.figure) else 1)
    said = _("cirka {figure}", figure=figure) if fact.approximate else figure
    return parts.joined(said, swedish_only(fact.unit))


def beside_the_report() -> None:
    """How our readings add up beside what the report says of all."""
    of_treatment = {
        treatment: {one.county: one.reading for one in source.data().access_readings if one.treatment == treatment}
        for treatment in _TREATMENTS
    }
    parts.text(*access_sentences.mmr_beside_the_report(of_treatment["MMR"]))
    parts.text(*access_sentences.kbt_beside_the_report(of_treatment["KBT/IPT"]))


def pages_of(facts: Sequence[Fact], per_page: int) -> list[tuple[Fact, ...]]:
    """The facts in leaves of a table that a phone can hold; one empty leaf where there are none."""
    return [tuple(facts[i : i + per_page]) for i in range(0, len(facts), per_page)] or [()]


def table(facts: Sequence[Fact], found: int, chosen: Choices) -> None:
    """Facts with landsting, theme, figure and chapter."""
    if not facts:
        parts.text(_("Ingen uppgift har de orden. Sök på färre ord, eller välj Alla teman."))
        return
    parts.records(
        _("Uppgifter ur de 21 kapitlen: {shown} av {found}", shown=len(facts), found=found),
        [
            Column(_("Uppgift, med våra ord"), "text"),
            Column(_("Landsting"), "text"),
            Column(_("Tema"), "text"),
            Column(_("Tal"), "text"),
            Column(_("Kapitel"), "text"),
        ],
        [
            (
                swedish_only(fact.text),
                parts.landsting_link(fact.county_code, chosen),
                _(THEMES[fact.theme]),
                _figure(fact),
                swedish_only(fact.chapter),
            )
            for fact in facts
        ],
    )
    table_links.show("tables/access")
    parts.sources(_("Rehabiliteringsgarantin 2013 (SKL), landstingens kapitel s. 14–30."))
