"""The page that says what is new since an older version of the registry, as values for its template."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from maps.facts import kind_words, span_words
from maps.text import page_path
from partners.comparing.change_entries import count_phrases
from partners.comparing.change_words import Words
from partners.comparing.changes import has_ended
from partners.countries import country_names
from partners.model import ProjectKind, Role
from partners.tied import tied_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maps.views import View
    from partners.comparing.changes import Changes, RecordChange, TieChange
    from partners.model import (
        Participation,
        Partner,
        PartnerId,
        Programme,
        ProgrammeId,
        Project,
        ProjectId,
        Registry,
    )

MANY = 40
"""A longer list of differences of one sort is folded."""


class Ref(NamedTuple):
    """A name, and the page it links to from the site's root; '' when the record is gone."""

    name: str
    path: str


class Named(NamedTuple):
    """A few words and the records they lead to, such as *through* and the projects of a tie."""

    words: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One difference: the records it is about, what stands beside them, and the fields that differ."""

    refs: tuple[Ref, ...] = ()
    words: str = ""
    named: tuple[Named, ...] = ()
    details: tuple[str, ...] = ()


class Block(NamedTuple):
    """The differences of one sort, under their own small heading."""

    title: str
    items: tuple[Item, ...]


class Section(NamedTuple):
    """The differences of one part of the registry."""

    id: str
    title: str
    blocks: tuple[Block, ...]


class Total(NamedTuple):
    """How many there are now, and how many there were."""

    name: str
    now: int
    before: int


def news(changes: Changes) -> View:
    """Return what the page shows: the counts, totals then and now, and every difference by section."""
    teller = _Teller(changes)
    sections = (
        Section("partners", "Partners", teller.partners()),
        Section("projects", "Projects", teller.projects()),
        Section("programmes", "Programmes", teller.programmes()),
        Section("participations", "Participations", teller.participations()),
        Section("ties", "Ties", teller.ties()),
        Section("site", "This site", teller.site()),
    )
    shown = [
        section._replace(
            blocks=tuple(
                Block(b.title, tuple(sorted(b.items, key=_names))) for b in section.blocks if b.items
            )
        )
        for section in sections
    ]
    return {
        "phrases": [phrase[0].upper() + phrase[1:] for phrase in count_phrases(changes)],
        "totals": _totals(changes.old, changes.new),
        "sections": [section for section in shown if section.blocks],
        "many": MANY,
    }


def _names(item: Item) -> list[str]:
    """Return what an item is sorted by: for readers names come before ids."""
    return [ref.name.casefold() for ref in item.refs]


def _totals(old: Registry, new: Registry) -> tuple[Total, ...]:
    return (
        Total("Partners", len(new.partners), len(old.partners)),
        Total("Projects", len(new.projects), len(old.projects)),
        Total("Programmes", len(new.programmes), len(old.programmes)),
        Total("Ties", sum(1 for _ in tied_pairs(new)), sum(1 for _ in tied_pairs(old))),
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells each part of the changes in blocks."""

    changes: Changes

    @property
    def _words(self) -> Words:
        return Words(self.changes)

    def partners(self) -> tuple[Block, ...]:
        section = self.changes.partners
        return (
            Block("Joined", tuple(map(self._partner_item, section.gained))),
            Block("Left", tuple(map(self._partner_item, section.lost))),
            Block("Renamed", tuple(self._renamed(c, self._partner(c.new.id)) for c in section.renamed)),
            Block("Changed", tuple(self._changed(c, self._partner(c.new.id)) for c in section.changed)),
        )

    def projects(self) -> tuple[Block, ...]:
        section, ended = self.changes.projects, self.changes.ended
        return (
            Block("New", tuple(map(self._project_item, section.gained))),
            Block("Removed", tuple(map(self._project_item, section.lost))),
            Block("Renamed", tuple(self._renamed(c, self._project(c.new.id)) for c in section.renamed)),
            Block("Ended", tuple(self._changed(c, self._project(c.new.id)) for c in ended)),
            Block(
                "Changed",
                tuple(self._changed(c, self._project(c.new.id)) for c in section.changed if not has_ended(c)),
            ),
        )

    def programmes(self) -> tuple[Block, ...]:
        section = self.changes.programmes
        return (
            Block("New", tuple(map(self._programme_item, section.gained))),
            Block("Removed", tuple(map(self._programme_item, section.lost))),
            Block("Renamed", tuple(self._renamed(c, self._programme(c.new.id)) for c in section.renamed)),
            Block("Changed", tuple(self._changed(c, self._programme(c.new.id)) for c in section.changed)),
        )

    def participations(self) -> tuple[Block, ...]:
        """Tell who joined and left projects that both versions have; new and lost ones name theirs."""
        section = self.changes.participations
        apart = {project.id for project in (*self.changes.projects.gained, *self.changes.projects.lost)}
        return (
            Block("Joined", self._crews("now with", (p for p in section.gained if p.project not in apart))),
            Block("Left", self._crews("no longer with", (p for p in section.lost if p.project not in apart))),
            Block(
                "Changed",
                tuple(
                    Item(
                        refs=(self._partner(change.new.partner),),
                        named=(Named("in", (self._project(change.new.project),)),),
                        details=tuple(map(self._words.field, change.fields)),
                    )
                    for change in section.changed
                ),
            ),
        )

    def ties(self) -> tuple[Block, ...]:
        section = self.changes.ties
        return (
            Block("Gained", tuple(map(self._tie, section.gained))),
            Block("Lost", tuple(map(self._tie, section.lost))),
            Block("Other projects", tuple(map(self._tie, section.changed))),
        )

    def site(self) -> tuple[Block, ...]:
        details = tuple(map(self._words.field, self.changes.site))
        return (Block("Changed", (Item(details=details),) if details else ()),)

    # items -------------------------------------------------------------------------------------

    def _partner_item(self, partner: Partner) -> Item:
        where = (partner.city, country_names().get(partner.country, partner.country))
        return Item(refs=(self._partner(partner.id),), words=", ".join(filter(None, where)))

    def _project_item(self, project: Project) -> Item:
        about = (
            "" if project.kind is ProjectKind.PROJECT else kind_words(project.kind),
            self._words.programme_of(project.programme).label if project.programme else "",
            span_words(project.start, project.end),
        )
        crew = tuple(self._partner(part.partner) for part in project.participations)
        return Item(
            refs=(self._project(project.id),),
            words=" · ".join(filter(None, about)),
            named=(Named("with", crew),) if crew else (),
        )

    def _programme_item(self, programme: Programme) -> Item:
        return Item(refs=(self._programme(programme.id),), words=programme.funder or "")

    def _changed(self, change: RecordChange[Any], ref: Ref) -> Item:
        return Item(refs=(ref,), details=tuple(map(self._words.field, change.fields)))

    def _renamed(self, change: RecordChange[Any], ref: Ref) -> Item:
        words = f"probably {change.old.id} before: {change.because}"
        return Item(refs=(ref,), words=words, details=tuple(map(self._words.field, change.fields)))

    def _crews(self, words: str, participations: Iterable[Participation]) -> tuple[Item, ...]:
        """Return an item for each project, with those who joined or left it."""
        return tuple(
            Item(refs=(self._project(project),), named=(Named(words, tuple(map(self._member, parts))),))
            for project, parts in groupby(participations, key=lambda part: part.project)
        )

    def _member(self, part: Participation) -> Ref:
        name, path = self._partner(part.partner)
        return Ref(name if part.role is Role.PARTNER else f"{name} ({kind_words(part.role)})", path)

    def _tie(self, tie: TieChange) -> Item:
        through = [Named("through", tuple(map(self._project, tie.new or tie.old)))]
        if tie.old and tie.new:
            through.append(Named("before through", tuple(map(self._project, tie.old))))
        return Item(refs=(self._partner(tie.source), self._partner(tie.target)), named=tuple(through))

    # links -------------------------------------------------------------------------------------

    def _partner(self, partner: PartnerId) -> Ref:
        return self._ref("partners", partner, self._words.partner_of(partner).name)

    def _project(self, project: ProjectId) -> Ref:
        return self._ref("projects", project, self._words.project_of(project).label)

    def _programme(self, programme: ProgrammeId) -> Ref:
        return self._ref("programmes", programme, self._words.programme_of(programme).name)

    def _ref(self, kind: str, record_id: str, name: str) -> Ref:
        there = record_id in getattr(self.changes.new, kind)
        return Ref(name, page_path(kind, record_id) if there else "")
