"""Answers as Försäkringskassan, Kolada and SCB give: read to the digit, or refused by name."""

import datetime as dt
import json
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehabdata.fetch import FetchError, forsakringskassan, kolada, scb
from rehabdata.fetch.client import Client
from tests.fetch.source import Call, Reply, serving

CODES = [f"{n:02d}" for n in (1, *range(3, 11), 12, 13, 14, *range(17, 26))]
TODAY = dt.date(2026, 12, 1)


def client() -> Client:
    return Client("Källan", {}, lambda _seconds: None)


def fk_row(area: str, sex: str, value: object, *, month: str = "12", rojd: bool = False) -> Any:
    return {
        "dimensions": {
            "ar": "2025",
            "manad": month,
            "kon_kod": sex,
            "aldersklass_kod": "ALL",
            "lan_kod": area,
            "kommun_kod": f"ALL_{area}",
        },
        "observations": {"spt": {"value": value, "rojd": rojd}},
    }


def fk_rows(sex: str) -> list[Any]:
    """The 21 and the nation, and rows that are none of them: a municipality, an age."""
    rows = [fk_row(area, sex, 9 + n / 10) for n, area in enumerate(["ALL", *CODES])]
    municipality = fk_row("23", sex, 55)
    municipality["dimensions"]["kommun_kod"] = "2380"
    of_age = fk_row("23", sex, 66)
    of_age["dimensions"]["aldersklass_kod"] = "16-29"
    return [*rows[:3], municipality, of_age, *rows[3:]]


def fk_answer(call: Call) -> Reply:
    return Reply(fk_rows(call.parameters["kon_kod"]))


def ask_fk(rows: Any) -> list[Any]:
    with serving(lambda _call: Reply(rows)) as source:
        return forsakringskassan.fetch(client(), CODES, source.address)


def test_sick_days_of_all_counties_both_sexes_and_each() -> None:
    with serving(fk_answer) as source:
        answers = forsakringskassan.fetch(client(), CODES, source.address)
    assert [len(answer.read) for answer in answers] == [22, 22, 22]
    assert {row.sex for row in answers[1].read} == {"K"}
    found = {row.county_code: row.days for row in answers[0].read}
    assert (found["00"], found["01"], found["25"]) == (
        Decimal("9.0"),
        Decimal("9.1"),
        Decimal("11.1"),
    )
    assert answers[0].read[0].month == "2025-12"


def test_text_for_a_number_and_the_other_name_of_the_month() -> None:
    rows = fk_rows("ALL")
    rows[0]["observations"]["spt"]["value"] = "10,3"
    for row in rows:
        row["dimensions"]["man"] = str(row["dimensions"].pop("manad"))
    with serving(
        lambda call: Reply(rows if call.parameters["kon_kod"] == "ALL" else fk_rows(call.parameters["kon_kod"]))
    ) as source:
        answers = forsakringskassan.fetch(client(), CODES, source.address)
    assert answers[0].read[0].days == Decimal("10.3")


def test_what_is_hidden_is_missing_and_never_zero() -> None:
    rows = fk_rows("ALL")
    rows[0] = fk_row("ALL", "ALL", 0, rojd=True)
    rows[1] = fk_row("01", "ALL", None)
    rows[2] = fk_row("03", "ALL", 0)
    rows[5]["observations"]["spt"] |= {"value": 0, "rojd": "true"}
    with serving(
        lambda call: Reply(rows if call.parameters["kon_kod"] == "ALL" else fk_rows(call.parameters["kon_kod"]))
    ) as source:
        found = forsakringskassan.fetch(client(), CODES, source.address)[0].read
    assert [row.days for row in found[:4]] == [None, None, Decimal(0), None]


def without(rows: list[Any], number: int) -> list[Any]:
    return rows[:number] + rows[number + 1 :]


def changed(number: int, **dimensions: str) -> list[Any]:
    rows = deepcopy(fk_rows("ALL"))
    rows[number]["dimensions"] |= dimensions
    return rows


