"""What "Om uppgifterna" is made of: the data package's own descriptions, the assumptions' file, and our words."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from rehabdata import swedish
from rehabdata.assumptions import Assumptions
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _, later
from rehabdata.ui import parts, table_links
from rehabdata.ui.parts import Lines, swedish_only
from rehabdata.versions import Version

_STATUS = {"printed": later("tryckt"), "inferred": later("härledd"), "published": later("publicerad")}
_ITEM = {
    "frame": later("Ram för landstingen"),
    "rate_kbt": later("Ersättning KBT/IPT"),
    "rate_mmr1": later("Ersättning MMR1"),
    "rate_mmr2": later("Ersättning MMR2"),
    "supplement": later("Tillägg"),
    "research_beside_frame": later("Forskning utöver ramen"),
    "preparatory_grant": later("Förberedande bidrag"),
    "production_of_frame": later("Produktion mot ramen"),
    "paid_out": later("Utbetalt"),
    "treated_women": later("Behandlade kvinnor"),
    "treated_men": later("Behandlade män"),
    "guarantee_ended": later("Garantin upphörde"),
}

# unit in the assumptions' file -> its words
_UNIT = {
    "Mkr": later("Mkr"),
    "kr per behandlad patient": later("kr per behandlad patient"),
    "procent av ramen, helår": later("procent av ramen, helår"),
    "behandlingar": later("behandlingar"),
    "år": later("år"),
}

_METHOD = (
    later(
        "Rapportens tabell 1, 2 och 3 är avskrivna cell för cell, med tryckta rubriker, stavningar och summarader. "
        "Bara tusentalsmellanrum och procenttecken är borttagna. Ur dem räknas allt som visas; inget tal är inskrivet "
        "för hand."
    ),
    later(
        "Upparbetat är antalet behandlade patienter gånger ersättningen plus tillägget på 1 000 kr per behandlad "
        "patient. Varje landstings fördelning är dess del av ramen efter folkmängden den 31 december året före. "
        "Andelen (rapportens andel ansökt) är upparbetat delat med fördelning."
    ),
    later(
        "Pengar som ett landsting inte jobbar in går till dem som har producerat mer än sin fördelning, men ingen får "
        "mer än sin egen produktion är värd. Så återges alla 42 tryckta andelar. Ramen och ersättningarna för 2012 är "
        "härledda ur att de återger andelarna; de är inte tryckta som 2012 års."
    ),
    later(
        "Siffrorna gäller januari–juni, ramen hela året. I fas är därför 50 procent. Där det gäller tak, pott, vad "
        "som är kvar eller vem som får mer visas först helåret i samma takt (×2) och bredvid första halvåret (×1). "
        "Dubblingen är räkning, inte prognos: den ger 96,6 procent för 2013, och det publicerade utfallet blev 99."
    ),
    later(
        "Platser delas (vår regel): ett landsting som med högst två MMR2-behandlingar till når upp till gruppen "
        "ovanför delar dess plats. Per 10 000 invånare räknas på 15–64 år, som ligger nära garantins 16–67; halvårets "
        "antal räknas inte upp till helår."
    ),
)

# The figures are held by tests/test_about_page.py, in exact fractions.
_HOW_LOOSELY = later(
    "2012 års ram är bara löst bestämd av andelarna, som är tryckta i hela procent. Med 2013 års ersättningar "
    "ger varje ram från 898,9 till 901,7 Mkr alla 21. Det gör också 878 Mkr med 11 750, 24 000 och 44 000 kr för "
    "KBT/IPT, MMR1 och MMR2, och 922 Mkr med 12 250, 26 000 och 46 000 kr; tillägget är 1 000 kr i alla. "
    "Beloppet 900 Mkr står i rapporten, men under 2013."
)

_LIMITS = (
    later("Om behandlingarna ledde till återgång i arbete: det mäts inte i tabellerna."),
    later(
        "Hur stort behovet är, och därmed om kvinnor, män eller ett län får för lite. Fler behandlingar per invånare "
        "är inte detsamma som bättre."
    ),
    later("Om ersättningen täcker landstingets kostnad: kostnader finns inte i dokumenten."),
    later("Kön per behandling: könen är tryckta bara för alla behandlingar tillsammans."),
    later("Utvecklingen mellan 2011 och 2012: det som räknas ändrades, så åren går inte att jämföra."),
    later(
        "Läget efter första halvåret 2013 per landsting: rapporten är från oktober 2013 och garantin upphörde efter "
        "2015."
    ),
)


def documents(described: Mapping[str, Any]) -> None:
    """Each extract: what it is, document, table, page, licence; the descriptions are the data's own, so Swedish."""
    headings = (_("Innehåll och fil"), _("Dokument"), _("Tabell, sida"), _("Villkor"))
    with st.expander(_("Underlagets filer")):
        parts.records(
            _("Underlagets filer"),
            [Column(name, "text") for name in headings],
            [
                (
                    Lines((swedish_only(resource["title"]), resource["path"])),
                    swedish_only("; ".join(origin["title"] for origin in resource["sources"])),
                    _where(resource),
                    swedish_only(resource["licenses"][0]["title"]),
                )
                for resource in described["resources"]
            ],
        )
    parts.sources("data/datapackage.json.")


