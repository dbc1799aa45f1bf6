"""Passages: one element of what stands together, in the order in which it was said; markup only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rehabdata.ui import passage

PROJECT = Path(__file__).parents[1]
SOURCES = [*(PROJECT / "rehabdata" / "ui").rglob("*.py"), *(PROJECT / "pages").glob("*.py")]


def sent(script: str) -> list[str]:
    """The markup of each element that a script makes."""
    page = AppTest.from_string(f"import streamlit as st\nfrom rehabdata.ui import passage\n{script}").run()
    assert not page.exception
    return [element.proto.body for element in page.main.get("html")]


def test_what_stands_together_is_one_element_in_its_order() -> None:
    assert sent("""
passage.say("<p>before</p>")
with passage.together():
    passage.say("<p>one</p>")
    with passage.together():
        passage.say("<p>two</p>")
    passage.say("<p>three</p>")
passage.say("<p>after</p>")
""") == ["<p>before</p>", "<div class='rd-passage'><p>one</p>\n<p>two</p>\n<p>three</p></div>", "<p>after</p>"]


def test_a_passage_of_one_piece_or_none_is_no_passage() -> None:
    assert sent("""
with passage.together():
    pass
with passage.together():
    passage.say("<p>alone</p>")
""") == ["<p>alone</p>"]


def test_what_was_said_before_a_fault_is_shown() -> None:
    assert sent("""
try:
    with passage.together():
        passage.say("<p>one</p>")
        passage.say("<p>two</p>")
        raise ValueError
except ValueError:
    passage.say("<p>after</p>")
""") == ["<div class='rd-passage'><p>one</p>\n<p>two</p></div>", "<p>after</p>"]


def test_an_element_of_its_own_kind_is_refused_within() -> None:
    passage.closed("a chart")
    with pytest.raises(RuntimeError, match="a chart stands within a passage"), passage.together():
        passage.closed("a chart")


def test_no_element_of_streamlits_own_is_made_within_a_passage() -> None:
    bodies = [(path, body) for path in SOURCES for body in passages(ast.parse(path.read_text(encoding="utf-8")))]
    assert len(bodies) > 15
    assert [
        f"{path.relative_to(PROJECT)}:{node.lineno}"
        for path, body in bodies
        for statement in body
        for node in ast.walk(statement)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "st"
        and node.attr not in ("query_params", "session_state")
    ] == []


def passages(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    """What stands within `with passage.together()`, and the functions that are marked with it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.With) and any(_opens(item.context_expr) for item in node.items):
            yield node.body
        if isinstance(node, ast.FunctionDef) and any(map(_opens, node.decorator_list)):
            yield node.body


def _opens(expression: ast.expr) -> bool:
    return ast.unparse(expression) == "passage.together()"
