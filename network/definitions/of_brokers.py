"""The columns of `brokerage_roles`, in their order."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from network.explained import Definition

if TYPE_CHECKING:
    from collections.abc import Mapping


def _role(label: str, sentence: str, formula: str) -> Definition:
    return Definition(
        label=label,
        sentence=sentence,
        formula=f"pairs j, k of alters of i that are not tied, with {formula}",
        unit="pairs of partners",
        weights="not looked at",
        isolates="0",
        source="Gould and Fernandez 1989, Sociological Methodology 19",
    )


BROKERAGE: Mapping[str, Definition] = MappingProxyType(
    {
        "coordinator": _role(
            "Coordinator",
            "Between how many pairs of its own group it stands who do not work with each other.",
            "j, k and i in one group",
        ),
        "gatekeeper": _role(
            "Gatekeeper",
            "Between how many pairs it stands as the one who lets a partner of another group reach its own.",
            "j in another group, k and i in one",
        ),
        "representative": _role(
            "Representative",
            "Between how many pairs it stands as the one who speaks for its own group to another; "
            "ties have no direction, so it is as often this as a gatekeeper.",
            "j and i in one group, k in another",
        ),
        "consultant": _role(
            "Consultant",
            "Between how many pairs of one other group it stands, itself from outside.",
            "j and k in one group, i in another",
        ),
        "liaison": _role(
            "Liaison",
            "Between how many pairs it stands where all three are of different groups.",
            "j, k and i in three groups",
        ),
        "total": _role(
            "All pairs",
            "Between how many pairs of its partners it stands who do not work with each other.",
            "whatever groups; a gatekeeper’s pair is counted once",
        ),
    }
)
