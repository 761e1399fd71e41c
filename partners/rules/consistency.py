"""Rules about values that do not go together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from partners.countries import OTHER_CODES, country_names
from partners.model import ProjectKind, Role
from partners.problems import quoted
from partners.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partners.draft import Draft


def repeated_partner(draft: Draft) -> Iterator[Finding]:
    """Find partners that stand twice in one project."""
    for entry in draft.projects:
        seen: Counter[str] = Counter()
        for participation in entry.record.participations:
            seen[participation.partner] += 1
            if participation.partner and seen[participation.partner] == 2:  # noqa: PLR2004 - the second time
                message = f"partner {quoted(participation.partner)} takes part twice"
                yield Finding(participation.origin or entry.origin, entry.label, message, "keep one of them")


def two_coordinators(draft: Draft) -> Iterator[Finding]:
    """Find projects with two coordinators."""
    for entry in draft.projects:
        leading = [p for p in entry.record.participations if p.role is Role.COORDINATOR]
        for participation in leading[1:]:
            message = (
                f"{quoted(participation.partner)} is a second coordinator beside {quoted(leading[0].partner)}"
            )
            yield Finding(participation.origin or entry.origin, entry.label, message, "keep one coordinator")


def misplaced_submissions(draft: Draft) -> Iterator[Finding]:
    """Find submissions of what is no proposal."""
    for entry in draft.projects:
        if entry.record.submissions and entry.record.kind is not ProjectKind.PROPOSAL:
            message = f"a {entry.record.kind} has submissions"
            yield Finding(
                entry.at("submissions"), entry.label, message, "write kind: proposal, or leave them out"
            )


def half_point(draft: Draft) -> Iterator[Finding]:
    """Find a latitude without a longitude, or the other way round."""
    for entry in draft.partners:
        if entry.has("lat") != entry.has("lon"):
            here, there = ("lat", "lon") if entry.has("lat") else ("lon", "lat")
            message = f"{here} stands without {there}"
            yield Finding(entry.at(here), entry.label, message, f"add {there}, or leave both out")


def null_island(draft: Draft) -> Iterator[Finding]:
    """Find the point (0, 0), which a failed look-up leaves behind."""
    for entry in draft.partners:
        if entry.record.lat == 0 == entry.record.lon:
            message = "the point (0, 0) lies in the Atlantic"
            yield Finding(
                entry.at("lat"), entry.label, message, "write the real point, or leave lat and lon out"
            )


def nuts_elsewhere(draft: Draft) -> Iterator[Finding]:
    """Find NUTS codes that begin with another country's letters."""
    for entry in draft.partners:
        nuts, country = entry.record.nuts, entry.record.country
        known = country in country_names()  # else the country itself is the mistake
        if nuts is not None and known and OTHER_CODES.get(nuts[:2], nuts[:2]) != country:
            message = f"nuts {nuts} does not belong to country {country}"
            yield Finding(entry.at("nuts"), entry.label, message, "correct one of them")
