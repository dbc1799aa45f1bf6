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

from rehabdata.api import answers, compare, description, endpoints, figure_page, figures, reports, templates
from rehabdata.data import Data
from rehabdata.extracts import read_file

PREFIX = "/api"


def routes(data: Data, folder: Path) -> list[BaseRoute]:
    """What the app serves besides its pages. They come before Streamlit's, which answer any address with a page.

    An app of its own below the prefix, so that whatever goes wrong there is answered as a problem, not as a page.
    """
    api = Starlette(
        routes=[
            Route("/v1/funding.json", partial(endpoints.funding, data)),
            Route("/v1/funding.csv", partial(endpoints.funding_csv, data)),
            Route("/v1/funding.xlsx", partial(endpoints.funding_xlsx, data)),
            Route("/v1/tables/{name}.xlsx", partial(endpoints.table_xlsx, data)),
            Route("/v1/tables/{name}.csv", partial(endpoints.table_csv, data)),
            Route("/v1/tables/{name}.jsonstat.json", partial(endpoints.table_jsonstat, data)),
            Route("/v1/tables/{name}.json", partial(endpoints.table_json, data)),
            Route("/v1/compare.csv", partial(compare.as_csv, data)),
            Route("/v1/compare.xlsx", partial(compare.as_xlsx, data)),
            Route("/v1/compare.json", partial(compare.as_json, data)),
            Route("/v1/targets.json", partial(endpoints.targets, data)),
            Route("/v1/checks.json", partial(endpoints.claims_checked, data)),
            Route("/v1/figures/{name}.svg", partial(figures.svg, data)),
            Route("/v1/figures/{name}.png", partial(figures.png, data)),
            Route("/v1/report/{name}.pdf", partial(reports.pdf, data)),
            Route("/v1/templates/{name}.csv", partial(templates.as_csv, data)),
            Route("/v1/templates/{name}.xlsx", partial(templates.as_xlsx, data)),
            Route("/v1/openapi.json", partial(description.openapi, data)),
            *(
                Route(f"/v1/{name}", partial(endpoints.described_file, data, name, read_file(folder, name)))
                for name in endpoints.file_types(data)
            ),
        ],
        exception_handlers={
            HTTPException: answers.refused,
            OSError: answers.hindered,
            Exception: answers.failed,
        },
        middleware=[Middleware(answers.Versioned, version=data.version)],
    )
    api.router.redirect_slashes = False
    below = Mount(PREFIX, api)
    # Line breaks in an address too: Starlette's own pattern stops at them, and a page would answer.
    below.path_regex = re.compile(below.path_regex.pattern, re.DOTALL)
    return [below, Route(PREFIX, api), Route(f"{figure_page.PLACE}/{{name}}", partial(figure_page.show, data))]
