"""What a site says of itself: where its records, places, outlines and programs come from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from maps.bundle import bundle_text
from maps.text import host_of, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partners.model import Record, Registry

_RULE = "-" * 78


class Publisher(NamedTuple):
    """A website that records name as their source, and its pages, sorted."""

    host: str
    pages: tuple[str, ...]


class Licence(NamedTuple):
    """Something that pages carry: its name (and version) and the text it came with."""

    name: str
    text: str


def publishers(registry: Registry) -> tuple[Publisher, ...]:
    """Return every page that a record names as a source, once, by website: those of most pages first."""
    figures = (figure for partner in registry.partners.values() for figure in partner.figures)
    records: Iterable[Record] = (
        *registry.partners.values(),
        *registry.projects.values(),
        *registry.programmes.values(),
        *registry.participations,
        *figures,
    )
    found: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        for url in filter(web_address, record.sources):
            found[host_of(url)].add(url)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Publisher(host, tuple(sorted(pages))) for host, pages in ordered)


def licences() -> tuple[Licence, ...]:
    """Return what is inside the pages, as the bundle says it: name and licence of each part."""
    parts = (part.strip() for part in bundle_text("LICENSES.txt").split(_RULE))
    return tuple(
        Licence(name, text.strip()) for name, _, text in (part.partition("\n") for part in parts if part)
    )
