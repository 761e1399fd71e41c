"""What each measure means, in words for people who have never met it; docs and interface read it here."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of the measures table: a short label, one plain sentence, where the formula comes from."""

    label: str
    sentence: str
    source: str


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "degree": Measure(
            "Partners",
            "How many other partners it shares at least one project with.",
            "Freeman 1979, Social Networks 1",
        ),
        "strength": Measure(
            "Strength",
            "The weights of its ties added up; with Newman weights, the number of projects it shares.",
            "Newman 2001, Physical Review E 64, 016132",
        ),
        "betweenness": Measure(
            "Go-between",
            "The share of all pairs of other partners whose shortest route runs through it, "
            "a tie being shorter the stronger it is (length 1/weight): 0 never, 1 always.",
            "Freeman 1977, Sociometry 40; Brandes 2001, Journal of Mathematical Sociology 25",
        ),
        "constraint": Measure(
            "Constraint",
            "How much its partners are tied to each other around it: low for a broker between groups, "
            "high in one closed circle, empty without ties.",
            "Burt 1992, Structural Holes, ch. 2, eq. 2.4",
        ),
        "community": Measure(
            "Community",
            "The group it falls into when the network is split where ties are thin; 1 is the largest, "
            "a partner without ties is a group of its own.",
            "Blondel et al. 2008, Journal of Statistical Mechanics P10008 (Louvain)",
        ),
        "component": Measure(
            "Component",
            "The connected part of the network it is in, 1 being the largest; "
            "between two components there is no route at all.",
            "graph theory",
        ),
        "effective_size": Measure(
            "Effective size",
            "How many of its partners remain when those who also work with each other are discounted; "
            "empty without ties.",
            "Burt 1992, ch. 2; Borgatti 1997, Connections 20(1)",
        ),
        "harmonic": Measure(
            "Nearness",
            "How near it is to everyone: each other partner counts 1 when tied, 1/2 at two steps, "
            "1/3 at three, 0 out of reach, and the mean is taken.",
            "Marchiori and Latora 2000, Physica A 285",
        ),
        "closeness": Measure(
            "Closeness",
            "One over the mean number of steps to the partners it can reach, "
            "times the share of all partners that it can reach.",
            "Freeman 1979; Wasserman and Faust 1994, eq. 5.22",
        ),
        "coreness": Measure(
            "Coreness",
            "The largest k such that it is in a group where everyone has at least k partners "
            "inside the group.",
            "Seidman 1983, Social Networks 5",
        ),
        "projects": Measure(
            "Projects",
            "How many projects make its ties: those it shares with at least one other partner.",
            "a count",
        ),
        "programmes": Measure(
            "Programmes",
            "How many programmes those projects belong to.",
            "a count",
        ),
        "countries": Measure(
            "Countries",
            "How many countries the partners it is tied to are in, its own too when one of them is there.",
            "a count",
        ),
    }
)
