"""Data: a visitor's own files, checked and compared; shown on every page to that visitor alone; kept as a zip."""

import csv
import gc
import io
import re
import time
import weakref
import zipfile
from itertools import product
from pathlib import Path
from threading import Barrier, Thread

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from rehabdata import queries
from rehabdata.assumptions import Assumptions
from rehabdata.data import Data, kept
from rehabdata.database import Connection, open_database
from rehabdata.extracts import check_folder
from rehabdata.intake import check, sheets
from rehabdata.intake.check import check_files
from rehabdata.intake.held import read_held
from rehabdata.intake.templates import TITLES, templates
from rehabdata.ui import navigation, source
from rehabdata.ui.own import intake_parts, own_figures
from rehabdata.ui.own.own_figures import Own, Shelf
from tests import brought
from tests.test_api import call
from tests.test_intake_check import GOOD, KBT, TABLE_2
from tests.test_pages import NBSP, Found, Shown, ask, faults, links_of, opened
from tests.workbooks import packed as zipped

SHOW, STOP = "own_figures_show", "own_figures_stop"
OWN = "Du ser egna siffror"


def upload(page: AppTest, **texts: str | bytes) -> Shown:
    """Lay files in the box on the page."""
    files = [(name, text.encode() if isinstance(text, str) else text, "text/csv") for name, text in texts.items()]
    return Shown(page.file_uploader[0].set_value(files).run())


def with_own_figures(**texts: str) -> AppTest:
    """A visitor who looks at figures of their own, on the page Data."""
    page = opened("data.py").run()
    upload(page, **(texts or GOOD))
    return page.button(key=SHOW).click().run()


def on(page: AppTest, script: str) -> Shown:
    """Another page of the menu in the same visit."""
    shown = Shown(page.switch_page(f"../../pages/{script}").run())
    assert not shown.page.exception, shown.page.exception
    return shown


def keys(page: AppTest) -> list[str | None]:
    return [button.key for button in page.main.button]


def text_of(shown: Shown) -> str:
    return " ".join(shown.lines)


class TestCheck:
    """What comes of a file before anything is shown."""

    def test_all_faults_at_once_and_no_way_to_use_the_file(self) -> None:
        page = opened("data.py").run()
        shown = upload(page, **{"fel.csv": "Län;KBT/IPT 2013\nJämtland;-3\nJämland;115\n"})
        assert shown.table("Rad", "Hittade").rows == [
            ["fel.csv", "2", "KBT/IPT 2013", "”-3”", "ett helt tal, 0 eller mer", "–"],
            ["fel.csv", "3", "Län", "”Jämland”", "ett landsting eller Summa", "Menade du ”Jämtland”?"],
        ]
        assert "2 fel i filerna. Ingenting används förrän de är rättade." in shown.of_class("rd-notice")
        assert SHOW not in keys(page)
        assert faults(shown) == []

    def test_what_is_new_and_changed_with_before_and_after(self) -> None:
        page = opened("data.py").run()
        shown = upload(page, **{"ny.csv": "Län;KBT/IPT 2013;2013 Man;2013 Kvinna\nJämtland;117;40;165\n"})
        assert shown.table("Nya", "Ändrade").rows == [["patienter", "0", "1", "0"], ["män och kvinnor", "0", "1", "0"]]
        assert shown.table("Nu", "I filen").rows == [
            ["Jämtland 2013, januari–juni, KBT/IPT", "115", "117"],
            ["Jämtland 2013, januari–juni", "39 män, 164 kvinnor", "40 män, 165 kvinnor"],
        ]
        assert SHOW in keys(page)
        assert faults(shown) == []

    def test_what_lacks_is_told_and_is_no_fault(self) -> None:
        page = opened("data.py").run()
        shown = upload(page, **{name: GOOD[name] for name in ("tabell1.csv", "pengar.csv")})
        assert "För 2014 behövs också ”KBT/IPT 2014”" in text_of(shown)
        assert SHOW not in keys(page)

    def test_nothing_new_is_said_to_be_nothing_new(self) -> None:
        page = opened("data.py").run()
        assert "inget som inte redan visas" in text_of(upload(page, **{"fil.csv": "Län;KBT/IPT 2013\nJämtland;115\n"}))
        assert SHOW not in keys(page)

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (zipped({"xl/workbook.xml": "", "xl/media/big.bin": bytes(60_000_000)}), "packas upp till 60 MB"),
            (b"inget kalkylblad", "heter .xlsx men inte är ett kalkylblad"),
            (b"PK\x03\x04" + b"\x00" * 500, "skadat, låst eller inget kalkylblad"),
            (b"\xd0\xcf\x11\xe0" + b"\x00" * 500, "ett kalkylblad i Excels äldre form (.xls)"),
            (b"x" * (sheets.LARGEST_FILE + 1), "en fil på mer än 5 MB"),
        ],
        ids=["bomb", "text", "broken", "old", "large"],
    )
    def test_a_file_that_cannot_be_read_is_refused_and_what_was_shown_stays(self, content: bytes, said: str) -> None:
        page = with_own_figures()
        shown = upload(page, **{"fil.xlsx": content})
        (row,) = shown.table("Rad", "Hittade").rows
        assert said in row[3].replace(NBSP, " ")
        assert SHOW not in keys(page)
        assert OWN in text_of(shown)
        assert "2014" in on(page, "overview.py").lead

    def test_more_than_is_held_at_once_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(check, "LARGEST_TOGETHER", len(TABLE_2.encode()) + 10)
        shown = upload(opened("data.py").run(), **{"ett.csv": TABLE_2, "två.csv": TABLE_2})
        told = {row[0]: row[4] for row in shown.table("Rad", "Hittade").rows}
        assert told["två.csv"] == "högst 0 MB tillsammans"


