"""A new half-year as a host would bring it: the templates of 2014, filled in with figures made up for the tests."""

import csv
import io
from pathlib import Path

YEAR = 2014
FRAME_MKR = 800
RATES = {"Ram": FRAME_MKR, "Ersättning KBT/IPT": 11_000, "Ersättning MMR nivå 1": 24_000,
         "Ersättning MMR nivå 2": 44_000, "Tillägg": 1_000}  # fmt: skip

# The figures of landsting number n in Swedish order, from 0.
KBT = [1_000 + n for n in range(21)]
MMR1 = [10 * n for n in range(21)]
MMR2 = [50] * 21
WOMEN = [700 + n for n in range(21)]
MEN = [kbt + mmr1 + mmr2 - women for kbt, mmr1, mmr2, women in zip(KBT, MMR1, MMR2, WOMEN, strict=True)]


# 21 landsting, n = 0..20, so that the sum of n is 210.
TOTALS = {"kbt": 21_210, "mmr1": 2_100, "mmr2": 1_050, "women": 14_910, "men": 9_450}
NATION_EARNED_SEK = 21_210 * 12_000 + 2_100 * 25_000 + 1_050 * 45_000


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))


def write(path: Path, cells: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(cells)
    path.write_text(text.getvalue(), "utf-8-sig", newline="")


def thousands(value: int) -> str:
    """1 708, as Swedish spreadsheets write it."""
    return f"{value:,}".replace(",", "\u00a0")


def fill_in(folder: Path) -> None:
    """Fill in tables 1-3 and the rates in a folder of templates for 2014; no share is told."""
    columns = {
        "tabell-1-mmr.csv": (MMR1, MMR2),
        "tabell-2-kbt-ipt.csv": (KBT,),
        "tabell-3-kon-och-andel.csv": (MEN, WOMEN),
    }
    for name, figures in columns.items():
        header, *areas, total = rows(folder / name)
        filled = [[area[0], *(thousands(of[n]) for of in figures)] for n, area in enumerate(areas)]
        sums = [thousands(sum(of)) for of in figures]
        width = len(header)
        write(folder / name, [header, *(r + [""] * (width - len(r)) for r in (*filled, [total[0], *sums]))])
    header, *entries = rows(folder / "ersattningar-och-ram.csv")
    told = [[item, year, thousands(RATES[item]), unit, "publicerad", "Påhittat för provet", ""]
            for item, year, _value, unit, *_rest in entries]  # fmt: skip
    write(folder / "ersattningar-och-ram.csv", [header, *told])
