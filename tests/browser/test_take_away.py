"""The line of links below a table, in a browser: it can be hit and read out, gives the API's bytes, leaves no print."""

from pathlib import Path

from tests.browser.conftest import NewPage, Server, settled
from tests.browser.test_open_data import fetch


def test_the_button_and_the_api_give_the_same_bytes(server: Server, new_page: NewPage) -> None:
    page = new_page(width=390)
    page.goto(f"{server.url}/?ar=2012")
    settled(page)
    page.locator("summary", has_text="Ta med").first.click()
    link = page.get_by_role("link", name="Excel: Statens pengar per landsting").first
    box = link.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    with page.expect_download() as download:
        link.click()
    path = Path(download.value.path())
    assert download.value.suggested_filename == "rehabdata-funding-2012-kv1-2.xlsx"
    status, _, body = fetch(server, str(link.get_attribute("href")))
    assert (status, body) == (200, path.read_bytes())
    page.emulate_media(media="print")
    assert not link.is_visible()
