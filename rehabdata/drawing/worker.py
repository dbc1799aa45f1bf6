"""The process that draws: charts as SVG, SVG as PNG, reports as PDF. Started by rehabdata.drawing, never imported.

Both libraries hold the interpreter's lock while they work, a third of a second for a picture: in the pages' process
everybody would wait. It reads pickled (task, arguments) with their length before them, answers (ok, result) alike, and
ends when its input does. It loads nothing of the project, so it starts fast and stays small.
"""

import json
import os
import pickle
import struct
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import IO, Any

FONTS = Path(__file__).parents[1] / "fonts"
_LENGTH = struct.Struct(">Q")


def chart(spec: str) -> str:
    """A Vega-Lite spec with its data as SVG."""
    return str(_vega().vegalite_to_svg(json.loads(spec), allowed_base_urls=[]))


def png(svg: str, scale: float) -> bytes:
    """An SVG as a picture of dots, which says of itself how close they lie: 72 to an inch times the scale."""
    return bytes(_vega().svg_to_png(svg, ppi=72 * scale))


def pdf(template: str, files: Mapping[str, bytes], content: str, made: int) -> bytes:
    """The template filled with the content (JSON), as PDF/UA-1. Raises where anything lacks an alternative text.

    `files` are what the content names, such as pictures; `made` is the day of the data, in seconds since 1970.
    """
    import typst

    # All of it in memory: a full disk draws too. The stub knows one file only.
    together: Any = {"main.typ": template.encode(), "content.json": content.encode(), **files}
    compiled = typst.compile(together, font_paths=_fonts(), format="pdf", pdf_standards=["ua-1"], timestamp=made)
    return bytes(compiled)


@cache
def _fonts() -> Any:  # noqa: ANN401 - typst's own
    """Ours alone: what a machine has besides must not change a report."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def _vega() -> Any:  # noqa: ANN401 - a module
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert


TASKS: dict[str, Callable[..., Any]] = {"chart": chart, "png": png, "pdf": pdf}


def receive(stream: IO[bytes]) -> Any:  # noqa: ANN401 - whatever was sent
    """The next message. Raises EOFError at the end of the stream."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    length = _LENGTH.unpack(head)[0]
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return pickle.loads(body)


def send(stream: IO[bytes], message: object) -> None:
    """One message, with its length before it."""
    body = pickle.dumps(message)
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def main() -> None:
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no answer
    while True:
        try:
            task, arguments = receive(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer = True, TASKS[task](*arguments)
        except Exception as error:
            answer = False, f"{type(error).__name__}: {error}".split("\n\nStack backtrace", 1)[0]
        send(answers, answer)


if __name__ == "__main__":
    main()
