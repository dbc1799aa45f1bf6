"""The packages we lean on: hashes, licences, a reason each; and the audit, which never takes silence for a yes."""

import re
from pathlib import Path

import pytest

from tools import audit, licences

PROJECT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", licences.FILES)
def test_every_package_is_pinned_with_hashes(name: str):
    entries = re.split(r"\n(?=[A-Za-z0-9])", (PROJECT / name).read_text("utf-8").split("\n\n")[-1])
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert len(packages) >= 40
    assert [entry.split("\n")[0] for entry in packages if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_every_licence_is_known_and_allowed():
    listed = list(licences.listed())
    assert len(listed) >= 100
    assert [one for one in listed if not one[3]] == []


@pytest.mark.parametrize(
    ("expression", "is_allowed"),
    [
        ("MIT", True),
        ("MIT AND Apache-2.0", True),
        ("GPL-3.0-only OR MIT", True),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-only", False),
        ("", False),
    ],
)
def test_what_a_licence_allows(expression: str, is_allowed: bool):
    assert licences.allowed(expression, licences.ALLOWED) is is_allowed


def direct(name: str) -> set[str]:
    lines = (PROJECT / name).read_text("utf-8").splitlines()
    return {found[0] for line in lines if (found := re.match(r"[a-z][a-z0-9-]*", line))}


def test_every_direct_package_has_its_line():
    told = set(
        re.findall(r"^\| `([a-z0-9-]+)` \|", (PROJECT / "docs/dependencies.md").read_text("utf-8"), re.MULTILINE)
    )
    assert told == direct("requirements.in") | direct("requirements-dev.in")


def test_an_audit_that_looked_nothing_up_is_no_audit():
    """The first is word for word what pip-audit answers, with status 0, when the package is not in its database."""
    skipped = {"name": "a", "skip_reason": "Dependency not found on PyPI and could not be audited: a (1.0)"}
    sound = {"name": "b", "version": "1.0", "vulns": []}
    faulty = {"name": "c", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
    assert audit.found({"dependencies": [sound]}) == []
    assert len(audit.found({"dependencies": [sound, skipped]})) == 1
    assert audit.found({"dependencies": [faulty]}) == ["c 1.0: PYSEC-1, mended in 1.1"]
    assert audit.found({"dependencies": []}) != []
    assert audit.found({}) != []
