"""Files against the forms: what is accepted in which dress, and every fault by row, column, found and expected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.faults import MOST_FAULTS_TOLD
from rehabdata.intake.check import Checked, check_files
from rehabdata.intake.held import Held, read_held
from rehabdata.intake.lists import FORMS
from rehabdata.intake.templates import templates
from tests import published
from tests.brought import KBT, MEN, MMR1, MMR2, WOMEN

NAMES = [
    "Blekinge", "Dalarna", "Gotland", "Gävleborg", "Halland", "Jämtland", "Jönköping", "Kalmar", "Kronoberg",
    "Norrbotten", "Skåne", "Stockholm", "Södermanland", "Uppsala", "Värmland", "Västerbotten", "Västernorrland",
    "Västmanland", "Västra Götaland", "Örebro", "Östergötland",
]  # fmt: skip
MONEY = (
    "Uppgift;År;Värde;Enhet;Status;Källa\n"
    "Ram;2014;800;Mkr;publicerad;påhittad\n"
    "Ersättning KBT/IPT;2014;11 000;kr per behandlad patient;publicerad;påhittad\n"
    "Ersättning MMR nivå 1;2014;24000;kr per behandlad patient;publicerad;påhittad\n"
    "Ersättning MMR nivå 2;2014;44000,0;kr per behandlad patient;publicerad;påhittad\n"
    "Tillägg;2014;1000;kr per behandlad patient;publicerad;påhittad\n"
)


NO_COUNTS = [
    "-3", "−3", "3,5", "3.5", "1,708", "1.708", "1 7 08", "tre", "3 st", "1e3", "٣", "=1+1", "9" * 5000, "100000000",
]  # fmt: skip


def table(headings: str, *columns: list[int], names: list[str] = NAMES, total: bool = True) -> str:
    rows = [[name, *(column[n] for column in columns)] for n, name in enumerate(names)]
    rows += [["Summa", *map(sum, columns)]] if total else []
    return "\n".join([headings, *(";".join(map(str, row)) for row in rows)]) + "\n"


TABLE_1 = table("Län;2014 MMR nivå 1;2014 MMR nivå 2", MMR1, MMR2)
TABLE_2 = table("Län;KBT/IPT 2014", KBT)
TABLE_3 = table("Län;2014 Man;2014 Kvinna", MEN, WOMEN)
GOOD = {"tabell1.csv": TABLE_1, "tabell2.csv": TABLE_2, "tabell3.csv": TABLE_3, "pengar.csv": MONEY}


@pytest.fixture(scope="module")
def held(connection: Connection, assumptions: Assumptions) -> Held:
    return read_held(connection, assumptions)


def check(held: Held, **texts: str) -> Checked:
    return check_files([(name, text.encode()) for name, text in texts.items()], held)


def told(held: Held, **texts: str) -> list[str]:
    """All faults of all files as lines."""
    return [line for file in check(held, **texts).files for line in file.faults.lines()]


def with_good(held: Held, **changed: str) -> list[str]:
    """The faults where some of the good files are changed."""
    return told(held, **(GOOD | {f"{name}.csv": text for name, text in changed.items()}))


def fault(place: str, found: str, expected: str) -> str:
    return f"{place}: hittade {found}, väntade {expected}" if found else f"{place}, väntade {expected}"


def one(faults: list[str]) -> str:
    assert len(faults) == 1, faults
    return faults[0]


def test_a_new_half_year_in_three_tables_and_its_rates_is_accepted(held: Held):
    checked = check(held, **GOOD)
    assert [file.faults.lines() for file in checked.files] == [[], [], [], []]
    assert checked.lacking == ()
    assert checked.figures["patients"][("10", 2014, "kv1-2", "KBT/IPT")].value == (1000,)
    assert checked.figures["gender"][("05", 2014, "kv1-2")].value == (MEN[20], WOMEN[20])
    assert {key[0] for key in checked.figures["patients"]} == set(held.county_by_code), "the Summa row is left out"


def test_all_three_tables_may_stand_side_by_side_in_one_file(held: Held):
    headings = "Landsting;2014 Kvinna;2014 MMR nivå 2;KBT/IPT 2014;2014 Man;2014 MMR nivå 1;Andel ansökt 2014"
    text = table(headings, WOMEN, MMR2, KBT, MEN, MMR1, [50] * 21, total=False)
    checked = check(held, allt=text, pengar=MONEY)
    assert checked.fault_count == 0
    assert checked.figures["shares"][("23", 2014, "kv1-2")].value == (50,)


@pytest.mark.parametrize(
    "written", ["1708", "1 708", "1\u00a0708", "1\u202f708", "1\u2009708", "1708,0", " 1708 ", "+1708"]
)
def test_a_thousand_in_any_dress(written: str, held: Held):
    text = TABLE_2.replace("Blekinge;1000", f"Blekinge;{written}").replace("Summa;21210", f"Summa;{21210 + 708}")
    assert check(held, fil=text).figures["patients"][("10", 2014, "kv1-2", "KBT/IPT")].value == (1708,)


@pytest.mark.parametrize("written", NO_COUNTS)
def test_what_is_no_count_of_patients(written: str, held: Held):
    faults = told(held, fil=TABLE_2.replace("Dalarna;1001", f"Dalarna;{written}"), pengar=MONEY)
    shown = written if len(written) <= 60 else f"{written[:60]}…"
    assert one(faults) == f"Rad 3, kolumn ”KBT/IPT 2014”: hittade ”{shown}”, väntade ett helt tal, 0 eller mer."


def test_an_empty_cell_is_missing_and_not_none(held: Held):
    faults = told(held, fil=TABLE_2.replace("Dalarna;1001", "Dalarna; "), pengar=MONEY)
    assert one(faults) == "Rad 3, kolumn ”KBT/IPT 2014”: hittade en tom cell, väntade ett helt tal, 0 eller mer."


@pytest.mark.parametrize(
    ("spelled", "code"),
    [
        ("Norrbottn", "25"),
        ("norrbottnen", "25"),
        ("NLL", "25"),
        ("Region Norrbotten", "25"),
        (" Norr\u00adbotten ", None),
    ],
)
def test_known_spellings(spelled: str, code: str | None, held: Held):
    checked = check(held, fil=TABLE_2.replace("Norrbotten", spelled), pengar=MONEY)
    assert (("25", 2014, "kv1-2", "KBT/IPT") in checked.figures["patients"]) == (code is not None)
    assert (checked.fault_count == 0) == (code is not None)


def test_an_unknown_landsting_is_asked_about(held: Held):
    faults = told(held, fil=TABLE_2.replace("Gävleborg", "Gävelborg"), pengar=MONEY)
    assert faults == [
        "Hittade ingen rad för Gävleborg, väntade alla 21 landsting för en ny tid.",
        "Rad 5, kolumn ”Län”: hittade ”Gävelborg”, väntade ett landsting eller Summa. Menade du ”Gävleborg”?",
    ]


def test_a_landsting_twice(held: Held):
    faults = with_good(held, tabell2=TABLE_2.replace("Summa;21210", "Region Halland;4\nSumma;21214"))
    assert one(faults) == (
        "Rad 23, kolumn ”Län”: hittade ”Region Halland” en gång till, väntade en enda rad: den står redan på rad 6."
    )


def test_a_sum_that_does_not_hold(held: Held):
    faults = with_good(held, tabell1=TABLE_1.replace("Summa;2100;1050", "Summa;2101;1050"))
    assert one(faults) == (
        "Rad 23, kolumn ”2014 MMR nivå 1”: hittade ”2101”, väntade 2100, som raderna blir tillsammans."
    )


def test_men_and_women_who_are_not_all_treatments(held: Held):
    wrong = table("Län;2014 Man;2014 Kvinna", MEN, [*WOMEN[:5], WOMEN[5] + 2, *WOMEN[6:]])
    men, women = MEN[5], WOMEN[5] + 2
    assert one(with_good(held, tabell3=wrong)) == (
        f"Rad 7, kolumn ”2014 Man, 2014 Kvinna”: hittade {men} män + {women} kvinnor = {men + women}, väntade "
        f"{men + women - 2}, som KBT/IPT, MMR nivå 1 och MMR nivå 2 blir tillsammans."
    )


def test_a_corrected_figure_must_agree_with_the_sexes_that_are_held(held: Held):
    """Jämtland 2013: 115 + 24 + 64 = 39 men + 164 women."""
    wrong = one(told(held, fil="Län;KBT/IPT 2013\nJämtland;116\n"))
    assert wrong == (
        "Rad 2, kolumn ”KBT/IPT 2013”: hittade 39 män + 164 kvinnor = 203, väntade 204, som KBT/IPT, MMR nivå 1 och "
        "MMR nivå 2 blir tillsammans."
    )
    assert told(held, fil="Län;KBT/IPT 2013\nJämtland;115\n") == []


def test_a_year_without_rates(held: Held):
    assert one(told(held, **{name: text for name, text in GOOD.items() if name != "pengar.csv"})) == (
        "Rad 1, kolumn ”2014 MMR nivå 1”: hittade år 2014 utan ram, ersättning KBT/IPT, ersättning MMR nivå 1, "
        "ersättning MMR nivå 2 och tillägg, väntade ram och ersättningar i underlaget eller i en fil som lämnas "
        "samtidigt."
    )


def test_a_year_without_population(held: Held):
    without = {key: value for key, value in held.tables["population"].items() if key[:2] != ("23", "2013-12-31")}
    poorer = Held(held.county_by_code, held.code_by_name, {**held.tables, "population": without}, {}, held.units)
    assert one(told(poorer, **GOOD)) == (
        "Rad 1, kolumn ”2014 MMR nivå 1”: hittade år 2014 utan befolkning för Jämtland, väntade befolkningen den "
        "2013-12-31 i underlaget eller i en fil som lämnas samtidigt."
    )


def test_what_else_a_new_half_year_needs_is_said_and_is_no_fault(held: Held):
    checked = check(held, tabell1=TABLE_1, pengar=MONEY)
    assert checked.fault_count == 0
    assert checked.lacking == ("För 2014 behövs också ”KBT/IPT 2014”, ”2014 Man” och ”2014 Kvinna”.",)


@pytest.mark.parametrize(
    ("header", "place", "found", "expected"),
    [
        (
            "Län;2014 MMR nivå 1",
            "Rad 1, kolumn ”2014 MMR nivå 2”",
            "ingen sådan kolumn",
            "både ”2014 MMR nivå 1” och ”2014 MMR nivå 2”.",
        ),
        (
            "Län;KBT/ITP 2014;Andel ansökt 2014",
            "Rad 1, kolumn ”KBT/ITP 2014”",
            "en okänd kolumn",
            "ett år och något av MMR nivå 1, MMR nivå 2, MMR, KBT/IPT, Man, Kvinna, Andel ansökt. "
            "Menade du ”KBT/IPT 2014”?",
        ),
        ("Läm;KBT/IPT 2013", "Rad 1, kolumn ”Län”", "ingen sådan kolumn", "en kolumn med landstingens namn."),
        ("Län;KBT/IPT 2013;KBT 2013", "Rad 1, kolumn ”KBT/IPT 2013”", "kolumnen en gång till", "varje kolumn en gång."),
        ("Län;KBT/IPT 2016", "Rad 1, kolumn ”KBT/IPT 2016”", "”KBT/IPT 2016”", "ett år 2009–2015, då garantin fanns."),
        (
            "Län;2014 MMR",
            "Rad 1, kolumn ”2014 MMR”",
            "”2014 MMR”",
            "MMR nivå 1 och MMR nivå 2 var för sig, som de redovisas från 2012.",
        ),
    ],
)
def test_a_heading_that_is_missing_or_wrong(header: str, place: str, found: str, expected: str, held: Held):
    width = header.count(";")
    assert fault(place, found, expected) in told(held, fil=f"{header}\nBlekinge{';1' * width}\n", pengar=MONEY)


def test_a_whole_year_is_told_by_its_heading(held: Held):
    checked = check(held, fil="Län;KBT/IPT 2013 helår\n" + "\n".join(f"{name};500" for name in NAMES))
    assert checked.figures["patients"][("23", 2013, "helar", "KBT/IPT")].value == (500,)


def test_all_faults_are_told_at_once_and_many_are_counted(held: Held):
    text = TABLE_1.replace("Summa;2100", "Summa;1").replace(";50\n", ";femtio\n")
    faults = told(held, fil=text.replace("Halland", "Hollond"), pengar=MONEY + "Ram;20144;x;kr;gissad;\n")
    assert len(faults) == 1 + 1 + 21 + 4  # Halland's row, its name, a column's figures, the last row of the rates
    many = "Län;KBT/IPT 2013\n" + "Atlantis;x\n" * 500
    assert told(held, fil=many)[-1] == f"… och {1000 - MOST_FAULTS_TOLD} fel till."


def test_the_same_figure_in_two_files(held: Held):
    faults = told(held, **GOOD, **{"igen.csv": TABLE_2})
    assert len(faults) == 21
    assert faults[0] == fault(
        "Rad 2, kolumn ”KBT/IPT 2014”", "samma uppgift en gång till", "en enda: den står redan i tabell2.csv, rad 2."
    )


def test_a_file_in_no_form(held: Held):
    wrong = one(told(held, fil="Namn;Adress\nKalle;Gatan 1\n"))
    assert wrong.startswith(
        "Rad 1: hittade rubrikerna ”Namn, Adress”, väntade rubrikerna i någon av mallarna: tabell 1–3, "
    )


def test_an_unreadable_file_does_not_hide_the_others_faults(held: Held):
    faults = told(held, tom="", fil=TABLE_2.replace("Dalarna;1001", "Dalarna;-1"), pengar=MONEY)
    assert len(faults) == 2


POPULATION = "Län;Datum;Kön;Befolkning;Befolkning 15–64\n" + "".join(
    f"{name};2023-12-31;{sex};{times * 1000};{times * 600}\n"
    for name in NAMES
    for sex, times in (("T", 2), ("K", 1), ("M", 1))
)


def test_a_form_that_nobody_fills_in_is_asked_of_nobody(held: Held):
    """The headings that a fetched series shares with others are not enough; what fetch adds is not asked for."""
    (told,) = check(held, fil="Län;Period;2014 Man;2014 Kvinna\nBlekinge;helår;1;1\n").files
    assert told.title == "tabell 1–3"
    (told,) = check(held, fil=POPULATION.replace("Datum", "Dag")).files
    assert "väntade någon av Län, Datum, Kön, Befolkning, Befolkning 15–64, Källa." in "".join(told.faults.lines())
    (told,) = check(held, fil="A;B\n1;2\n").files
    assert "sjukpenningdagar" not in "".join(told.faults.lines())


def test_a_new_years_population_is_accepted(held: Held):
    checked = check(held, fil=POPULATION)
    assert checked.fault_count == 0
    assert checked.figures["population"][("23", "2023-12-31", "K")].value == (1000, 600)


@pytest.mark.parametrize(
    ("before", "after", "place", "found", "expected"),
    [
        (
            "Dalarna;2023-12-31;T;2000",
            "Dalarna;2023-12-31;T;2001",
            "Rad 5, kolumn ”Befolkning”",
            "”2001”",
            "2000, som kvinnor och män blir tillsammans.",
        ),
        (
            "Dalarna;2023-12-31;K;1000;600",
            "Dalarna;2023-12-31;K;1000;1000",
            "Rad 6, kolumn ”Befolkning 15–64”",
            "”1000”",
            "mindre än 1000, som står under ”Befolkning”.",
        ),
        (
            "Dalarna;2023-12-31;K",
            "Dalarna;2023-06-30;K",
            "Rad 6, kolumn ”Datum”",
            "”2023-06-30”",
            "den 31 december ett år, ÅÅÅÅ-12-31.",
        ),
        ("Dalarna;2023-12-31;K", "Dalarna;2023-12-31;X", "Rad 6, kolumn ”Kön”", "”X”", "något av T, K, M."),
        (
            "Dalarna;2023-12-31;K",
            "Dalarna;2023-12-31;T",
            "Rad 6, kolumn ”Län, Datum, Kön”",
            "”Dalarna / 2023-12-31 / T” en gång till",
            "en enda rad: den står redan på rad 5.",
        ),
        (
            "Dalarna;2023-12-31;T;2000;1200\n",
            "",
            "Hittade ingen rad för Dalarna",
            "",
            "alla 21 landsting den 2023-12-31, kön T.",
        ),
        (
            "Östergötland;2023-12-31;M;1000;600\n",
            "Östergötland;2023-12-31;M;1000;600\nRiket;2023-12-31;M;21001;12600\n",
            "Rad 65, kolumn ”Befolkning”",
            "”21001”",
            "21000, som landstingen blir tillsammans.",
        ),
    ],
)
def test_faults_of_a_population(before: str, after: str, place: str, found: str, expected: str, held: Held):
    assert before in POPULATION
    assert fault(place, found, expected) in told(held, fil=POPULATION.replace(before, after))


@given(row=st.integers(0, 131), column=st.integers(3, 4), change=st.sampled_from((-1, 1, 500)))
def test_no_figure_of_a_whole_population_can_be_changed_alone(row: int, column: int, change: int, held: Held):
    """Two days with all areas and sexes: every figure is in a sum, whichever way the sums are reckoned."""
    areas = [(name, n) for n, name in enumerate(NAMES)]
    rows = [
        [name, day, sex, times * (1000 + n), times * (600 + n)]
        for day in ("2023-12-31", "2024-12-31")
        for name, n in (*areas, ("Riket", 0))
        for sex, times in (("M", 1), ("T", 2), ("K", 1))
    ]
    for line in rows:
        if line[0] == "Riket":
            line[3:] = [line[3] * 21 + 210 * line[3] // 1000, line[4] * 21 + 210 * line[4] // 600]
    header = "Län;Datum;Kön;Befolkning;Befolkning 15–64\n"
    whole = header + "".join(";".join(map(str, line)) + "\n" for line in rows)
    assert check(held, fil=whole).fault_count == 0
    rows[row][column] += change
    assert told(held, fil=header + "".join(";".join(map(str, line)) + "\n" for line in rows)) != []
    # And where one sex makes up for the other, so that both still are all.
    if rows[row][2] != "T":
        other = next(line for line in rows if line[:2] == rows[row][:2] and line[2] not in ("T", rows[row][2]))
        other[column] -= change
        assert told(held, fil=header + "".join(";".join(map(str, line)) + "\n" for line in rows)) != []
        other[column] += change
    # And where the nation is changed with it, so that the landsting still are the nation.
    nation = next(line for line in rows if [line[0], *line[1:3]] == ["Riket", *rows[row][1:3]])
    if rows[row] is not nation:
        nation[column] += change
        assert told(held, fil=header + "".join(";".join(map(str, line)) + "\n" for line in rows)) != []


@pytest.mark.parametrize(
    ("before", "after", "place", "found", "expected"),
    [
        (
            "Ram;2014;800",
            "Rom;2014;800",
            "Rad 2, kolumn ”Uppgift”",
            "”Rom”",
            "något av Ram, Ersättning KBT/IPT, Ersättning MMR nivå 1, Ersättning MMR nivå 2, Tillägg. Menade du ”Ram”?",
        ),
        (
            "Ram;2014;800",
            "Ram;2014;-800",
            "Rad 2, kolumn ”Värde”",
            "”-800”",
            "ett tal, 0 eller mer, med högst tre decimaler.",
        ),
        ("Ram;2014;800;", "Ram;2014;948000;", "Rad 2, kolumn ”Värde”", "”948000”", "högst 5000 Mkr."),
        ("800;Mkr", "800;kr", "Rad 2, kolumn ”Enhet”", "”kr”", "Mkr."),
        ("Mkr;publicerad", "Mkr;gissad", "Rad 2, kolumn ”Status”", "”gissad”", "något av tryckt, härledd, publicerad."),
        (
            "Mkr;publicerad;påhittad",
            "Mkr;publicerad;",
            "Rad 2, kolumn ”Källa”",
            "en tom cell",
            "text utan =, +, - eller @ först, högst 5000 tecken.",
        ),
        (";Källa", ";Anmärkning", "Rad 1, kolumn ”Källa”", "ingen sådan kolumn", "kolumnen ”Källa”."),
    ],
)
def test_faults_of_rates_and_frame(before: str, after: str, place: str, found: str, expected: str, held: Held):
    assert fault(place, found, expected) in told(held, fil=MONEY.replace(before, after, 1))


MEASURED = "Mål;Datum;Period;Region;Jämförelse\nsick-days;2018-09-30;vid datumet;10,1;9,95\n"


def test_measurements_of_the_plan_are_accepted_by_name_or_id(held: Held):
    text = MEASURED + "Medarbetarnas sjukfrånvaro;2018-10-31;januari-oktober;5,5;\n"
    checked = check(held, fil=text)
    assert checked.fault_count == 0
    figures = checked.figures["measurements"]
    assert [str(v) for v in figures[("sick-days", "2018-09-30", "vid datumet")].value] == ["10.1", "9.95"]
    assert figures[("staff-sickness", "2018-10-31", "januari–oktober")].value[1] is None
    assert figures[("sick-days", "2018-09-30", "vid datumet")].source.startswith("LUP, "), "shown as the plan's own"


@pytest.mark.parametrize(
    ("before", "after", "place", "found", "expected"),
    [
        (
            "sick-days",
            "sick-day",
            "Rad 2, kolumn ”Mål”",
            "”sick-day”",
            "något av Sjukpenningdagar, Medarbetarnas sjukfrånvaro. Menade du ”sick-days”?",
        ),
        ("vid datumet", "helår", "Rad 2, kolumn ”Period”", "”helår”", "vid datumet, när ”Mål” är ”Sjukpenningdagar”."),
        (
            "2018-09-30",
            "2018-09-29",
            "Rad 2, kolumn ”Datum”",
            "”2018-09-29”",
            "den sista dagen i en månad, när ”Mål” är ”Sjukpenningdagar”.",
        ),
        ("2018-09-30", "30/9 2018", "Rad 2, kolumn ”Datum”", "”30/9 2018”", "ett datum ÅÅÅÅ-MM-DD."),
        ("10,1", "1000", "Rad 2, kolumn ”Region”", "”1000”", "högst 366, när ”Mål” är ”Sjukpenningdagar”."),
        ("10,1", "", "Rad 2, kolumn ”Region”", "en tom cell", "ett tal, 0 eller mer, med högst tre decimaler."),
    ],
)
def test_faults_of_measurements(before: str, after: str, place: str, found: str, expected: str, held: Held):
    assert fault(place, found, expected) in told(held, fil=MEASURED.replace(before, after, 1))


def test_a_text_that_a_spreadsheet_would_run_is_refused(held: Held):
    """What is brought is given out again as CSV."""
    text = MONEY.replace("publicerad;påhittad", 'publicerad;"=HYPERLINK(""http://x"")"', 1)
    assert 'hittade ”=HYPERLINK("http://x")”, väntade text utan =' in one(told(held, fil=text))


def test_activities_keep_their_lost_status(held: Held):
    text = templates(held, 2014)["lup-aktiviteter"].as_csv().decode("utf-8-sig").replace("okänd", "uppfyllt", 1)
    assert told(held, fil=text) == [fault("Rad 2, kolumn ”Tryckt status”", "”uppfyllt”", "okänd.")]


def test_files_filled_in_with_the_readings_former_words_are_still_read(held: Held):
    text = templates(held, 2014)["lup-aktiviteter"].as_csv().decode("utf-8-sig")
    assert text.count(";ej gjord;") == 8
    assert text.count(";ersatt eller avslutad;") == 3
    former = text.replace(";ej gjord;", ";ej påbörjad;").replace(";ersatt eller avslutad;", ";upphörd;")
    figures = check_files([("lup-aktiviteter", former.encode())], held).figures["activities"]
    assert {key: figure.value for key, figure in figures.items()} == held.tables["activities"]


# Rates and frame of a new year are not held, nor targets of other plans, so their templates are empty.
@pytest.mark.parametrize(
    "form", [f for f in FORMS if f.file and f.table not in ("money", "plan_targets")], ids=lambda form: form.table
)
def test_a_template_of_what_is_held_changes_nothing(form, held: Held):
    checked = check_files([(form.file, templates(held, 2014)[form.file].as_csv())], held)
    assert checked.fault_count == 0
    figures = checked.figures[form.table]
    assert len(figures) > 5
    assert {key: held.tables[form.table][key] for key in figures} == {key: f.value for key, f in figures.items()}


def test_the_extracts_themselves_are_accepted_and_new_in_nothing(held: Held, data_folder):
    names = ["report_table_1_mmr", "report_table_2_kbt_ipt", "report_table_3_gender_and_share", "population",
             "lup_measurements", "lup_activities"]  # fmt: skip
    checked = check_files([(name, (data_folder / f"{name}.csv").read_bytes()) for name in names], held)
    assert checked.fault_count == 0
    for name, figures in checked.figures.items():
        assert {key: figure.value for key, figure in figures.items()} == held.tables[name], name
    assert checked.figures["shares"][("23", 2013, "kv1-2")].value == (published.SHARES_2013["23"],)
