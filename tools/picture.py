"""Takes the README's picture anew: Översikt for one landsting, as a first visitor sees it."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM_ARGS, CHROMIUM_NAMES, Server, settled

PICTURE = Path(__file__).parents[1] / "docs" / "overview.png"


def main() -> None:
    """Start the app, open it at 1366 x 820, save what is seen."""
    server = Server()
    try:
        with sync_playwright() as playwright:
            executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
            chromium = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_ARGS))
            page = chromium.new_page(viewport={"width": 1366, "height": 820}, locale="sv-SE")
            page.goto(f"{server.url}/?lan=Jämtland")
            settled(page)
            page.screenshot(path=PICTURE)
            chromium.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
