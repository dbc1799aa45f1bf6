"""`python -m bench`: what pages and files cost, as tables. A bar that is passed is shown; it fails no command."""

import argparse

from bench import cpu, first_visit, lever, reading, reports, routes

FEWEST_RUNS = 25
SECTIONS = {
    "cpu": cpu.measure,
    "reglage": lever.measure,
    "filer": reading.measure,
    "vägar": routes.measure,
    "rapporter": reports.measure,
    "besök": first_visit.measure,
}


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    arguments.add_argument("--runs", type=int, default=40, help=f"runs of each page, {FEWEST_RUNS} or more")
    arguments.add_argument("--only", choices=SECTIONS, help="one section instead of all")
    given = arguments.parse_args()
    if given.runs < FEWEST_RUNS:
        arguments.error(f"--runs: {FEWEST_RUNS} or more")
    for name, measure in SECTIONS.items():
        if given.only in (None, name):
            measure(given.runs)
            print()
    print("Se bench/README.md.")


if __name__ == "__main__":
    main()
