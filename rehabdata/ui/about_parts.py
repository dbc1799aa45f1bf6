"""What "Om uppgifterna" is made of: the data package's own descriptions, the assumptions' file, and our words."""

from pathlib import Path

from rehabdata import swedish
from rehabdata.assumptions import Assumptions
from rehabdata.extracts import read_description
from rehabdata.ui import parts
from rehabdata.ui.parts import Column

_STATUS = {"printed": "tryckt", "inferred": "härledd", "published": "publicerad"}
_ITEM = {
    "frame": "Ram för landstingen",
    "rate_kbt": "Ersättning KBT/IPT",
    "rate_mmr1": "Ersättning MMR1",
    "rate_mmr2": "Ersättning MMR2",
    "supplement": "Tillägg",
    "research_beside_frame": "Forskning utöver ramen",
    "preparatory_grant": "Förberedande bidrag",
    "production_of_frame": "Produktion mot ramen",
    "paid_out": "Utbetalt",
    "treated_women": "Behandlade kvinnor",
    "treated_men": "Behandlade män",
    "guarantee_ended": "Garantin upphörde",
}

_METHOD = (
    "Rapportens tabell 1, 2 och 3 är avskrivna cell för cell, med tryckta rubriker, stavningar och summarader. Bara "
    "tusentalsmellanrum och procenttecken är borttagna. Ur dem räknas allt som visas; inget tal är inskrivet för hand.",
    "Upparbetat är antalet behandlade patienter gånger ersättningen plus tillägget på 1 000 kr per behandlad patient. "
    "Varje landstings fördelning är dess del av ramen efter folkmängden den 31 december året före. Andelen (rapportens "
    "andel ansökt) är upparbetat delat med fördelning.",
    "Pengar som ett landsting inte jobbar in går till dem som har producerat mer än sin fördelning, men ingen "
    "får mer än "
    "sin egen produktion är värd. Så återges alla 42 tryckta andelar. Ramen och ersättningarna för 2012 är "
    "härledda ur att "
    "de återger andelarna; de är inte tryckta som 2012 års.",
    "Siffrorna gäller januari–juni, ramen hela året. I fas är därför 50 procent. Där det gäller tak, pott, vad "
    "som är kvar "
    "eller vem som får mer visas först helåret i samma takt (×2) och bredvid första halvåret (×1). Dubblingen "
    "är räkning, "
    "inte prognos: den ger 96,6 procent för 2013, och det publicerade utfallet blev 99.",
    "Platser delas (vår regel): ett landsting som med högst två MMR2-behandlingar till når upp till gruppen "
    "ovanför delar dess "
    "plats. Per 10 000 invånare räknas på 15–64 år, som ligger nära garantins 16–67; halvårets antal räknas "
    "inte upp till helår.",
)

_LIMITS = (
    "Om behandlingarna ledde till återgång i arbete: det mäts inte i tabellerna.",
    "Hur stort behovet är, och därmed om kvinnor, män eller ett län får för lite. Fler behandlingar per "
    "invånare är inte "
    "detsamma som bättre.",
    "Om ersättningen täcker landstingets kostnad: kostnader finns inte i dokumenten.",
    "Kön per behandling: könen är tryckta bara för alla behandlingar tillsammans.",
    "Utvecklingen mellan 2011 och 2012: det som räknas ändrades, så åren går inte att jämföra.",
    "Läget efter första halvåret 2013 per landsting: rapporten är från oktober 2013 och garantin upphörde efter 2015.",
)


def documents(folder: Path) -> None:
    """Each extract: what it is, document, table, page, licence."""
    resources = read_description(folder)["resources"]
    parts.table(
        "Underlagets filer",
        [Column(name, "text") for name in ("Fil", "Innehåll", "Dokument", "Tabell, sida", "Villkor")],
        [
            (
                resource["path"],
                resource["title"],
                "; ".join(origin["title"] for origin in resource["sources"]),
                ", ".join(filter(None, [resource.get("table"), resource.get("page") and f"s. {resource['page']}"]))
                or "–",
                resource["licenses"][0]["title"],
            )
            for resource in resources
        ],
    )


def assumptions(read: Assumptions) -> None:
    """Every figure that was not computed here, as assumptions.toml has it."""
    parts.text(
        "Ersättningar, ramar och publicerade utfall står på ett enda ställe, data/assumptions.toml, och visas "
        "här som de "
        "står där. Härledd betyder att siffran inte är tryckt för det året utan följer av att den återger de "
        "tryckta andelarna."
    )
    parts.table(
        "Antaganden",
        [
            Column("Vad", "text"),
            Column("År", "text"),
            Column("Värde"),
            Column("Enhet", "text"),
            Column("Gäller från", "text"),
            Column("Status", "text"),
            Column("Källa", "text"),
            Column("Anmärkning", "text"),
        ],
        [
            (
                _ITEM[figure.item],
                str(figure.year),
                str(int(figure.value)) if figure.unit == "år" else swedish.number(figure.value),
                figure.unit,
                swedish.date(figure.valid_from),
                _STATUS[figure.status],
                figure.source,
                figure.note,
            )
            for figure in read.figures
        ],
    )


def method() -> None:
    """How the figures are made, in five paragraphs."""
    for paragraph in _METHOD:
        parts.text(paragraph)


def limits(read: Assumptions) -> None:
    """What the documents do not say, and what the audit found."""
    parts.bullets(_LIMITS)
    for finding in read.findings:
        parts.text(f"{finding.title}: {finding.statement}")
        parts.sources(finding.source)
