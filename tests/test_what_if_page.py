"""The what-if page's further parts, run without a browser: backwards, scenarios, own cost, how sure, the program."""

import contextlib
import io
import re
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from rehabdata import api, parameters, queries, swedish
from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.money import own_cost, same_in_python
from rehabdata.money.funding import settle
from rehabdata.ui import source
from tests.test_pages import Shown, ask, opened
from tests.test_shown import number

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
def test_every_table_with_a_difference_adds_up_as_shown(page: AppTest, address: dict[str, str]):
    """Across in every row, down in the table in kronor."""
    shown = ask(page, "Jämtland", **address)
    found = 0
    for table in shown.tables:
        if "Skillnad" not in table.headings:
            continue
        last = table.headings.index("Skillnad")
        for row in table.rows:
            before, after, difference = row[last - 2 : last + 1]
            if SETTLED_LATER not in row[:-1] and not row[0].startswith("Andel"):
                assert number(after) - number(before) == number(difference), (table.caption, row)
                found += 1
    assert found > 45
    kronor = shown.table("Skillnad per invånare")
    *landsting, nation = kronor.rows
    for column in (1, 2, 3):
        assert sum(number(row[column]) for row in landsting) == number(nation[column])


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
    assert number(table.rows[-1][2]) == in_all == sum(number(row[2]) for row in table.rows[:-1])


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
    assert f"Ram som betalar all produktion i landet, helår i samma takt (×2): 915,4{N}Mkr." in text
    assert "en krona i ersättning eller en hundradels takt mindre räcker inte. Ramen är avrundad uppåt" in text
    lowered = " ".join(ask(page, None, ram="712").lines)
    assert (
        f"Det finns ingen KBT-ersättning som ger hela landet minst 915,3{N}Mkr vid ramen 712,0{N}Mkr: hela ramen är "
        "mindre än så."
    ) in lowered
    assert f"vid ramen 712,0{N}Mkr (2015 års ram)" in text


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
    assert rows["Får, landet"] == ["915,3", "827,7", "712,0"]
    assert rows["Skillnad, landet"] == ["+87,6", "0,0", "\u2212115,7"]
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
    assert number(line[5]) == 1500 * number(line[4])
    amount = line[5].removeprefix("+")
    assert f"Ersättningen täcker er kostnad: {amount}{N}kr blir över i allt" in " ".join(Shown(page).lines)
    dearer = ask(page, "Jämtland", kostnad_kbt="11500", kostnad_mmr2="60000", ram="712")
    lacking = sum(number(row[5]) for row in dearer.table("Er kostnad").rows)
    told = " ".join(dearer.lines)
    assert f"täcker inte er kostnad: {swedish.kronor(float(-lacking))} saknas i allt" in told
    assert "Av det upparbetade blir 534" in told
    told = ask(page, "Jämtland", kostnad_mmr1="-1").of_class("rd-notice")
    assert any("kostnad_mmr1=-1" in line for line in told)


def test_a_cost_in_all_is_the_difference_shown_times_the_patients(connection: Connection, assumptions: Assumptions):
    agreed = queries.agreement(assumptions, 2013, 2.0)
    settled = settle(queries.production(connection, 2013, "kv1-2"), agreed)
    costs, problems = own_cost.read({"kostnad_kbt": "13000", "kostnad_mmr2": "50000"})
    assert problems == ()
    kbt, mmr2 = own_cost.lines(settled.nation, agreed, costs)
    assert (kbt.difference, kbt.in_all) == (0, 0)
    assert mmr2.in_all == -4000 * mmr2.patients
    # 21 906 patients, 2.37 times, 1.3 % more: 52 592.14 as shown, not 52 592.1386.
    moved = replace(agreed, pace=2.37, volume_kbt_percent=1.3)
    (kbt,) = own_cost.lines(
        settle(queries.production(connection, 2013, "kv1-2"), moved).nation, moved, {"KBT/IPT": 12_000}
    )
    assert (kbt.patients_text, kbt.in_all) == (f"52{N}592,14", 52_592_140)


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
    *landsting, nation = table.rows
    assert nation[1:] == [f"712{N}000{N}000", f"712{N}000{N}000", "0"]
    for column in (1, 2, 3):
        assert sum(number(row[column]) for row in landsting) == number(nation[column])
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
def served(connection: Connection, assumptions: Assumptions, data_folder: Path) -> Iterator[str]:
    """The open data on a port of this machine."""
    app = Starlette(routes=api.routes(connection, assumptions, data_folder))
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
    program = next(block.value for block in shown.page.code if block.value.startswith("import json"))
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
    agreed = queries.agreement(source.assumptions(), 2013, 2.0)
    query = {"ar": "2013", **parameters.scenario_address(agreed, source.county_by_code())}
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(same_in_python.lines(served, query, 2.0), "shown", "exec"), {})
    assert out.getvalue().splitlines()[-1] == "Riket 915328000 kr"
