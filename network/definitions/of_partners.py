"""The columns of `measures`, in their order."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from network.explained import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNTIED = "Without a tie there is nothing to measure."
_STRENGTH = "a weight is a strength"
_UNSEEN = "not looked at"
_COUNT = "a count"

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "degree": Measure(
            label="Partners",
            sentence="How many other partners it shares at least one project with.",
            says="Shares a project with {n} other partners.",
            one="Shares a project with {n} other partner.",
            formula="dᵢ, the number of partners j with wᵢⱼ > 0",
            unit="partners",
            weights=_UNSEEN,
            isolates="0",
            source="Freeman 1979, Social Networks 1",
        ),
        "strength": Measure(
            label="Strength",
            sentence="The weights of its ties added up; with Newman weights, the number of projects it "
            "shares.",
            says="Its ties add up to {n}; a project adds 1 at most, however many take part.",
            formula="sᵢ = Σⱼ wᵢⱼ",
            unit="weight; with Newman weights, projects",
            weights=_STRENGTH,
            isolates="0",
            source="Newman 2001, Physical Review E 64, 016132",
        ),
        "betweenness": Measure(
            label="Go-between",
            sentence="The share of all pairs of other partners whose shortest route runs through it, "
            "a tie being shorter the stronger it is (length 1/weight): 0 never, 1 always.",
            says="Stands between {%} of the pairs of other partners.",
            formula="Σ over pairs s, t of (shortest routes through i / all shortest routes), "
            "over (n-1)(n-2)/2",
            unit="share of the pairs of others, 0 to 1",
            weights="a tie is 1/weight long",
            isolates="0; they count in n",
            source="Freeman 1977, Sociometry 40; Brandes 2001, Journal of Mathematical Sociology 25",
        ),
        "constraint": Measure(
            label="Constraint",
            sentence="How much its partners are tied to each other around it: low for a broker between "
            "groups, "
            "high in one closed circle, empty without ties.",
            says="Its own circle binds it by {n}: near 0 for a broker between groups, about 1 in a closed "
            "circle.",
            nothing=_UNTIED,
            formula="Σⱼ (pᵢⱼ + Σq pᵢq pqⱼ)², with pᵢⱼ = wᵢⱼ/sᵢ, over its own alters",
            unit="none; above 0, seldom above 1",
            weights=_STRENGTH,
            isolates="no value",
            source="Burt 1992, Structural Holes, ch. 2, eq. 2.4",
        ),
        "community": Measure(
            label="Community",
            sentence="The group it falls into when the network is split where ties are thin; 1 is the "
            "largest, "
            "a partner without ties is a group of its own.",
            says="Is in community {n}, 1 being the largest.",
            formula="the split of highest modularity, Σ over groups of (weight within / all weight) - "
            "(strength within / all strength)²",
            unit="a number that names a group",
            weights=_STRENGTH,
            isolates="a group each",
            source="Traag, Waltman and van Eck 2019, Scientific Reports 9, 5233 (Leiden)",
        ),
        "component": Measure(
            label="Component",
            sentence="The connected part of the network it is in, 1 being the largest; "
            "between two components there is no route at all.",
            says="Is in part {n} of the network, 1 being the largest; nothing joins one part to another.",
            formula="whoever can be reached over ties",
            unit="a number that names a part",
            weights=_UNSEEN,
            isolates="a part each",
            source="graph theory",
        ),
        "effective_size": Measure(
            label="Effective size",
            sentence="How many of its partners remain when those who also work with each other are "
            "discounted; "
            "empty without ties.",
            says="Of its partners, {n} remain when those who also work with each other are discounted.",
            one="Of its partners, {n} remains when those who also work with each other are discounted.",
            nothing=_UNTIED,
            formula="dᵢ - 2tᵢ/dᵢ, tᵢ being the ties among its alters",
            unit="partners",
            weights=_UNSEEN,
            isolates="no value",
            source="Burt 1992, ch. 2; Borgatti 1997, Connections 20(1)",
        ),
        "harmonic": Measure(
            label="Nearness",
            sentence="How near it is to everyone: each other partner counts 1 when tied, 1/2 at two steps, "
            "1/3 at three, 0 out of reach, and the mean is taken.",
            says="Is {%} as near to everyone as it could be, were it tied to all.",
            formula="Σⱼ 1/(steps from i to j), over n-1",
            unit="mean over all others, 0 to 1",
            weights=f"{_UNSEEN}: steps are counted",
            isolates="0; they count in n",
            source="Marchiori and Latora 2000, Physica A 285",
        ),
        "closeness": Measure(
            label="Closeness",
            sentence="One over the mean number of steps to the partners it can reach, "
            "times the share of all partners that it can reach.",
            says="Its mean distance makes it {%} as close to all as a partner tied to everyone.",
            formula="(r/Σ steps) · r/(n-1), for r partners in reach",
            unit="none, 0 to 1",
            weights=f"{_UNSEEN}: steps are counted",
            isolates="0; they count in n",
            source="Freeman 1979; Wasserman and Faust 1994, eq. 5.22",
        ),
        "coreness": Measure(
            label="Coreness",
            sentence="The largest k such that it is in a group where everyone has at least k partners "
            "inside the group.",
            says="Is in a core where everyone has {n} partners or more inside.",
            one="Is in a core where everyone has {n} partner or more inside.",
            formula="the largest k whose k-core holds it",
            unit="partners",
            weights=_UNSEEN,
            isolates="0",
            source="Seidman 1983, Social Networks 5",
        ),
        "projects": Measure(
            label="Projects",
            sentence="How many projects make its ties: those it shares with at least one other partner.",
            says="{n} projects make its ties.",
            one="{n} project makes its ties.",
            formula=_COUNT,
            unit="projects",
            weights=_UNSEEN,
            isolates="0",
            source=_COUNT,
        ),
        "programmes": Measure(
            label="Programmes",
            sentence="How many programmes those projects belong to.",
            says="Those are under {n} programmes.",
            one="Those are under {n} programme.",
            formula=_COUNT,
            unit="programmes",
            weights=_UNSEEN,
            isolates="0",
            source=_COUNT,
        ),
        "countries": Measure(
            label="Countries",
            sentence="How many countries the partners it is tied to are in, its own too when one of them is "
            "there.",
            says="The partners it is tied to are in {n} countries.",
            one="The partners it is tied to are in {n} country.",
            formula=_COUNT,
            unit="countries",
            weights=_UNSEEN,
            isolates="0",
            source=_COUNT,
        ),
        "eigenvector": Measure(
            label="Among the strong",
            sentence="How strongly it is tied to partners who are strongly tied themselves; "
            "0 outside the one connected part of the network where this is strongest.",
            says="Is tied to the strongly tied by {n}; the squares of all partners’ numbers add up to 1.",
            formula="xᵢ = Σⱼ wᵢⱼ xⱼ / λ, for the largest λ of all components, Σ xᵢ² = 1",
            unit="none, 0 to 1",
            weights=_STRENGTH,
            isolates="0",
            source="Bonacich 1972, Journal of Mathematical Sociology 2",
        ),
        "pagerank": Measure(
            label="Often met",
            sentence="The share of time that somebody spends with it who walks from partner to partner, "
            "over strong ties more often, and starts anew anywhere after about seven steps.",
            says="Somebody who walks along the ties at random is with it {%} of the time.",
            formula="xᵢ = 0.15/n + 0.85 (Σⱼ wᵢⱼ xⱼ/sⱼ + Σ of isolates xⱼ/n), Σ xᵢ = 1",
            unit="share of the whole, 0 to 1",
            weights=_STRENGTH,
            isolates="the smallest share; what they hold is handed on to all evenly",
            source="Brin and Page 1998, Computer Networks and ISDN Systems 30",
        ),
        "clustering": Measure(
            label="Closed circle",
            sentence="The share of the pairs of its partners who work with each other too; every large "
            "project "
            "raises it, empty with fewer than two partners.",
            says="Of the pairs of its partners, {%} work with each other too.",
            nothing="With fewer than two partners there is no pair of them.",
            formula="2tᵢ/(dᵢ(dᵢ-1)), tᵢ being the ties among its alters",
            unit="share of the pairs of its alters, 0 to 1",
            weights=_UNSEEN,
            isolates="no value, nor with one tie",
            source="Watts and Strogatz 1998, Nature 393",
        ),
        "participation": Measure(
            label="Spread",
            sentence="How evenly its ties are spread over the communities: 0 when all are within one, "
            "towards 1 the more communities they reach, empty without ties.",
            says="Its ties are spread over the communities by {n}: 0 for all in one, near 1 for many alike.",
            nothing=_UNTIED,
            formula="1 - Σ over communities c of (sᵢ(c)/sᵢ)², sᵢ(c) being its strength towards c",
            unit="none, from 0 to below 1",
            weights=_STRENGTH,
            isolates="no value",
            source="Guimerà and Amaral 2005, Nature 433",
        ),
        "coordinations": Measure(
            label="Coordinations",
            sentence="The share of the projects it takes part in that it coordinates, those in which it is "
            "alone too; "
            "empty without projects.",
            says="Coordinates {%} of the projects it takes part in.",
            nothing="Takes part in no project that counts here.",
            formula="projects with the role coordinator / projects",
            unit="share of its projects, 0 to 1",
            weights=_UNSEEN,
            isolates="by their projects, no value without",
            source=_COUNT,
        ),
    }
)
