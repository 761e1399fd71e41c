"""What pages load: shared files under names that change with their content, or all of it inside one page."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from maps.bundle import bundle_json, bundle_text
from maps.text import markup, to_json, to_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from maps.frame import Frame
    from maps.payload import Payload

POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
"""The content policy of every page: what the page itself brings, and nothing else."""


@dataclass(frozen=True, slots=True)
class Assets:
    """The shared files of the site, by name with a content hash, in the order a page loads them.

    ``embed`` is for frames only, ``builder`` for the page that makes text to paste.
    """

    style: str
    scripts: tuple[str, ...]
    embed: str
    builder: tuple[str, ...]
    files: Mapping[str, bytes]


class Block(NamedTuple):
    """Data inside a page: the id of its script element and the JSON in it."""

    id: str
    json: object


@dataclass(frozen=True, slots=True)
class Inline:
    """Everything a page carries when it must stand alone: style, data blocks, scripts in order."""

    style: object
    data: tuple[Block, ...]
    scripts: tuple[object, ...]
    policy: str


def assets(content: Payload, folium_frame: Frame, *, house: str = "") -> Assets:
    """Return the shared scripts, style and data of a site, under names that change with their content.

    Sentences come first: the script asks for them as it starts. The files of two languages are the
    same but for their sentences and details. ``house`` is a style after ours.
    """
    named = [
        ("atlas.css", bundle_text("atlas.css") + house),
        ("words.js", to_script("PARTNER_ATLAS_WORDS", content.words)),
        ("atlas.js", bundle_text("atlas.js")),
        *(
            (f"{name}.js", to_script(f"PARTNER_ATLAS_{name.upper()}", value))
            for name, value in _globals(content)
        ),
        ("frame.js", folium_frame.script),
        ("embed.js", bundle_text("embed.js")),
        ("builder.js", bundle_text("builder.js")),
    ]
    files: dict[str, bytes] = {}
    paths = {}
    for name, text in named:
        stem, _, ending = name.partition(".")
        paths[name] = f"assets/{stem}-{hashlib.sha256(text.encode()).hexdigest()[:10]}.{ending}"
        files[paths[name]] = text.encode()
    style, embed, builder = (paths.pop(name) for name in ("atlas.css", "embed.js", "builder.js"))
    return Assets(style, tuple(paths.values()), embed, (paths["words.js"], paths["data.js"], builder), files)


def inline(content: Payload, folium_frame: Frame, *, script: str = "atlas.js", house: str = "") -> Inline:
    """Return style, data and scripts for a page that stands alone, and the policy that allows just these.

    ``script`` is the bundle's: ``atlas-whole.js`` where folium layers may be added. ``house`` is a style
    after ours.
    """
    style = bundle_text("atlas.css") + house
    scripts = (bundle_text(script), folium_frame.script)
    return Inline(
        style=markup(style),
        data=tuple(
            Block(f"atlas-{name}", markup(to_json(value)))
            for name, value in (("words", content.words), *_globals(content))
        ),
        scripts=tuple(markup(script) for script in scripts),
        policy=POLICY.format(scripts=" ".join(map(_hash_source, scripts)), styles=_hash_source(style)),
    )


def _globals(content: Payload) -> Iterator[tuple[str, object]]:
    yield "basemap", bundle_json("basemap.json")
    if content.world:
        yield "world", bundle_json("world.json")
    yield "data", content.data
    yield "details", content.details


def _hash_source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
