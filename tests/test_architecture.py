"""Who may import whom, and how thin a page stays; held over the syntax tree."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]

# From the bottom, a layer a line: a module imports from its own layer and from those below. A name stands for all in
# it, the longest one decides ("money" is the folder's docstring, "money." what is in it); the lowest line is the
# arithmetic, which knows nothing but numbers. A new module at the top of rehabdata/ gets its place here.
LAYERS = [
    "language landsting.intervals money.backwards money.funding money.ranking money.same_in_python "
    "tracker.course tracker.firmness tracker.plan_tools tracker.targets",
    "claims drawing faults hosting.login hosting.metrics hosting.static_files landsting money postgres_store swedish "
    "theme tracker",
    "charts complete described extracts folder_files hosting.web manifest parameters validator",
    "assumptions database stores versions",
    "queries",
    "claims. fetch hosting intake landsting. money. rows sentences tracker.",
    "data sources",
    "compare request",
    "exhibits",
    "render",
    "reports",
    "__main__ api",
    "ui",
    "pages",
    "dashboard",
]
PACKAGES = {  # these few alone import them
    "streamlit": ("dashboard", "pages", "ui"),
    "duckdb": ("database", "stores"),
    "altair": ("charts",),
}
OURS = ("dashboard", "pages", "rehabdata")

NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common"}

MOST_LINES_OF_A_PAGE = 90
SQL = re.compile(r"\b(SELECT|FROM|WHERE|JOIN|GROUP BY|ORDER BY)\b|^\s*select\s")


def modules() -> dict[str, Path]:
    """The application's modules by dotted name."""
    paths = [PROJECT / "dashboard.py", *PROJECT.glob("pages/**/*.py"), *PROJECT.glob("rehabdata/**/*.py")]
    return {".".join(p.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): p for p in paths}


def imported(source: str) -> Iterator[str]:
    """Every name that the source imports: `from a import b` is a.b. Relative ones begin with a dot."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom():
                yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)
            case ast.Call(
                func=ast.Name(id="__import__" | "import_module") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name


def under(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(f"{prefix}.")


def layer_of(name: str) -> int | None:
    """The layer of a module, or of a name in one; that of a subject's folder is the one of its docstring."""
    short = name.removeprefix("rehabdata.")
    places = {prefix: number for number, layer in enumerate(LAYERS) for prefix in layer.split()}
    if short in places:
        return places[short]
    fitting = [prefix for prefix in places if short.startswith(f"{prefix.removesuffix('.')}.")]
    return places[max(fitting, key=len)] if fitting else None


def may_import(module: str, name: str) -> bool:
    top, *_rest = name.split(".")
    if top in PACKAGES:
        return any(under(module.removeprefix("rehabdata."), place) for place in PACKAGES[top])
    if top == "pandas":  # the arithmetic does without
        return bool(layer_of(module)) and module != "dashboard"
    if top not in OURS:
        return not name.startswith(".")
    own, other = layer_of(module), layer_of(name)
    return own is not None and other is not None and other <= own


def violations(module: str, source: str) -> list[str]:
    if module != "rehabdata" and layer_of(module) is None:
        return [f"{module} has no place in LAYERS"]
    return [f"{module} may not import {name}" for name in imported(source) if not may_import(module, name)]


def sql_in(source: str) -> list[str]:
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return [text for text in texts if isinstance(text, str) and SQL.search(text)]


def test_every_import_is_allowed() -> None:
    found = [v for module, path in modules().items() for v in violations(module, path.read_text(encoding="utf-8"))]
    assert found == []


def test_no_module_is_named_after_nothing() -> None:
    assert [module for module in modules() if NAMES_THAT_SAY_NOTHING & set(module.split("."))] == []


