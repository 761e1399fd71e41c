"""Who is two steps from a partner, or from several taken as one, and how much speaks for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import fsum, log, log1p, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

_DECIMALS = 12  # scores that agree so far are equal, in whatever order they were added up


class Nearby(NamedTuple):
    """What speaks for one partner: ``through`` are the shared alters, those that count most first."""

    score: float
    adamic_adar: float
    similarity: float
    through: tuple[str, ...]


def nearby(graph: nx.Graph[str], group: Iterable[str]) -> dict[str, Nearby]:
    """Return what speaks for each partner that shares an alter with ``group``, sorted by id.

    ``score`` is (1 + similarity) times the sum, over the alters z that both are tied to, of
    ln(1 + n) ln(1 + m) / ln(degree of z), n and m being the projects z shares with the group and
    with the other. It is Adamic and Adar's sum with weighted ties (in the way of L. Lü and T. Zhou,
    "Link prediction in weighted networks: the role of weak ties", EPL 89, 18001, 2010), raised for
    those who work under the same programmes (see `similarity`); docs/benchmarks.md says how it was
    chosen. ``adamic_adar`` is the plain sum of 1/ln(degree of z) (L. Adamic and E. Adar, "Friends
    and neighbors on the Web", Social Networks 25, 2003).

    Several partners count as one body: an alter of two of them counts once, with all projects it
    shares with either. Those tied to the group themselves are among the result; its members are not.
    """
    inside = set(group)
    shared = shared_projects(graph, inside)
    parts: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    plain: defaultdict[str, list[float]] = defaultdict(list)
    for alter in sorted(shared):
        ties = graph.adj[alter]
        for other in ties.keys() - inside:
            rare = 1 / log(len(ties))  # two ties at least: one to the group, one to the other
            parts[other].append((rare * log1p(shared[alter]) * log1p(ties[other]["shared"]), alter))
            plain[other].append(rare)
    own = programme_ties(graph, inside)
    found = {}
    for other in sorted(parts):
        alike = similarity(own, programme_ties(graph, [other]))
        found[other] = Nearby(
            score=round((1 + alike) * fsum(part for part, _ in parts[other]), _DECIMALS),
            adamic_adar=round(fsum(plain[other]), _DECIMALS),
            similarity=alike,
            through=tuple(alter for _, alter in sorted(parts[other], key=_greatest_first)),
        )
    return found


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
    return -round(part[0], _DECIMALS), part[1]


def programme_ties(graph: nx.Graph[str], group: Iterable[str]) -> Counter[str]:
    """Return how many ties the partners have under each programme; a tie under two counts in both."""
    return Counter(
        programme for member in group for tie in graph.adj[member].values() for programme in tie["programmes"]
    )


def similarity(one: Counter[str], other: Counter[str]) -> float:
    """Return the cosine of two counts, from 0 (nothing in common, or one is empty) to 1 (the same shares).

    G. Salton and M. McGill, "Introduction to Modern Information Retrieval", 1983.
    """
    length = sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    product = sum(count * other[key] for key, count in one.items())
    return round(product / length, _DECIMALS) if length else 0.0
