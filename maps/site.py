"""The whole site as files in memory: pages, assets and downloads; nothing is written here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from maps.assets import POLICY, assets, inline
from maps.crawling import feed, robots, sitemap
from maps.downloads import Download, downloads
from maps.embedding import COMPONENT, component, facts, frame_snippet, link_snippet, oembed, picture_snippet
from maps.facts import summary
from maps.frame import frame
from maps.house import house, house_words
from maps.languages import Language, language, languages_of
from maps.linked_data import LinkedData
from maps.news import news
from maps.payload import Payload, payload
from maps.previews.naming import WHOLE, picture_path
from maps.statements import licences, publishers
from maps.text import markup, page, to_json, web_address
from maps.views import Views, to_fragment, to_page
from network import citation
from partners.comparing.change_entries import count_phrases
from partners.comparing.changes import changes
from partners.dated import registry_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import networkx as nx
    import pandas as pd

    from maps.assets import Assets
    from maps.frame import Frame
    from maps.house import House
    from maps.linked_data import Thing
    from partners.comparing.changes import Changes
    from partners.model import PartialDate, Registry

_KILO = 1000


@dataclass(frozen=True, slots=True)
class Subject:
    """What a site is about: the placed registry, its network and measures, and what pages share."""

    registry: Registry
    graph: nx.Graph[str]
    table: pd.DataFrame
    payload: Payload
    frame: Frame
    date: PartialDate | None
    languages: tuple[Language, ...]
    house: House
    changes: Changes | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """The site in one language: the folder it stands in ('' for the first one), its data and its assets."""

    language: Language
    folder: str
    payload: Payload
    assets: Assets


def site_files(  # noqa: PLR0913 -- what a site may differ in, each by name
    registry: Registry,
    graph: nx.Graph[str],
    table: pd.DataFrame,
    *,
    registry_path: Path | None = None,
    older: Registry | None = None,
    pictures: Mapping[str, bytes] | None = None,
    languages: Sequence[str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, bytes]:
    """Return every file of the site but its manifest: path with ``/`` -> bytes.

    Takes a placed registry, its collaboration graph and its measures; logos lie beside ``registry_path``,
    without it there are none. With an ``older`` version of the registry there is a page that says what
    is new. ``pictures`` (`maps.preview_pictures`) are what shared links to pages show. ``languages`` are
    those the site is built in, instead of the registry's own (`languages_of`). ``progress`` hears how
    many pages are done, of how many. Raises `maps.bundle.BundleMissingError` when the package was not built.
    """
    date = registry_date(registry)
    subject = Subject(
        registry,
        graph,
        table,
        payload(registry, graph, table, date=str(date or "")),
        frame(),
        date,
        tuple(map(language, languages or languages_of(registry))),
        house(registry.site, registry_path),
        changes(older, registry) if older else None,
        pictures or {},
    )
    files = dict(subject.pictures)
    dots = subject.payload.data["partners"]
    positions = dict(zip(dots["id"], zip(dots["x"], dots["y"], strict=True), strict=True))
    taken = downloads(registry, graph, table, positions)
    files |= {file.path: file.content for file in taken} | dict(subject.house.files())
    records = len(registry.partners) + len(registry.projects) + len(registry.programmes)
    total = len(subject.languages) * (records + 6 + (older is not None))
    done = 0
    editions = list(_editions(subject))
    for edition in editions:
        files |= edition.assets.files
        for path, text in _pages(subject, edition, taken):
            files[edition.folder + path] = text.encode()
            done += 1
            if progress:
                progress(done, total)
    files |= _for_other_websites(subject, editions, files)
    return files | _for_machines(subject, (path for path in files if path.endswith(".html")))


def _for_other_websites(
    subject: Subject, editions: Sequence[Edition], files: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return what other websites need: the page that tells of it and of all files, and the component."""
    address = public_address(subject.registry)
    content, integrity = component()
    made = {COMPONENT: content}
    privacy = facts(files)
    for edition in editions:
        root = address or "https://www.example.eu/atlas/"
        base = root + edition.folder
        title = subject.registry.site.title
        text = page(
            "embedding.html",
            language=edition.language,
            **_common(subject, edition),
            policy=POLICY.format(scripts="'self'", styles="'self'") + "; frame-src 'self'",
            assets=edition.assets,
            path="embedding.html",
            root="",
            top="../" if edition.folder else "",
            builder=edition.assets.builder,
            address=address,
            component=COMPONENT,
            integrity=integrity,
            frame_snippet=frame_snippet(base, title),
            link_snippet=link_snippet(base, title),
            picture=_picture(subject, "index.html"),
            picture_snippet=picture_snippet(base, title, root + WHOLE) if subject.pictures else "",
            privacy=privacy,
        )
        made[f"{edition.folder}embedding.html"] = text.encode()
    return made


def _for_machines(subject: Subject, pages: Iterable[str]) -> dict[str, bytes]:
    """Return what programs elsewhere ask for, where the registry says at which address they find it."""
    registry = subject.registry
    address = public_address(registry)
    if not address:
        return {}
    owner = _site_view(subject, subject.languages[0])["owner_name"] or registry.site.title
    news = count_phrases(subject.changes) if subject.changes else []
    return {
        "oembed.json": oembed(
            address, registry.site.title, owner=owner, picture=_picture(subject, "index.html")
        ),
        "sitemap.xml": sitemap(address, pages),
        "robots.txt": robots(address),
        "feed.xml": feed(registry, address, author=owner, news=[(_fragment(words), words) for words in news]),
    }


