"""`python -m rehabdata`: files that somebody brings or that are fetched, checked and merged into a data folder."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rehabdata import manifest
from rehabdata.assumptions import read_assumptions
from rehabdata.database import open_database
from rehabdata.extracts import DESCRIPTION, ExtractError, check_folder
from rehabdata.fetch import UNTRIED, FetchError, job
from rehabdata.intake.check import Checked, check_files
from rehabdata.intake.held import Held, read_held
from rehabdata.intake.merge import MergeError, compare, merge_into
from rehabdata.intake.reports import HALF_YEAR, WHOLE_YEAR, YEARS
from rehabdata.intake.sheets import LARGEST_FILE
from rehabdata.intake.templates import templates
from rehabdata.language import _, one_or_more
from rehabdata.stores import data_folder, publish


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: all is well; 1: faults, told in Swedish; 2 (argparse): not a command."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.command(given))
    except (ExtractError, MergeError, FetchError) as error:
        print(error)
    except FileExistsError as error:
        print(_("{file} finns redan.", file=error.filename))
    except OSError as error:
        print(_("{file} finns inte eller kan inte läsas eller skrivas.", file=error.filename))
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m rehabdata", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="check files against the forms and the data folder")
    check.set_defaults(command=_check)
    merge = commands.add_parser("merge", help="check files and write a data folder with their figures in it")
    merge.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder to write")
    merge.set_defaults(command=_merge)
    for command in (check, merge):
        command.add_argument("files", type=Path, nargs="+", metavar="FILE", help="CSV or XLSX, together")
    template = commands.add_parser("templates", help="write empty files in the forms, to be filled in")
    template.add_argument("year", type=int, choices=YEARS, metavar="YEAR", help=f"{YEARS[0]}-{YEARS[-1]}")
    template.add_argument("--period", choices=(HALF_YEAR, WHOLE_YEAR), default=HALF_YEAR, help="part of the year")
    template.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder to write them in")
    template.set_defaults(command=_templates)
    bring = "bring a public series as a file to check and merge"
    fetched = commands.add_parser("fetch", help=f"{bring} ({UNTRIED})", description=f"{bring} ({UNTRIED})")
    fetched.add_argument(
        "series", choices=job.SERIES, help="fk: sick-days, kolada: the regions' staff, scb: population"
    )
    fetched.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="a folder of its own for what is fetched"
    )
    fetched.add_argument("--address", default="", metavar="URL", help="another address of the same source")
    fetched.set_defaults(command=_fetch)
    published = commands.add_parser("publish", help="write the data folder to a store that many hosts can share")
    published.add_argument("--to", required=True, metavar="STORE", help="a folder, X.duckdb or postgres:…")
    published.set_defaults(command=_publish)
    return parser


def _check(given: argparse.Namespace) -> int:
    """check FILE…: faults of each file, then what its figures would do to the data folder."""
    checked, held = _checked(given.files, data_folder())
    _tell(checked, held)
    return 1 if checked.fault_count else 0


def _merge(given: argparse.Namespace) -> int:
    """merge FILE… --to DIR: DIR's own figures are kept, where it has any; else those of the data folder."""
    base = given.to if (given.to / DESCRIPTION).is_file() else data_folder()
    checked, held = _checked(given.files, base)
    _tell(checked, held)
    if checked.fault_count or checked.lacking:
        print(_("Inget är skrivet."))
        return 1
    fetched = [entry for entry in _fetched(given.files) if entry not in manifest.read(base)]
    if base == given.to and not fetched and not any(each.is_news for each in compare(checked.figures, held)):
        print(_("Underlaget i {folder} har redan dessa uppgifter.", folder=given.to))
        return 0
    merge_into(base, checked.figures, held, given.to, fetched, dt.date.today().isoformat())
    print(_("Underlaget i {folder} har nu också dessa uppgifter.", folder=given.to))
    return 0


def _fetched(paths: Sequence[Path]) -> Iterator[manifest.Entry]:
    """What the manifest beside each file says of it."""
    for path in paths:
        yield from (entry for entry in manifest.read(path.parent) if entry.file == path.name)


def _fetch(given: argparse.Namespace) -> int:
    """fetch fk|kolada|scb --to DIR: what is new of a public series, or a fault and nothing."""
    known = check_folder(data_folder())["counties"].texts
    codes = known["county_code"]
    counties = job.Counties(
        dict(zip(codes, known["county"], strict=True)),
        dict(zip(known["kolada_region_id"], codes, strict=True)),
    )
    now = dt.datetime.now(dt.UTC)
    print(job.fetch(job.SERIES[given.series], given.to, counties, now, given.address))
    return 0


def _templates(given: argparse.Namespace) -> int:
    """templates YEAR --to DIR: never over a file that is there."""
    given.to.mkdir(parents=True, exist_ok=True)
    for name, template in templates(_held(data_folder()), given.year, given.period).items():
        path = given.to / f"{name}.csv"
        with path.open("xb") as file:
            file.write(template.as_csv())
        print(path)
    return 0


def _publish(given: argparse.Namespace) -> int:
    """publish --to STORE: the data folder, checked, as Parquet, a DuckDB file or in PostgreSQL."""
    folder = data_folder()
    open_database(folder).close()
    publish(folder, given.to)
    print(_("Underlaget är skrivet. Ange det med REHABDATA_DIR."))
    return 0


def _held(folder: Path) -> Held:
    connection = open_database(folder)
    try:
        return read_held(connection, read_assumptions(folder))
    finally:
        connection.close()


def _checked(paths: Sequence[Path], folder: Path) -> tuple[Checked, Held]:
    held = _held(folder)
    return check_files([(path.name, _content(path)) for path in paths], held), held


def _content(path: Path) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def _tell(checked: Checked, held: Held) -> None:
    for each in checked.files:
        title = each.title or _("okänd form")
        count = one_or_more("{count} fel", "{count} fel", each.faults.count, count=each.faults.count)
        print(
            _(
                "{file} ({form}): {count}",
                file=each.file,
                form=title,
                count=count if each.faults.count else _("inga fel"),
            )
        )
        for line in each.faults.lines():
            print(f"  {line}")
    if not checked.fault_count:
        for comparison in compare(checked.figures, held):
            print(comparison)
    for line in checked.lacking:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
