"""What other websites need to show the map: the web component, text to paste, and facts about privacy.

The explorer's own script writes the text for every choice (``frame/snippets.ts``); this module
writes the one that a page without script shows, and a test holds the two together.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from maps.bundle import bundle_text

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPONENT = "partner-map-1.js"
"""The web component's file, beside the pages. Websites hold its hash: new content, new number."""

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""What a frame with the map may do: run its script and open links in a new tab, nothing else."""

HEIGHT = 480

_LOADED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*?\s(?:src|srcset|data)=\"([^\"]*)\""
    r"|<link\b(?=[^>]*\brel=\"(?:stylesheet|icon|preload|modulepreload|manifest)\")[^>]*?\shref=\"([^\"]*)\""
)
_IN_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?([^\"')\s]+)")
_STORED = re.compile(r"\b(localStorage|sessionStorage|indexedDB|caches\.open|document\.cookie|cookieStore)\b")
_SENT = re.compile(
    r"\b(fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|importScripts)"
)


class Facts(NamedTuple):
    """What a site's files do to those who open it, as their text shows: sorted, empty for nothing."""

    hosts: tuple[str, ...]
    stored: tuple[str, ...]
    sent: tuple[str, ...]


def facts(files: Mapping[str, bytes]) -> Facts:
    """Return which hosts the pages and styles load from, and what the scripts store or send."""
    hosts: set[str] = set()
    stored: set[str] = set()
    sent: set[str] = set()
    for path, content in files.items():
        text = content.decode("utf-8", "replace") if path.endswith((".html", ".css", ".js")) else ""
        if path.endswith(".html"):
            hosts.update(_host(one or other) for one, other in _LOADED.findall(text))
        elif path.endswith(".css"):
            hosts.update(map(_host, _IN_STYLE.findall(text)))
        elif path.endswith(".js"):
            stored.update(_STORED.findall(text))
            sent.update(_SENT.findall(text))
    return Facts(tuple(sorted(hosts - {""})), tuple(sorted(stored)), tuple(sorted(sent)))


def _host(url: str) -> str:
    return urlsplit(url).netloc


def component() -> tuple[bytes, str]:
    """Return the web component and its integrity hash (SHA-384, base64), as browsers check it."""
    content = bundle_text("partner-map.js").encode()
    return content, f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


def frame_snippet(base: str, title: str) -> str:
    """Return the frame with the whole map, as HTML to paste; ``base`` ends with a slash."""
    return (
        f'<iframe src="{escape(base)}embed.html" title="{_attribute(title)}" width="100%" height="{HEIGHT}" '
        f'loading="lazy" sandbox="{SANDBOX}" referrerpolicy="no-referrer" style="border:0"></iframe>'
    )


def picture_snippet(base: str, title: str, picture: str) -> str:
    """Return a picture that links to the explorer, as HTML to paste; ``picture`` is its address."""
    return (
        f'<a href="{escape(base)}index.html"><img src="{escape(picture)}" '
        f'alt="{_attribute(title)}" width="1200" height="630" loading="lazy" '
        f'style="max-width:100%;height:auto"></a>'
    )


def link_snippet(base: str, title: str) -> str:
    """Return a link to the explorer, as HTML to paste."""
    return f'<a href="{escape(base)}index.html">{_attribute(title)}</a>'


def oembed(base: str, title: str, *, owner: str, picture: str = "") -> bytes:
    """Return what an oEmbed consumer asks for (oembed.com, 1.0, type ``rich``), as JSON.

    ``picture`` is the path of a picture of the whole network, or empty.
    """
    content: dict[str, object] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": owner or title,
        "provider_url": base,
        "width": 800,
        "height": HEIGHT,
        "html": frame_snippet(base, title),
    }
    if picture:
        content |= {"thumbnail_url": base + picture, "thumbnail_width": 1200, "thumbnail_height": 630}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _attribute(text: str) -> str:
    return escape(text).replace("&#x27;", "&#39;")
