"""The what-if page's further parts, run without a browser: backwards, scenarios, own cost, how sure, the program."""

import contextlib
import io
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
import uvicorn
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from rehabdata import api, parameters, queries, swedish
from rehabdata.assumptions import Assumptions
from rehabdata.data import Data
from rehabdata.database import Connection
from rehabdata.money import own_cost, same_in_python
from rehabdata.money.funding import settle
from rehabdata.ui import source
from tests.test_pages import Shown, ask, opened
from tests.test_shown import half_up, number

N = "\u00a0"
SETTLED_LATER = "avgörs på helår"
ADDRESSES: tuple[dict[str, str], ...] = (
    {},
    {"ram": "712"},
    {"kbt": "10000", "nyckel": "befolkning", "ram": "650.5"},
    {"takt": "1", "mmr2": "60000"},
    {"takt": "2.37", "volym_mmr1": "12.5", "volym_lan": "Skåne"},
)


def parameter(page: AppTest, name: str) -> str | None:
    """What the address says after a run."""
    value = page.query_params.get(name)
    return value[0] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def page() -> AppTest:
    return opened("simulation.py")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_table_rounds_what_the_open_data_have(page: AppTest, served: str, address: dict[str, str]):
    """The answers of funding.json, unrounded, of before and after: each cell is one of them, or their difference."""
    pace = address.get("takt", "2")
    amount = "paid_sek" if float(pace) > 1 else "earned_sek"

    def answered(query: dict[str, str]) -> dict[str, dict[str, Fraction]]:
        with urlopen(f"{served}/api/v1/funding.json?{urlencode(query)}") as answer:
            body = json.load(answer)
        return {
            one["county"]: {name: Fraction(value) for name, value in one.items() if name.endswith("_sek")}
            for one in (*body["landsting"], body["nation"])
        }

    before, after = answered({"takt": pace}), answered({"takt": pace} | address)
    shown = ask(page, "Jämtland", **address)
    rows = shown.table("Skillnad per invånare").rows
    assert len(rows) == 22
    for name, was, becomes, difference, *_others in rows:
        assert was == half_up(before[name][amount])
        assert becomes == half_up(after[name][amount])
        assert difference == half_up(after[name][amount] - before[name][amount], signed=True)
    steps = ("allocation", "earned", "within", "excess", "redistributed", "paid", "unpaid")
    chains = [table.rows for table in shown.tables if table.headings[0] == "Led" and len(table.headings) == 5]
    for name, chain in zip(("Jämtland", "Riket"), chains, strict=True):
        for step, (_name, was, becomes, difference, _beside) in zip(steps, chain, strict=False):
            if was != SETTLED_LATER:
                then, now = before[name][f"{step}_sek"], after[name][f"{step}_sek"]
                assert (was, becomes) == (half_up(then), half_up(now))
                assert difference == half_up(now - then, signed=True)


@pytest.mark.parametrize(
    ("address", "in_all"),
    [
        ({"ram": "712", "nyckel": "befolkning"}, 712_000_000),
        ({"volym_kbt": "50", "volym_lan": "Skåne"}, 948_000_000),
        ({"takt": "1.50", "ram": "500"}, 500_000_000),
    ],
)
def test_the_nation_gets_the_whole_frame_to_the_krona(page: AppTest, address: dict[str, str], in_all: int):
    table = ask(page, None, **address).table("Skillnad per invånare")
    assert number(table.rows[-1][2]) == in_all


@pytest.mark.parametrize("pace", ["1.00", "0.50"])
def test_beside_a_half_year_stands_what_the_year_gives(page: AppTest, pace: str):
    """Ten get less over the year with a frame of 712; of half of it nobody is said to get more or less."""
    half, year = ask(page, None, ram="712", takt=pace), ask(page, None, ram="712")
    assert not [line for line in half.lines if "Inget landsting får mer eller mindre" in line]
    kronor, of_year = half.table("Skillnad per invånare"), year.table("Skillnad per invånare")
    assert "helår i samma takt (×2) bredvid" in kronor.caption
    assert kronor.column("Skillnad ×2") == of_year.column("Skillnad")
    assert number(kronor.rows[-1][-1]) == -203_328_000
    mkr = half.table("Får efter ×2", "Andel efter ×2")
    assert mkr.column("Får efter ×2") == year.table("Andel efter ×2").column("Får efter ×2")


