"""Changes as the lines that people read: how much changed, and one entry for everything that differs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from partners.comparing.change_words import Words
from partners.comparing.changes import has_ended
from partners.model import Partner, Programme, Project, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from partners.comparing.changes import Changes, RecordChanges, TieChanges
    from partners.model import Participation

R = TypeVar("R", Partner, Project, Programme)


@dataclass(frozen=True, slots=True)
class Entry:
    """One difference: what happened, to what, and the fields that differ, one a line."""

    verb: str
    subject: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The differences of one section, under its title."""

    title: str
    entries: tuple[Entry, ...]


def counts(changes: Changes) -> str:
    """Return how much changed, in one line: ``3 partners joined, 1 left; 2 projects new; 14 ties gained``."""
    return "; ".join(count_phrases(changes)) or "nothing changed"


def count_phrases(changes: Changes) -> tuple[str, ...]:
    """Return how much changed, one phrase for each section in which something did."""
    partners, projects, programmes = changes.partners, changes.projects, changes.programmes
    parts, ties, ended = changes.participations, changes.ties, len(changes.ended)
    phrases = (
        _phrase(
            "partner",
            joined=len(partners.gained),
            left=len(partners.lost),
            renamed=len(partners.renamed),
            changed=len(partners.changed),
        ),
        _phrase(
            "project",
            new=len(projects.gained),
            removed=len(projects.lost),
            renamed=len(projects.renamed),
            ended=ended,
            changed=len(projects.changed) - ended,
        ),
        _phrase(
            "programme",
            new=len(programmes.gained),
            removed=len(programmes.lost),
            renamed=len(programmes.renamed),
            changed=len(programmes.changed),
        ),
        _phrase("participation", gained=len(parts.gained), lost=len(parts.lost), changed=len(parts.changed)),
        _phrase("tie", gained=len(ties.gained), lost=len(ties.lost), changed=len(ties.changed)),
        "the site's settings changed" if changes.site else "",
    )
    return tuple(filter(None, phrases))


def _phrase(noun: str, **numbers: int) -> str:
    """Return ``3 partners joined, 1 left``: the noun stands with the first number only."""
    present = [(verb, number) for verb, number in numbers.items() if number]
    return ", ".join(
        f"{number:,} {verb}" if place else f"{number:,} {noun}{'s' * (number != 1)} {verb}"
        for place, (verb, number) in enumerate(present)
    )


def groups(changes: Changes) -> tuple[Group, ...]:
    """Return every difference in words, by section; sections without one are left out."""
    words = Words(changes)
    found = (
        Group("Partners", tuple(_records(words, changes.partners, words.partner, "joined", "left"))),
        Group("Projects", tuple(_records(words, changes.projects, words.project, "new", "removed"))),
        Group("Programmes", tuple(_records(words, changes.programmes, words.programme, "new", "removed"))),
        Group("Participations", tuple(_participations(words, changes.participations))),
        Group("Ties", tuple(_ties(words, changes.ties))),
        Group("Site", tuple(Entry("changed", words.field(change)) for change in changes.site)),
    )
    return tuple(group for group in found if group.entries)


def _records(
    words: Words, section: RecordChanges[R], name: Callable[[R], str], gained: str, lost: str
) -> Iterator[Entry]:
    yield from (Entry(gained, name(record)) for record in section.gained)
    yield from (Entry(lost, name(record)) for record in section.lost)
    for change in section.renamed:
        moved = f"{name(change.new)}: probably {change.old.id} before, {change.because}"
        yield Entry("renamed", moved, tuple(map(words.field, change.fields)))
    for change in section.changed:
        ended = isinstance(change.new, Project) and isinstance(change.old, Project) and has_ended(change)
        details = tuple(map(words.field, change.fields))
        yield Entry("ended" if ended else "changed", name(change.new), details)


def _participations(words: Words, section: RecordChanges[Participation]) -> Iterator[Entry]:
    for verb, found in (("gained", section.gained), ("lost", section.lost)):
        for project, parts in groupby(found, key=lambda part: part.project):
            crew = ", ".join(_with_role(words, part) for part in parts)
            yield Entry(verb, f"{words.project_of(project).label}: {crew}")
    for change in section.changed:
        project, partner = words.project_of(change.new.project), words.partner_of(change.new.partner)
        yield Entry("changed", f"{project.label}: {partner.name}", tuple(map(words.field, change.fields)))


def _with_role(words: Words, part: Participation) -> str:
    name = words.partner_of(part.partner).name
    return name if part.role is Role.PARTNER else f"{name} ({part.role})"


def _ties(words: Words, section: TieChanges) -> Iterator[Entry]:
    for verb, ties in (("gained", section.gained), ("lost", section.lost), ("changed", section.changed)):
        for tie in ties:
            pair = f"{words.partner_of(tie.source).name} with {words.partner_of(tie.target).name}"
            yield Entry(verb, f"{pair}, {words.reasons(tie)}")
