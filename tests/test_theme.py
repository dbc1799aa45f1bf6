"""Every contrast recomputed from the palette, and the palette of Streamlit's own theme held to it."""

import re
import tomllib
from dataclasses import fields
from itertools import product

import pytest

from rehabdata import charts, theme
from rehabdata.theme import Mode, Palette
from tests.conftest import PROJECT

GRAPHICS = 3.0
TEXT = 4.5


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_itself():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


GRAPHIC_COLOURS = ("chosen", "other", "nation", "women", "men", "kbt", "mmr1", "mmr2", "class_border")
STATUS_COLOURS = ("met", "partly_met", "not_met", "unknown")  # of words and of marks


def grounds(palette: Palette) -> tuple[str, str]:
    return palette.background, palette.surface


@pytest.mark.parametrize("mode", theme.PALETTES)
@pytest.mark.parametrize("name", ["text", "muted", "chosen", *STATUS_COLOURS])
def test_text_is_readable_on_page_and_surface(mode: Mode, name: str):
    palette = theme.PALETTES[mode]
    for ground in grounds(palette):
        assert contrast(getattr(palette, name), ground) >= TEXT, ground


@pytest.mark.parametrize("mode", theme.PALETTES)
@pytest.mark.parametrize("name", [*GRAPHIC_COLOURS, *STATUS_COLOURS])
def test_graphics_stand_out_from_page_and_surface(mode: Mode, name: str):
    palette = theme.PALETTES[mode]
    for ground in grounds(palette):
        assert contrast(getattr(palette, name), ground) >= GRAPHICS, ground


@pytest.mark.parametrize("mode", theme.PALETTES)
def test_no_colour_of_the_palette_is_forgotten_here(mode: Mode):
    """A grid line is an ornament: the axis gives its figure, and it must not compete with the data."""
    palette = theme.PALETTES[mode]
    tested = {*GRAPHIC_COLOURS, *STATUS_COLOURS, "background", "surface", "text", "muted"}
    assert {field.name for field in fields(palette)} == tested | {"grid", "years", "classes", "class_text"}
    assert contrast(palette.grid, palette.background) < contrast(palette.other, palette.background)


@pytest.mark.parametrize("palette", theme.PALETTES.values(), ids=list(theme.PALETTES))
def test_years_stand_out_and_each_class_carries_its_text(palette: Palette):
    for year, ground in product(palette.years, grounds(palette)):
        assert contrast(year, ground) >= GRAPHICS, (year, ground)
    for ground, colour in zip(palette.classes, palette.class_text, strict=True):
        assert contrast(colour, ground) >= TEXT, (colour, ground)


@pytest.mark.parametrize("mode", theme.PALETTES)
def test_streamlits_theme_is_the_palette(mode: Mode):
    config = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"][mode]
    palette = theme.PALETTES[mode]
    assert config["primaryColor"] == config["linkColor"] == palette.chosen
    assert config["backgroundColor"] == palette.background
    assert config["secondaryBackgroundColor"] == palette.surface
    assert config["textColor"] == palette.text
    for ground in grounds(palette):
        assert contrast(config["primaryColor"], ground) >= TEXT, ground  # links, and what stands on buttons' edges
        assert contrast(config["borderColor"], ground) >= GRAPHICS, ground


@pytest.mark.parametrize("mode", theme.PALETTES)
@pytest.mark.parametrize("name", charts.NAMES)
def test_a_charts_axes_and_words_are_readable(mode: Mode, name: str):
    palette, spec = theme.PALETTES[mode], charts.spec(name, mode)
    axis, legend = spec["config"]["axis"], spec["config"]["legend"]
    words = {axis["labelColor"], axis["titleColor"], legend["labelColor"], legend["titleColor"]}
    words |= {
        part["mark"]["color"]
        for part in spec.get("layer", [spec])
        if part["mark"]["type"] == "text" and "stroke" not in part["mark"]  # the halo behind a word is the page's own
    }
    for colour, ground in product(words, grounds(palette)):
        assert contrast(colour, ground) >= TEXT, (colour, ground)
    for colour, ground in product({axis["domainColor"], axis["tickColor"]}, grounds(palette)):
        assert contrast(colour, ground) >= GRAPHICS, (colour, ground)


WORDS_IN_COLOUR = re.compile(r"([^{}]+)\{[^{}]*(?<![\w-])color: var\(--rd-([\w-]+)\)")


def test_the_stylesheet_writes_words_in_colours_for_words():
    """A mark (rd-mark-…) takes its shape's colour from `color`; everything else that sets it is words."""
    css = (PROJECT / "rehabdata" / "ui" / "style.css").read_text("utf-8")
    rules = [(selector.strip(), name.replace("-", "_")) for selector, name in WORDS_IN_COLOUR.findall(css)]
    words = {name for selector, name in rules if "rd-mark-" not in selector}
    assert words == {"text", "muted", "chosen", "background", *STATUS_COLOURS, *(f"class_text_{i}" for i in range(5))}


def test_share_classes():
    shares = [0, 0.2499, 0.25, 0.4, 0.4999, 0.5, 0.75, 1.03]
    assert [theme.share_class(share) for share in shares] == [0, 0, 1, 2, 2, 3, 4, 4]


def test_on_paper_each_dark_colour_of_a_chart_becomes_its_light_one():
    """A chart is drawn with the dark palette's colours; the paper is white whatever the screen shows."""
    css = (PROJECT / "rehabdata" / "ui" / "style.css").read_text("utf-8")
    swapped = re.findall(r'svg \[(fill|stroke)="(#\w{6})"\] { (fill|stroke): var\(--rd-([\w-]+)\); }', css)
    named = {f"classes-{i}": colour for i, colour in enumerate(theme.DARK.classes)}
    named |= {field.name.replace("_", "-"): getattr(theme.DARK, field.name) for field in fields(theme.DARK)}
    assert all(one == other and named[name] == colour for one, colour, other, name in swapped)
    drawn = {colour for name in charts.NAMES for colour in colours_in(charts.spec(name, "dark"))}
    assert len(drawn) > 10
    for way in ("fill", "stroke"):
        assert drawn <= {colour for one, colour, _way, _name in swapped if one == way}


def colours_in(spec: object) -> set[str]:
    """Every #RRGGBB of a spec."""
    return set(re.findall(r"'(#[0-9A-F]{6})'", repr(spec)))