def test_backwards_tells_numbers_and_reasons(page: AppTest, connection: Connection, assumptions: Assumptions):
    shown = ask(page, "Jämtland")
    table = shown.table("Över året, utöver halvårets")
    half = settle(queries.production(connection, 2013, "kv1-2"), queries.agreement(assumptions, 2013)).of("23")
    missing = half.allocation_sek - half.earned_sek
    assert table.column("Över året, utöver halvårets")["Bara MMR2"] == swedish.number(missing // 46_000 + 1)
    text = " ".join(shown.lines)
    assert "Takt där landet når taket: 2,08 gånger halvåret." in text
    assert f"Ram som betalar all produktion i landet, helår i samma takt (×2): 915{N}328{N}000{N}kr." in text
    assert "en krona i ersättning eller ram, eller en hundradels takt mindre räcker inte." in text
    lowered = " ".join(ask(page, None, ram="712").lines)
    assert (
        f"Det finns ingen KBT-ersättning som ger hela landet minst 915{N}328{N}000{N}kr vid ramen 712{N}Mkr: hela "
        "ramen är mindre än så."
    ) in lowered
    assert f"vid ramen 712{N}Mkr (2015 års ram)" in text
    # Jämtland 2013: twice (80 x 13 000 + ...), 10.126 Mkr, as far as the krona.
    assert f"som ger Jämtland minst 10{N}126{N}000{N}kr" in text


@pytest.mark.parametrize("address", [{"takt": "1.00"}, {"takt": "0.50", "lan": "Jämtland"}])
def test_no_frame_is_said_to_pay_a_half_year(page: AppTest, address: dict[str, str]):
    county = address.pop("lan", None)
    told = " ".join(ask(page, county, **address).lines)
    assert "Ram som betalar all produktion: vad som betalas avgörs på helår." in told
    assert "Ram som betalar all produktion i" not in told


def test_what_a_made_up_scenario_lacks_is_not_said_to_be_missing(page: AppTest):
    """Without treatments, and without a frame, nothing is unreported: there is nothing to count."""
    told = ask(page, None, volym_kbt="-100", volym_mmr1="-100", volym_mmr2="-100")
    cells = [cell for table in told.tables for row in table.rows for cell in row]
    assert "Det finns inget antal: räkneexemplet har inga behandlingar." in cells
    assert "Det finns ingen takt där landet når taket: räkneexemplet har inga behandlingar." in " ".join(told.lines)
    assert not [cell for cell in cells if "redovisad" in cell]
    frameless = ask(page, None, ram="0")
    chain = frameless.table("Led", "Skillnad").rows
    assert chain[-1][2] == "går inte att räkna"
    assert set(frameless.table("Andel efter ×2").column("Andel efter ×2").values()) == {"går inte att räkna"}


def test_a_mail_programs_ampersand_and_other_case_change_nothing(page: AppTest):
    table = ("Skillnad per invånare",)
    expected = ask(page, None, kbt="10000", ram="712", lan="Skåne").table(*table)
    assert ask(page, None, **{"kbt": "10000", "amp;ram": "712", "amp;lan": "Skåne"}).table(*table) == expected
    assert ask(page, None, **{"KBT": "10000", "Ram": "712", "LAN": "Skåne"}).table(*table) == expected


def test_a_change_of_volume_for_nobody_known_is_left_out_with_a_line(page: AppTest):
    """By a name with a mark after it, or misspelled, one landsting's change was all 21's."""
    unchanged = ask(page, None).table("Skillnad per invånare")
    skane = ask(page, None, volym_kbt="50", volym_lan="Skåne").table("Skillnad per invånare")
    assert skane != unchanged
    assert ask(page, None, volym_kbt="50", volym_lan="Skåne.").table("Skillnad per invånare") == skane
    shown = ask(page, None, volym_kbt="50", volym_lan="Skånne")
    assert shown.table("Skillnad per invånare") == unchanged
    assert (
        "Adressen innehöll något som inte kan visas: volym_lan=Skånne är inget landsting (i stället gäller ingen "
        "ändring av volymen)."
    ) in shown.of_class("rd-notice")


def test_names_read_as_they_are_said(page: AppTest):
    whole, island = (" ".join(ask(page, name).lines) for name in (None, "Gotland"))
    assert "KBT-ersättning som ger hela landet minst" in whole
    assert "all produktion på Gotland" in island


def test_scenarios_stand_side_by_side_and_are_told(page: AppTest):
    given = {"scenario1": "Lägre KBT;kbt:10000", "scenario2": "Ram 712;ram:712;pris:3", "bas": "scenario1"}
    shown = ask(page, None, **given)
    assert shown.of_class("rd-notice")[-1] == (
        "Adressen innehöll något som inte kan visas: scenario2=pris:3 är inget reglage med ett värde, eller står där "
        "två gånger."
    )
    table = shown.table("Överenskommelsen", "Lägre KBT", "Ram 712")
    rows = {row[0]: row[1:] for row in table.rows}
    # 21 906 KBT patients, twice, 2 000 kr less each: 87 624 000.
    assert rows["Får, landet"] == [f"915{N}328{N}000", f"827{N}704{N}000", f"712{N}000{N}000"]
    assert rows["Skillnad, landet"] == [f"+87{N}624{N}000", "0", f"\u2212115{N}704{N}000"]
    assert "mot Lägre KBT" in table.caption


def test_a_scenario_is_saved_opened_and_removed():
    page = opened("simulation.py")
    ask(page, None, kbt="10000", vidare="jamfor")
    page.text_input(key="scenario_name").set_value("Lägre; KBT")
    page.button[[b.label for b in page.button].index("Spara räkneexemplet")].click().run()
    assert parameter(page, "scenario1") == "Lägre KBT;kbt:10000"
    ask(page, None, ram="712", scenario1="Lägre KBT;kbt:10000", bas="scenario1")
    page.button(key="open_scenario1").click().run()
    assert parameter(page, "kbt") == "10000"
    assert "ram" not in page.query_params
    page.button(key="remove_scenario1").click().run()
    assert page.radio(key="choose_vidare").value == "jamfor"
    assert not {"scenario1", "bas"} & set(page.query_params)
    assert not page.exception


def test_the_fields_of_own_cost_are_empty_until_filled_in():
    page = opened("simulation.py")
    shown = ask(page, "Jämtland", vidare="kostnad")
    assert [page.text_input(key=f"choose_{name}").value for name in own_cost.NAMES.values()] == ["", "", ""]
    assert not [table for table in shown.tables if "Er kostnad" in table.headings]
    page.text_input(key="choose_kostnad_kbt").set_value("11 500").run()
    assert parameter(page, "kostnad_kbt") == "11500"
    table = Shown(page).table("Er kostnad")
    line = table.rows[0]
    assert line[:4] == ["KBT/IPT", f"13{N}000", f"11{N}500", f"+1{N}500"]
    assert number(line[7]) == 1500 * number(line[4]) == number(line[5]) - number(line[6])
    assert (
        f"Ersättningen täcker er kostnad för det som är ifyllt: {line[5]}{N}kr betalas, {line[7][1:]}{N}kr mer än "
        "kostnaden."
    ) in " ".join(Shown(page).lines)
    told = ask(page, "Jämtland", kostnad_mmr1="-1").of_class("rd-notice")
    assert any("kostnad_mmr1=-1" in line for line in told)


def test_under_the_ceiling_what_is_left_is_what_is_paid(page: AppTest):
    """Skåne 2013 twice earns 13 398 x 13 000 + 1 800 x 46 000 = 256 974 000; the cost is 13 398 x 11 000 = 147 378 000.

    Sentence and table say the same to the krona.
    """
    shown = ask(
        page,
        "Skåne",
        takt="2.00",
        ram="712",
        vidare="kostnad",
        kostnad_kbt="11000",
        kostnad_mmr1="30000",
        kostnad_mmr2="0",
    )
    paid, lacking = f"136{N}510{N}834", f"10{N}867{N}166"
    told = " ".join(shown.lines)
    assert (
        f"Ersättningen täcker inte er kostnad för det som är ifyllt: {paid}{N}kr betalas, {lacking}{N}kr mindre än "
        "kostnaden. Om potten i stället delas efter befolkning: "
    ) in told
    rows = {row[0]: row[5:] for row in shown.table("Er kostnad").rows}
    cost = f"147{N}378{N}000"
    assert rows["Tillsammans"] == [f"256{N}974{N}000", cost, f"+109{N}596{N}000"]
    assert rows["Tillsammans, betalt"] == [paid, cost, f"\u2212{lacking}"]
    assert "blir över" not in told


def test_of_a_half_year_no_cost_is_said_to_be_covered(page: AppTest):
    shown = ask(page, "Skåne", takt="1.00", ram="712", vidare="kostnad", kostnad_kbt="11000", kostnad_mmr2="0")
    assert (
        "Av ett halvår är inget betalt: om ersättningen täcker er kostnad avgörs på helår. Upparbetat för det som är "
        f"ifyllt är 128{N}487{N}000{N}kr, 54{N}798{N}000{N}kr mer än kostnaden."
    ) in " ".join(shown.lines)
    assert "Tillsammans, betalt" not in {row[0] for row in shown.table("Er kostnad").rows}


@pytest.mark.parametrize("typed", ["11500,5", "1e4", "1000001", "-1", "tio tusen"])
def test_a_cost_that_cannot_be_used_is_told_and_what_was_there_stays(typed: str):
    page = opened("simulation.py")
    ask(page, "Jämtland", kostnad_kbt="11500")
    page.text_input(key="choose_kostnad_kbt").set_value(typed).run()
    assert parameter(page, "kostnad_kbt") == "11500"
    assert page.text_input(key="choose_kostnad_kbt").value == "11500"
    assert f"Kostnad per KBT/IPT, kr: {typed} kan inte användas. Skriv ett heltal från 0 till 1{N}000{N}000." in Shown(
        page
    ).of_class("rd-notice")
    assert Shown(page).table("Er kostnad").rows[0][2] == f"11{N}500"


def test_what_is_open_stays_so_when_its_last_cost_is_taken_out():
    page = opened("simulation.py")
    ask(page, "Jämtland", kostnad_kbt="11500")
    page.text_input(key="choose_kostnad_kbt").set_value("").run()
    assert "kostnad_kbt" not in page.query_params
    assert page.radio(key="choose_vidare").value == "kostnad"


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ({}, "baklanges"),
        ({"scenario2": "A;kbt:1"}, "jamfor"),
        ({"scenario2": "A;kbt:1", "vidare": "kostnad"}, "kostnad"),
        ({"scenario2": "A;kbt:1", "vidare": "nej"}, "jamfor"),
        ({"kostnad_mmr1": "1"}, "kostnad"),
        ({"kostnad_mmr1": "1", "scenario1": "A"}, "jamfor"),
    ],
)
def test_a_link_opens_at_what_it_carries(given: dict[str, str], first: str):
    page = opened("simulation.py")
    ask(page, None, **given)
    assert page.radio(key="choose_vidare").value == first


