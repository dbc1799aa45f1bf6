"""The version follows from the data, and the history names the data at hand."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rehabdata import versions
from rehabdata.versions import Version
from tests.conftest import PROJECT


@pytest.fixture
def copy(tmp_path: Path, data_folder: Path) -> Path:
    return Path(shutil.copytree(data_folder, tmp_path / "data"))


def test_the_last_line_of_the_history_is_the_data_at_hand(data_folder: Path) -> None:
    told = versions.history(data_folder)
    assert told[-1].version == versions.data_version(data_folder), "a changed extract needs a line in data/versions.csv"
    assert len({version.version for version in told}) == len(told)
    assert [version.date for version in told] == sorted(version.date for version in told)
    assert all(version.change.endswith(".") for version in told)


def test_equal_data_have_equal_versions(copy: Path, data_folder: Path) -> None:
    assert versions.data_version(copy) == versions.data_version(data_folder)
    for path in copy.glob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert versions.data_version(copy) == versions.data_version(data_folder)


@pytest.mark.parametrize("name", ["report_table_1_mmr.csv", "assumptions.toml", "claims.csv", "lan.topo.json"])
def test_any_changed_sign_is_another_version(name: str, copy: Path, data_folder: Path) -> None:
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[:-2] + b"7" + content[-1:])
    assert versions.data_version(copy) != versions.data_version(data_folder)


def test_the_history_itself_is_no_data(copy: Path, data_folder: Path) -> None:
    (copy / versions.HISTORY).unlink()
    assert versions.data_version(copy) == versions.data_version(data_folder)
    assert versions.history(copy) == ()


def test_changes_since() -> None:
    first, second, third = (Version(name, "2026-01-01", f"{name}.") for name in "abc")
    told = (first, second, third)
    assert versions.changes_since(told, "a", "c") == (second, third)
    assert versions.changes_since(told, "c", "c") == ()
    assert versions.changes_since(told, "x", "c") is None
    assert versions.changes_since(told, "c", "a") is None
    assert versions.changes_since(told, "a", "x") is None


TOLD = """
from tests.test_pages import menu_page
for given in ("0a1b2c3d", "deadbeef", "x"):
    print(menu_page("overview.py", data=given).of_class("rd-notice"))
"""


def test_a_link_made_with_older_data_says_what_has_changed(copy: Path, data_folder: Path) -> None:
    """In a process of its own, as after a start with the folder: its history has a version before the present one."""
    now = versions.data_version(data_folder)
    history = (
        f"version,date,change\n0a1b2c3d,2026-11-01,Tabell 1.\n{now},2026-11-22,Halland rättat. Tabell 2 tillagd.\n"
    )
    (copy / versions.HISTORY).write_text(history, "utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", TOLD],
        cwd=PROJECT,
        env={**os.environ, "REHABDATA_DIR": str(copy)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    older, unknown, none = map(ast.literal_eval, ended.stdout.splitlines())
    assert older == [
        f"Länken gjordes med en äldre dataversion (0a1b2c3d); här visas {now}. Det som har ändrats: Halland rättat. "
        "Tabell 2 tillagd."
    ]
    assert unknown == [
        f"Länken gjordes med en annan dataversion (deadbeef); här visas {now}. Vad som skiljer är inte känt här."
    ]
    assert none == ["Adressen innehöll något som inte kan visas: data=x är ingen dataversion."]
