"""How to read each kind of page, for who opens it the first time: folded away at its top."""

from rehabdata.language import _, later
from rehabdata.ui import navigation, parts, terms

_MONEY = later(
    "Upparbetat är vad behandlingarna är värda med årets ersättningar. Avsatta medel är landstingets del av statens "
    "ram, efter befolkning. I fas efter ett halvår är 50 %."
)
_PLACES = later(
    "Den som med högst två behandlingar till når gruppen ovanför delar dess plats. En plats är ingen dom: antalet "
    "säger inget om behovet."
)
_BREAK = later("Jämför inte 2011 med åren efter: reglerna för vad som räknas ändrades 2012.")
_LINK = later("Alla val står i adressen. Dela ger en länk som öppnar samma vy.")
_GUIDES = {
    navigation.OVERVIEW.url_path: (
        later(
            "Tryck på en ruta eller ett namn för att öppna ett landsting. Välj ditt landsting överst, så märks det ut."
        ),
        _MONEY,
        terms.TREATMENTS,
        _PLACES,
        _BREAK,
        _LINK,
    ),
    navigation.LANDSTING.url_path: (
        later("Sök går på namn och förkortning: VGR, SLL, Sörmland, Härjedalen."),
        _MONEY,
        _PLACES,
    ),
    navigation.COMPARE.url_path: (
        later("Välj landsting under Jämför med; tomt betyder alla 21. Ditt landsting är alltid med och märks ut."),
        later("Tryck på en rubrik i tabellen för att ordna efter den, en gång till för lägst först."),
        later("1 är det högsta talet, inte ett betyg: antalet säger inget om behovet."),
        _MONEY,
        _BREAK,
        _LINK,
    ),
    navigation.FUNDING.url_path: (
        _MONEY,
        later(
            "Siffrorna är januari–juni men ramen är för hela året. Därför visas helåret i samma takt (×2) först och "
            "första halvåret (×1) bredvid. Dubblingen är räkning, inte prognos."
        ),
        later("Vad som omfördelas och betalas avgörs på helår."),
    ),
    navigation.SIMULATION.url_path: (
        later(
            "Dra i ett reglage eller skriv ett tal. Strecket under reglaget är överenskommelsen; Återställ leder "
            "tillbaka."
        ),
        later("Läs kronorna först: en andel stiger när ramen sänks."),
        _LINK,
    ),
    navigation.PLAN.url_path: (
        later(
            "Målen gäller skillnaden mot riket. Den krymper också när rikets tal stiger: därför visas länets egen "
            "förändring för sig."
        ),
        later("Uppfyllt, delvis och ej är vår regel. Dokumentets egna tecken går inte att läsa."),
        later("Sist på sidan: hur många rehabkoordinatorer planens mått ger, och vad färre dagar är värda."),
    ),
    navigation.QUALITY.url_path: (
        later("Varje rad är något som dokumenten säger om sina egna tabeller, och vad tabellerna ger."),
        later("En avvikelse är ingen anklagelse: avrundning eller en annan läsning kan förklara den."),
    ),
    navigation.DATA.url_path: (
        later(
            "Hämta en mall, fyll i det du har och ladda upp filen. Flera filer som hör ihop lämnas samtidigt, till "
            "exempel tabell 1–3 och årets ersättningar."
        ),
        later(
            "Alla fel visas på en gång, med rad och kolumn som i ett kalkylprogram. Är något fel används ingenting, "
            "och det som visades förut visas fortfarande."
        ),
        later(
            "Egna siffror syns bara i din webbläsare, som hittar dem med en kaka (cookie), högst en timme efter att du "
            "sist använde dem."
        ),
    ),
}
_ONE_LANDSTING = (_MONEY, terms.TREATMENTS, _PLACES, _BREAK, _LINK)


def show(url_path: str) -> None:
    """The guide of the page at an address; nothing where it needs none."""
    guide = _ONE_LANDSTING if navigation.county_code_of(url_path) else _GUIDES.get(url_path)
    if guide:
        parts.fold("guide", _("Så läser du sidan"), parts.listed([_(line) for line in guide]))
