"""/figur/NAME: one figure alone, by the parameters of its page. A value that cannot be used gives the default, told."""

from urllib.parse import urlencode

from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, Response

from rehabdata import language, parameters
from rehabdata.data import Data
from rehabdata.exhibits.catalogue import FIGURES
from rehabdata.hosting import web
from rehabdata.language import _
from rehabdata.render import figure_page
from rehabdata.request import read

PLACE = "/figur"


def show(data: Data, request: HttpRequest) -> Response:
    """The page, of the shared figures; 404 for a name that is none."""
    name = str(request.path_params["name"])
    given = parameters.named(request.query_params)
    spoken, _wrong = parameters.choice("sprak", given, parameters.LANGUAGES, language.SWEDISH)
    if name not in FIGURES:
        return Response(status_code=404)  # hosting.web answers with the ways on
    entry = FIGURES[name]
    known = {key: value for key, value in given.items() if key in entry.takes}
    with language.speaking(spoken):
        ask, problems = read(known, entry.takes, data)
        refused = {problem.name for problem in problems}
        query = urlencode({key: value for key, value in known.items() if key not in refused} | {"sprak": spoken})
        page = figure_page.html(
            entry.make(data, ask),
            f"/api/v1/figures/{name}.svg?{query}",
            entry.link(ask, data),
            [_("Adressen innehöll något som inte kan visas: {problem}.", problem=problem) for problem in problems],
        )
    headers = {"content-security-policy": web.policy(page.encode()), "cache-control": "public, max-age=300"}
    return HTMLResponse(page, headers=headers)
