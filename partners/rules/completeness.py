"""Rules about what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partners.model import PartnerId
from partners.rules.finding import Finding
from partners.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partners.draft import Draft


def empty_registry(draft: Draft) -> Iterator[Finding]:
    """Find that there is no partner at all: what a wrong path or a bad merge looks like."""
    if not draft.partners and not draft.lost:
        yield Finding(draft.start, "", "there is no partner", "write at least one record under partners:")


def complete_with_one(draft: Draft) -> Iterator[Finding]:
    """Find lists of partners that are said to be complete and have fewer than two."""
    for entry in draft.projects:
        count = len(entry.record.participations)
        if entry.record.complete and entry.node.whole and count < 2:  # noqa: PLR2004 - it takes two
            message = f"the list is said to be complete and has {count or 'no'} partner{'s' * (count != 1)}"
            yield Finding(entry.at("complete"), entry.label, message, "add the others, or leave complete out")


def isolated_partner(draft: Draft) -> Iterator[Finding]:
    """Find partners that take part in no project."""
    busy = {p.partner for entry in draft.projects for p in entry.record.participations}
    known = {entry.record.id: None for entry in draft.partners}
    # a slip in a project is one problem: the partner it meant takes part
    busy |= {PartnerId(closest(name, known) or "") for name in sorted(busy - known.keys())[:_SLIPS]}
    for entry in draft.partners:
        if entry.record.id and entry.record.id not in busy and entry.record.id not in draft.lost:
            message = "it takes part in no project"
            yield Finding(entry.origin, entry.label, message, "name it under a project's partners")


_SLIPS = 20


def missing_sources(draft: Draft) -> Iterator[Finding]:
    """Find records without a source."""
    for entry in draft.records:
        if not entry.has("sources"):
            yield Finding(entry.origin, entry.label, "it gives no source", "add sources: with web addresses")
