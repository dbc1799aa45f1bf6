"""Open data for programs, under /api/v1: the pages' own figures as JSON and CSV. Addresses and names are promises.

Every endpoint is a plain function, which Starlette runs in a thread: the event loop serves the pages meanwhile.
"""

import re
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route

from rehabdata.api import answers, compare, description, endpoints, figures, reports, templates
from rehabdata.api.known import gather
from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.extracts import read_file

PREFIX = "/api"


def routes(connection: Connection, assumptions: Assumptions, folder: Path) -> list[BaseRoute]:
    """What the app serves besides its pages. They come before Streamlit's, which answer any address with a page.

    An app of its own below the prefix, so that whatever goes wrong there is answered as a problem, not as a page.
    """
    known = gather(connection, assumptions, folder)
    api = Starlette(
        routes=[
            Route("/v1/funding.json", partial(endpoints.funding, known)),
            Route("/v1/funding.csv", partial(endpoints.funding_csv, known)),
            Route("/v1/funding.xlsx", partial(endpoints.funding_xlsx, known)),
            Route("/v1/tables/{name}.xlsx", partial(endpoints.table_xlsx, known)),
            Route("/v1/tables/{name}.csv", partial(endpoints.table_csv, known)),
            Route("/v1/tables/{name}.jsonstat.json", partial(endpoints.table_jsonstat, known)),
            Route("/v1/tables/{name}.json", partial(endpoints.table_json, known)),
            Route("/v1/compare.csv", partial(compare.as_csv, known)),
            Route("/v1/compare.xlsx", partial(compare.as_xlsx, known)),
            Route("/v1/compare.json", partial(compare.as_json, known)),
            Route("/v1/targets.json", partial(endpoints.targets, known)),
            Route("/v1/checks.json", partial(endpoints.claims_checked, known)),
            Route("/v1/figures/{name}.svg", partial(figures.svg, known)),
            Route("/v1/figures/{name}.png", partial(figures.png, known)),
            Route("/v1/report/{name}.pdf", partial(reports.pdf, known)),
            Route("/v1/templates/{name}.csv", partial(templates.as_csv, known)),
            Route("/v1/templates/{name}.xlsx", partial(templates.as_xlsx, known)),
            Route("/v1/openapi.json", partial(description.openapi, known)),
            *(
                Route(f"/v1/{name}", partial(endpoints.described_file, known, name, read_file(folder, name)))
                for name in endpoints.file_types(known)
            ),
        ],
        exception_handlers={HTTPException: answers.refused, Exception: answers.failed},
        middleware=[Middleware(answers.Versioned, version=known.version)],
    )
    api.router.redirect_slashes = False
    below = Mount(PREFIX, api)
    # Line breaks in an address too: Starlette's own pattern stops at them, and a page would answer.
    below.path_regex = re.compile(below.path_regex.pattern, re.DOTALL)
    return [below, Route(PREFIX, api)]
