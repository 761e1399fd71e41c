"""A geocoding service on this machine that misbehaves as asked, and notes when it was asked what."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from types import TracebackType

NAMURVILLE = {
    "lat": "50.4669",
    "lon": "4.8675",
    "category": "place",
    "type": "village",
    "addresstype": "village",
    "importance": 0.4,
    "display_name": "Namurville, Wallonia, Belgium",
    "address": {"country_code": "be", "village": "Namurville"},
}
ANSWERS: dict[str, bytes] = {
    "sound": json.dumps([NAMURVILLE]).encode(),
    "html": b"<html><body>Down for maintenance</body></html>",
    "empty": b"[]",
    "nothing": b"",
    "error": b'{"error": "Unable to geocode"}',
    "no coordinates": json.dumps([{k: v for k, v in NAMURVILLE.items() if k not in {"lat", "lon"}}]).encode(),
    "text coordinates": json.dumps([NAMURVILLE | {"lat": "abc"}]).encode(),
    "infinite": b'[{"lat": Infinity, "lon": NaN}]',
    "zero": json.dumps([NAMURVILLE | {"lat": "0.0", "lon": "0"}]).encode(),
    "wrong country": json.dumps(
        [NAMURVILLE | {"lat": "48.85", "lon": "2.35", "address": {"country_code": "fr"}}]
    ).encode(),
    "wrong kind": json.dumps([NAMURVILLE | {"category": "shop", "addresstype": "shop"}]).encode(),
    "rival": json.dumps([NAMURVILLE, NAMURVILLE | {"lat": "51.2"}]).encode(),
    "200,000 results": json.dumps([NAMURVILLE] * 200_000).encode(),
    "not a list": b'"Namurville"',
    "deep": b"[" * 50_000,
    "huge": b"[" + b" " * 5_000_000 + b"]",
}
STATUS = {"503": 503, "429": 429, "403": 403, "redirect": 302}


class FaultServer(ThreadingHTTPServer):
    """Answers every request by ``mode``; ``asked`` holds the queries, ``times`` when they came."""

    daemon_threads = True

    def __init__(self, mode: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.mode = mode
        self.asked: list[dict[str, list[str]]] = []
        self.agents: list[str] = []
        self.times: list[float] = []
        self.released = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)

    @property
    def address(self) -> str:
        """What to give as --service."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.released.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, *_: Any) -> None:
        """Say nothing when a client hangs up."""


class _Handler(BaseHTTPRequestHandler):
    server: FaultServer

    def do_GET(self) -> None:
        server = self.server
        server.times.append(time.monotonic())
        server.asked.append(parse_qs(urlsplit(self.path).query))
        server.agents.append(self.headers["User-Agent"])
        if server.mode == "broken":
            self.close_connection = True
            return
        if server.mode == "slow":
            server.released.wait(5)
        self.send_response(STATUS.get(server.mode, 200))
        if server.mode == "redirect":
            self.send_header("Location", "http://192.0.2.1/search")
        body = ANSWERS.get(server.mode, b"")
        self.send_header("Content-Length", str(len(body) + (server.mode == "cut off")))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Stay silent."""
