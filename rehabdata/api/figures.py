"""figures/NAME.svg and .png: the pages' charts as pictures, drawn outside this process and kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from rehabdata import language, parameters, sources, swedish
from rehabdata.api import answers, calls
from rehabdata.compare import measures
from rehabdata.data import HALF_YEAR, Data
from rehabdata.drawing import DRAWER, CannotDraw
from rehabdata.exhibits.catalogue import FIGURES, Entry
from rehabdata.language import _
from rehabdata.render import picture
from rehabdata.request import FAS, PACE_OF_PAGES, Request, read
from rehabdata.tracker.county_gaps import usual

SVG, PNG = "image/svg+xml", "image/png"
BUSY = "Bilden kunde inte ritas just nu. Försök igen om en stund."

Schema = dict[str, Any]


def svg(data: Data, request: HttpRequest) -> Response:
    """A picture with text that stays text."""
    return answers.send(request, _drawn(data, request, SVG), SVG)


def png(data: Data, request: HttpRequest) -> Response:
    """A picture of dots, two to a pixel."""
    return answers.send(request, _drawn(data, request, PNG), PNG)


def _read(data: Data, request: HttpRequest) -> tuple[Entry, Request, str]:
    """The picture, the choices and the language. Raises Refused with every value that cannot be used."""
    name = str(request.path_params["name"])
    if name not in FIGURES:
        raise HTTPException(404, f"Bilden finns inte. De som finns är {swedish.listed(list(FIGURES))}.")
    entry = FIGURES[name]
    given = calls.given(request.query_params, (*entry.takes, "sprak"))
    ask, wrong = read(given, entry.takes, data)
    spoken, wrong_language = parameters.choice("sprak", given, parameters.LANGUAGES, language.SWEDISH)
    calls.refuse((*wrong, wrong_language), request.query_params)
    return entry, ask, spoken


def _drawn(data: Data, request: HttpRequest, kind: str) -> bytes:
    """The picture in the call's language, which ends with the picture: the API speaks Swedish."""
    entry, ask, spoken = _read(data, request)
    with language.speaking(spoken):
        exhibit = entry.make(data, ask)
        submitted = sources.submitted(data, ask.period) if "period" in entry.takes else []
        page = _("Sidan: {address}", address=host(request) + entry.link(ask, data))
        foot = [*submitted, sources.version_line(data), page]
        try:
            return picture.svg(exhibit, foot, DRAWER).encode() if kind == SVG else picture.png(exhibit, foot, DRAWER)
        except CannotDraw as error:
            raise HTTPException(503, BUSY, {"Retry-After": answers.RETRY_SECONDS}) from error


def host(request: HttpRequest) -> str:
    """The app's own address as the caller knows it; nothing where the call does not say."""
    return f"{request.url.scheme}://{request.url.netloc}" if request.url.netloc else ""


_WORDS = {
    "lan": "Vilket landsting som märks ut eller bilden gäller; slug och andra kända namn går också.",
    "ar": "År. Utelämnat: det senaste.",
    "period": "Del av året: bilderna gäller januari–juni.",
    "fas": "Vilka landsting som visas: alla, de i fas (50 % eller mer efter halvåret) eller de efter.",
    "lagre": "2012: bara de vars andel är lägre än första halvåret 2012. Utelämnat: alla.",
    "matt": "Måttet som landstingen ordnas efter. Utelämnat: andel.",
    "takt": "Gånger periodens produktion. Utelämnat: 2, som på sidan.",
    "tidpunkt": "När alla läns sjukpenningdagar visas: tolv månader till och med.",
    "jamfor_med": "Landsting som ställs bredvid varandra, med komma emellan. Utelämnat: alla 21.",
    "x": "Måttet som ritas vågrätt.",
    "y": "Måttet som ritas lodrätt.",
    "sprak": "Bildens språk.",
}


def described_parameters(data: Data, of_funding: list[Schema], names: Sequence[str] = tuple(_WORDS)) -> list[Schema]:
    """What pictures take of an address. `of_funding` has the levers, whose words and ranges are the same."""
    lowest, highest = parameters.PACE_RANGE
    schemas: Mapping[str, Schema] = {
        "lan": {"type": "string", "enum": [*data.county_by_code.values(), *data.slug_by_code.values()]},
        "ar": {
            "type": "integer",
            "enum": list(data.money_years[HALF_YEAR]),
            "default": max(data.money_years[HALF_YEAR], default=None),
        },
        "period": {"type": "string", "enum": [HALF_YEAR], "default": HALF_YEAR},
        "fas": {"type": "string", "enum": list(FAS), "default": FAS[0]},
        "lagre": {"type": "string", "enum": ["2012"]},
        "matt": {"type": "string", "enum": list(measures.MEASURES), "default": measures.USUAL[0]},
        "takt": {"type": "number", "minimum": lowest, "maximum": highest, "default": PACE_OF_PAGES},
        "tidpunkt": {"type": "string", "enum": list(data.gap_months), "default": usual(data.gap_months)},
        "jamfor_med": {"type": "string"},
        "x": {"type": "string", "enum": list(measures.DRAWN), "default": measures.USUAL_PAIR[0]},
        "y": {"type": "string", "enum": list(measures.DRAWN), "default": measures.USUAL_PAIR[1]},
        "sprak": {"type": "string", "enum": list(parameters.LANGUAGES), "default": language.SWEDISH},
    }
    own = [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": words,
            "schema": schemas[name],
        }
        for name, words in _WORDS.items()
        if name in names
    ]
    return [*own, *(told for told in of_funding if told["name"] not in _WORDS)]


def which_takes_what() -> str:
    """For the description: each picture with its parameters."""
    return " ".join(f"{name}: {', '.join(entry.takes)}." for name, entry in FIGURES.items())
