"""Thousands of random addresses, over all pages and parameters, asked of a real server.

No page shows an exception, no answer is a 5xx, and what is valid gives the same figures on the page and by the API.
Random, but the same in every run; SEED names another set.
"""

import http.client
import json
import os
import random
import re
from collections.abc import Iterator, Sequence
from html import unescape
from urllib.parse import quote, quote_plus, urlencode

import pytest

from bench.server import Server
from bench.visitor import Visitor
from rehabdata import swedish
from rehabdata.money.funding import SEK_PER_MKR, is_settled
from tests.browser.promised import LANDSTING, MENU
from tests.replicas import PROJECT

pytestmark = pytest.mark.long

SEED = os.environ.get("SEED", "rehabdata")
ADDRESSES_A_PAGE = 80  # of the 30 pages
CALLS = 2500
PICTURES = 120  # each is drawn, some tenths of a second
COMPARED = 150

PAGES = (*(address.strip("/") for address in MENU), *(landsting.slug for landsting in LANDSTING.values()))
COUNTIES = [landsting.county for landsting in LANDSTING.values()]
RATES = {"kbt": (0, 200_000), "mmr1": (0, 200_000), "mmr2": (0, 200_000), "tillagg": (0, 200_000)}
WHOLE = {
    **RATES,
    **dict.fromkeys(("kostnad_kbt", "kostnad_mmr1", "kostnad_mmr2"), (0, 1_000_000)),
    "dagkostnad": (0, 100_000),
}
DECIMAL = {"takt": (0.5, 5.0), "ram": (0.0, 5000.0), "dagar": (0.0, 366.0)}
VOLUMES = ("volym_kbt", "volym_mmr1", "volym_mmr2")
MEASURES = ["andel", "kbt-10000", "mmr-10000", "kvinnor", "sjukpenningdagar", "kvar", "alla"]
ACCESS = ["alla", "god", "tveksam", "behover-oka", "framgar-inte", "x"]
SCENARIOS = [
    *("Lägre KBT;kbt:10000;ram:712", "Allt;takt:2.00;volym_kbt:-100;volym_lan:Skåne;nyckel:befolkning"),
    *("Bara namn", ";", ";kbt:1", "A;kbt:x", "A;kbt:1;kbt:2", "A;okänd:1", "x" * 41 + ";kbt:1", "<b>;ram:0"),
]
NAMED = {
    "lan": [*COUNTIES, "jamtland", "Region Skåne", "Riket", "00"],
    "volym_lan": [*COUNTIES, "Jämtland.", "Mordor"],
    "ar": ["2011", "2012", "2013", "2010", "13", "+2013", "2013.0", "٢٠١٣"],
    "period": ["kv1-2", "helar", "kv3"],
    "sprak": ["sv", "en", "fi"],
    "nyckel": ["overskott", "befolkning", "lotten"],
    "fas": ["alla", "i-fas", "efter"],
    "lasning": ["alla", "genomford", "pagar", "ej-paborjad", "upphord", "oklar"],
    "rubrik": ["ledarskap", "rehabilitering", "x"],
    "sok": ["chef", "sjuk frånvaro", "a" * 101, "%", "(", "\\d"],
    "utfall": ["alla", "stammer", "avrundat", "avviker", "kan-inte-provas"],
    "data": ["896ecc80", "00000000"],
    "jamfor_med": ["Skåne,Jämtland", "VGR,SLL,ÖLL", "Gotland,Gotland", "Skåne,Atlantis", ",", ",".join(COUNTIES)],
    "matt": ["andel", "kvar", "andel,kbt-10000,mmr1", "kvinnor,sjukpenningdagar", "kbt-andring-procent,x", ","],
    "ordning": ["namn", "andel", "andel-stigande", "kbt-10000", "alla-andring-stigande", "namn-stigande"],
    "x": MEASURES,
    "y": MEASURES,
    "tidpunkt": ["2015-12", "2017-12", "2022", "2022-12", "2016-06", "2015-13"],
    "tema": ["alla", "kbt", "mmr", "terapeuter", "vantan", "tvekan", "x"],
    "tillgang_kbt": ACCESS,
    "tillgang_mmr": ACCESS,
    "blad": ["1", "2", "99", "0", "-1"],
    **{f"scenario{number}": SCENARIOS for number in (1, 2, 3, 4)},
    "vidare": ["baklanges", "jamfor", "kostnad", "x"],
    "bas": ["overenskommelsen", "scenario1", "scenario4", "scenario9"],
}
NAMES = (*NAMED, *WHOLE, *DECIMAL, *VOLUMES)
EVERYWHERE = {"lan", "ar", "period", "sprak", "data"}
ODD = (
    *(
        "",
        " ",
        "0",
        "-0",
        "-1",
        "1e3",
        "nan",
        "inf",
        "-inf",
        "1_000",
        "0x10",
        "１２",
        "1,5",
        "9" * 13,
        "9" * 400,
        "1.",
        ".5",
    ),
    *(
        "null",
        "None",
        "undefined",
        "[]",
        "{}",
        "{0}",
        "{county}",
        "%s",
        "%(a)s",
        "${7*7}",
        "\\",
        "/",
        "//",
        "../../etc/passwd",
    ),
    *(
        "'; DROP TABLE county; --",
        '" OR ""="',
        "<script>alert(1)</script>",
        "&lt;b&gt;",
        "<b>",
        "]]>",
        "**fet**",
        ":red[x]",
    ),
    *(
        "\x00",
        "\x1b[31m",
        "\r\nSet-Cookie: a=b",
        "\u202e",
        "\ufeff",
        "\u0301",
        "🧑‍⚕️",
        "Ja\u0308mtland",
        "JÄMTLAND",
        "ﬁ",
        "ß",
    ),
)


