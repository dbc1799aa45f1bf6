"""Every text of the interface has its English twin, with the same places to fill; no twin is left over."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from rehabdata import language, swedish
from rehabdata.language import CATALOGUE, _, in_case, later, one_or_more

PROJECT = Path(__file__).parents[1]
SOURCES = sorted([*PROJECT.glob("pages/*.py"), *PROJECT.glob("rehabdata/**/*.py")])
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "later": None,
    "one_or_more": (1, 2),
    "in_case": ((1, "c"), 2),
}
Key = tuple[str | None, str, str | None]  # case, text, text of many

# Our retellings in the data: their Swedish text is the key of its twin. A new column of such texts is a line here.
RETOLD = {
    "access_readings.csv": ("reason",),
    "claims.csv": ("claim",),
    "lup_activities.csv": ("heading", "activity", "state", "reason", "dates", "named", "lacks"),
    "lup_target_states.csv": ("state", "lacks", "reason"),
    "lup_targets.csv": ("heading", "target"),
}

with CATALOGUE.open("rb") as file:
    TWINS = read_po(file, locale="en", abort_invalid=True)


def keys_in_code() -> dict[Key, Path]:
    found: dict[Key, Path] = {}
    for path in SOURCES:
        for _line, messages, _comments, case in extract_from_file("python", path, keywords=KEYWORDS):
            one, many = messages if isinstance(messages, tuple) else (messages, None)
            found[case, one, many] = path
    return found


def keys_in_data() -> dict[Key, Path]:
    """The texts of RETOLD; figures and abbreviations (2018, ESF) are the same in both languages."""
    found: dict[Key, Path] = {}
    for name, columns in RETOLD.items():
        path = PROJECT / "data" / name
        with path.open(encoding="utf-8", newline="") as file:
            texts = {row[column] for row in csv.DictReader(file) for column in columns}
        found |= {(None, text, None): path for text in texts if re.search("[a-zåäö]", text)}
    return found


def keys_with_twins() -> dict[Key, tuple[str, ...]]:
    found: dict[Key, tuple[str, ...]] = {}
    for message in TWINS:
        if message.id:
            one, many = message.id if isinstance(message.id, tuple) else (message.id, None)
            twins = message.string if isinstance(message.string, tuple) else (message.string,)
            found[message.context, one, many] = tuple(twins)
    return found


def keys() -> dict[Key, Path]:
    return keys_in_code() | keys_in_data()


def places(text: str) -> set[str]:
    return {name for _text, name, _form, _conversion in Formatter().parse(text) if name is not None}


def test_every_text_has_its_twin() -> None:
    twins = keys_with_twins()
    assert [(str(path.name), key) for key, path in keys().items() if not all(twins.get(key, ("",)))] == []


def test_no_twin_is_left_over() -> None:
    used = keys()
    assert [key for key in keys_with_twins() if key not in used] == []


def test_twins_have_the_same_places_to_fill() -> None:
    wrong = [
        (key, twin)
        for key, twins in keys_with_twins().items()
        for twin in twins
        if places(twin) != places(key[1]) and places(twin) != places(key[2] or "")
    ]
    assert wrong == []


def test_therapy_has_one_name_in_english() -> None:
    """CBT/IPT; the Swedish abbreviation is in addresses and data only."""
    assert [key for key, twins in keys_with_twins().items() if any("KBT" in twin for twin in twins)] == []


def test_per_cent_has_one_spelling_in_english() -> None:
    word = re.compile(r"\bpercent\b", re.IGNORECASE)
    plain = {key: [re.sub(r"\{[^}]*\}", "", twin) for twin in twins] for key, twins in keys_with_twins().items()}
    assert [key for key, twins in plain.items() if any(map(word.search, twins))] == []


def test_no_twin_is_marked_as_a_guess() -> None:
    assert [message.id for message in TWINS if message.fuzzy] == []


# What is Swedish in the code and not a text of the interface: names in the data, codes, documents, the API's answers.
SWEDISH = re.compile(r"[åäöÅÄÖ]")
WRAPPERS = {"_", "later", "one_or_more", "in_case"}
ALWAYS_SWEDISH = (
    "rehabdata/api/",
    "rehabdata/complete.py",
    "rehabdata/database.py",
    "rehabdata/described.py",
    "rehabdata/extracts.py",
    "rehabdata/faults.py",
    "rehabdata/folder_files.py",
    "rehabdata/versions.py",
    "rehabdata/assumptions.py",
    "rehabdata/fetch/",
    "rehabdata/intake/",
    "rehabdata/manifest.py",
    "rehabdata/reports/",
    "rehabdata/hosting/login.py",  # told to hosts at the start, and by the API
    "rehabdata/stores.py",
    "rehabdata/postgres_store.py",
    "rehabdata/ui/page_words.py",
)


def unwrapped(source: str) -> Iterator[str]:
    """String constants with å, ä or ö that stand outside the wrappers and are no docstrings."""
    tree = ast.parse(source)
    inside = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WRAPPERS
        for argument in node.args
        for inner in ast.walk(argument)
    }
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and SWEDISH.search(node.value) and id(node) not in inside | docstrings:
            yield node.value


KEPT = {
    "rehabdata/charts/shares.py": {"övriga"},  # a code of the rows
    "rehabdata/hosting/metrics.py": {"okänd"},  # in the log
    "rehabdata/tracker/plan_rows.py": {"LUP, mål på 4 års sikt"},  # how a source in the data begins
    "rehabdata/tracker/plan_sentences.py": {"Region Jämtland Härjedalen"},
    "rehabdata/rows.py": {"övriga"},
    "rehabdata/swedish.py": {
        "abcdefghijklmnopqrstuvwxyzåäö",
        r"(?<=[a-zåäö])(manland|norrland|götland|botten)",
        *swedish.VEGA_LOCALE["time"]["days"],
        *swedish.VEGA_LOCALE["time"]["shortDays"],
    },
    "rehabdata/ui/tracker/plan_filters.py": {"åäöé"},
}


def test_no_swedish_text_stands_alone(data_folder: Path) -> None:
    with (data_folder / "counties.csv").open(encoding="utf-8", newline="") as file:
        counties = {row["county"] for row in csv.DictReader(file)}
    keys = {text for _case, text, _many in keys_in_code()}  # a key that also serves as a name within the code
    found = {}
    for path in SOURCES:
        name = path.relative_to(PROJECT).as_posix()
        if not name.startswith(ALWAYS_SWEDISH):
            texts = set(unwrapped(path.read_text(encoding="utf-8"))) - KEPT.get(name, set()) - counties - keys
            if texts:
                found[name] = sorted(texts)
    assert found == {}


def test_the_language_is_this_runs() -> None:
    assert language.current() == "sv"
    with language.speaking("en"):
        assert _("uppgift saknas") == "no figure"
        assert _("{names} och {last}", names="a, b", last="c") == "a, b and c"
        assert one_or_more("procentenhet", "procentenheter", 2) == "percentage points"
    assert _("uppgift saknas") == "uppgift saknas"
    assert one_or_more("procentenhet", "procentenheter", 1) == "procentenhet"
    assert in_case("sentence", "Finns inte") == "Finns inte"
    assert later("Hela landet") == "Hela landet"


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fi"):
        language.use("fi")
