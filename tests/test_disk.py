"""A disk that is full or cannot be written: what needs none goes on, and what needs one says so and loses nothing."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import streamlit as st
from starlette.formparsers import MultiPartParser

from rehabdata import database, stores
from rehabdata.data import open_data
from rehabdata.drawing import CannotDraw, Drawer
from rehabdata.extracts import ExtractError
from rehabdata.ui import warmup
from tests.conftest import PROJECT
from tests.test_api import app_of, call
from tests.test_data_page import OWN, SHOW, keys, text_of, upload
from tests.test_intake_check import GOOD
from tests.test_pages import Shown, opened

# In a process of its own, which may not write a byte to any file, nor may what it starts: pipes are no files.
WRITES_NOTHING = """
import json, resource, sys, tempfile
from tests.test_api import call
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
answers = {address: call(address) for address in json.loads(sys.argv[1])}
try:
    with tempfile.TemporaryFile() as file:
        file.write(b"x")
    writes = True
except OSError:
    writes = False
told = {address: [a.status, a.headers["content-type"], len(a.body)] for address, a in answers.items()}
print(json.dumps({"writes": writes, "answers": told}))
"""
TAKEN_ALONG = {
    "/api/v1/report/23.pdf": "application/pdf",
    "/api/v1/report/lup.pdf": "application/pdf",
    "/api/v1/figures/share-ranking.png": "image/png",
    "/api/v1/figures/share-ranking.svg": "image/svg+xml",
    "/api/v1/funding.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "/api/v1/tables/patients.csv": "text/csv; charset=utf-8",
}


def test_what_is_taken_along_is_made_without_writing_a_file():
    done = subprocess.run(
        [sys.executable, "-c", WRITES_NOTHING, json.dumps([*TAKEN_ALONG])],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["writes"] is False
    assert {address: answer[:2] for address, answer in told["answers"].items()} == {
        address: [200, kind] for address, kind in TAKEN_ALONG.items()
    }
    assert all(length > 1000 for _status, _kind, length in told["answers"].values())


@pytest.fixture
def no_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder for temporary files is none."""
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setattr(tempfile, "tempdir", str(file))


@pytest.mark.usefixtures("no_place")
def test_own_figures_that_cannot_be_written_are_told_and_the_files_stay(monkeypatch: pytest.MonkeyPatch):
    page = opened("data.py").run()
    upload(page, **GOOD)
    shown = Shown(page.button(key=SHOW).click().run())
    assert not page.exception
    assert (
        "Servern kan inte skriva på sin disk just nu, så ingenting är ändrat. Filerna ligger kvar i rutan: försök igen "
        "om en stund." in shown.of_class("rd-notice")
    )
    assert OWN not in text_of(shown)
    assert len(page.file_uploader[0].value) == len(GOOD)
    assert SHOW in keys(page)
    monkeypatch.undo()  # there is room again
    assert OWN in text_of(Shown(page.button(key=SHOW).click().run()))


@pytest.mark.usefixtures("no_place")
def test_a_store_that_cannot_be_unpacked_at_the_start_is_told_in_swedish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("REHABDATA_DIR", str(tmp_path / "data.duckdb"))
    with pytest.raises(ExtractError, match="mappen för tillfälliga filer: hittade att den inte går att skriva i"):
        stores.data_folder()


def test_a_question_that_cannot_be_read_is_a_swedish_problem_to_come_back_for(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    api = app_of(open_data(data_folder), data_folder)
    database._question.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(database, "SQL", tmp_path / "gone")
        answer = call("/api/v1/targets.json", app=api)
    database._question.cache_clear()
    assert (answer.status, answer.headers["content-type"]) == (503, "application/problem+json")
    assert answer.headers["retry-after"] == "5"
    assert json.loads(answer.body) == {
        "type": "about:blank",
        "title": "Upptaget",
        "status": 503,
        "detail": "Servern kan inte läsa eller skriva just nu. Försök igen om en stund.",
    }
    assert call("/api/v1/targets.json", app=api).status == 200


def test_a_drawing_process_that_cannot_be_started_is_a_state_not_a_fault(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    with pytest.raises(CannotDraw):
        Drawer().chart({})


def test_an_upload_never_passes_through_the_disk():
    warmup.keep_uploads_in_memory()
    assert MultiPartParser.spool_max_size > st.get_option("server.maxUploadSize") * 1024 * 1024
