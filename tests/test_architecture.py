"""Who may import whom, and how thin a page stays; held over the syntax tree."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]

# From the top layer to the bottom one: what each module, or package with all in it, may import of the project
# and of the packages watched. Everything else may be imported by all. A new module gets a row here.
MAY_IMPORT = {
    "dashboard": (
        "streamlit",
        "rehabdata.ui",
        "rehabdata.api",
        "rehabdata.hosting.outside",
        "rehabdata.hosting.login",
        "rehabdata.hosting.web",
        "rehabdata.hosting.observed",
    ),
    "pages": ("streamlit", "pandas", "rehabdata"),
    "rehabdata.ui": ("streamlit", "pandas", "rehabdata"),
    "rehabdata.api": (
        "rehabdata.intake",
        "pandas",
        "rehabdata.reports",
        "rehabdata.pictures",
        "rehabdata.drawing",
        "rehabdata.sentences",
        "rehabdata.rows",
        "rehabdata.claims.check_sentences",
        "rehabdata.claims.checks",
        "rehabdata.tracker.county_gaps",
        "rehabdata.tracker.course",
        "rehabdata.tracker.plan_sentences",
        "rehabdata.tracker.plan_rows",
        "rehabdata.tracker.plan",
        "rehabdata.charts",
        "rehabdata.queries",
        "rehabdata.compare.measures",
        "rehabdata.parameters",
        "rehabdata.money.ranking",
        "rehabdata.database",
        "rehabdata.assumptions",
        "rehabdata.money.funding",
        "rehabdata.tracker.targets",
        "rehabdata.versions",
        "rehabdata.extracts",
        "rehabdata.swedish",
    ),
    "rehabdata.__main__": (
        "rehabdata.fetch",
        "rehabdata.intake",
        "rehabdata.stores",
        "rehabdata.manifest",
        "rehabdata.database",
        "rehabdata.assumptions",
        "rehabdata.extracts",
    ),
    "rehabdata.fetch": ("rehabdata.manifest", "rehabdata.extracts"),
    "rehabdata.intake": (
        "pandas",
        "rehabdata.manifest",
        "rehabdata.queries",
        "rehabdata.database",
        "rehabdata.assumptions",
        "rehabdata.versions",
        "rehabdata.extracts",
        "rehabdata.validator",
        "rehabdata.faults",
        "rehabdata.swedish",
    ),
    "rehabdata.hosting.outside": ("rehabdata.queries", "rehabdata.database", "rehabdata.hosting.observed"),
    "rehabdata.hosting.login": (),
    "rehabdata.hosting.web": ("rehabdata.parameters", "rehabdata.theme"),
    "rehabdata.reports": (
        "rehabdata.pictures",
        "rehabdata.landsting.landsting_opening",
        "rehabdata.landsting.access_rows",
        "rehabdata.landsting.access_sentences",
        "rehabdata.landsting.landsting_sentences",
        "rehabdata.landsting.landsting_rows",
        "rehabdata.tracker.course_sentences",
        "rehabdata.sentences",
        "rehabdata.tracker.plan_sentences",
        "rehabdata.tracker.plan_rows",
        "rehabdata.tracker.plan",
        "rehabdata.rows",
        "rehabdata.money.ranking",
        "rehabdata.queries",
        "rehabdata.money.funding",
        "rehabdata.swedish",
        "rehabdata.theme",
        "rehabdata.drawing",
        "rehabdata.money.shown",
    ),
    "rehabdata.pictures": (
        "pandas",
        "rehabdata.landsting.landsting_sentences",
        "rehabdata.landsting.landsting_rows",
        "rehabdata.sentences",
        "rehabdata.money.scenario_sentences",
        "rehabdata.money.scenario_rows",
        "rehabdata.money.scenario_chain",
        "rehabdata.money.ranking",
        "rehabdata.compare.compare_sentences",
        "rehabdata.compare.compare_rows",
        "rehabdata.compare.measures",
        "rehabdata.rows",
        "rehabdata.tracker.plan_chart_rows",
        "rehabdata.tracker.course_sentences",
        "rehabdata.tracker.county_gaps",
        "rehabdata.tracker.plan_sentences",
        "rehabdata.tracker.plan_rows",
        "rehabdata.tracker.plan",
        "rehabdata.charts",
        "rehabdata.queries",
        "rehabdata.parameters",
        "rehabdata.database",
        "rehabdata.assumptions",
        "rehabdata.money.funding",
        "rehabdata.versions",
        "rehabdata.report_source",
        "rehabdata.swedish",
        "rehabdata.theme",
        "rehabdata.drawing",
    ),
    "rehabdata.landsting.landsting_opening": (
        "rehabdata.landsting.landsting_sentences",
        "rehabdata.landsting.landsting_rows",
        "rehabdata.sentences",
        "rehabdata.assumptions",
        "rehabdata.money.distance",
        "rehabdata.money.ranking",
        "rehabdata.money.backwards",
        "rehabdata.money.funding",
        "rehabdata.swedish",
    ),
    "rehabdata.money.whole_year_sentences": (
        "rehabdata.sentences",
        "rehabdata.rows",
        "rehabdata.money.ranking",
        "rehabdata.money.shown",
        "rehabdata.assumptions",
        "rehabdata.money.funding",
        "rehabdata.swedish",
    ),
    "rehabdata.sentences": (
        "pandas",
        "rehabdata.rows",
        "rehabdata.money.ranking",
        "rehabdata.money.shown",
        "rehabdata.assumptions",
        "rehabdata.money.funding",
        "rehabdata.tracker.targets",
        "rehabdata.swedish",
    ),
    "rehabdata.landsting.access_rows": ("pandas", "rehabdata.landsting.access_sentences"),
    "rehabdata.landsting.access_sentences": ("rehabdata.swedish",),
    "rehabdata.landsting.landsting_sentences": (
        "rehabdata.landsting.landsting_rows",
        "rehabdata.money.backwards",
        "rehabdata.money.distance",
        "rehabdata.money.funding",
        "rehabdata.swedish",
    ),
    "rehabdata.landsting.landsting_rows": (
        "pandas",
        "rehabdata.rows",
        "rehabdata.landsting.intervals",
        "rehabdata.money.funding",
        "rehabdata.swedish",
    ),
    "rehabdata.money.distance": ("rehabdata.money.backwards", "rehabdata.money.ranking", "rehabdata.money.funding"),
    "rehabdata.landsting.intervals": (),
    "rehabdata.money.scenario_sentences": (
        "rehabdata.rows",
        "rehabdata.money.scenario_rows",
        "rehabdata.money.shown",
        "rehabdata.money.funding",
        "rehabdata.swedish",
    ),
    "rehabdata.money.scenario_rows": (
        "pandas",
        "rehabdata.money.shown",
        "rehabdata.money.funding",
        "rehabdata.swedish",
    ),
    "rehabdata.money.own_cost": (
        "rehabdata.parameters",
        "rehabdata.money.shown",
        "rehabdata.money.funding",
        "rehabdata.swedish",
    ),
    "rehabdata.money.same_in_python": ("rehabdata.money.funding",),
    "rehabdata.money.scenario_links": ("rehabdata.parameters", "rehabdata.money.funding", "rehabdata.swedish"),
    "rehabdata.money.scenario_chain": (
        "pandas",
        "rehabdata.rows",
        "rehabdata.money.shown",
        "rehabdata.money.funding",
        "rehabdata.swedish",
    ),
    "rehabdata.money.working": (
        "rehabdata.rows",
        "rehabdata.assumptions",
        "rehabdata.money.funding",
        "rehabdata.swedish",
    ),
    "rehabdata.rows": (
        "pandas",
        "rehabdata.money.ranking",
        "rehabdata.money.funding",
        "rehabdata.tracker.targets",
        "rehabdata.swedish",
        "rehabdata.theme",
    ),
    "rehabdata.money.shown": ("rehabdata.money.funding", "rehabdata.swedish"),
    "rehabdata.claims.check_sentences": (
        "rehabdata.claims.checks",
        "rehabdata.tracker.plan_sentences",
        "rehabdata.swedish",
    ),
    "rehabdata.claims.checks": (
        "pandas",
        "rehabdata.queries",
        "rehabdata.database",
        "rehabdata.assumptions",
        "rehabdata.money.funding",
        "rehabdata.swedish",
    ),
    "rehabdata.tracker.plan_chart_rows": (
        "pandas",
        "rehabdata.tracker.course_sentences",
        "rehabdata.tracker.county_gaps",
        "rehabdata.tracker.plan",
        "rehabdata.swedish",
    ),
    "rehabdata.tracker.course_sentences": (
        "rehabdata.tracker.plan_sentences",
        "rehabdata.tracker.plan_rows",
        "rehabdata.tracker.plan",
        "rehabdata.tracker.course",
        "rehabdata.tracker.firmness",
        "rehabdata.swedish",
    ),
    "rehabdata.tracker.county_gaps": ("pandas", "rehabdata.swedish"),
    "rehabdata.tracker.plan_sentences": (
        "rehabdata.tracker.plan_rows",
        "rehabdata.tracker.plan",
        "rehabdata.tracker.targets",
        "rehabdata.swedish",
    ),
    "rehabdata.tracker.plan_rows": (
        "pandas",
        "rehabdata.tracker.plan",
        "rehabdata.tracker.targets",
        "rehabdata.swedish",
    ),
    "rehabdata.compare.compare_sentences": ("rehabdata.compare.measures", "rehabdata.swedish"),
    "rehabdata.compare.compare_rows": ("pandas", "rehabdata.compare.measures", "rehabdata.swedish"),
    "rehabdata.compare.measures": (
        "pandas",
        "rehabdata.compare.measure_names",
        "rehabdata.report_source",
        "rehabdata.money.ranking",
        "rehabdata.money.funding",
        "rehabdata.swedish",
    ),
    "rehabdata.compare.measure_names": (),
    "rehabdata.report_source": ("rehabdata.swedish",),
    "rehabdata.tracker.plan": (
        "pandas",
        "rehabdata.queries",
        "rehabdata.database",
        "rehabdata.tracker.course",
        "rehabdata.tracker.targets",
    ),
    "rehabdata.charts": ("altair", "pandas", "rehabdata.swedish", "rehabdata.theme"),
    "rehabdata.queries": ("pandas", "rehabdata.database", "rehabdata.assumptions", "rehabdata.money.funding"),
    "rehabdata.parameters": ("rehabdata.money.funding", "rehabdata.swedish"),
    "rehabdata.money.ranking": ("rehabdata.money.funding",),
    "rehabdata.stores": (
        "duckdb",
        "rehabdata.postgres_store",
        "rehabdata.manifest",
        "rehabdata.versions",
        "rehabdata.extracts",
        "rehabdata.swedish",
    ),
    "rehabdata.postgres_store": (),
    "rehabdata.database": (
        "duckdb",
        "pandas",
        "rehabdata.assumptions",
        "rehabdata.manifest",
        "rehabdata.versions",
        "rehabdata.extracts",
    ),
    "rehabdata.assumptions": ("rehabdata.extracts",),
    "rehabdata.money.backwards": ("rehabdata.money.funding",),
    "rehabdata.money.funding": (),
    "rehabdata.tracker.course": ("rehabdata.tracker.targets",),
    "rehabdata.tracker.firmness": ("rehabdata.tracker.targets",),
    "rehabdata.tracker.plan_tools": (),
    "rehabdata.tracker.targets": (),
    "rehabdata.versions": ("rehabdata.extracts",),
    "rehabdata.manifest": ("rehabdata.faults", "rehabdata.folder_files"),
    "rehabdata.extracts": (
        "rehabdata.complete",
        "rehabdata.described",
        "rehabdata.folder_files",
        "rehabdata.validator",
        "rehabdata.faults",
    ),
    "rehabdata.complete": (
        "rehabdata.described",
        "rehabdata.folder_files",
        "rehabdata.validator",
        "rehabdata.faults",
    ),
    "rehabdata.described": ("rehabdata.folder_files", "rehabdata.validator", "rehabdata.faults"),
    "rehabdata.validator": ("rehabdata.faults", "rehabdata.swedish"),
    "rehabdata.folder_files": ("rehabdata.faults",),
    "rehabdata.faults": (),
    "rehabdata.swedish": (),
    "rehabdata.theme": (),
    "rehabdata.drawing": (),
    "rehabdata.hosting.observed": (),
    "rehabdata.language": (),
    # The folders' own __init__: they hold a docstring.
    "rehabdata.money": (),
    "rehabdata.tracker": (),
    "rehabdata.landsting": (),
    "rehabdata.compare": (),
    "rehabdata.claims": (),
    "rehabdata.hosting": (),
    "rehabdata": (),
}
FOR_ALL = ("rehabdata.language",)
WATCHED = ("streamlit", "duckdb", "altair", "pandas")
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


def row_of(module: str) -> str | None:
    """The row of the table that speaks of the module; the row of rehabdata speaks of its __init__ only."""
    return next((key for key in MAY_IMPORT if module == key or (key != "rehabdata" and under(module, key))), None)


def violations(module: str, source: str) -> list[str]:
    row = row_of(module)
    if row is None:
        return [f"{module} has no row in MAY_IMPORT"]
    allowed = MAY_IMPORT[row] if row == "rehabdata" else (row, *MAY_IMPORT[row], *FOR_ALL)
    return [
        f"{module} may not import {name}"
        for name in imported(source)
        if name.startswith(".")
        or (name.split(".")[0] in OURS + WATCHED and not any(under(name, prefix) for prefix in allowed))
    ]


def sql_in(source: str) -> list[str]:
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return [text for text in texts if isinstance(text, str) and SQL.search(text)]


def test_every_import_is_allowed() -> None:
    found = [v for module, path in modules().items() for v in violations(module, path.read_text(encoding="utf-8"))]
    assert found == []


def test_the_table_points_downwards() -> None:
    order = list(MAY_IMPORT)
    upwards = [
        f"{module} -> {name}"
        for module, names in MAY_IMPORT.items()
        for name in names
        if name in MAY_IMPORT and order.index(name) <= order.index(module)
    ]
    assert upwards == []


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
        ("dashboard", "from rehabdata import queries"),
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
    "rehabdata.ui.parts._stylesheet",
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
