"""Build sites for the browser tests, and serve them on this machine."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from maps import preview_pictures, publish, site_files
from network import collaboration_graph, measures, rank_intervals
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parent.parent.parent


def built(
    registry_path: Path, folder: Path, languages: Sequence[str] | None = None, *, pictures: bool = False
) -> Path:
    """Build the site of a registry into ``folder`` and return it; in its own languages or in others.

    Pictures for shared links are drawn when asked for: they take longer than all the rest.
    """
    registry = load_registry(registry_path)
    graph = collaboration_graph(registry)
    table = measures(graph).join(rank_intervals(registry))
    drawn = preview_pictures(registry) if pictures else None
    files = site_files(
        registry, graph, table, registry_path=registry_path, pictures=drawn, languages=languages
    )
    publish(files, folder)
    return folder


def serve(folder: Path, handler: type[SimpleHTTPRequestHandler] = SimpleHTTPRequestHandler) -> Iterator[str]:
    """Serve ``folder`` on a free port of this machine."""

    class Quiet(handler):  # type: ignore[misc, valid-type]
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
