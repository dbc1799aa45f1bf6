"""What the pages' parts do with text: escaped once, markup of our own kept, Swedish marked among English."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdata.language import ENGLISH, SWEDISH, use
from rehabdata.ui.parts import Markup, composed, joined, retold, safe, swedish_only


@pytest.fixture
def english() -> Iterator[None]:
    use(ENGLISH)
    yield
    use(SWEDISH)


@pytest.mark.usefixtures("english")
def test_text_that_stays_swedish_says_so_among_english() -> None:
    assert safe(swedish_only("Läget < 2017")) == '<span lang="sv">Läget &lt; 2017</span>'
    assert swedish_only("") == ""


@pytest.mark.usefixtures("english")
def test_a_retelling_is_told_in_english_and_what_somebody_brought_in_is_marked() -> None:
    assert retold("Arbetet har inte börjat.") == "The work has not begun."
    assert retold("Inlämnat & klart.") == '<span lang="sv">Inlämnat &amp; klart.</span>'
    assert retold("") == ""


def test_among_swedish_it_is_text_as_any_other() -> None:
    assert swedish_only("Läget < 2017") == "Läget < 2017"
    assert not isinstance(swedish_only("Läget"), Markup)


@pytest.mark.usefixtures("english")
def test_a_sentence_may_hold_a_swedish_name() -> None:
    assert (
        composed("{source} & others, {year}", source=swedish_only("LUP, mål 5"), year="<2018>")
        == '<span lang="sv">LUP, mål 5</span> &amp; others, &lt;2018&gt;'
    )
    assert (
        joined(swedish_only("Påståendet."), "Named: a & b.") == '<span lang="sv">Påståendet.</span> Named: a &amp; b.'
    )


@given(st.lists(st.text("ab<&>{}'\" 0123456789%"), max_size=3))
def test_nothing_is_escaped_twice_and_no_brace_is_read(sentences: list[str]) -> None:
    once = " ".join(safe(sentence) for sentence in sentences)
    assert safe(joined(*sentences)) == joined(joined(*sentences)) == once
    assert composed("{said}", said=joined(*sentences)) == once
