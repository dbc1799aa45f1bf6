"""An exhibit on a page: key, chart, links to take it away, its table folded, notes and sources."""

from collections.abc import Mapping

from rehabdata.exhibits.exhibit import Exhibit
from rehabdata.ui import parts, picture_links


def show(exhibit: Exhibit, query: Mapping[str, str]) -> None:
    """All of it, under the page's choices, which its picture takes along. Headings are the page's."""
    if exhibit.key:
        parts.key([(f"{mark.shape} {mark.colour}", mark.words) for mark in exhibit.key])
    parts.chart(exhibit.chart, exhibit.rows, exhibit.alt)
    picture_links.show(exhibit.name, query)
    for note in exhibit.notes:
        parts.small(note)
    if exhibit.table:
        parts.folded_table(
            exhibit.table.caption, exhibit.table.columns, exhibit.table.rows, marked=exhibit.table.marked
        )
    parts.sources(*exhibit.sources)
