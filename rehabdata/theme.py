"""The one palette, light and dark: for page, charts, and whatever is drawn from them.

Graphics reach 3:1 and text 4.5:1 against both backgrounds of their theme; told apart under the common colour vision
deficiencies. Colour never carries meaning alone.
"""

from dataclasses import dataclass
from typing import Literal

Mode = Literal["light", "dark"]


@dataclass(frozen=True)
class Palette:
    """Colours of one mode, as #RRGGBB."""

    background: str
    surface: str
    text: str
    muted: str  # quieter text, still 4.5:1
    grid: str  # hairlines behind the figures
    chosen: str
    other: str
    nation: str
    years: tuple[str, str, str]  # oldest first
    women: str
    men: str
    kbt: str
    mmr1: str
    mmr2: str
    met: str
    partly_met: str
    not_met: str
    unknown: str
    classes: tuple[str, str, str, str, str]  # lowest first
    class_text: tuple[str, str, str, str, str]  # readable on each class
    class_border: str


LIGHT = Palette(
    background="#FFFFFF",
    surface="#F3F5F8",
    text="#1B1F24",
    muted="#4E5661",
    grid="#D5DAE1",
    chosen="#0B4F8A",
    other="#838B95",
    nation="#B35806",
    years=("#838B95", "#4480BD", "#06305C"),
    women="#B35806",
    men="#542788",
    kbt="#3585C9",
    mmr1="#C96F08",
    mmr2="#0C3C33",
    met="#2E466F",
    partly_met="#A65A06",
    not_met="#661421",
    unknown="#6D6B6B",
    classes=("#DCE9F5", "#A9CBE6", "#6BA3D0", "#2F75B0", "#0B4272"),
    class_text=("#1B1F24", "#1B1F24", "#1B1F24", "#FFFFFF", "#FFFFFF"),
    class_border="#5F6670",
)

DARK = Palette(
    background="#14181F",
    surface="#1F252E",
    text="#EEF1F5",
    muted="#B4BCC7",
    grid="#39424E",
    chosen="#6FB7FF",
    other="#77808C",
    nation="#F2A65A",
    years=("#77808C", "#5FA3E6", "#E3F0FF"),
    women="#F2A65A",
    men="#B9A3E3",
    kbt="#74B6FD",
    mmr1="#E08647",
    mmr2="#DEEFE0",
    met="#B3E1F8",
    partly_met="#F5F246",
    not_met="#F06033",
    unknown="#949395",
    classes=("#1D3A57", "#2C5F8F", "#5A98D0", "#93C2EA", "#D6E8F8"),
    class_text=("#EEF1F5", "#EEF1F5", "#14181F", "#14181F", "#14181F"),
    class_border="#8A94A1",
)

PALETTES: dict[Mode, Palette] = {"light": LIGHT, "dark": DARK}

# Upper bounds of the first four classes of a share (0-1): 50 % is on pace after half a year.
SHARE_CLASS_BOUNDS = (0.25, 0.40, 0.50, 0.75)


def share_class(share: float) -> int:
    """The class 0-4 of a share: under 25 %, 25-40, 40-50, 50-75, 75 % and over."""
    return sum(share >= bound for bound in SHARE_CLASS_BOUNDS)