def valued(value: object) -> list[Any]:
    return [fk_row("ALL", "ALL", value), *fk_rows("ALL")[1:]]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (without(fk_rows("ALL"), 1), r"ingen uppgift för 01 i 2025-12 \(kön T\)"),
        ([*fk_rows("ALL"), fk_row("23", "ALL", 8)], r"23 2025-12 \(kön T\) 2 gånger"),
        (changed(1, diagnos="F"), r"andra dimensioner \(diagnos\) på rad 2"),
        (changed(1, lan_kod="99", kommun_kod="ALL_99"), "länskoden 99 på rad 2"),
        (changed(0, manad="13"), "tiden 2025-13 på rad 1"),
        (valued("många"), "värdet många på rad 1"),
        (valued(-1), "värdet -1 på rad 1"),
        (valued(1e9), "värdet 1"),
        (valued("NaN"), "värdet NaN på rad 1"),
        (valued(True), "värdet True på rad 1"),
        ([], "inga uppgifter"),
        ({"rows": []}, "inga uppgifter"),
        ([1], "inga dimensioner eller värden på rad 1"),
        (b"", "JSON som inte går att läsa"),
        (json.dumps(fk_rows("ALL")).encode()[:-40], "JSON som inte går att läsa"),
    ],
)
def test_an_answer_of_forsakringskassan_that_cannot_be_used(rows: Any, found: str) -> None:
    with pytest.raises(FetchError, match=found):
        ask_fk(rows)


def test_the_other_measure_is_refused() -> None:
    with pytest.raises(FetchError, match=r"sjukpenningtal 2\.0"):
        forsakringskassan.fetch(client(), CODES, "http://127.0.0.1/ohm-sjptal-tvanoll/SJPT2.json")


IDS = {f"00{code}": code for code in CODES}


def kolada_value(area: str, year: int, value: object, **more: object) -> Any:
    both = {"gender": "T", "value": value, "status": "", "isdeleted": False} | more
    apart = [{"gender": sex, "value": 1.5, "status": "", "isdeleted": False} for sex in "KM"]
    return {"kpi": "N60030", "municipality": area, "period": year, "values": [*apart, both]}


def kolada_page(year: int) -> Any:
    areas = ["0000", *IDS]
    values = [kolada_value(area, year, 5 + n / 10) for n, area in enumerate(areas)]
    return {"count": len(values), "next_url": None, "values": values}


def ask_kolada(first: Any, **pages: Any) -> list[Any]:
    def answer(call: Call) -> Reply:
        page = pages.get(call.path.strip("/")) or first
        return Reply(json.loads(json.dumps(page).replace("{here}", source.address)))

    with serving(answer) as source:
        return kolada.fetch(client(), IDS, TODAY, f"{source.address}/v3/data/kpi/N60030")


def test_staff_sickness_page_by_page() -> None:
    first = kolada_page(2024) | {"next_url": "{here}/andra"}
    answers = ask_kolada(first, andra=kolada_page(2025))
    assert [len(answer.read) for answer in answers] == [22, 22]
    assert answers[0].read[0] == kolada.StaffSickness("00", 2024, Decimal("5.0"))
    assert answers[1].read[21] == kolada.StaffSickness("25", 2025, Decimal("7.1"))


def test_only_a_single_page_is_told_apart_by_its_etag() -> None:
    """That the first of several pages is as it was says nothing of the second."""

    def asked(first: Any) -> list[str | None]:
        def answer(call: Call) -> Reply:
            page = kolada_page(2025) if call.path == "/andra" else first
            return Reply(json.loads(json.dumps(page).replace("{here}", source.address)), headers={"ETag": '"1"'})

        with serving(answer) as source:
            answers = kolada.fetch(client(), IDS, TODAY, f"{source.address}/v3/data/kpi/N60030")
        return [answer.etag for answer in answers]

    assert asked(kolada_page(2024)) == ['"1"']
    assert asked(kolada_page(2024) | {"next_url": "{here}/andra"}) == [None, None]