def value(chance: random.Random, name: str) -> str:
    """Something for a parameter: most often fit, or at an edge, or just outside."""
    if chance.random() < 0.25:
        return chance.choice(ODD)
    if name in NAMED:
        return chance.choice(NAMED[name])
    if name in WHOLE:
        low, high = WHOLE[name]
        return str(chance.choice([low, high, low - 1, high + 1, chance.randint(low, high)]))
    low, high = DECIMAL.get(name, (-100.0, 300.0))
    return f"{chance.choice([low, high, low - 0.01, high + 0.01, chance.uniform(low, high)]):.{chance.randint(0, 6)}f}"


def own_parameters() -> dict[str, set[str]]:
    """Page -> the parameters that docs/addresses.md lists for it, beside those of every page."""
    table = (PROJECT / "docs" / "addresses.md").read_text("utf-8").split("| page | parameter")[1]
    found: dict[str, set[str]] = {page: set() for page in PAGES}
    for pages, told in re.findall(r"^\| (`/[^|]*) \| ([^|]*) \|", table, re.MULTILINE):
        names = re.findall(r"`([a-z_0-9]+)`", told)
        if "…" in told:  # `scenario1` … `scenario4`
            names = [f"{names[0][:-1]}{number}" for number in range(int(names[0][-1]), int(names[1][-1]) + 1)]
        for page in found if "…" in pages else re.findall(r"`/([a-z-]*)`", pages):
            found[page].update(names)
    return found


def query(chance: random.Random, own: Sequence[str] = ()) -> str:
    """A query string: parameters of any page, half of them the page's own; some twice or unknown, some broken."""
    names = chance.choices((*NAMES, "utm_source", "LAN", "amp;ar", "amp;ram", "lan[]", ""), k=chance.randint(0, 7))
    names = [chance.choice(own) if own and chance.random() < 0.5 else name for name in names]
    encode = chance.choice([quote, quote_plus])
    parts = [f"{quote(name)}={encode(value(chance, name))}" for name in names]
    if chance.random() < 0.1:
        parts.append(
            chance.choice(["%", "%zz", "%ff%fe", "=", "&&", "a=b=c", "?lan=Skåne", "#top", "lan", ";", "%00=%00"])
        )
    return "&".join(parts)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server("dashboard.py") as started:
        yield started


class Anew(Visitor):
    """A visitor whose browser keeps nothing, so that every run sends all that it shows."""

    def texts(self, asked: str) -> str:
        """The HTML of everything that a page shows for a query. Ends the test where it shows an exception."""
        self._cached = []
        found = [message.delta.new_element.html.body for message in self.run(asked)]
        return "\n".join(body for body in found if body)


def test_every_promised_parameter_is_among_them():
    told = own_parameters()
    assert {"matt", "ordning", "x", "y"} <= told["jamfor"]
    assert "scenario3" in told["simulering"]
    assert set().union(EVERYWHERE, *told.values()) == set(NAMES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page or "/")
