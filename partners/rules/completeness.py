"""Rules about what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partners.rules.finding import Finding
from partners.rules.known import Known
from partners.suggest import closest
from partners.values import id_meant

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
    busy: set[str] = {p.partner for entry in draft.projects for p in entry.record.participations}
    known = Known(draft.partners, draft)
    # a slip in a project is one problem: the partner it meant takes part
    slips = sorted(busy - known.legal.keys())
    busy |= {id_meant(name) or "" for name in slips}
    busy |= {closest(name, known.legal) or "" for name in slips[:_SLIPS]}
    for entry in draft.partners:
        name = entry.record.id
        if name and name not in busy and id_meant(name) not in busy and name not in draft.lost:
            message = "it takes part in no project"
            yield Finding(entry.origin, entry.label, message, "name it under a project's partners")


_SLIPS = 20


def missing_sources(draft: Draft) -> Iterator[Finding]:
    """Find records without a source."""
    for entry in draft.records:
        if not entry.has("sources"):
            yield Finding(entry.origin, entry.label, "it gives no source", "add sources: with web addresses")