class TestShown:
    """Own figures on the pages."""

    def test_every_page_shows_them_to_their_owner_and_to_nobody_else(self) -> None:
        mine, others = with_own_figures(), opened("overview.py").run()
        found = Found()
        for entry in navigation.MENU:
            own, shared = on(mine, entry.script), on(others, entry.script)
            found.add(entry.script, faults(own))
            assert [notice for notice in own.of_class("rd-notice") if OWN in notice], entry.script
            assert "egna siffror" in own.of_class("rd-foot")[0]
            assert ("2014" in links_of(mine, "År")) == ("ar" in entry.obeys), entry.script
            assert "2014" not in links_of(others, "År")
            assert OWN not in text_of(shared), entry.script
            assert source.shared().version in shared.of_class("rd-foot")[0]
            if entry.script in ("overview.py", "funding.py", "simulation.py"):
                assert "2014" in own.lead, entry.script
            if entry.script == "overview.py":  # others tell of 2014 in any case
                assert "2014" not in text_of(shared), entry.script
        assert not found, str(found)

    def test_charts_tables_and_sentences_are_all_of_them(self) -> None:
        """A correction of one figure: each place that shows it, shows it so; and no other visitor's answer changes."""
        before = ask(opened("overview.py"))
        mine = with_own_figures(**{"fil.csv": "Län;KBT/IPT 2013;2013 Man;2013 Kvinna\nJämtland;1115;139;1064\n"})
        after = on(mine, "overview.py")
        # A thousand more of the nation's 21 906 patients in KBT/IPT, and of its 26 407 treatments.
        old, new = f"21{NBSP}906", f"22{NBSP}906"
        as_table = ask(mine, vy="tabell")
        assert ["2013", "KBT/IPT", new] in [row for table in as_table.tables for row in table.rows]
        assert [name for name in after.charts if new in name]
        assert not [name for name in after.charts if old in name]
        assert f"27{NBSP}407" in after.of_class("rd-figures")[0]
        assert after.lead != before.lead
        assert ask(opened("overview.py")).lines == before.lines, "the others see no change"

    def test_figures_brought_one_after_another_are_shown_together(self) -> None:
        mine = with_own_figures()
        upload(mine, **{"mer.csv": "Län;KBT/IPT 2013;2013 Man;2013 Kvinna\nJämtland;117;40;165\n"})
        mine.button(key=SHOW).click().run()
        own = own_figures_of(mine)
        assert own.figures["patients"].keys() >= {("23", 2013, "kv1-2", "KBT/IPT"), ("23", 2014, "kv1-2", "KBT/IPT")}
        assert own.files == (*GOOD, "mer.csv")

    def test_the_way_back(self) -> None:
        mine = with_own_figures()
        assert mine.query_params["ar"] == "2014"
        shown = Shown(mine.button(key=STOP).click().run())
        assert OWN not in text_of(shown)
        assert "ar" not in mine.query_params
        assert not [notice for notice in shown.of_class("rd-notice") if "Adressen" in notice]
        assert "2014" not in links_of(mine, "År")

    def test_a_link_to_copy_says_that_they_do_not_follow(self) -> None:
        mine = with_own_figures()
        said = " ".join(e.proto.body for e in mine.main.get("html"))
        assert "Egna siffror följer inte med" in said
        (link,) = re.findall("<code>(.*?)</code>", said)
        assert f"data={source.shared().version}" in link
        assert "2014" not in link, "a time that whoever gets the link does not have"

    def test_when_they_are_lost_the_page_says_so_and_asks_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        mine = with_own_figures()
        monkeypatch.setattr(own_figures, "_shelf", Shelf(1, 1))  # as after a restart
        shown = on(mine, "overview.py")
        assert "Dina egna siffror finns inte kvar här" in text_of(shown)
        assert "Ladda upp igen" in text_of(shown)
        assert not [notice for notice in shown.of_class("rd-notice") if OWN in notice]
        shown = Shown(mine.button(key=STOP).click().run())
        assert "finns inte kvar" not in text_of(shown)

    def test_the_zip_is_a_data_folder_with_them_in_it(self, tmp_path: Path) -> None:
        mine = with_own_figures()
        assert [button.label for button in mine.download_button] == ["Hämta underlaget som zip"]
        with zipfile.ZipFile(io.BytesIO(own_figures_of(mine).packed)) as packed:
            packed.extractall(tmp_path)
        check_folder(tmp_path)
        connection = open_database(tmp_path)
        assert queries.years_by_period(connection)["kv1-2"][-1] == brought.YEAR
        connection.close()


