"""One public source asked over HTTP: a few tries, limits on bytes and time, no other host.

A source is another's server: it may be slow, away, moved or wrong, and each ends in a FetchError.
"""

import email.utils
import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus
from typing import Generic, TypeVar

import httpx

from rehabdata.fetch import FetchError

TIMEOUT_SECONDS = 60.0  # for a connection, and for each part of an answer
TRIES = 4
LONGEST_WAIT_SECONDS = 120.0  # a source that asks for more is asked again next month
MOST_BYTES = 200_000_000  # Försäkringskassan's series is some tens of megabytes
LONGEST_ANSWER_SECONDS = 600.0

_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Answer(Generic[_Read]):
    """What was read of one address, and what the next call needs to know whether it has changed."""

    address: str
    read: _Read
    sha256: str
    byte_count: int
    etag: str | None


class Unchanged(Exception):  # noqa: N818 - no error: the source says that nothing is new
    """The source answered that what it has is what was fetched before."""


class _TryAgainError(Exception):
    """A fault that may pass: too many calls, a server's own fault."""

    def __init__(self, found: str, wait_seconds: float | None) -> None:
        self.wait_seconds = wait_seconds
        super().__init__(found)


class Client:
    """Asks one source. `pause` waits so many seconds between calls; tests hand in their own."""

    def __init__(
        self,
        name: str,
        etag_by_address: Mapping[str, str],
        pause: Callable[[float], None] = time.sleep,
        *,
        most_bytes: int = MOST_BYTES,
        timeout_seconds: float = TIMEOUT_SECONDS,
        longest_answer_seconds: float = LONGEST_ANSWER_SECONDS,
    ) -> None:
        self.name = name
        self.pause = pause
        self._etags = etag_by_address
        self._most_bytes = most_bytes
        self._longest_answer_seconds = longest_answer_seconds
        self._http = httpx.Client(
            timeout=timeout_seconds,
            follow_redirects=False,
            headers={"User-Agent": "rehabdata-fetch", "Accept": "application/json"},
        )

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def get(
        self,
        address: str,
        read: Callable[[Iterator[bytes]], _Read],
        parameters: Mapping[str, str] | None = None,
    ) -> Answer[_Read]:
        """What `read` makes of the answer's bytes, handed over as they come.

        Raises Unchanged for 304, FetchError after the last try, or at once where another is no use.
        """
        try:
            url = httpx.URL(address, params=parameters) if parameters else httpx.URL(address)
        except httpx.InvalidURL as error:
            raise self.fault(address, "en adress som inte går att läsa", "https://…") from error
        for number in range(1, TRIES):
            try:
                return self._once(url, read)
            except _TryAgainError as error:
                self.pause(2.0**number if error.wait_seconds is None else error.wait_seconds)
            except httpx.RequestError:
                self.pause(2.0**number)
        try:
            return self._once(url, read)
        except _TryAgainError as error:
            raise self.fault(url, f"{error} ({TRIES} gånger)") from error
        except httpx.RequestError as error:
            raise self.fault(url, f"inget helt svar ({TRIES} gånger)") from error

    def _once(self, url: httpx.URL, read: Callable[[Iterator[bytes]], _Read]) -> Answer[_Read]:
        etag = self._etags.get(str(url))
        with self._http.stream("GET", url, headers={"If-None-Match": etag} if etag else {}) as response:
            status = response.status_code
            if status == HTTPStatus.NOT_MODIFIED and etag:
                raise Unchanged
            if status == HTTPStatus.TOO_MANY_REQUESTS or status >= 500:
                raise _TryAgainError(f"svaret {status}", self._wait(url, response.headers))
            if response.has_redirect_location:
                elsewhere = response.headers["location"][:200]
                raise self.fault(url, f"en hänvisning till {elsewhere}")
            if status != HTTPStatus.OK:
                raise self.fault(url, f"svaret {status}")
            kind = response.headers.get("content-type", "")[:80]
            if "json" not in kind:
                raise self.fault(url, f"ett svar av slaget «{kind}»")
            digest = hashlib.sha256()
            made = read(self._parts(url, response, digest.update))
            return Answer(
                str(url),
                made,
                digest.hexdigest(),
                response.num_bytes_downloaded,
                response.headers.get("etag"),
            )

    def _parts(self, url: httpx.URL, response: httpx.Response, note: Callable[[bytes], None]) -> Iterator[bytes]:
        """The body as it comes; raises FetchError when it is too large or does not end."""
        ends = time.monotonic() + self._longest_answer_seconds
        count = 0
        for part in response.iter_bytes():
            count += len(part)
            if count > self._most_bytes:
                most = f"{self._most_bytes / 1e6:g} MB"
                raise self.fault(url, f"mer än {most}", f"högst {most}")
            if time.monotonic() > ends:
                raise self.fault(url, "ett svar som inte tar slut")
            note(part)
            yield part

    def _wait(self, url: httpx.URL, headers: httpx.Headers) -> float | None:
        """The seconds that Retry-After asks for; None where it asks for none that can be read."""
        asked = headers.get("retry-after", "")
        if asked.isdecimal():
            seconds = float(asked)
        elif (moment := email.utils.parsedate_tz(asked)) is not None:
            seconds = max(0.0, email.utils.mktime_tz(moment) - time.time())
        else:
            return None
        if seconds > LONGEST_WAIT_SECONDS:
            raise self.fault(url, f"en begäran att vänta {seconds:.0f} sekunder")
        return seconds

    def fault(self, url: httpx.URL | str, found: str, expected: str = "ett svar i JSON") -> FetchError:
        """What is wrong with an answer, said of its source."""
        place = str(url).partition("?")[0]
        return FetchError(f"{self.name}, {place}: hittade {found}, väntade {expected}. Inget är ändrat.")

    def hold_complete(self, url: str, known: Iterable[tuple[str, str]], areas: Sequence[str]) -> None:
        """Raises FetchError unless each time that some area has, all have, once.

        `known` are pairs of time and county code. A county left out would be a wrong ranking, and a
        wrong nation; a figure that the source has but hides is there, without a value.
        """
        counted = Counter(known)
        for (time_, area), count in counted.items():
            if count > 1:
                raise self.fault(url, f"{area} {time_} {count} gånger", "varje län en gång")
        for time_ in sorted({time_ for time_, _area in counted}):
            missing = [area for area in areas if (time_, area) not in counted]
            if missing:
                found = f"ingen uppgift för {', '.join(missing)} i {time_}"
                raise self.fault(url, found, "alla 21 och riket")
        if not counted:
            raise self.fault(url, "inga uppgifter", "alla 21 och riket")


def whole_json(parts: Iterator[bytes]) -> object:
    """A small answer as Python's own, its fractions exact; None where it is no JSON."""
    try:
        return json.loads(b"".join(parts), parse_float=Decimal)
    except (ValueError, RecursionError):
        return None
