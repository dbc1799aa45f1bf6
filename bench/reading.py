"""The check of files with 10 000 rows, over reading the same bytes with the csv module."""

import csv
import datetime as dt
import io
import statistics
import time
from collections.abc import Callable

from rehabdata.assumptions import read_assumptions
from rehabdata.database import open_database
from rehabdata.intake.check import check_files
from rehabdata.intake.held import Held, read_held
from rehabdata.stores import data_folder
from rehabdata.swedish import number

ROWS = 10_000
_SOURCE = "Eurostat demo_r_pjanaggr3 (befolkning 1 januari året efter)"
BAR = 2.5  # times reading with the csv module


def measure(runs: int) -> None:
    """Check each file `runs` times, in turn with reading it, and print the table."""
    folder = data_folder()
    held = read_held(open_database(folder), read_assumptions(folder))
    print(f"{'Fil med 10 000 rader':<28}{'läsning, ms':>12}{'kontroll, ms':>14}{'gånger':>9}{'fel':>8}")
    for title, content in (("Befolkning, utan fel", _population(held)), ("Tabell 1, dubbletter", _table_1(held))):
        read, checked = [], []
        for _turn in range(runs):
            # In turn, so that a busy moment on the machine falls on both.
            read.append(_seconds(lambda content=content: list(csv.reader(io.StringIO(content.decode(), newline="")))))
            checked.append(_seconds(lambda content=content: check_files([("fil.csv", content)], held)))
        faults = check_files([("fil.csv", content)], held).fault_count
        plain, ours = (statistics.quantiles(seconds, n=4)[0] for seconds in (read, checked))
        ratio = ours / plain
        figures = f"{number(plain * 1000, 1):>12}{number(ours * 1000, 1):>14}{number(ratio, 2):>9}{number(faults):>8}"
        print(f"{title:<28}{figures}   högst {number(BAR)}: {'ok' if ratio <= BAR else 'över'}")
    print(f"\nUndre kvartilen av {runs} gånger.")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _population(held: Held) -> bytes:
    """The form of the extract data/population.csv; sums that hold, for as many years as 10 000 rows have room for."""
    lines = ["county_code,county,date,sex,population,population_15_64,source"]
    areas = [*held.county_by_code.items()]
    for year in range(1900, 1900 + ROWS // (3 * (len(areas) + 1))):
        day = dt.date(year, 12, 31).isoformat()
        women = [100_000 + 1_000 * place + year for place in range(len(areas))]
        counted = [(f"{code},{name}", count, 40_000) for (code, name), count in zip(areas, women, strict=True)]
        for area, count, younger in (*counted, ("00,Riket", sum(women), 40_000 * len(areas))):
            for sex, times in (("T", 2), ("K", 1), ("M", 1)):
                lines.append(f"{area},{day},{sex},{times * count},{times * younger},{_SOURCE}")
    return "\n".join(lines).encode()


def _table_1(held: Held) -> bytes:
    """The landsting over and over: every row after the first 21 is told as a duplicate."""
    names = [*held.county_by_code.values()]
    lines = ["Län,2012 MMR nivå 1,2012 MMR nivå 2,2013 MMR nivå 1,2013 MMR nivå 2"]
    lines += [f"{names[n % 21]},{n % 977},{n % 1013},{n % 499},{n % 2011}" for n in range(ROWS)]
    return "\n".join(lines).encode()
