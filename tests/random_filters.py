"""Filters at random, each as Python takes it and as a link says it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from maps.links import filter_link
from network.selection import NO_PROGRAMME, spans
from partners.model import PartnerKind, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partners.model import Registry


@dataclass(frozen=True)
class Filters:
    """Keyword arguments of `network.collaboration_graph`, and the explorer's hash for the same choices."""

    arguments: dict[str, Any]
    link: str


def random_filters(registry: Registry, count: int, *, seed: int) -> Iterator[Filters]:
    """Yield as many filters; equal seeds give equal filters. The first leaves everything."""
    draw = random.Random(seed)  # noqa: S311 -- for a test, not for a secret
    yield Filters({}, "")
    for _ in range(count - 1):
        arguments = _arguments(registry, draw)
        yield Filters(arguments, filter_link(arguments))


def _arguments(registry: Registry, draw: random.Random) -> dict[str, Any]:
    partners, projects = registry.partners.values(), registry.projects.values()
    years = [year for span in spans(registry).values() for year in span]
    options: dict[str, Sequence[str]] = {
        "programmes": [*sorted(registry.programmes), NO_PROGRAMME],
        "statuses": list(Status),
        "roles": list(Role),
        "kinds": list(PartnerKind),
        "countries": sorted({partner.country for partner in partners}),
        "topics": sorted({topic for record in (*partners, *projects) for topic in record.topics}),
    }
    arguments: dict[str, Any] = {
        name: sorted(draw.sample(list(words), k=min(len(words), draw.choice((1, 2, 4, 8, 16)))))
        for name, words in options.items()
        if words and draw.random() < 0.3
    }
    if years and draw.random() < 0.5:
        arguments["years"] = tuple(sorted(draw.randint(min(years), max(years)) for _ in range(2)))
    if draw.random() < 0.3:
        arguments["proposals"] = True
    return arguments