def test_ids_and_years_are_named_in_the_address() -> None:
    with serving(lambda _call: Reply(kolada_page(2025))) as source:
        kolada.fetch(client(), IDS, TODAY, f"{source.address}/v3/data/kpi/N60030")
    areas, years = source.calls[0].path.removeprefix("/v3/data/kpi/N60030/municipality/").split("/year/")
    assert (len(areas.split(",")), areas.split(",")[0], years) == (
        22,
        "0000",
        "2017,2018,2019,2020,2021,2022,2023,2024,2025",
    )


def test_no_value_and_a_deleted_one_are_missing() -> None:
    page = kolada_page(2025)
    page["values"][0] = kolada_value("0000", 2025, None)
    page["values"][1] = kolada_value("0001", 2025, 4.4, isdeleted=True)
    assert [row.percent for row in ask_kolada(page)[0].read[:3]] == [None, None, Decimal("5.2")]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (
            kolada_page(2025) | {"next_url": "https://example.org/x"},
            "nästa sida på https://example.org/x",
        ),
        (
            kolada_page(2025) | {"values": kolada_page(2025)["values"][1:]},
            "ingen uppgift för 00 i 2025",
        ),
        (kolada_page(2025) | {"next_url": "{here}.example.org/x"}, "nästa sida på"),
        (kolada_page(2025) | {"next_url": "http://[1"}, r"nästa sida på http://\[1"),
        (kolada_page(2025) | {"values": []}, "inga uppgifter"),
        (kolada_page(2031), "året 2031"),
        ({"values": [kolada_value("0180", 2025, 1)]}, "regionen 0180"),
        ({"values": [kolada_value("0001", 2025, 1) | {"kpi": "N1"}]}, "nyckeltalet N1"),
        ({"values": [kolada_value("0001", 2025, "5,1")]}, "värdet 5,1"),
        ({"values": [kolada_value("0001", 2025, 101)]}, "värdet 101"),
        ({"values": [kolada_value("0001", 2025, 1) | {"values": []}]}, "0 värden för båda könen"),
        ([1], "JSON som inte går att läsa"),
    ],
)
def test_an_answer_of_kolada_that_cannot_be_used(page: Any, found: str) -> None:
    with pytest.raises(FetchError, match=found):
        ask_kolada(page)


def test_pages_without_end_are_given_up() -> None:
    with pytest.raises(FetchError, match="fler än 50 sidor"):
        ask_kolada(kolada_page(2025) | {"next_url": "{here}/andra"})


def scb_answer(call: Call) -> Reply:
    """A dataset with the dimensions in another order than asked, and an index as an object."""
    if call.path.endswith("/config"):
        return Reply({"maxDataCells": 150_000})
    asked = {
        name.removeprefix("valueCodes[").rstrip("]"): value.split(",")
        for name, value in call.parameters.items()
        if name.startswith("valueCodes")
    }
    names = ["Kon", "Region", "Alder", "ContentsCode", "Tid"]
    values = [
        (1000 if age.lower().startswith("tot") else 10) * (1 + int(sex == "1")) + int(area)
        for sex in asked["Kon"]
        for area in asked["Region"]
        for age in asked["Alder"]
    ]
    index = {name: {code: n for n, code in enumerate(asked[name])} for name in names}
    return Reply(
        {
            "class": "dataset",
            "id": names,
            "size": [len(asked[name]) for name in names],
            "dimension": {name: {"category": {"index": index[name]}} for name in names},
            "value": values,
        }
    )


def ask_scb(edit: Any = None, since: int = 2024) -> list[Any]:
    def answer(call: Call) -> Reply:
        reply = scb_answer(call)
        if edit and not call.path.endswith("/config"):
            body = edit(deepcopy(reply.body))
            reply = body if isinstance(body, Reply) else Reply(body)
        return reply

    with serving(answer) as source:
        return scb.fetch(client(), CODES, since, TODAY, source.address)


