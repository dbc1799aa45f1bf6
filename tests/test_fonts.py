"""The fonts that pictures and reports are drawn with: open, at hand, with every sign that a Swedish figure needs."""

import struct
from pathlib import Path

import pytest
import vl_convert

from rehabdata import charts
from tests.conftest import PROJECT

FOLDER = PROJECT / "rehabdata" / "fonts"
FILES = ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf", "SourceSans3-Bold.ttf")
SIGNS = "abcåäöÅÄÖéü0123456789.,:;%+\u2212×–≥’”\u00a0"
FAMILY, FAMILY_OF_ALL_WEIGHTS = 1, 16  # name ids of OpenType


def tables(font: bytes) -> dict[str, bytes]:
    """A TrueType file's tables by tag."""
    found = {}
    for number in range(struct.unpack(">H", font[4:6])[0]):
        tag, _sum, start, length = struct.unpack(">4sLLL", font[12 + 16 * number : 28 + 16 * number])
        found[tag.decode("ascii")] = font[start : start + length]
    return found


def glyph_of(cmap: bytes, sign: str) -> int:
    """The glyph of a sign by the table's format 12 subtable; 0 for none."""
    for number in range(struct.unpack(">H", cmap[2:4])[0]):
        start = struct.unpack(">L", cmap[8 + 8 * number : 12 + 8 * number])[0]
        if struct.unpack(">H", cmap[start : start + 2])[0] == 12:
            break
    else:
        raise ValueError("no format 12 subtable")
    for group in range(struct.unpack(">L", cmap[start + 12 : start + 16])[0]):
        first, last, glyph = struct.unpack(">LLL", cmap[start + 16 + 12 * group : start + 28 + 12 * group])
        if first <= ord(sign) <= last:
            return glyph + ord(sign) - first
    return 0


def names(table: bytes) -> dict[int, str]:
    """The font's Windows names (platform 3, UTF-16) by id."""
    _format, count, texts = struct.unpack(">HHH", table[:6])
    found = {}
    for number in range(count):
        platform, _enc, _lang, name, length, start = struct.unpack(">HHHHHH", table[6 + 12 * number : 18 + 12 * number])
        if platform == 3:
            found[name] = table[texts + start : texts + start + length].decode("utf-16-be")
    return found


@pytest.mark.parametrize("file", FILES)
def test_a_font_has_every_sign(file: str):
    cmap = tables((FOLDER / file).read_bytes())["cmap"]
    assert [sign for sign in SIGNS if glyph_of(cmap, sign) == 0] == []
    assert len({glyph_of(cmap, sign) for sign in "abcåäö"}) == 6
    assert glyph_of(cmap, "\u4e00") == 0, "the reader says no where there is none"


@pytest.mark.parametrize("file", FILES)
def test_charts_ask_for_the_font_by_the_name_it_has(file: str):
    called = names(tables((FOLDER / file).read_bytes())["name"])
    assert called.get(FAMILY_OF_ALL_WEIGHTS, called[FAMILY]) == "Source Sans 3"
    families = [name.strip('"') for name in charts.spec("share_ranking", "light")["config"]["font"].split(", ")]
    assert families == ["Source Sans", "Source Sans 3", "sans-serif"]  # the page's name first, the files' next


def test_the_fonts_are_light_open_and_complete():
    sizes = {path.name: path.stat().st_size for path in FOLDER.glob("*.ttf")}
    assert sorted(sizes) == sorted(FILES)
    assert max(sizes.values()) < 700_000
    assert sum(sizes.values()) < 1_500_000
    licence = Path(FOLDER / "OFL.md").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Adobe" in licence


def test_a_picture_outside_the_page_is_drawn_with_it():
    """A font that is not at hand leaves a picture without its words, and no error."""
    vl_convert.register_font_directory(str(FOLDER))

    def drawn(font: str, words: str) -> bytes:
        svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='200' height='40'><g font-family='{font}' font-size='20'>"
        return vl_convert.svg_to_png(f"{svg}<text x='5' y='25'>{words}</text></g></svg>")

    families, own = charts.spec("share_ranking", "light")["config"]["font"], '"Source Sans 3"'
    assert drawn('"No such font"', "Skåne") == drawn(own, "")
    assert drawn(families, "Skåne") == drawn(own, "Skåne")
    assert len({drawn(families, "Skåne"), drawn(families, ""), drawn("sans-serif", "Skåne")}) == 3