def own_figures_of(page: AppTest) -> Own:
    own = own_figures._shelf.take(page.session_state["own_figures"])
    assert own is not None
    return own


def test_nothing_that_is_taken_away_says_something_else_than_what_is_shown() -> None:
    """The open data do not have a visitor's figures: beside them stands no link to others."""
    mine = with_own_figures()
    for script in ("overview.py", "funding.py", "simulation.py", "one_landsting.py"):
        shown = on(mine, script)
        assert shown.tables
        assert "/api/v1/" not in "".join(element.proto.body for element in mine.main.get("html")), script
    mine.button(key=STOP).click().run()
    assert "/api/v1/funding.xlsx" in "".join(element.proto.body for element in mine.main.get("html"))


class TestFreed:
    """Nothing of a visitor's figures outlives them."""

    def test_the_database_goes_with_the_last_who_holds_it(self) -> None:
        mine = with_own_figures()
        on(mine, "overview.py")
        data = weakref.ref(own_figures_of(mine).data)
        connection = weakref.ref(own_figures_of(mine).data.connection)
        mine.button(key=STOP).click().run()
        gc.collect()
        assert data() is None
        assert connection() is None

    def test_so_few_are_kept_and_not_for_long(self) -> None:
        now = [0.0]
        shelf = Shelf(2, 10, lambda: now[0])
        first, second = shelf.put(some()), shelf.put(some())
        assert shelf.take(first) is not None, "used last now"
        third = shelf.put(some())
        assert [shelf.take(key) is None for key in (first, second, third)] == [False, True, False]
        now[0] = 9.0
        assert shelf.take(third) is not None
        now[0] = 15.0
        assert [shelf.take(key) is None for key in (first, third)] == [True, False]
        shelf.drop(third)
        assert shelf.take(third) is None

    def test_a_key_cannot_be_guessed(self) -> None:
        shelf = Shelf(1000, 10)
        found = {shelf.put(some()) for _n in range(100)}
        assert len(found) == 100
        assert all(re.fullmatch(r"[\w-]{43}", key, re.ASCII) for key in found)

    def test_what_was_checked_is_let_go_on_another_page(self) -> None:
        page = opened("data.py").run()
        upload(page, **GOOD)
        assert intake_parts._BROUGHT in page.session_state
        on(page, "overview.py")
        assert intake_parts._BROUGHT not in page.session_state


def some() -> Own:
    shared = source.shared()
    return Own(Data(shared.connection, shared.assumptions, {}, ""), {}, (), b"")