def test_pages_stay_thin() -> None:
    for module, path in modules().items():
        if under(module, "pages"):
            source = path.read_text(encoding="utf-8")
            assert len(source.splitlines()) <= MOST_LINES_OF_A_PAGE, module
            assert sql_in(source) == [], module


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("rehabdata.charts", "import streamlit as st"),
        ("rehabdata.charts", "from rehabdata import queries"),
        ("rehabdata.charts", "from rehabdata.ui.parts import table"),
        ("rehabdata.api", "import rehabdata.ui.frame"),
        ("rehabdata.api", "from duckdb import DuckDBPyConnection"),
        ("rehabdata.money.funding", "import pandas as pd"),
        ("rehabdata.money.funding", "def settle():\n    from rehabdata import swedish"),
        ("rehabdata.tracker.targets", "import rehabdata"),
        ("rehabdata.extracts", "from rehabdata.database import ask"),
        ("rehabdata.queries", "import duckdb"),
        ("rehabdata.queries", "from . import database"),
        ("rehabdata.queries", "importlib.import_module('altair')"),
        ("rehabdata.ui.parts", "import altair.vegalite"),
        ("rehabdata.ui.frame", "import pages.overview"),
        ("rehabdata", "from rehabdata import queries"),
        ("pages.overview", "import dashboard"),
        ("pages.overview", "from altair import Chart"),
        ("rehabdata.new_module", ""),
        ("rehabdata.databases", ""),
    ],
)
def test_the_rule_catches(module: str, source: str) -> None:
    assert len(violations(module, source)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("rehabdata.charts", "import altair as alt\nfrom rehabdata.swedish import VEGA_LOCALE"),
        ("rehabdata.charts.maps", "from rehabdata.charts import bars"),
        ("rehabdata.database", "import duckdb\nimport json"),
        (
            "pages.overview",
            "import streamlit as st\nfrom rehabdata.ui import parts\nfrom rehabdata import queries",
        ),
        ("dashboard", "from rehabdata import api"),
    ],
)
def test_the_rule_lets_through(module: str, source: str) -> None:
    assert violations(module, source) == []


def test_an_address_is_read_and_written_in_one_place_each() -> None:
    """Who reads `st.query_params` misses a parameter that a mail program has changed the name of."""
    read = re.compile(r"\bst\.query_params")
    found = {module: len(read.findall(path.read_text("utf-8"))) for module, path in modules().items()}
    assert {module: count for module, count in found.items() if count} == {
        "rehabdata.ui.choices": 2,  # where it is read, and where that is told
        "rehabdata.ui.address": 1,  # where it is written
    }


def test_sql_is_told_from_prose() -> None:
    assert sql_in('ask(f"SELECT county FROM {table}")') != []
    assert sql_in('ask("""\n    select county\n    from county""")') != []
    assert sql_in('st.write("Select a county from the list, where you live")') == []


# What is kept for the whole process, and so for all visitors: nothing that is asked of data that may be somebody's own.
KEPT_FOR_ALL = {
    "rehabdata.ui.source.shared",
    "rehabdata.ui.source.version_history",
    "rehabdata.ui.page_files.files",
    "rehabdata.ui.own.downloads_part._known",
    "rehabdata.ui.hosting.login_gate.settings",
}


def functions(prefix: str) -> Iterator[tuple[str, ast.FunctionDef, set[str]]]:
    """Every function of the modules under the prefix: dotted name, tree, the names in its decorators."""
    for module, path in modules().items():
        if under(module, prefix):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef):
                    named = {ast.unparse(decorator).partition("(")[0] for decorator in node.decorator_list}
                    yield f"{module}.{node.name}", node, {name.rpartition(".")[2] for name in named}


@pytest.mark.parametrize("prefix", ["rehabdata.ui", "pages"])
def test_no_answer_is_kept_for_all_that_may_be_of_a_visitors_own_data(prefix: str) -> None:
    """`source.kept` keeps an answer beside the data that it came from."""
    keeping = {"cache", "lru_cache", "cached_property", "cache_data", "cache_resource"}
    assert {name for name, _node, decorators in functions(prefix) if decorators & keeping} <= KEPT_FOR_ALL


def test_a_fragment_says_which_language_and_data_it_shows() -> None:
    """It runs without the frame, which says both otherwise."""
    for name, node, decorators in functions("rehabdata.ui"):
        if "fragment" in decorators:
            body = ast.unparse(node)
            assert "own_figures.use()" in body, name
            assert re.search(r"\buse\(chosen\.language\)", body), name
