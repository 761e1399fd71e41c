"""The numbers of `community_stability`: of a partner, of a community, of all runs."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from network.definitions.of_partners import MEASURES
from network.explained import Definition

if TYPE_CHECKING:
    from collections.abc import Mapping


def _number(label: str, sentence: str, formula: str, unit: str, source: str) -> Definition:
    return Definition(
        label=label,
        sentence=sentence,
        formula=formula,
        unit=unit,
        weights="strengths, as in community",
        isolates="no part in it",
        source=source,
    )


_TOGETHER = "mean over the runs of the share of the community’s other members in its group"
_SHARE = "share, 0 to 1"
_CONSENSUS = "Lancichinetti and Fortunato 2012, Scientific Reports 2, 336"

STABILITY: Mapping[str, Definition] = MappingProxyType(
    {
        "community": MEASURES["community"],
        "stays": _number(
            "Stays",
            "How often a partner is grouped with the others of its community when the search is run again: "
            "1 always; no value for one alone. Of a community, the mean of its members.",
            _TOGETHER,
            _SHARE,
            _CONSENSUS,
        ),
        "next": _number(
            "Next community",
            "The other community with whose members it is grouped most often; 0 when it never is with any.",
            "the community of the largest next_share, of equals the first",
            "a number that names a group",
            _CONSENSUS,
        ),
        "next_share": _number(
            "Share of the next",
            "How often it is grouped with the members of that other community.",
            "mean over the runs of the share of that community’s members in its group",
            _SHARE,
            _CONSENSUS,
        ),
        "partners": _number(
            "Partners", "How many partners the community has.", "a count", "partners", "a count"
        ),
        "modularity": _number(
            "Modularity",
            "How much more weight lies within the groups of a run than chance would have it.",
            "Σ over groups of (weight within/all weight) - (strength within/all strength)²",
            "none, below 1",
            "Newman 2004, Physical Review E 70, 056131",
        ),
        "rand": _number(
            "Agreement of pairs",
            "How far two runs agree on which pairs belong together: 1 wholly, 0 as by chance; "
            "no value for one run, or without ties.",
            "adjusted Rand index, mean over the pairs of runs",
            "none, at most 1",
            "Hubert and Arabie 1985, Journal of Classification 2",
        ),
        "information": _number(
            "Shared information",
            "How much of one run’s grouping another run’s tells: 1 all, 0 nothing; "
            "no value for one run, or without ties.",
            "2 I(A, B)/(H(A) + H(B)), mean over the pairs of runs",
            _SHARE,
            "Danon et al. 2005, Journal of Statistical Mechanics P09008",
        ),
    }
)