def _fragment(words: str) -> str:
    """Return an id that the same words always have."""
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def public_address(registry: Registry) -> str:
    """Return where the site is published, with a slash at the end; empty where the registry does not say."""
    address = web_address(registry.site.address) or ""
    return address if not address or address.endswith("/") else f"{address}/"


def _editions(subject: Subject) -> Iterator[Edition]:
    for place, spoken in enumerate(subject.languages):
        content = subject.payload.in_language(subject.registry, spoken)
        yield Edition(
            spoken,
            f"{spoken.code}/" if place else "",
            content,
            assets(content, subject.frame, house=subject.house.style),
        )


def _site_view(subject: Subject, spoken: Language, *, inside: bool = False) -> dict[str, Any]:
    registry = subject.registry
    owner = registry.partners[registry.site.owner] if registry.site.owner else None
    return {
        **house_words(registry.site, subject.house, spoken, inside=inside),
        "title": registry.site.title,
        "owner_name": owner.name if owner else "",
        "home": web_address(registry.site.home) or "",
        "address": public_address(registry),
        "date": spoken.date(subject.date),
        "has_news": subject.changes is not None,
        "osm": bool(set(registry.place_sources) - {"registry", "geonames"}),
    }


def _pages(subject: Subject, edition: Edition, taken: list[Download]) -> Iterator[tuple[str, str]]:
    """Yield the pages of one language, by their path from its folder."""
    registry, spoken = subject.registry, edition.language
    views = Views(registry, subject.graph, subject.table, to_page, spoken)
    common: dict[str, Any] = {
        **_common(subject, edition),
        "policy": POLICY.format(scripts="'self'", styles="'self'"),
        "assets": edition.assets,
        "pages": True,
    }
    up = "../" if edition.folder else ""

    def made(template: str, path: str, **values: object) -> tuple[str, str]:
        root = "../" if "/" in path else ""
        place = {"path": path, "root": root, "top": up + root, "picture": _picture(subject, path)}
        return path, page(template, language=spoken, **common, **place, **values)

    listed = [
        {
            "path": file.path,
            "name": file.path.removeprefix("data/"),
            "words": spoken.t(file.words),
            "size": _size(spoken, file.content),
        }
        for file in taken
    ]
    yield made("index.html", "index.html", **_lists(views), downloads=listed)
    yield made("embed.html", "embed.html", partners=views.partners())
    ranking = views.standing.ranking()
    yield made("accessibility.html", "accessibility.html")
    behind = {"publishers": publishers(registry), "licences": licences()}
    yield made("sources.html", "sources.html", **behind)
    yield made("measures.html", "measures.html", measures=views.standing.definitions(), ranking=ranking)
    told = LinkedData(registry, public_address(registry) + edition.folder, spoken.code)
    for partner in registry.partners.values():
        path = to_page("partners", partner.id)
        yield made(
            "partner.html",
            path,
            partner=views.partner(partner),
            ranking=ranking,
            linked=_linked(subject, told.partner(partner), path),
        )
    for project in registry.projects.values():
        path = to_page("projects", project.id)
        yield made(
            "project.html",
            path,
            project=views.project(project),
            linked=_linked(subject, told.project(project), path),
        )
    for programme in registry.programmes.values():
        funded = [registry.projects[key] for key in sorted(views.projects_under(programme.id))]
        path = to_page("programmes", programme.id)
        yield made(
            "programme.html",
            path,
            programme=views.programme(programme),
            linked=_linked(subject, told.programme(programme, funded), path),
        )
    if subject.changes is not None:
        yield made("new.html", "new.html", news=news(subject.changes, spoken))
    yield "standalone.html", _standalone(subject, edition)


def _picture(subject: Subject, page_path: str) -> str:
    """Return the path of a page's picture, that of the whole network where it has none; empty without any."""
    own = picture_path(page_path)
    return next((path for path in (own, WHOLE) if path in subject.pictures), "")


def _linked(subject: Subject, thing: Thing, path: str) -> object:
    address, picture = public_address(subject.registry), _picture(subject, path)
    return markup(to_json({**thing, "image": address + picture} if address and picture else thing))


def _standalone(subject: Subject, edition: Edition) -> str:
    """Return the whole explorer as one file; it has no way to the other languages, which may not be there."""
    carried = inline(edition.payload, subject.frame, house=subject.house.style)
    views = Views(subject.registry, subject.graph, subject.table, to_fragment, edition.language)
    return page(
        "standalone.html",
        language=edition.language,
        **{
            **_common(subject, edition),
            "languages": (),
            "site": _site_view(subject, edition.language, inside=True),
        },
        **_lists(views),
        policy=carried.policy,
        inline=carried,
        pages=False,
        path="standalone.html",
        picture="",
        root="",
        top="",
        downloads=[],
    )


def _common(subject: Subject, edition: Edition) -> dict[str, Any]:
    return {
        "languages": [
            {"code": each.code, "name": each.own_name, "folder": f"{each.code}/" if place else ""}
            for place, each in enumerate(subject.languages)
        ],
        "language_folder": edition.folder,
        "site": _site_view(subject, edition.language),
        "summary": summary(subject.registry, edition.language),
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


def _size(spoken: Language, content: bytes) -> str:
    kilobytes = Decimal(len(content)) / _KILO
    if kilobytes < _KILO:
        return f"{spoken.number(round(kilobytes))} kB"
    return f"{spoken.number(round(kilobytes / _KILO, 1))} MB"
