"""The line of links below a table: real addresses of the open data, names that tell the files apart."""

import re

import pytest

from rehabdata.ui import table_links


def test_a_link_asks_for_the_pages_own_figures() -> None:
    markup = table_links.link("tables/patients", "csv", "Patienter <i Skåne>", {"lan": "Skåne", "ar": "2013"})
    assert markup == (
        "<a href='/api/v1/tables/patients.csv?lan=Sk%C3%A5ne&amp;ar=2013' "
        "aria-label='CSV: Patienter &lt;i Skåne&gt;' download>CSV</a>"
    )
    assert "href='/api/v1/tables/patients.jsonstat.json'" in table_links.link("tables/patients", "jsonstat", "P", {})


def test_the_visible_word_opens_the_name() -> None:
    """Who steers by voice says what stands there (label in name)."""
    for kind, word in table_links.WORDS.items():
        found = re.fullmatch(
            r"<a href='[^']+' aria-label='([^']+)' download>(.+)</a>", table_links.link("funding", kind, "Pengar", {})
        )
        assert found is not None
        assert found[2] == word
        assert found[1].startswith(word)


def test_a_table_that_is_not_there_is_no_link() -> None:
    with pytest.raises(KeyError):
        table_links.show("tables/nowhere")
