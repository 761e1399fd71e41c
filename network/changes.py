"""How the ties of two versions of a registry differ, with their weights: `tie_changes`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from network.projection import ties
from partners.comparing.renamed import relabelled, renames

if TYPE_CHECKING:
    from network.projection import Tie
    from partners.model import Registry


@dataclass(frozen=True, slots=True)
class TieChanges:
    """The ties that came, those that went, and those that weigh otherwise or rest on other projects now.

    All sorted by source and target; of a changed tie the old one stands first.
    """

    gained: tuple[Tie, ...] = ()
    lost: tuple[Tie, ...] = ()
    changed: tuple[tuple[Tie, Tie], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.gained or self.lost or self.changed)


def tie_changes(old: Registry, new: Registry) -> TieChanges:
    """Return how the ties of ``new`` differ from those of ``old``; each knows its projects and weights.

    Proposals make no tie. A record that most likely only changed its id (`partners.comparing.renamed`)
    goes by the new one, as in `partners.comparing.changes.changes`, which finds the same ties gained
    and lost; here a tie also counts as changed when a project they share grew or shrank, for then its
    Newman weight did.
    """
    before = {(tie.source, tie.target): tie for tie in ties(relabelled(old, renames(old, new)))}
    after = {(tie.source, tie.target): tie for tie in ties(new)}
    return TieChanges(
        gained=tuple(after[pair] for pair in sorted(after.keys() - before.keys())),
        lost=tuple(before[pair] for pair in sorted(before.keys() - after.keys())),
        changed=tuple(
            (before[pair], after[pair])
            for pair in sorted(before.keys() & after.keys())
            if before[pair] != after[pair]
        ),
    )
