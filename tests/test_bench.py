"""The benchmark is run by hand; here it is only held to what it measures, so that it does not break unseen."""

from bench import __main__ as bench
from bench import routes


def test_every_section_can_be_started():
    """Its modules use the project's own functions: a changed one must not leave the benchmark behind."""
    assert set(bench.SECTIONS) == {"cpu", "reglage", "filer", "vägar", "rapporter", "besök"}


def test_the_csv_routes_are_measured_over_the_same_bytes(capsys):
    routes.measure(1)
    told = capsys.readouterr().out
    assert [line.split()[0] for line in told.splitlines() if "högst" in line] == list(routes.FILES)
