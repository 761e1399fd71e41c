"""What other websites are told and given: the component, the facts about privacy, oEmbed."""

from __future__ import annotations

import json

from maps.embedding import COMPONENT, component, facts, frame_snippet, link_snippet, oembed

HOSTILE = "</iframe><script>alert(1)</script>\"' onload=x {{ 7*7 }}"


def test_the_component_is_small_and_the_one_its_number_names() -> None:
    """Websites hold its hash: who changes it gives the file a new number, and this test the new hash."""
    content, integrity = component()

    assert len(content) < 2_000
    assert (COMPONENT, integrity) == (
        "partner-map-1.js",
        "sha384-yhOan6pnb17qbbgzpMtJ0cqnyduMFRZN01BkHI1H9WTRAv6BOjrWf+rI6eoCglOk",
    )


def test_facts_are_read_from_the_files() -> None:
    """Whatever would load, store or send something is found; a link is none of these."""
    quiet = {
        "index.html": b'<link rel="stylesheet" href="a.css"><script src="a.js"></script><a href="https://x.eu">x</a>',
        "a.css": b"body { background: url(data:image/png;base64,x) }",
        "a.js": b"const fetched = 1; location.hash = '';",
    }
    loud = {
        "index.html": b'<script src="https://cdn.example/a.js"></script><img src="//tiles.example/1.png">',
        "a.css": b"@import 'https://fonts.example/x.css';",
        "a.js": b"localStorage.x = 1; document.cookie = ''; navigator.sendBeacon('x'); fetch('x')",
    }

    assert facts(quiet) == ((), (), ())
    assert facts(loud).hosts == ("cdn.example", "fonts.example", "tiles.example")
    assert facts(loud).stored == ("document.cookie", "localStorage")
    assert facts(loud).sent == ("fetch(", "sendBeacon")


def test_no_title_leaves_its_attribute() -> None:
    """A title is text in the frame, in the link and in what an oEmbed consumer gets."""
    frame = frame_snippet("https://atlas.example/", HOSTILE)
    link = link_snippet("https://atlas.example/", HOSTILE)
    told = json.loads(oembed("https://atlas.example/", HOSTILE, owner=""))

    assert frame.count("<") == 2
    assert link.count("<") == 2
    assert told["html"] == frame
    assert told["title"] == told["provider_name"] == HOSTILE


def test_oembed_says_what_its_kind_must() -> None:
    """Version, type, size and HTML of oEmbed 1.0's type ``rich``."""
    told = json.loads(oembed("https://atlas.example/", "Partners", owner="The office"))

    assert (told["version"], told["type"], told["width"], told["height"]) == ("1.0", "rich", 800, 480)
    assert told["provider_name"] == "The office"
    assert told["html"].startswith('<iframe src="https://atlas.example/embed.html"')
