"""Rules about ids: each given once, each mention of one known, no circle of mentions."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from partners.problems import quoted
from partners.rules.finding import Finding
from partners.rules.known import Known
from partners.suggest import did_you_mean
from partners.values import id_meant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partners.draft import Draft, Entry
    from partners.model import Partner, Programme, Project


def duplicate_id(draft: Draft) -> Iterator[Finding]:
    """Find records of one section with one id, letter case and forms of letters apart, and a second site."""
    for section in (draft.partners, draft.projects, draft.programmes):
        first: dict[str, Entry[Partner] | Entry[Project] | Entry[Programme]] = {}
        for entry in section:
            key = unicodedata.normalize("NFKC", entry.record.id).casefold()
            known = first.setdefault(key, entry)
            if key and known is not entry:
                where = f"{known.origin.file} line {known.origin.line}"
                message = f"the id {quoted(entry.record.id)} is taken, see {where}"
                yield Finding(entry.at("id"), entry.label, message, "give each record an id of its own")
    for site in draft.sites[1:]:
        where = f"{draft.sites[0].origin.file} line {draft.sites[0].origin.line}"
        yield Finding(site.origin, site.label, f"there is a site already, see {where}", "keep one of them")


def unknown_partner(draft: Draft) -> Iterator[Finding]:
    """Find partners that a project names and the registry does not have."""
    known = Known(draft.partners, draft)
    for entry in draft.projects:
        for participation in entry.record.participations:
            is_id = id_meant(participation.partner) == participation.partner  # else it has been refused
            if is_id and not known.names(participation.partner):
                origin = participation.origin or entry.origin
                message = f"partner {quoted(participation.partner)} is not in the registry"
                fix = did_you_mean(participation.partner, known.legal, "add it under partners:")
                yield Finding(origin, entry.label, message, fix)


def unknown_programme(draft: Draft) -> Iterator[Finding]:
    """Find programmes that are named and not in the registry."""
    known = Known(draft.programmes, draft)
    mentions: list[tuple[Entry[Project] | Entry[Programme], str, str | None]] = [
        *((entry, "programme", entry.record.programme) for entry in draft.projects),
        *((entry, "parent", entry.record.parent) for entry in draft.programmes),
    ]
    for entry, key, programme in mentions:
        if programme is not None and not known.names(programme):
            message = f"{key} {quoted(programme)} is not in the registry"
            yield Finding(
                entry.at(key),
                entry.label,
                message,
                did_you_mean(programme, known.legal, "add it under programmes:"),
            )


def unknown_successor(draft: Draft) -> Iterator[Finding]:
    """Find successors that are not in the registry."""
    known = Known(draft.partners, draft)
    for entry in draft.partners:
        successor = entry.record.successor
        if successor is not None and not known.names(successor):
            message = f"successor {quoted(successor)} is not in the registry"
            yield Finding(
                entry.at("successor"), entry.label, message, did_you_mean(successor, known.legal, "add it")
            )


def unknown_owner(draft: Draft) -> Iterator[Finding]:
    """Find a site's owner that is not in the registry."""
    known = Known(draft.partners, draft)
    for entry in draft.sites:
        owner = entry.record.owner
        if owner is not None and not known.names(owner):
            message = f"owner {quoted(owner)} is not in the registry"
            yield Finding(
                entry.at("owner"),
                entry.label,
                message,
                did_you_mean(owner, known.legal, "write a partner's id"),
            )


def programme_cycle(draft: Draft) -> Iterator[Finding]:
    """Find programmes that are each other's parents."""
    parents: dict[str, str | None] = {entry.record.id: entry.record.parent for entry in draft.programmes}
    for entry in draft.programmes:
        circle = _circle(entry.record.id, parents)
        if circle:
            message = f"programmes are each other's parents: {circle}"
            yield Finding(entry.at("parent"), entry.label, message, "take one parent out of the circle")


def successor_cycle(draft: Draft) -> Iterator[Finding]:
    """Find partners that succeed each other in a circle."""
    successors: dict[str, str | None] = {entry.record.id: entry.record.successor for entry in draft.partners}
    for entry in draft.partners:
        circle = _circle(entry.record.id, successors)
        if circle:
            message = f"partners succeed each other in a circle: {circle}"
            yield Finding(entry.at("successor"), entry.label, message, "the last one has no successor")


def _circle(start: str, following: Mapping[str, str | None]) -> str:
    """Return the circle that ``start`` is the first id of, in words; nothing for any other id."""
    path = [start]
    seen = {start}
    while (step := following.get(path[-1])) is not None and step not in seen:
        path.append(step)
        seen.add(step)
    return " -> ".join((*path, start)) if step == start and start == min(path) else ""
