"""From a key on a slider to the changed chart, in a real browser: the what-if page over a page by hand."""

import os
import shutil
import statistics
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bench.server import PlainServer, Server
from rehabdata.swedish import number
from rehabdata.ui import navigation
from tests.browser.conftest import CHROMIUM_ARGS, CHROMIUM_NAMES, settled

WARM_UP_KEYS = 8
BARS = {2.7: "", 2.0: " (önskan)"}  # times the page by hand
LONGEST_SECONDS = 10  # for a key

_OPEN_SECONDS = 60
_VIEWPORT = ViewportSize(width=1366, height=1600)  # slider and chart in view on both pages
_KEYS = ("ArrowRight", "ArrowLeft")

# Both pages alike. The clock starts when the key reaches the page, before any of its listeners, and stops in the frame
# after the first change of a bar's outline; a chart that is half rebuilt by then does not count.
_ARM = """
([selector, milliseconds]) => {
    const chart = document.querySelector(selector);
    const outlines = () => [...chart.querySelectorAll(".mark-rect.role-mark path")].map(bar => bar.getAttribute("d"));
    const before = outlines();
    window.changed = new Promise(resolve => {
        let pressed = null;
        document.addEventListener("keydown", () => { pressed = performance.now(); }, { capture: true, once: true });
        const observer = new MutationObserver(() => {
            const now = outlines();
            if (pressed === null || now.length !== before.length || now.join() === before.join()) return;
            observer.disconnect();
            requestAnimationFrame(() => resolve(performance.now() - pressed));
        });
        observer.observe(chart, { subtree: true, childList: true, attributes: true, characterData: true });
        setTimeout(() => { observer.disconnect(); resolve(null); }, milliseconds);
    });
}
"""
# What the marks of the first chart say, not where they stand: that depends on the chart's width.
_READ = """
selector => [...document.querySelector(selector).querySelectorAll(".role-mark > *")].map(
    mark => mark.getAttribute("aria-label") ?? mark.textContent
)
"""


@dataclass
class Lever:
    """A page with the slider and the chart, opened; the time of each key in milliseconds."""

    title: str
    page: Page
    slider: str
    chart: str
    milliseconds: list[float] = field(default_factory=list)

    def press(self, turn: int) -> float:
        """The milliseconds from a key, right and left in turn, to the changed chart."""
        self.page.locator(self.slider).focus()
        self.page.evaluate(_ARM, [self.chart, LONGEST_SECONDS * 1000])
        self.page.keyboard.press(_KEYS[turn % len(_KEYS)])
        taken: float | None = self.page.evaluate("() => window.changed")
        if taken is None:
            raise SystemExit(f"{self.title}: diagrammet ändras inte inom {LONGEST_SECONDS} s.")
        return taken

    def marks(self) -> list[str]:
        """What the chart says, mark by mark."""
        read: list[str] = self.page.evaluate(_READ, self.chart)
        return read

    @property
    def median(self) -> float:
        return statistics.median(self.milliseconds)

    @property
    def lower_quartile(self) -> float:
        return statistics.quantiles(self.milliseconds, n=4)[0]


def measure(runs: int) -> None:
    """Press the key `runs` times on each page and print the table."""
    with (
        Server("dashboard.py") as app,
        PlainServer("bench.plain:app") as plain,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_ARGS)) as browser,
    ):
        by_hand = Lever("Sida för hand", _opened(browser, plain.url), "input", "#chart")
        real = Lever(
            navigation.SIMULATION.title,
            _opened(browser, f"{app.url}/{navigation.SIMULATION.url_path}"),
            "#lever-kbt",
            "[data-testid=stVegaLiteChart]",
        )
        for lever in (by_hand, real):
            lever.page.locator(f"{lever.chart} .mark-rect.role-mark path").first.wait_for(state="attached")
        for turn in range(WARM_UP_KEYS + runs):
            # In turn, so that a busy minute on the machine falls on both; and one rests while the other is measured.
            settled(real.page)
            for lever in (by_hand, real):
                milliseconds = lever.press(turn)
                if turn >= WARM_UP_KEYS:
                    lever.milliseconds.append(milliseconds)
            if real.marks() != by_hand.marks():
                raise SystemExit("De två sidorna visar inte samma diagram, så tiderna går inte att jämföra.")
    _show(by_hand, real)


def chromium() -> str:
    """The browser that tests use, too."""
    wanted = (os.environ["CHROMIUM"],) if os.environ.get("CHROMIUM") else CHROMIUM_NAMES
    found = next(filter(None, map(shutil.which, wanted)), None)
    if found is None:
        raise SystemExit(f"Ingen av {', '.join(wanted)} finns; kör tools/ensure_chromium.sh.")
    return found


def _opened(browser: Browser, url: str) -> Page:
    page = browser.new_page(viewport=_VIEWPORT, locale="sv-SE", color_scheme="light")
    page.set_default_timeout(_OPEN_SECONDS * 1000)
    page.goto(url)
    return page


def _show(by_hand: Lever, real: Lever) -> None:
    print(f"{'Tangent till ändrat diagram':<28}{'median, ms':>12}{'undre kvartil, ms':>20}")
    for lever in (by_hand, real):
        print(f"{lever.title:<28}{number(lever.median, 1):>12}{number(lever.lower_quartile, 1):>20}")
    ratio, lower = real.median / by_hand.median, real.lower_quartile / by_hand.lower_quartile
    bars = ", ".join(f"{number(bar, 1)}{kind}: {'ok' if ratio <= bar else 'över'}" for bar, kind in BARS.items())
    print(f"{'Gånger sidan för hand':<28}{number(ratio, 1):>12}{number(lower, 1):>20}   högst (median) {bars}")
    print(f"\nTid i webbläsaren, {len(real.milliseconds)} tangenttryckningar på varje sida.")