def _where(resource: Mapping[str, Any]) -> str:
    """Tabell 1, s. 10."""
    table, page = resource.get("table"), resource.get("page")
    pages = _("s. {page}", page=page) if page else ""
    if table and pages:
        return parts.composed("{table}, {pages}", table=swedish_only(table), pages=pages)
    return (swedish_only(table) if table else pages) or "–"


def assumptions(read: Assumptions) -> None:
    """Every figure that was not computed here, as assumptions.toml has it."""
    parts.text(
        _(
            "Ersättningar, ramar och publicerade utfall står på ett enda ställe, data/assumptions.toml, och visas här "
            "som de står där. Härledd betyder att siffran inte är tryckt för det året utan följer av att den återger "
            "de tryckta andelarna."
        )
    )
    parts.text(_(_HOW_LOOSELY))
    parts.records(
        _("Antaganden"),
        [
            Column(_("Vad"), "text"),
            Column(_("Värde")),
            Column(_("Enhet"), "text"),
            Column(_("Gäller från"), "text"),
            Column(_("Status"), "text"),
            Column(_("Källa"), "text"),
            Column(_("Anmärkning"), "text"),
        ],
        [
            (
                _(_ITEM[figure.item]),
                str(int(figure.value)) if figure.unit == "år" else swedish.number(figure.value),
                _(_UNIT.get(figure.unit, figure.unit)),
                swedish.date(figure.valid_from),
                _(_STATUS[figure.status]),
                parts.where_from(figure.source),
                swedish_only(figure.note),
            )
            for figure in read.figures
        ],
    )
    table_links.show("tables/assumptions")
    parts.sources(_("data/assumptions.toml; varje rads egen källa står i tabellen."))


def corrections(told: Sequence[Version]) -> None:
    """What changed in the data and when, latest first, as the versions' file tells it: Swedish, as it is written."""
    if not told:
        parts.text(_("Underlaget har ingen historik: vad som har ändrats är inte känt här."))
        return
    parts.text(_("Varje ändring av underlaget, nyast först. Dataversionen står längst ned på varje sida."))
    parts.bullets(
        [
            parts.composed(
                _("{date}, dataversion {version}: {change}"),
                date=swedish.date(dt.date.fromisoformat(version.date)),
                version=version.version,
                change=swedish_only(version.change),
            )
            for version in reversed(told)
        ]
    )
    parts.sources("data/versions.csv.")


def method() -> None:
    """How the figures are made, in five paragraphs."""
    for paragraph in _METHOD:
        parts.text(_(paragraph))


def limits(read: Assumptions) -> None:
    """What the documents do not say, and what the audit found."""
    parts.bullets([_(limit) for limit in _LIMITS])
    for finding in read.findings:
        parts.text(swedish_only(f"{finding.title}: {finding.statement}"))
        parts.sources(parts.in_line(parts.where_from(finding.source)))
