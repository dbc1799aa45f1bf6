"""Pictures and reports from the pages' own links, in a real browser against a running server."""

from urllib.parse import urljoin

from playwright.sync_api import Page

from tests.browser.actions import visit
from tests.browser.conftest import NewPage, Server

PAGES = {
    "": ["share-ranking", "kbt-by-year", "mmr-by-year"],
    "jamtland": ["share-strip-by-year", "kbt-by-year", "mmr-by-year", "gender-by-year"],
    "finansiering": ["funding-chain", "allocation-and-earned"],
    "simulering": ["before-and-after"],
    "jamfor": ["two-measures"],
    "landsting": ["county-map"],
    "lup": ["sick-days-over-time", "staff-sickness-over-time"],
}
REPORTS = {"": "00", "jamtland": "23", "lup": "lup"}


def hrefs(page: Page) -> list[str]:
    links = page.locator(".rd-take a").all()
    return [str(link.get_attribute("href")) for link in links]


def test_every_link_under_a_chart_leads_to_its_picture(server: Server, new_page: NewPage) -> None:
    page = new_page()
    for path, names in PAGES.items():
        # The money's rules do not reach 2011.
        visit(page, server, path, lan="Jämtland", ar=2011, avsnitt="alla")
        found = hrefs(page)
        for name in names:
            (png,) = {href for href in found if f"/{name}.png" in href}
            assert {href for href in found if f"/{name}.svg" in href} == {png.replace(".png", ".svg")}
            answer = page.request.get(urljoin(server.url, png))
            assert (answer.status, answer.headers["content-type"]) == (200, "image/png"), png
            assert answer.body().startswith(b"\x89PNG")
        if path in REPORTS:
            (report,) = [href for href in found if href.partition("?")[0].endswith(".pdf")]
            assert f"/report/{REPORTS[path]}.pdf" in report
            answer = page.request.get(urljoin(server.url, report))
            assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf"), report


def test_the_links_can_be_hit_and_heard_and_are_not_printed(server: Server, new_page: NewPage) -> None:
    page = new_page(width=390)
    visit(page, server, "jamtland", avsnitt="alla")
    page.evaluate("() => document.querySelectorAll('details:not([open])').forEach(fold => { fold.open = true; })")
    links = page.locator(".rd-take a").filter(visible=True).all()
    assert len(links) >= 9
    for link in links:
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    assert page.get_by_role("link", name="PNG: Kvinnor och män över åren").count() == 1
    page.emulate_media(media="print")
    assert not any(link.is_visible() for link in links)
