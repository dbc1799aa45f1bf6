"""Public series brought by a host's job: asked of their sources, written as files to merge.

Never by a page, a route or the start. Built after public clients and recorded answers; not yet run
against the sources themselves, which `UNTRIED` says wherever it matters. What is told is Swedish.
"""

# Said in the command, in the manifest and in the docs until a host has run it against the sources.
UNTRIED = "byggd efter öppen kod, inte provkörd mot källan"


class FetchError(Exception):
    """A source that did not answer as it should; Swedish: source, found, expected."""
