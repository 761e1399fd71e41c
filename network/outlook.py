"""How others look from a partner, or from several taken as one: how near, how alike, what they bring."""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from network.known import NOTHING, known, programme_labels
from network.nearby import Nearby, ProgrammeTies, nearby, shared_projects
from network.reasons import Named, Reasons
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
class Ground:
    """A graph, and its registry where there is one: what every outlook looks at, worked out once."""

    graph: nx.Graph[str]
    registry: Registry | None

    @cached_property
    def facts(self) -> Mapping[str, Known]:
        """What the registry knows of every partner."""
        return known(self.registry)

    @cached_property
    def ties(self) -> ProgrammeTies:
        """How many ties everybody has under each programme."""
        return ProgrammeTies(self.graph)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """How programmes are called, where the registry says so."""
        return programme_labels(self.registry)


@dataclass(frozen=True)
class Outlook:
    """What ``group`` sees: several partners count as one body. Without a registry some things are unknown."""

    ground: Ground
    group: tuple[str, ...]

    @property
    def graph(self) -> nx.Graph[str]:
        """The network it is in."""
        return self.ground.graph

    @cached_property
    def near(self) -> frozenset[str]:
        """Those who share an alter with the group, the tied among them."""
        found = {other for alter in self.tied for other in self.graph.adj[alter]}
        return frozenset(found.difference(self.group))

    @cached_property
    def tied(self) -> Mapping[str, int]:
        """The projects that each alter shares with the group."""
        return shared_projects(self.graph, self.group)

    @cached_property
    def company(self) -> tuple[str, ...]:
        """Whom one has already: the alters of a partner alone, but in a consortium its members."""
        return self.group if len(self.group) > 1 else tuple(self.tied)

    def steps(self, other: str) -> int:
        """Return the steps to somebody, 0 out of reach."""
        if other in self.tied:
            return 1
        return 2 if self.of(other).through else self._reach.get(other, 0)

    @cached_property
    def _reach(self) -> Mapping[str, int]:
        import networkx as nx

        return {
            partner: steps
            for steps, layer in enumerate(nx.bfs_layers(self.graph, list(self.group)))
            for partner in layer
        }

    def fact(self, partner: str) -> Known:
        """Return what the registry knows of a partner."""
        return self.ground.facts.get(partner, NOTHING)

    def ordered(self, others: Iterable[str]) -> list[str]:
        """Return others than the group: the tied by shared projects, the near by score, then the rest.

        The rest go by similarity times their number of projects. Equals: more shared programmes, then by id.
        """
        return sorted(others, key=self._key)

    def of(self, other: str) -> Nearby:
        """Return what speaks for somebody, wherever it is; out of sight that is its similarity at most."""
        found = self._found.get(other)
        if found is None:
            found = nearby(self.graph, self.tied, self._own, other, self.ground.ties)
            self._found[other] = found
        return found

    def shared_programmes(self, other: str) -> tuple[str, ...]:
        """Return the ids of programmes in which both have ties, sorted."""
        return tuple(sorted(self._own.keys() & self.ground.ties[other].keys()))

    def shared_topics(self, other: str) -> tuple[str, ...]:
        """Return what both are about, sorted."""
        own = {topic for member in self.group for topic in self.fact(member).topics}
        return tuple(sorted(own & self.fact(other).topics))

    def complement(self, other: str) -> Complement:
        """Return what this partner would bring that nobody in the company has."""
        node = self.graph.nodes[other]
        region = self.fact(other).region
        regions = {self.fact(each).region for each in self.company}
        return Complement(
            country=node["country"] not in self._seen("country"),
            kind=node["kind"] not in self._seen("kind"),
            region="" if region in regions else region,
            programmes=tuple(sorted(self.ground.ties[other].keys() - self._own.keys())),
        )

    def distance(self, other: str) -> float | None:
        """Return the kilometres to the nearest of the group, `None` where they are not placed."""
        placed = [self.graph.nodes[member] for member in self.group if "lat" in self.graph.nodes[member]]
        there = self.graph.nodes[other]
        if not placed or "lat" not in there:
            return None
        return min(kilometres(here["lat"], here["lon"], there["lat"], there["lon"]) for here in placed)

    def reasons(self, other: str) -> Reasons:
        """Return why this partner, in parts and as a sentence."""
        node, new = self.graph.nodes[other], self.complement(other)
        fact = self.fact(other)
        has_network = bool(self.company)  # to somebody without ties everything is new: no reason
        return Reasons(
            tied_to=self.names(member for member in self.group if member in self.graph.adj[other]),
            shared=self.tied.get(other, 0),
            through=self.names(self.of(other).through),
            steps=self.steps(other),
            first_country=node["country"] if new.country and has_network else "",
            first_kind=node["kind"] if new.kind and has_network else "",
            first_region=new.region if has_network and not new.country else "",
            shared_programmes=self._called(self.shared_programmes(other)),
            new_programmes=self._called(new.programmes),
            shared_topics=self.shared_topics(other),
            kilometres=self.distance(other),
            last_year=fact.last_year,
            is_running=fact.is_running,
        )

    def names(self, partners: Iterable[str]) -> list[Named]:
        """Return what the partners are called, and which of them have stopped or merged."""
        return [
            Named(self.graph.nodes[partner]["name"], self.fact(partner).until[:4]) for partner in partners
        ]

    @cached_property
    def _found(self) -> dict[str, Nearby]:
        return {}

    @cached_property
    def _own(self) -> Counter[str]:
        return self.ground.ties.of(self.group)

    def _called(self, programmes: Iterable[str]) -> list[str]:
        return [self.ground.labels.get(programme, programme) for programme in programmes]

    def _seen(self, attribute: str) -> set[str]:
        return {self.graph.nodes[each][attribute] for each in self.company}

    def _key(self, other: str) -> tuple[int, float, float, int, str]:
        found = self.of(other)
        programmes = -len(self.shared_programmes(other))
        if other in self.tied:
            return _TIED, -self.tied[other], -found.score, programmes, other
        if found.through:
            return _NEAR, -found.score, 0, programmes, other
        projects = {project for tie in self.graph.adj[other].values() for project in tie["projects"]}
        return _FAR, -round(found.similarity * len(projects), _DECIMALS), 0, programmes, other
