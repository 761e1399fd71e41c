"""Who is two steps from a partner, or from several taken as one, and how much speaks for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import fsum, log, log1p, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

DECIMALS = 12  # scores that agree so far are equal, in whatever order they were added up


class Nearby(NamedTuple):
    """What speaks for one partner: ``through`` are the shared alters, those that count most first."""

    score: float
    adamic_adar: float
    similarity: float
    through: tuple[str, ...]


class ProgrammeTies(dict[str, Counter[str]]):
    """How many ties a partner has under each programme; counted when first asked, under two in both."""

    def __init__(self, graph: nx.Graph[str]) -> None:
        super().__init__()
        self._graph = graph

    def __missing__(self, partner: str) -> Counter[str]:
        ties = self._graph.adj[partner].values()
        counted = self[partner] = Counter(programme for tie in ties for programme in tie["programmes"])
        return counted

    def of(self, group: Iterable[str]) -> Counter[str]:
        """Return the ties of several partners added up."""
        total: Counter[str] = Counter()
        for member in group:
            total.update(self[member])
        return total


def nearby(
    graph: nx.Graph[str], shared: Mapping[str, int], own: Counter[str], other: str, ties: ProgrammeTies
) -> Nearby:
    """Return what speaks for ``other``, from where ``shared`` and ``own`` are a group's alters and ties.

    ``score`` is (1 + similarity) times the sum, over the alters z that both are tied to, of
    ln(1 + n) ln(1 + m) / ln(degree of z), n and m being the projects z shares with the group and
    with the other. It is Adamic and Adar's sum with weighted ties (in the way of L. Lü and T. Zhou,
    "Link prediction in weighted networks: the role of weak ties", EPL 89, 18001, 2010), raised for
    those who work under the same programmes (see `similarity`); docs/benchmarks.md says how it was
    chosen. ``adamic_adar`` is the plain sum of 1/ln(degree of z) (L. Adamic and E. Adar, "Friends
    and neighbors on the Web", Social Networks 25, 2003). Without a shared alter both are 0.

    Several partners count as one body: an alter of two of them counts once, with all projects it
    shares with either.
    """
    around = graph.adj[other]
    few, many = sorted((shared.keys(), around.keys()), key=len)
    both = sorted(alter for alter in few if alter in many)
    rare = {alter: 1 / log(graph.degree(alter)) for alter in both}  # two ties at least
    parts = [(rare[alter] * log1p(shared[alter]) * log1p(around[alter]["shared"]), alter) for alter in both]
    alike = similarity(own, ties[other])
    return Nearby(
        score=round((1 + alike) * fsum(part for part, _ in parts), DECIMALS),
        adamic_adar=round(fsum(rare.values()), DECIMALS),
        similarity=alike,
        through=tuple(alter for _, alter in sorted(parts, key=_greatest_first)),
    )


def shared_projects(graph: nx.Graph[str], group: Iterable[str]) -> dict[str, int]:
    """Return, for everyone tied to the group from outside, how many projects it shares with it."""
    inside = set(group)
    projects: defaultdict[str, set[str]] = defaultdict(set)
    for member in inside:
        for alter, tie in graph.adj[member].items():
            if alter not in inside:
                projects[alter].update(tie["projects"])
    return {alter: len(projects[alter]) for alter in sorted(projects)}


def _greatest_first(part: tuple[float, str]) -> tuple[float, str]:
    return -round(part[0], DECIMALS), part[1]


def similarity(one: Counter[str], other: Counter[str]) -> float:
    """Return the cosine of two counts, from 0 (nothing in common, or one is empty) to 1 (the same shares).

    G. Salton and M. McGill, "Introduction to Modern Information Retrieval", 1983.
    """
    length = sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    product = sum(count * other[key] for key, count in one.items())
    return round(product / length, DECIMALS) if length else 0.0