class TestAnswersByData:
    """`data.kept`."""

    def test_each_data_has_its_own_answers(self) -> None:
        asked: list[str] = []

        @kept
        def version(data: Data, of: str) -> str:
            asked.append(of)
            return f"{of} {data.version}"

        one, other = some().data, some().data
        one.version, other.version = "a", "b"
        answers = [version(data, "x") for data in (one, other, one)]
        assert answers == ["x a", "x b", "x a"]
        assert asked == ["x", "x"]

    def test_runs_at_the_same_time_do_not_mix(self) -> None:
        """Each script run has a thread of its own."""
        mixed: list[str] = []
        together = Barrier(4)

        def run(data: Data) -> None:
            together.wait()
            for _turn in range(200):
                source.use(data)
                time.sleep(0)
                if source.data() is not data:
                    mixed.append(data.version)

        threads = [Thread(target=run, args=(some().data,)) for _n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert mixed == []
        assert source.data() is source.shared()


class TestTemplates:
    """Links on the page, and the files behind them."""

    def test_each_form_has_its_two_files(self) -> None:
        shown = Shown(opened("data.py").run())
        assert len(shown.table("Mall").rows) == len(TITLES) == 8
        body = next(e.proto.body for e in shown.page.main.get("html") if "tabell-1-mmr" in e.proto.body)
        for name, kind in product(TITLES, ("csv", "xlsx")):
            assert f"api/v1/templates/{name}.{kind}?ar=2014&amp;period=kv1-2" in body

    def test_the_workbook_filled_in_is_taken_as_the_text_is(
        self, connection: Connection, assumptions: Assumptions
    ) -> None:
        """What a spreadsheet program would save, once figures are in it."""
        held = read_held(connection, assumptions)
        form = templates(held, 2014)["tabell-2-kbt-ipt"]
        book = openpyxl.load_workbook(io.BytesIO(form.as_xlsx()))
        sheet = book.active
        assert [cell.value for cell in sheet[1]] == ["Län", "KBT/IPT 2014"]
        for n, patients in enumerate([*KBT, sum(KBT)], start=2):
            sheet.cell(n, 2, patients)
        saved = io.BytesIO()
        book.save(saved)
        of_book, of_text = (
            check_files([(name, content), ("pengar.csv", GOOD["pengar.csv"].encode())], held).figures["patients"]
            for name, content in (("fil.xlsx", saved.getvalue()), ("fil.xlsx.csv", TABLE_2.encode()))
        )
        assert {key: figure.value for key, figure in of_book.items()} == {k: f.value for k, f in of_text.items()}
        assert len(of_book) == 21

    @pytest.mark.parametrize("name", TITLES)
    def test_a_workbook_holds_what_the_text_does(
        self, name: str, connection: Connection, assumptions: Assumptions
    ) -> None:
        form = templates(read_held(connection, assumptions), 2013)[name]
        rows = openpyxl.load_workbook(io.BytesIO(form.as_xlsx())).active.iter_rows()
        in_book = [[cell.value for cell in row] for row in rows]
        texts = csv.reader(io.StringIO(form.as_csv().decode("utf-8-sig"), newline=""), delimiter=";")
        assert [[as_shown(cell) for cell in row] for row in in_book] == [
            [re.sub(r"^(\d+),0$", r"\1", cell) for cell in row] for row in texts
        ]
        assert form.as_xlsx() == form.as_xlsx(), "the same template, the same bytes"
        assert not any(isinstance(c, str) and c.startswith("=") for row in in_book for c in row)


def as_shown(value: object) -> str:
    return "" if value is None else str(value).replace(".", ",") if isinstance(value, float) else str(value)


class TestTemplatesServed:
    """Plain links, which any of several servers answers."""

    @pytest.mark.parametrize("name", TITLES)
    def test_the_address_gives_the_template(self, name: str, connection: Connection, assumptions: Assumptions) -> None:
        form = templates(read_held(connection, assumptions), 2015, "helar")[name]
        for kind, content in (("csv", form.as_csv()), ("xlsx", form.as_xlsx())):
            answer = call(f"/api/v1/templates/{name}.{kind}", "ar=2015&period=helar")
            assert (answer.status, answer.body) == (200, content)
            assert f'filename="{name}-2015.{kind}"' in answer.headers["content-disposition"]

    def test_without_a_year_it_is_the_one_after_those_held(self) -> None:
        assert b"KBT/IPT 2014" in call("/api/v1/templates/tabell-2-kbt-ipt.csv").body

    @pytest.mark.parametrize(
        ("path", "query", "status"),
        [
            ("tabell-9.csv", "", 404),
            ("tabell-1-mmr.csv", "ar=1999", 400),
            ("tabell-1-mmr.csv", "ar=", 400),
            ("tabell-1-mmr.xlsx", "period=kv3", 400),
        ],
    )
    def test_what_there_is_not_is_refused(self, path: str, query: str, status: int) -> None:
        assert call(f"/api/v1/templates/{path}", query).status == status
