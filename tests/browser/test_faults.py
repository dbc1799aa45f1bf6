"""What a visitor sees when a replica is killed, ends, starts on broken extracts or has no disk left.

Two replicas behind HAProxy with the file of deploy/, and a real browser. docs/faults.md tells the same in words.
"""

import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from rehabdata.__main__ import main
from tests import brought
from tests.browser.actions import follow, lead
from tests.browser.conftest import NewPage, Server, settled
from tests.browser.test_data_page import FILES, OWN, notices, show, upload
from tests.replicas import PROJECT, Process, Replica, free_port, get, haproxy, wait_until

pytestmark = pytest.mark.long

NAMES = ("ett", "tva")


@dataclass
class Site:
    """HAProxy before two replicas, each of which a test may end and start again on the same port."""

    folder: Path
    port: int
    ports: dict[str, int]
    proxy: Process
    replicas: dict[str, Replica]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, name: str, **env: str) -> Replica:
        """Start a replica anew on its port, and leave it to itself."""
        self.replicas[name].stop()
        self.replicas[name] = Replica(self.ports[name], self.folder / f"{name}.log", **env)
        return self.replicas[name]

    def make_whole(self) -> None:
        """Both replicas run on sound data and the proxy knows it."""
        for name, replica in self.replicas.items():
            if replica.returncode is not None:
                self.start(name)
        for replica in self.replicas.values():
            replica.wait_until_ready()
        wait_until(lambda: all(self.serves(name) for name in NAMES), "the proxy sends to both")

    def serves(self, name: str) -> bool:
        """Whether the proxy sends who comes back to this replica there: it sets no other cookie then."""
        status, headers, _ = get(self.port, "/_stcore/health", {"cookie": f"rehabdata_replik={name}"})
        return status == 200 and "rehabdata_replik" not in headers.get("set-cookie", "")

    def stop(self) -> None:
        for process in (self.proxy, *self.replicas.values()):
            process.stop()


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("faults")
    ports = {name: free_port() for name in NAMES}
    port = free_port()
    started = {name: Replica(at, folder / f"{name}.log") for name, at in ports.items()}
    site = Site(folder, port, ports, haproxy(port, list(ports.values()), folder / "haproxy.log"), started)
    Server.hosts.add(f"127.0.0.1:{port}")
    yield site
    site.stop()


@pytest.fixture
def site(two: Site) -> Site:
    two.make_whole()
    return two


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


def replica_of(page: Page) -> str:
    """Which replica the browser is bound to."""
    named = [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "rehabdata_replik"]
    assert len(named) == 1
    return named[0]


def connected_again(page: Page) -> None:
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]')?.dataset.testConnectionState === 'CONNECTED'"
    )
    settled(page)


def shown(page: Page) -> str:
    return page.get_by_role("textbox", name="KBT/IPT, kr, exakt").input_value()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=["kill -9", "SIGTERM"])
def test_a_replica_ends_while_a_slider_moves(how: signal.Signals, site: Site, page: Page) -> None:
    follow(page, f"{site.url}/simulering?lan=Jämtland&ram=712")
    handle = page.get_by_role("slider", name="KBT/IPT, kr", exact=True)
    was = replica_of(page)
    for press in range(12):
        if press == 6:
            site.replicas[was].signal(how)
        handle.press("ArrowRight", delay=50)
    start = time.monotonic()
    # Nothing of the choices is lost, not even the steps taken while nobody listened.
    page.wait_for_url(lambda url: "kbt=18000" in url)
    connected_again(page)
    away = time.monotonic() - start
    assert "lan=J" in page.url
    assert "ram=712" in page.url
    assert shown(page) == "18000"
    at = 18_000
    # The lever goes on from where it stands, on the other replica.
    page.get_by_role("slider", name="KBT/IPT, kr", exact=True).press("ArrowRight")
    page.wait_for_url(lambda url: f"kbt={at + 500}" in url)
    settled(page)
    assert replica_of(page) != was
    answer = lead(page)
    follow(page, page.url)
    assert lead(page) == answer, "the link opens the same view"
    print(f"{how.name}: all 12 steps shown {away:.1f} s after the last")


def test_both_down_and_up_again(site: Site, page: Page, new_page: NewPage) -> None:
    follow(page, f"{site.url}/jamtland?ar=2012")
    before = (page.url, lead(page))
    for replica in site.replicas.values():
        replica.signal(signal.SIGKILL)
    wait_until(lambda: get(site.port, "/")[0] == 503, "the proxy knows that both are gone")
    # Who comes now is told, in Swedish, and keeps the address.
    other = new_page()
    answer = other.goto(f"{site.url}/jamtland?ar=2012")
    assert answer is not None
    assert answer.status == 503
    assert other.locator("h1").inner_text() == "Rehabdata startar om"
    for name in NAMES:
        site.start(name)
    site.make_whole()
    # The open page finds its way by itself, and so does the one that was told to wait.
    other.wait_for_selector("[data-testid=stApp]")
    for one in (page, other):
        connected_again(one)
        assert (one.url, lead(one)) == before


