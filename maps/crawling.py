"""What search engines and feed readers ask for: sitemap, robots.txt, feed; all need the site's address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partners.model import PartialDate, Project, Registry

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST = 50
_NOT_FOUND_BY_SEARCH = frozenset({"standalone.html", "embed.html"})  # the same again, for other uses


def sitemap(base: str, pages: Iterable[str]) -> bytes:
    """Return a sitemap (sitemaps.org 0.9) of the pages, paths from the site's root, as XML."""
    root = ET.Element("urlset", xmlns=_SITEMAP)
    for path in sorted(pages):
        if path.rpartition("/")[2] not in _NOT_FOUND_BY_SEARCH:
            address = ET.SubElement(root, "url")
            ET.SubElement(address, "loc").text = base + path.removesuffix("index.html")
    return _xml(root)


def robots(base: str) -> bytes:
    """Return a robots.txt that forbids nothing and names the sitemap; it counts only at a host's root."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n".encode()


def feed(registry: Registry, base: str, *, author: str, news: Sequence[tuple[str, str]] = ()) -> bytes:
    """Return an Atom feed (RFC 4287): what is new, then the newest projects, at most 50, as XML.

    ``news`` are differences from an older registry, an id and a sentence each. A project's entry
    keeps its id and its date, its start, for ever, so that a reader sees it once.
    """
    dated = [(project.start, project) for project in registry.projects.values() if project.start]
    dated.sort(key=lambda pair: (pair[0].first, pair[1].id), reverse=True)
    newest = _time(dated[0][0]) if dated else "1970-01-01T00:00:00Z"
    root = ET.Element("feed", xmlns=_ATOM)
    ET.SubElement(root, "title").text = _plain(registry.site.title)
    ET.SubElement(root, "id").text = base
    ET.SubElement(root, "updated").text = newest
    ET.SubElement(root, "link", rel="self", href=f"{base}feed.xml")
    ET.SubElement(root, "link", href=base)
    ET.SubElement(ET.SubElement(root, "author"), "name").text = _plain(author)
    page = f"{base}new.html"
    entries = [Entry(f"{page}#{key}", page, sentence, newest, sentence) for key, sentence in news[:_MOST]]
    for start, project in dated[: max(0, _MOST - len(news))]:
        page = f"{base}projects/{project.id}.html"
        entries.append(Entry(page, page, project.label, _time(start), _about(registry, project)))
    for each in entries:
        root.append(_entry(each))
    return _xml(root)


class Entry(NamedTuple):
    """One thing that happened: an id that stays, the page to read, and words."""

    id: str
    page: str
    title: str
    updated: str
    summary: str


def _entry(each: Entry) -> ET.Element:
    entry = ET.Element("entry")
    ET.SubElement(entry, "title").text = _plain(each.title)
    ET.SubElement(entry, "id").text = each.id
    ET.SubElement(entry, "link", href=each.page)
    ET.SubElement(entry, "updated").text = each.updated
    ET.SubElement(entry, "summary").text = _plain(each.summary)
    return entry


def _about(registry: Registry, project: Project) -> str:
    members = dict.fromkeys(part.partner for part in project.participations)
    names = ", ".join(registry.partners[partner].name for partner in members)
    title = f"{project.title}. " if project.acronym else ""
    return f"{title}{names}".strip() or project.label


def _time(date: PartialDate) -> str:
    year, month, day = date.first
    return f"{year:04d}-{month:02d}-{day:02d}T00:00:00Z"


def _plain(text: str) -> str:
    """Replace what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _xml(root: ET.Element) -> bytes:
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