def test_population_in_all_and_of_age_by_sex() -> None:
    answers = ask_scb()
    of_2024, of_2025 = ({(r.county_code, r.sex): r for r in answer.read} for answer in answers)
    assert len(of_2024) == len(of_2025) == 66
    # Men 2·1000 + 23, women 1000 + 23; of age fifty times 2·10 + 23 and 10 + 23.
    assert of_2024["23", "M"] == scb.Population("23", "2024-12-31", "M", 2023, 2150)
    assert of_2024["23", "K"] == scb.Population("23", "2024-12-31", "K", 1023, 1650)
    assert of_2024["23", "T"] == scb.Population("23", "2024-12-31", "T", 3046, 3800)
    # The monthly table counts both together itself, with noise of its own: its figure stands.
    assert of_2025["23", "T"] == scb.Population("23", "2025-12-31", "T", 1023, 1650)


def test_the_table_of_the_year_is_asked() -> None:
    with serving(scb_answer) as source:
        scb.fetch(client(), CODES, 2024, TODAY, source.address)
    tables = [(call.path.split("/")[-2], call.parameters["valueCodes[Tid]"]) for call in source.calls[1:]]
    assert tables == [("TAB638", "2024"), ("TAB6471", "2025M12")]


def less(body: Any) -> Any:
    index = body["dimension"]["Region"]["category"]["index"]
    body["dimension"]["Region"]["category"]["index"] = {k: v for k, v in index.items() if k != "23"}
    return body


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (less, "Region utan 23"),
        (lambda body: body | {"id": [*body["id"][:-1], "Manad"]}, "dimensionerna"),
        (lambda body: body | {"value": body["value"][:-1]}, "ett annat antal värden"),
        (lambda body: body | {"value": [None, *body["value"][1:]]}, "värdet None för 00"),
        (lambda body: body | {"value": ["1", *body["value"][1:]]}, "värdet 1 för 00"),
        (lambda body: body | {"class": "collection"}, "JSON som inte går att läsa"),
        (lambda _body: Reply(b"{"), "JSON som inte går att läsa"),
        (lambda _body: [], "JSON som inte går att läsa"),
    ],
)
def test_an_answer_of_scb_that_cannot_be_used(edit: Any, found: str) -> None:
    with pytest.raises(FetchError, match=found):
        ask_scb(edit)


def test_a_limit_below_a_year_is_told() -> None:
    small = Reply({"maxDataCells": 100})
    with serving(lambda _call: small) as source, pytest.raises(FetchError, match="gränsen 100"):
        scb.fetch(client(), CODES, 2024, TODAY, source.address)


BODIES = {
    "fk": json.dumps(fk_rows("ALL")).encode(),
    "kolada": json.dumps(kolada_page(2025)).encode(),
}


@settings(max_examples=60)
@given(st.sampled_from(sorted(BODIES)), st.data())
def test_a_mutated_answer_is_read_or_refused_never_half(name: str, data: st.DataObject) -> None:
    """Bytes cut, doubled or overwritten: a FetchError, or a whole answer."""
    body = bytearray(BODIES[name])
    for _edit in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(body) - 1))
        length = data.draw(st.integers(0, 30))
        body[place : place + length] = data.draw(st.binary(max_size=8))
    reply = Reply(bytes(body))
    with serving(lambda _call: reply) as source:
        try:
            if name == "fk":
                answers = forsakringskassan.fetch(client(), CODES, source.address)
            else:
                answers = kolada.fetch(client(), IDS, TODAY, source.address)
        except FetchError as error:
            assert str(error).startswith("Källan, http://127.0.0.1:")  # noqa: PT017
            return
    areas = [row.county_code for answer in answers for row in answer.read]
    assert set(areas) == {"00", *CODES}
