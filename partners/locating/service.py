"""A geocoding service of Nominatim's kind: `Service`.

It asks through geopy and believes nothing about the form of an answer: what has no coordinates, or
coordinates that are none, is a failure and never a point at (0, 0).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geopy.exc import GeocoderParseError, GeocoderServiceError
from geopy.geocoders import Nominatim

from partners.locating.transport import LimitedAdapter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partners.locating.questions import Question
    from partners.locating.transport import Limiter

DEFAULT_SERVICE = "https://nominatim.openstreetmap.org"
TIMEOUT = 10.0
_LIMIT = 5
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_POLES, _DATE_LINE = 90.0, 180.0
_LONGEST_NAME = 200


class BadServiceError(ValueError):
    """The service's address cannot be used; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a service offers, in degrees; words it did not say are empty.

    ``group`` and ``kind`` are OpenStreetMap's key and value, ``level`` what the place is to an address.
    """

    lat: float
    lon: float
    name: str
    group: str = ""
    kind: str = ""
    level: str = ""
    country: str = ""
    numbered: bool = False
    importance: float = 0.0

    def __str__(self) -> str:
        """Return the name and the point, for people to choose from."""
        return f"{self.name} ({self.lat:.2f}, {self.lon:.2f})"


class Service(Nominatim):  # type: ignore[misc]  # geopy has no types
    """Nominatim behind ``address``, asked with our own User-Agent at the pace of ``limiter``."""

    def __init__(
        self,
        address: str,
        *,
        contact: str,
        languages: Sequence[str],
        limiter: Limiter,
        timeout: float = TIMEOUT,
    ) -> None:
        scheme, self.host, domain = checked_address(address)
        super().__init__(
            scheme=scheme,
            domain=domain,
            timeout=timeout,
            user_agent=f"partner-atlas/{_version()} ({contact})",
            adapter_factory=partial(LimitedAdapter, limiter=limiter),
        )
        self._languages = ",".join(languages)

    def ask(self, question: Question) -> list[Candidate]:
        """Return what the service offers, best first, nothing if it knows nothing; raises geopy's errors."""
        found: list[Candidate] | None = self.geocode(
            question.fields,
            exactly_one=False,
            limit=_LIMIT,
            addressdetails=True,
            language=self._languages,
            country_codes=question.state.lower(),
        )
        return found or []

    def _parse_json(self, places: object, *, exactly_one: bool) -> list[Candidate]:
        """Read the answer ourselves: geopy takes a result without coordinates for (0, 0)."""
        del exactly_one
        if isinstance(places, dict) and "error" in places:
            raise GeocoderServiceError("the service reports an error")
        if not isinstance(places, list):
            raise GeocoderParseError("the answer is no list of places")
        return [_candidate(place) for place in places[:_LIMIT]]


def checked_address(address: str) -> tuple[str, str, str]:
    """Return (scheme, host, host with port and path); raises `BadServiceError`.

    Only https leaves this machine.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadServiceError(f"{address!r} is not a web address") from None
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.query or parts.fragment:
        raise BadServiceError(f"{address!r} is not a service's address: write https://host/path")
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise BadServiceError(f"{address!r} is not encrypted: write https://{parts.netloc}{parts.path}")
    del port
    return parts.scheme, host, (parts.netloc + parts.path).strip("/")


def _candidate(place: object) -> Candidate:
    if not isinstance(place, dict):
        raise GeocoderParseError("a place in the answer is no record")
    lat, lon = _degrees(place.get("lat"), _POLES), _degrees(place.get("lon"), _DATE_LINE)
    if (lat, lon) == (0.0, 0.0):
        raise GeocoderParseError("a place in the answer lies at (0, 0)")
    address = place.get("address")
    address = address if isinstance(address, dict) else {}
    importance = place.get("importance")
    return Candidate(
        lat=lat,
        lon=lon,
        name=_words(place.get("display_name")),
        group=_words(place.get("category") or place.get("class")),
        kind=_words(place.get("type")),
        level=_words(place.get("addresstype")),
        country=_words(address.get("country_code")).upper(),
        numbered="house_number" in address,
        importance=float(importance)
        if isinstance(importance, int | float) and math.isfinite(importance)
        else 0.0,
    )


def _degrees(value: Any, most: float) -> float:  # noqa: ANN401 - whatever the service sent
    try:
        number = float(value) if isinstance(value, str | int | float) else math.nan
    except (ValueError, OverflowError):
        number = math.nan
    if not abs(number) <= most:  # also for nan
        raise GeocoderParseError("a place in the answer has no coordinates")
    return round(number, 5)


def _words(value: object) -> str:
    text = value if isinstance(value, str) else ""
    return "".join(c for c in text[:_LONGEST_NAME] if c.isprintable())


def _version() -> str:
    try:
        return version("partner-atlas")
    except PackageNotFoundError:
        return "0"
