"""Own files in a real browser: taken in, refused, shown to one visitor alone, found again after a reload, and kept."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from rehabdata.__main__ import main
from tests import brought
from tests.browser.actions import visit
from tests.browser.conftest import NewPage, Server, settled

FILES = ("tabell-1-mmr.csv", "tabell-2-kbt-ipt.csv", "tabell-3-kon-och-andel.csv", "ersattningar-och-ram.csv")
PAGES = ("", "landsting", "finansiering", "simulering", "lup", "kvalitet", "om", "data", "jamtland")
OWN = "Du ser egna siffror"


@pytest.fixture(scope="module")
def filled_in(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("mallar")
    assert main(["templates", "2014", "--to", str(folder)]) == 0
    brought.fill_in(folder)
    return [folder / name for name in FILES]


def upload(page: Page, *paths: Path) -> None:
    page.locator("input[type=file]").set_input_files([str(path) for path in paths])
    page.get_by_role("heading", name="3. Se vad som kom in").wait_for()
    settled(page)


def show(page: Page, *paths: Path) -> None:
    upload(page, *paths)
    page.get_by_role("button", name="Visa med mina siffror").click()
    page.locator(".rd-notice", has_text=OWN).wait_for()
    settled(page)


def notices(page: Page) -> str:
    return " ".join(page.locator(".rd-notice").all_inner_texts())


def test_own_figures_from_template_to_everybody(
    filled_in: list[Path],
    new_page: NewPage,
    server: Server,
    cold_server: Callable[..., Server],
    tmp_path: Path,
) -> None:
    """The walk by the page: a filled template, shown on every page to one visitor, kept as a zip, shown to all."""
    mine, others = new_page(), new_page()
    visit(mine, server, "data")
    show(mine, *filled_in)
    for path in PAGES:  # each a page load, which to Streamlit is a new session
        visit(mine, server, path)
        assert OWN in notices(mine), path
        assert "egna siffror" in mine.locator(".rd-foot").inner_text(), path
        visit(others, server, path)
        assert OWN not in notices(others), path
        assert "2014" not in others.locator(".rd-period").inner_text(), path
    visit(mine, server, "")
    assert "44,3" in mine.locator(".rd-lead").inner_text()
    assert "av 2014 års" in mine.locator(".rd-lead").inner_text()
    # A what-if's levers and picture run as a fragment, without the frame.
    visit(mine, server, "simulering")
    mine.get_by_role("textbox", name="Ram för året, Mkr, exakt").fill("700")
    mine.keyboard.press("Enter")
    mine.wait_for_url("**ram=700*")
    settled(mine)
    assert "2014" in mine.locator(".rd-lead").inner_text()

    visit(mine, server, "data")
    with mine.expect_download() as download:
        mine.get_by_role("button", name="Hämta underlaget som zip").click()
    with zipfile.ZipFile(download.value.path()) as packed:
        packed.extractall(tmp_path / "underlag")
    for_all = cold_server(REHABDATA_DIR=str(tmp_path / "underlag"))
    visit(others, for_all, "")
    assert "av 2014 års" in others.locator(".rd-lead").inner_text()
    assert "inlämnade efter rapporten" in others.locator(".rd-period").inner_text()
    assert OWN not in notices(others)

    visit(mine, server, "")
    mine.get_by_role("button", name="Sluta visa dem").click()
    mine.locator(".rd-notice", has_text=OWN).wait_for(state="detached")
    settled(mine)
    mine.reload()
    settled(mine)
    assert OWN not in notices(mine)
    assert "av 2013 års" in mine.locator(".rd-lead").inner_text()


def test_a_wrong_file_is_told_and_what_is_shown_stays(
    filled_in: list[Path], new_page: NewPage, server: Server, tmp_path: Path
) -> None:
    page = new_page(width=390)
    visit(page, server, "data")
    show(page, *filled_in)
    wrong = tmp_path / "fel.csv"
    wrong.write_text("Län;KBT/IPT 2013\nJämtland;-3\nJämland;115\n", "utf-8")
    upload(page, wrong)
    assert "2 fel i filerna" in notices(page)
    assert "Menade du ”Jämtland”?" in page.locator(".rd-table", has_text="Hittade").inner_text()
    assert page.get_by_role("button", name="Visa med mina siffror").count() == 0
    assert OWN in notices(page)
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_figures_that_the_server_has_lost_are_asked_for_again(
    filled_in: list[Path], new_page: NewPage, cold_server: Callable[..., Server]
) -> None:
    page = new_page()
    first = cold_server()
    visit(page, first, "data")
    show(page, *filled_in)
    # Cookies do not look at the port: another process on this host is a server that was restarted.
    visit(page, cold_server(), "")
    assert "Dina egna siffror finns inte kvar här" in notices(page)
    page.get_by_role("link", name="Ladda upp igen").click()
    page.get_by_role("heading", name="Ta med och lämna in data").wait_for()
    settled(page)
    show(page, *filled_in)
    assert "finns inte kvar" not in notices(page)


def test_files_in_the_box_that_a_reload_lost_are_asked_for_again(
    filled_in: list[Path], new_page: NewPage, server: Server
) -> None:
    """To Streamlit a reload is a new session, as a connection to another process is; the files were in the old one."""
    page = new_page()
    lost = "Filerna i rutan finns inte kvar"
    visit(page, server, "data")
    upload(page, filled_in[1])
    page.reload()
    settled(page)
    assert lost in notices(page)
    upload(page, filled_in[1])
    assert lost not in notices(page)
    page.get_by_role("button", name="Ta bort tabell-2-kbt-ipt.csv").click()
    page.get_by_role("heading", name="3. Se vad som kom in").wait_for(state="detached")
    settled(page)
    page.reload()
    settled(page)
    assert lost not in notices(page), "what the visitor has taken out is not missed"


def test_the_box_for_files_is_in_the_readers_language(filled_in: list[Path], new_page: NewPage, server: Server) -> None:
    page = new_page()
    visit(page, server, "data")
    box = page.get_by_test_id("stFileUploader")
    assert "Högst 5 MB per fil" in box.inner_text()
    assert "Ladda upp" in box.inner_text()
    upload(page, filled_in[0])
    assert box.get_by_role("button", name="Ta bort tabell-1-mmr.csv").count() == 1
    assert box.get_by_role("button", name="Lägg till filer").count() == 1
    page.locator("input[type=file]").set_input_files(
        files=[{"name": "stor.csv", "mimeType": "text/csv", "buffer": b"x" * 6_000_000}]
    )
    page.get_by_text("Filen får vara högst 5").wait_for()
    visit(page, server, "data", sprak="en")
    assert "5MB per file" in box.inner_text()
