"""Serve a built site on this machine only, and build again when the registry changes."""

from __future__ import annotations

import os
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_HOST = "127.0.0.1"
_EVERY = 0.5  # seconds between two looks at the registry
_NOT_OURS = {".git", "__pycache__"}


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet: one line a request helps nobody."""


def serve(folder: Path, watched: Path, port: int, build: Callable[[], object]) -> None:
    """Serve ``folder`` on 127.0.0.1 until Ctrl-C, calling ``build`` whenever a file of ``watched`` changes.

    Raises ``OSError`` when the port is taken.
    """
    handler = partial(_Handler, directory=os.fspath(folder))
    with ThreadingHTTPServer((_HOST, port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"  serving http://{_HOST}:{server.server_port}/ (Ctrl-C ends it)", flush=True)  # noqa: T201
        try:
            for _ in changes(watched):
                build()
        except KeyboardInterrupt:
            print()  # noqa: T201
        finally:
            server.shutdown()


def changes(watched: Path) -> Iterator[None]:
    """Yield whenever a file in the registry's folder has changed, for ever."""
    before = _state(watched)
    while True:
        time.sleep(_EVERY)
        now = _state(watched)
        if now != before:
            before = now
            yield


def _state(watched: Path) -> dict[str, tuple[int, int]]:
    folder = watched if watched.is_dir() else watched.parent
    state = {}
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - _NOT_OURS)
        for name in names:
            file = os.path.join(path, name)  # noqa: PTH118 - os.walk speaks text
            try:
                status = os.stat(file)  # noqa: PTH116
            except OSError:
                continue  # gone between listing and looking: the next look says so
            state[file] = (status.st_mtime_ns, status.st_size)
    return state