def test_no_address_breaks_a_page(page: str, server: Server):
    chance = random.Random(f"{SEED} {page}")
    own = sorted(own_parameters()[page])
    with Anew(server, page) as visitor:
        for _ in range(ADDRESSES_A_PAGE):
            asked = query(chance, own)
            shown = visitor.texts(asked)
            assert "rd-foot" in shown, asked  # the frame's last line: the page was drawn to its end
            assert "<script" not in shown.lower(), asked
    assert "Traceback" not in server.log()
    assert "result=failed" not in server.log()


def test_no_call_breaks_the_api_or_a_page_address(server: Server):
    chance = random.Random(f"{SEED} api")
    tables = [
        "funding.json",
        "targets.json",
        "checks.json",
        "openapi.json",
        "tables/patients.csv",
        "tables/patients.json",
        "compare.json",
        "compare.csv",
        "templates/tabell-1-mmr.csv",
    ]
    statuses: dict[int, int] = {}
    asked = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    for _ in range(CALLS):
        known = chance.random() < 0.8
        where = f"/api/v1/{chance.choice(tables)}" if known else f"/api/{quote(chance.choice(ODD), safe='')}"
        if chance.random() < 0.2:
            where = f"/{chance.choice([*PAGES, quote(chance.choice(ODD), safe='')])}"
        address = f"{where}?{query(chance)}".replace("#", "%23").replace("å", "%C3%A5")
        asked.request("GET", address)
        answer = asked.getresponse()
        answer.read()
        statuses[answer.status] = statuses.get(answer.status, 0) + 1
        assert answer.status < 500, address
        if answer.will_close:
            asked.close()
    asked.close()
    assert set(statuses) <= {200, 308, 400, 404}, statuses
    assert min(statuses[200], statuses[400]) > 100, statuses
    assert "Traceback" not in server.log()


def test_no_call_breaks_a_picture(server: Server):
    chance = random.Random(f"{SEED} pictures")
    told = (PROJECT / "docs" / "api.md").read_text("utf-8").split("| picture | takes |")[1].split("\n\n")[0]
    pictures = re.findall(r"`([a-z]+(?:-[a-z]+)+)`(?=[^|]*\|[^|]*\|$)", told, re.MULTILINE)
    assert len(set(pictures)) >= 15
    asked = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    statuses = []
    for number in range(PICTURES):
        address = f"/api/v1/figures/{pictures[number % len(pictures)]}.svg?{query(chance)}"
        asked.request("GET", address.replace("#", "%23").replace("å", "%C3%A5"))
        answer = asked.getresponse()
        shown = answer.read()
        assert answer.status in (200, 400), address
        assert (b"<svg" in shown[:2000]) is (answer.status == 200), address
        assert b"<script" not in shown.lower(), address
        statuses.append(answer.status)
    asked.close()
    assert min(statuses.count(200), statuses.count(400)) > 10, statuses


def cells(shown: str) -> dict[str, list[str]]:
    """The rows of the page's table of every landsting, by their first cell."""
    table = re.findall(r"<table.*?</table>", shown[shown.index("Före och efter, Mkr") :], re.DOTALL)[0]
    plain = [
        [unescape(re.sub(r"<[^>]*>", "", cell)).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)
    ]
    return {row[0]: row for row in plain}


def test_page_and_api_say_the_same_of_valid_addresses(server: Server):
    chance = random.Random(f"{SEED} equal")
    asked = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    with Anew(server, "simulering") as visitor:
        for _ in range(COMPARED):
            given = {"ar": chance.choice(["2012", "2013"]), "takt": f"{chance.uniform(0.5, 5):.2f}"}
            given |= {name: str(chance.randint(*RATES[name])) for name in RATES if chance.random() < 0.5}
            given |= {name: f"{chance.uniform(-100, 300):.1f}" for name in VOLUMES if chance.random() < 0.4}
            if chance.random() < 0.5:
                given["ram"] = f"{chance.uniform(1, 5000):.1f}"
            if chance.random() < 0.5:
                given["nyckel"] = chance.choice(["overskott", "befolkning"])
            if chance.random() < 0.3:
                given["volym_lan"] = chance.choice(COUNTIES)
            address = urlencode(given)
            asked.request("GET", f"/api/v1/funding.json?{address}")
            told = json.loads(asked.getresponse().read())
            shown = cells(visitor.texts(address))
            amount = "paid_sek" if is_settled(float(given["takt"])) else "earned_sek"
            for outcome in told["landsting"]:
                row = shown[outcome["county"]]
                expected = [swedish.number(outcome[amount] / SEK_PER_MKR, 1), swedish.percent(outcome["share"], 1)]
                assert [row[2], row[4]] == expected, (address, outcome["county"])
    asked.close()
