"""Where counts come from: the report's tables for its years, what was brought in for later ones."""

from rehabdata import sources
from rehabdata.compare import measures
from rehabdata.language import speaking

FIRST_TWO = "Rehabiliteringsgarantin 2013 (SKL), tabell 1 och 2, s. 10–11"


def test_the_reports_years_are_in_its_tables() -> None:
    assert sources.patients(2011, 2012, 2013) == FIRST_TWO
    assert sources.women_and_men(2013) == "Rehabiliteringsgarantin 2013 (SKL), tabell 3, s. 12"


def test_a_later_year_is_not() -> None:
    assert sources.patients(2014) == "inlämnade uppgifter för 2014"
    assert sources.patients(2015, 2014) == "inlämnade uppgifter för 2014 och 2015"
    assert sources.patients(2013, 2014, 2013) == f"{FIRST_TWO}; för 2014 inlämnade uppgifter"
    with speaking("en"):
        assert sources.women_and_men(2014) == "figures brought in for 2014"


def test_every_measure_names_its_source() -> None:
    for measure_id in measures.MEASURES:
        for year in (2011, 2013, 2014):
            said = measures.source_of(measure_id, year)
            assert "{" not in said
            assert said.endswith(".")
            assert ("inlämnade" in said) == (year == 2014 and measure_id != measures.SICK_DAYS), (measure_id, said)
    changed = measures.source_of("kbt-andring", 2014)
    assert f"{FIRST_TWO}; för 2014 inlämnade uppgifter" in changed