def test_each_key_is_told_for_each_landsting_where_they_differ(page: AppTest):
    shown = ask(page, "Gotland", ram="712")
    table = shown.table("Efter det som är över", "Efter befolkning")
    assert table.rows[-1][1:] == [f"712{N}000{N}000", f"712{N}000{N}000", "0"]
    by_excess = shown.table("Skillnad per invånare").column("Får efter ×2")
    assert table.column("Efter det som är över") == by_excess
    by_population = ask(page, "Gotland", ram="712", nyckel="befolkning").table("Skillnad per invånare")
    assert table.column("Efter befolkning") == by_population.column("Får efter ×2")
    assert not [one for one in ask(page, "Gotland").tables if "Efter befolkning" in one.headings]


def test_how_sure_is_from_the_assumptions(page: AppTest):
    shown = ask(page, None)
    assert [row[:3] for row in shown.table("Produktion av ramen").rows] == [
        ["2013", f"96,6{N}%", "–"],
        ["2013", f"99{N}%", "–"],
        ["2014", f"137{N}%", f"725{N}Mkr"],
    ]


@pytest.fixture(scope="module")
def served(data: Data, data_folder: Path) -> Iterator[str]:
    """The open data on a port of this machine."""
    app = Starlette(routes=api.routes(data, data_folder))
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [held]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_program_shown_runs_and_gives_the_pages_figures(page: AppTest, served: str, address: dict[str, str]):
    shown = ask(page, None, **address)
    program = next(text for text in shown.copied if text.startswith("import json"))
    assert len(program.splitlines()) <= 10
    host = re.search(r'"(.*)/api/v1/', program)
    assert host
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(program.replace(f'"{host[1]}/api', f'"{served}/api'), "shown", "exec"), {})
    printed = dict(re.findall(r"^(.+) (\d+) kr$", out.getvalue(), re.MULTILINE))
    table = shown.table("Skillnad per invånare")
    assert {name: int(kr) for name, kr in printed.items() if name != "Riket"} == {
        row[0]: int(number(row[2])) for row in table.rows[:-1]
    }


def test_the_program_is_made_for_the_host_that_shows_it(served: str):
    agreed = queries.agreement(source.data().assumptions, 2013, 2.0)
    query = {"ar": "2013", **parameters.scenario_address(agreed, source.data().county_by_code)}
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(same_in_python.lines(served, query, 2.0), "shown", "exec"), {})
    assert out.getvalue().splitlines()[-1] == "Riket 915328000 kr"
