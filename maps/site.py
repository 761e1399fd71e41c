"""The whole site as files in memory: pages, assets and downloads; nothing is written here."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from maps.bundle import bundle_json, bundle_text
from maps.dating import newest_date
from maps.downloads import Download, downloads
from maps.embedding import COMPONENT, component, facts, frame_snippet, link_snippet, oembed
from maps.facts import summary
from maps.frame import frame
from maps.news import news
from maps.payload import Payload, payload
from maps.text import markup, page, to_json, to_script, web_address
from maps.views import Views, to_fragment, to_page
from network import citation
from partners.comparing.changes import changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import networkx as nx
    import pandas as pd

    from maps.frame import Frame
    from partners.comparing.changes import Changes
    from partners.model import Registry

POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
"""The content policy of every page: what the page itself brings, and nothing else."""

_KILO = 1000


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


@dataclass(frozen=True, slots=True)
class Subject:
    """What a site is about: the placed registry, its network and measures, and what pages share."""

    registry: Registry
    graph: nx.Graph[str]
    table: pd.DataFrame
    payload: Payload
    frame: Frame
    date: str
    changes: Changes | None = None


def site_files(
    registry: Registry,
    graph: nx.Graph[str],
    table: pd.DataFrame,
    *,
    older: Registry | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, bytes]:
    """Return every file of the site but its manifest: path with ``/`` -> bytes.

    Takes a placed registry, its collaboration graph and its measures. With an ``older`` version of
    the registry there is a page that says what is new. ``progress`` hears how many pages are done,
    of how many. Raises `maps.bundle.BundleMissingError` when the package was not built.
    """
    date = newest_date(registry)
    subject = Subject(
        registry,
        graph,
        table,
        payload(registry, graph, table, date=date),
        frame(),
        date,
        changes(older, registry) if older else None,
    )
    shared = assets(subject.payload, subject.frame)
    dots = subject.payload.data["partners"]
    positions = dict(zip(dots["id"], zip(dots["x"], dots["y"], strict=True), strict=True))
    taken = downloads(registry, graph, table, positions)
    files = {**shared.files, **{file.path: file.content for file in taken}}
    total = (
        len(registry.partners) + len(registry.projects) + len(registry.programmes) + 3 + (older is not None)
    )
    for done, (path, text) in enumerate(_pages(subject, shared, taken), start=1):
        files[path] = text.encode()
        if progress:
            progress(done, total)
    return files | _for_other_websites(subject, shared, files)


def _for_other_websites(subject: Subject, shared: Assets, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what other websites need: the page that tells of it and of all files, and the component."""
    site = subject.registry.site
    address = public_address(subject.registry)
    base = address or "https://www.example.eu/atlas/"
    view = _site_view(subject)
    content, integrity = component()
    text = page(
        "embedding.html",
        **_common(subject),
        policy=POLICY.format(scripts="'self'", styles="'self'") + "; frame-src 'self'",
        assets=shared,
        root="",
        builder=shared.builder,
        address=address,
        base=base,
        component=COMPONENT,
        integrity=integrity,
        languages=[{"folder": "", "code": "en", "name": "English"}],
        frame_snippet=frame_snippet(base, site.title),
        link_snippet=link_snippet(base, site.title),
        privacy=facts(files),
    )
    made = {"embedding.html": text.encode(), COMPONENT: content}
    if address:
        made["oembed.json"] = oembed(address, site.title, owner=view["owner_name"])
    return made


def public_address(registry: Registry) -> str:
    """Return where the site is published, with a slash at the end; empty where the registry does not say."""
    address = web_address(registry.site.address) or ""
    return address if not address or address.endswith("/") else f"{address}/"


def assets(content: Payload, folium_frame: Frame) -> Assets:
    """Return the shared scripts, style and data of a site, under names that change with their content."""
    named = [
        ("atlas.css", bundle_text("atlas.css")),
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
    return Assets(style, tuple(paths.values()), embed, (paths["data.js"], builder), files)


def inline(content: Payload, folium_frame: Frame, *, script: str = "atlas.js") -> Inline:
    """Return style, data and scripts for a page that stands alone, and the policy that allows just these.

    ``script`` is the bundle's: ``atlas-whole.js`` where folium layers may be added.
    """
    style = bundle_text("atlas.css")
    scripts = (bundle_text(script), folium_frame.script)
    return Inline(
        style=markup(style),
        data=tuple(Block(f"atlas-{name}", markup(to_json(value))) for name, value in _globals(content)),
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


def _site_view(subject: Subject) -> dict[str, Any]:
    registry = subject.registry
    owner = registry.partners[registry.site.owner] if registry.site.owner else None
    return {
        "title": registry.site.title,
        "owner_name": owner.name if owner else "",
        "home": web_address(registry.site.home) or "",
        "address": public_address(registry),
        "date": subject.date,
        "has_news": subject.changes is not None,
        "osm": bool(set(registry.place_sources) - {"registry", "geonames"}),
    }


def _pages(subject: Subject, shared: Assets, taken: list[Download]) -> Iterator[tuple[str, str]]:
    registry = subject.registry
    views = Views(registry, subject.graph, subject.table, to_page)
    common = {
        **_common(subject),
        "policy": POLICY.format(scripts="'self'", styles="'self'"),
        "assets": shared,
        "pages": True,
    }
    listed = [
        {
            "path": file.path,
            "name": file.path.removeprefix("data/"),
            "words": file.words,
            "size": _size(file.content),
        }
        for file in taken
    ]
    yield "index.html", page("index.html", **common, **_lists(views), root="", downloads=listed)
    yield "embed.html", page("embed.html", **common, root="", partners=views.partners())
    below = {**common, "root": "../"}
    for partner in registry.partners.values():
        yield to_page("partners", partner.id), page("partner.html", **below, partner=views.partner(partner))
    for project in registry.projects.values():
        yield to_page("projects", project.id), page("project.html", **below, project=views.project(project))
    for programme in registry.programmes.values():
        yield (
            to_page("programmes", programme.id),
            page("programme.html", **below, programme=views.programme(programme)),
        )
    if subject.changes is not None:
        yield "new.html", page("new.html", **common, root="", news=news(subject.changes))
    yield "standalone.html", _standalone(subject)


def _standalone(subject: Subject) -> str:
    carried = inline(subject.payload, subject.frame)
    views = Views(subject.registry, subject.graph, subject.table, to_fragment)
    return page(
        "standalone.html",
        **_common(subject),
        **_lists(views),
        policy=carried.policy,
        inline=carried,
        pages=False,
        root="",
        downloads=[],
    )


def _common(subject: Subject) -> dict[str, Any]:
    return {
        "site": _site_view(subject),
        "summary": summary(subject.registry),
        "citation": str(citation(subject.registry)),
        "frame": _marked(subject.frame),
    }


def _lists(views: Views) -> dict[str, Any]:
    return {
        "partners": views.partners(),
        "projects": views.projects(),
        "programmes": views.programmes(),
        "unplaced": views.unplaced(),
    }


def _marked(folium_frame: Frame) -> dict[str, object]:
    return {"element": markup(folium_frame.element)}


def _size(content: bytes) -> str:
    kilobytes = len(content) / _KILO
    return f"{kilobytes:,.0f} kB" if kilobytes < _KILO else f"{kilobytes / _KILO:,.1f} MB"
