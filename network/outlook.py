"""How others look from a partner, or from several taken as one: how near, how alike, what they bring."""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from network.known import NOTHING, known, programme_labels
from network.nearby import Nearby, nearby, programme_ties, shared_projects, similarity
from network.reasons import Reasons
from partners.locating.sphere import kilometres

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from network.known import Known
    from partners.model import Registry

_TIED, _NEAR, _FAR = range(3)
_DECIMALS = 9


class Complement(NamedTuple):
    """What nobody in the company has yet; ``region`` is "" where that is nothing new."""

    country: bool
    kind: bool
    region: str
    programmes: tuple[str, ...]


@dataclass(frozen=True)
class Outlook:
    """What ``group`` sees: several partners count as one body. Without a registry some things are unknown."""

    graph: nx.Graph[str]
    group: tuple[str, ...]
    registry: Registry | None

    @cached_property
    def facts(self) -> Mapping[str, Known]:
        """What the registry knows of every partner."""
        return known(self.registry)

    @cached_property
    def near(self) -> Mapping[str, Nearby]:
        """What speaks for those who share an alter with the group."""
        return nearby(self.graph, self.group)

    @cached_property
    def tied(self) -> Mapping[str, int]:
        """The projects that each alter shares with the group."""
        return shared_projects(self.graph, self.group)

    @cached_property
    def company(self) -> tuple[str, ...]:
        """Whom one has already: the alters of a partner alone, but in a consortium its members."""
        return self.group if len(self.group) > 1 else tuple(self.tied)

    @cached_property
    def steps(self) -> Mapping[str, int]:
        """The steps to everyone in reach."""
        import networkx as nx

        return {
            partner: steps
            for steps, layer in enumerate(nx.bfs_layers(self.graph, list(self.group)))
            for partner in layer
        }

    def ordered(self, others: Iterable[str]) -> list[str]:
        """Return others than the group: the tied by shared projects, the near by score, then the rest.

        The rest go by similarity times their number of projects. Equals: more shared programmes, then by id.
        """
        return sorted(others, key=self._key)

    def of(self, other: str) -> Nearby:
        """Return what speaks for somebody, wherever it is; out of sight that is its similarity at most."""
        found = self.near.get(other)
        if found is not None:
            return found
        return Nearby(0.0, 0.0, similarity(self._own, programme_ties(self.graph, [other])), ())

    def shared_programmes(self, other: str) -> tuple[str, ...]:
        """Return the ids of programmes in which both have ties, sorted."""
        return tuple(sorted(self._own.keys() & programme_ties(self.graph, [other]).keys()))

    def shared_topics(self, other: str) -> tuple[str, ...]:
        """Return what both are about, sorted."""
        own = {topic for member in self.group for topic in self.facts.get(member, NOTHING).topics}
        return tuple(sorted(own & self.facts.get(other, NOTHING).topics))

    def complement(self, other: str) -> Complement:
        """Return what this partner would bring that nobody in the company has."""
        node = self.graph.nodes[other]
        region = self.facts.get(other, NOTHING).region
        regions = {self.facts.get(each, NOTHING).region for each in self.company}
        return Complement(
            country=node["country"] not in self._seen("country"),
            kind=node["kind"] not in self._seen("kind"),
            region="" if region in regions else region,
            programmes=tuple(sorted(programme_ties(self.graph, [other]).keys() - self._own.keys())),
        )

    def distance(self, other: str) -> float | None:
        """Return the kilometres to the nearest of the group, `None` where they are not placed."""
        placed = [self.graph.nodes[member] for member in self.group if "lat" in self.graph.nodes[member]]
        there = self.graph.nodes[other]
        if not placed or "lat" not in there:
            return None
        return min(kilometres(here["lat"], here["lon"], there["lat"], there["lon"]) for here in placed)

    def reasons(self, other: str) -> str:
        """Return why this partner, in one sentence."""
        node, new = self.graph.nodes[other], self.complement(other)
        fact = self.facts.get(other, NOTHING)
        has_network = bool(self.company)  # to somebody without ties everything is new: no reason
        return Reasons(
            tied_to=self.names(member for member in self.group if member in self.graph.adj[other]),
            shared=self.tied.get(other, 0),
            through=self.names(self.of(other).through),
            steps=self.steps.get(other, 0),
            first_country=node["country"] if new.country and has_network else "",
            first_kind=node["kind"] if new.kind and has_network else "",
            first_region=new.region if has_network and not new.country else "",
            shared_programmes=self._called(self.shared_programmes(other)),
            new_programmes=self._called(new.programmes),
            shared_topics=self.shared_topics(other),
            kilometres=self.distance(other),
            last_year=fact.last_year,
            is_running=fact.is_running,
        ).sentence()

    def names(self, partners: Iterable[str]) -> list[str]:
        """Return the partners' names; who has stopped or merged is said so."""
        return [
            f"{self.graph.nodes[partner]['name']} (until {until[:4]})"
            if (until := self.facts.get(partner, NOTHING).until)
            else self.graph.nodes[partner]["name"]
            for partner in partners
        ]

    @cached_property
    def _own(self) -> Counter[str]:
        return programme_ties(self.graph, self.group)

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return programme_labels(self.registry)

    def _called(self, programmes: Iterable[str]) -> list[str]:
        return [self._labels.get(programme, programme) for programme in programmes]

    def _seen(self, attribute: str) -> set[str]:
        return {self.graph.nodes[each][attribute] for each in self.company}

    def _key(self, other: str) -> tuple[int, float, float, int, str]:
        found = self.of(other)
        programmes = -len(self.shared_programmes(other))
        if other in self.tied:
            return _TIED, -self.tied[other], -found.score, programmes, other
        if other in self.near:
            return _NEAR, -found.score, 0, programmes, other
        projects = {project for tie in self.graph.adj[other].values() for project in tie["projects"]}
        return _FAR, -round(found.similarity * len(projects), _DECIMALS), 0, programmes, other
