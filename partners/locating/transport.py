"""How a geocoding service is asked over HTTP: seldom, briefly, and with bounded trust.

geopy's own adapters retry below every limiter, follow redirects anywhere and read answers of any
length. This one makes one request for one question, waits before each, and reads at most 1 MB.
"""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any, Protocol

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping

LARGEST = 1_000_000
_CHUNK = 65_536
_OK = 200


class Clock(Protocol):
    """What tells the time and waits; tests bring their own."""

    def monotonic(self) -> float:
        """Return seconds that never go back."""

    def sleep(self, seconds: float, /) -> None:
        """Wait."""


class Limiter:
    """Lets one request through every ``interval`` seconds; `wait` returns when it is time."""

    def __init__(self, interval: float = 1.0, clock: Clock = time) -> None:
        self._interval = interval
        self._clock = clock
        self._next = float("-inf")

    def wait(self) -> None:
        """Return when the next request may be made; it counts from now."""
        while (left := self._next - self._clock.monotonic()) > 0:
            self._clock.sleep(left)
        self._next = self._clock.monotonic() + self._interval


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 - urllib's signature
        """Follow nothing: the service was chosen by its address."""


class LimitedAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """An adapter of geopy's that makes exactly one request for one question, when ``limiter`` lets it."""

    def __init__(
        self, *, proxies: Mapping[str, str] | None, ssl_context: ssl.SSLContext | None, limiter: Limiter
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._limiter = limiter
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler(None if proxies is None else dict(proxies)),
            urllib.request.HTTPSHandler(context=ssl_context),
            _NoRedirect,
        )

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> object:
        """Return the JSON found at ``url``; raises one of geopy's errors."""
        try:
            return json.loads(self._get(url, timeout, headers))
        except (ValueError, RecursionError):
            raise GeocoderParseError("the answer is not JSON") from None

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Return the text found at ``url``; raises one of geopy's errors."""
        return self._get(url, timeout, headers).decode("utf-8", "replace")

    def _get(self, url: str, timeout: float, headers: Mapping[str, str]) -> bytes:
        self._limiter.wait()
        request = urllib.request.Request(url, headers=dict(headers))  # noqa: S310 - the scheme was checked
        deadline = time.monotonic() + timeout
        try:
            with self._opener.open(request, timeout=timeout) as response:
                if response.status != _OK:
                    raise _refused(response.status, dict(response.headers))
                body = _bounded(response.read1, deadline)
                if response.length:  # fewer bytes came than were announced
                    raise http.client.IncompleteRead(b"")
                return body
        except urllib.error.HTTPError as error:
            with error:
                raise _refused(error.code, dict(error.headers)) from None
        except TimeoutError:
            raise GeocoderTimedOut("no answer in time") from None
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise GeocoderTimedOut("no answer in time") from None
            raise GeocoderUnavailable(f"no connection: {error.reason}") from None
        except (OSError, http.client.HTTPException) as error:
            raise GeocoderUnavailable(f"the connection broke: {type(error).__name__}") from None


def _bounded(read: Callable[[int], bytes], deadline: float) -> bytes:
    """Return what ``read`` gives, if it ends in time and below `LARGEST`."""
    chunks, size = [], 0
    while chunk := read(_CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise GeocoderServiceError("the answer is longer than 1 MB")
        if time.monotonic() > deadline:
            raise TimeoutError
        chunks.append(chunk)
    return b"".join(chunks)


def _refused(status: int, headers: Mapping[str, str]) -> AdapterHTTPError:
    lowered = {name.lower(): value for name, value in headers.items()}
    return AdapterHTTPError(f"HTTP status {status}", status_code=status, headers=lowered, text="")
