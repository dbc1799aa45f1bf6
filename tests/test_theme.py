"""Every contrast recomputed from the palette, and the palette of Streamlit's own theme held to it."""

import tomllib

import pytest

from rehabdata import theme
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


@pytest.mark.parametrize("mode", theme.PALETTES)
def test_text_is_readable_on_page_and_surface(mode: Mode):
    palette = theme.PALETTES[mode]
    for colour in (palette.text, palette.muted, palette.chosen):
        for ground in (palette.background, palette.surface):
            assert contrast(colour, ground) >= TEXT, (colour, ground)


@pytest.mark.parametrize("mode", theme.PALETTES)
@pytest.mark.parametrize(
    "name",
    [
        *("chosen", "other", "nation", "women", "men", "kbt", "mmr1", "mmr2"),
        *("met", "partly_met", "not_met", "unknown", "class_border"),
    ],
)
def test_graphics_stand_out_from_the_page(mode: Mode, name: str):
    palette = theme.PALETTES[mode]
    assert contrast(getattr(palette, name), palette.background) >= GRAPHICS


@pytest.mark.parametrize("palette", theme.PALETTES.values(), ids=list(theme.PALETTES))
def test_years_stand_out_and_each_class_carries_its_text(palette: Palette):
    for year in palette.years:
        assert contrast(year, palette.background) >= GRAPHICS
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
    assert contrast(config["borderColor"], palette.background) >= GRAPHICS


def test_share_classes():
    shares = [0, 0.2499, 0.25, 0.4, 0.4999, 0.5, 0.75, 1.03]
    assert [theme.share_class(share) for share in shares] == [0, 0, 1, 2, 2, 3, 4, 4]
