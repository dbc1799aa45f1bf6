"""The page's figures by ten lines of Python against the open data: what the page shows is what runs. Pure."""

from collections.abc import Mapping
from urllib.parse import urlencode

from rehabdata.money.funding import is_settled


def address(base_url: str, query: Mapping[str, str]) -> str:
    """The open data's address for a scenario; `base_url` is that of the app."""
    return f"{base_url}/api/v1/funding.json?{urlencode(query)}"


def lines(base_url: str, query: Mapping[str, str], pace: float) -> str:
    """A program that prints what each landsting and the nation gets, or has earned where the pace is a half-year's."""
    amount = "paid_sek" if is_settled(pace) else "earned_sek"
    return f'''import json
from urllib.request import urlopen

address = (
    "{base_url}/api/v1/funding.json"
    "?{urlencode(query)}"
)
answer = json.load(urlopen(address))
for one in [*answer["landsting"], answer["nation"]]:
    print(one["county"], int(one["{amount}"] + 0.5), "kr")'''