@pytest.fixture
def filled_in(tmp_path: Path) -> list[Path]:
    """The templates of a new half-year, filled in."""
    assert main(["templates", "2014", "--to", str(tmp_path)]) == 0
    brought.fill_in(tmp_path)
    return [tmp_path / name for name in FILES]


def test_figures_of_a_visitors_own_are_asked_for_again(site: Site, page: Page, filled_in: list[Path]) -> None:
    """Shown on every page, they die with the replica that holds them; the other one says so, and takes them anew."""
    follow(page, f"{site.url}/data")
    show(page, *filled_in)
    was = replica_of(page)
    site.replicas[was].signal(signal.SIGKILL)
    page.locator(".rd-notice", has_text="Dina egna siffror finns inte kvar här").wait_for()
    connected_again(page)
    assert replica_of(page) != was
    assert OWN not in notices(page)
    show(page, *filled_in)
    assert "finns inte kvar" not in notices(page)


def test_files_in_the_box_are_asked_for_again(site: Site, page: Page, filled_in: list[Path]) -> None:
    """Uploaded and not shown yet, they are in the session alone."""
    follow(page, f"{site.url}/data")
    upload(page, *filled_in)
    was = replica_of(page)
    site.replicas[was].signal(signal.SIGKILL)
    page.locator(".rd-notice", has_text="Filerna i rutan finns inte kvar").wait_for()
    connected_again(page)
    assert replica_of(page) != was
    assert page.get_by_test_id("stFileUploaderFile").count() == 0
    assert page.get_by_role("heading", name="3. Se vad som kom in").count() == 0
    show(page, *filled_in)
    assert "finns inte kvar" not in notices(page)


def broken_copy(folder: Path) -> Path:
    """The data folder with one cell that is no number."""
    copy = folder / "broken"
    shutil.copytree(PROJECT / "data", copy, dirs_exist_ok=True)
    table = copy / "population.csv"
    table.write_text(table.read_text("utf-8").replace(",9415570,", ",många,", 1), encoding="utf-8")
    return copy


def test_a_replica_on_a_broken_extract_is_never_sent_anyone(site: Site, page: Page, tmp_path: Path) -> None:
    follow(page, f"{site.url}/lup")
    was = replica_of(page)
    site.replicas[was].signal(signal.SIGTERM)
    broken = site.start(was, REHABDATA_DIR=str(broken_copy(tmp_path)))
    wait_until(lambda: broken.returncode is not None, "it ends")
    assert broken.returncode == 1
    assert "Rehabdata startar inte. Underlaget kan inte användas:" in broken.log()
    assert "population.csv, rad 2, kolumn" in broken.log()
    assert get(broken.port, "/readyz")[0] == 0
    connected_again(page)
    follow(page, f"{site.url}/lup")
    assert replica_of(page) != was


def test_an_extract_that_breaks_under_a_running_replica_changes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(PROJECT / "data", copy)
    replica = Replica(free_port(), tmp_path / "replica.log", REHABDATA_DIR=str(copy))
    try:
        replica.wait_until_ready()
        addresses = ["/api/v1/funding.json", "/api/v1/tables/patients.csv", "/api/v1/population.csv", "/readyz"]
        before = [get(replica.port, address)[::2] for address in addresses]
        assert [status for status, _ in before] == [200] * len(addresses)
        for table in copy.glob("*.csv"):
            table.write_bytes(b"\xff\x00" * 100)
        (copy / "population.csv").unlink()
        assert [get(replica.port, address)[::2] for address in addresses] == before
    finally:
        replica.stop()


def test_a_full_disk_stops_nobody(tmp_path: Path, page: Page) -> None:
    """No file may grow by a byte, which is what a full disk is to a program."""
    replica = Replica(free_port(), Path("/dev/null"), largest_file=0, HOME=str(tmp_path))
    Server.hosts.add(f"127.0.0.1:{replica.port}")
    try:
        replica.wait_until_ready()
        follow(page, f"http://127.0.0.1:{replica.port}/simulering?lan=Jämtland")
        page.get_by_role("slider", name="KBT/IPT, kr", exact=True).press("ArrowRight")
        page.wait_for_url(lambda url: "kbt=12500" in url)
        for path in ("", "jamtland", "finansiering", "lup", "kvalitet", "om"):
            follow(page, f"http://127.0.0.1:{replica.port}/{path}")
            assert page.locator("h1").count() == 1
        assert get(replica.port, "/api/v1/funding.json")[0] == 200
        assert get(replica.port, "/readyz")[0] == 200
    finally:
        replica.stop()
