"""The page that says what is new since an older version of the registry, as values for its template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from maps.closed_lists import word
from maps.facts import span_words
from maps.languages import language as spoken
from maps.languages import mark
from maps.news_words import FieldWords, count_phrases
from maps.text import page_path
from partners.comparing.change_words import Words
from partners.comparing.changes import has_ended
from partners.model import ProjectKind, Role
from partners.tied import tied_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maps.languages import Language
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
    """An English sentence and the records that stand for its ``{names}``: *through ONE, TWO*."""

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


def news(changes: Changes, language: Language | None = None) -> View:
    """Return what the page shows in a language (English where none is given).

    These are the counts, totals then and now, and every difference by section.
    """
    language = language or spoken("en")
    teller, t = _Teller(changes, language), language.t
    sections = (
        Section("partners", t("Partners"), teller.partners()),
        Section("projects", t("Projects"), teller.projects()),
        Section("programmes", t("Programmes"), teller.programmes()),
        Section("participations", t("Participations"), teller.participations()),
        Section("ties", t("Ties"), teller.ties()),
        Section("site", t("This site"), teller.site()),
    )
    shown = [
        section._replace(
            blocks=tuple(
                Block(b.title, tuple(sorted(b.items, key=partial(_names, language))))
                for b in section.blocks
                if b.items
            )
        )
        for section in sections
    ]
    return {
        "phrases": list(count_phrases(language, changes)),
        "totals": _totals(language, changes.old, changes.new),
        "sections": [section for section in shown if section.blocks],
        "many": MANY,
    }


def _names(language: Language, item: Item) -> list[str]:
    """Return what an item is sorted by: for readers names come before ids."""
    return [language.sort_key(ref.name) for ref in item.refs]


def _totals(language: Language, old: Registry, new: Registry) -> tuple[Total, ...]:
    return (
        Total(language.t("Partners"), len(new.partners), len(old.partners)),
        Total(language.t("Projects"), len(new.projects), len(old.projects)),
        Total(language.t("Programmes"), len(new.programmes), len(old.programmes)),
        Total(language.t("Ties"), sum(1 for _ in tied_pairs(new)), sum(1 for _ in tied_pairs(old))),
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells each part of the changes in blocks."""

    changes: Changes
    language: Language

    @property
    def _words(self) -> Words:
        return Words(self.changes)

    @property
    def _fields(self) -> FieldWords:
        return FieldWords(self.language, self._words)

    def partners(self) -> tuple[Block, ...]:
        section = self.changes.partners
        return (
            Block(self.language.t("Joined"), tuple(map(self._partner_item, section.gained))),
            Block(self.language.t("Left"), tuple(map(self._partner_item, section.lost))),
            Block(
                self.language.t("Renamed"),
                tuple(self._renamed(c, self._partner(c.new.id)) for c in section.renamed),
            ),
            Block(
                self.language.t("Changed"),
                tuple(self._changed(c, self._partner(c.new.id)) for c in section.changed),
            ),
        )

    def projects(self) -> tuple[Block, ...]:
        section, ended = self.changes.projects, self.changes.ended
        return (
            Block(self.language.t("New"), tuple(map(self._project_item, section.gained))),
            Block(self.language.t("Removed"), tuple(map(self._project_item, section.lost))),
            Block(
                self.language.t("Renamed"),
                tuple(self._renamed(c, self._project(c.new.id)) for c in section.renamed),
            ),
            Block(self.language.t("Ended"), tuple(self._changed(c, self._project(c.new.id)) for c in ended)),
            Block(
                self.language.t("Changed"),
                tuple(self._changed(c, self._project(c.new.id)) for c in section.changed if not has_ended(c)),
            ),
        )

    def programmes(self) -> tuple[Block, ...]:
        section = self.changes.programmes
        return (
            Block(self.language.t("New"), tuple(map(self._programme_item, section.gained))),
            Block(self.language.t("Removed"), tuple(map(self._programme_item, section.lost))),
            Block(
                self.language.t("Renamed"),
                tuple(self._renamed(c, self._programme(c.new.id)) for c in section.renamed),
            ),
            Block(
                self.language.t("Changed"),
                tuple(self._changed(c, self._programme(c.new.id)) for c in section.changed),
            ),
        )

    def participations(self) -> tuple[Block, ...]:
        """Tell who joined and left projects that both versions have; new and lost ones name theirs."""
        section = self.changes.participations
        apart = {project.id for project in (*self.changes.projects.gained, *self.changes.projects.lost)}
        return (
            Block(
                self.language.t("Joined"),
                self._crews(mark("now with {names}"), (p for p in section.gained if p.project not in apart)),
            ),
            Block(
                self.language.t("Left"),
                self._crews(
                    mark("no longer with {names}"), (p for p in section.lost if p.project not in apart)
                ),
            ),
            Block(
                self.language.t("Changed"),
                tuple(
                    Item(
                        refs=(self._partner(change.new.partner),),
                        named=(Named(mark("in {names}"), (self._project(change.new.project),)),),
                        details=tuple(map(self._fields.field, change.fields)),
                    )
                    for change in section.changed
                ),
            ),
        )

    def ties(self) -> tuple[Block, ...]:
        section = self.changes.ties
        return (
            Block(self.language.t("Gained"), tuple(map(self._tie, section.gained))),
            Block(self.language.t("Lost"), tuple(map(self._tie, section.lost))),
            Block(self.language.t("Other projects"), tuple(map(self._tie, section.changed))),
        )

    def site(self) -> tuple[Block, ...]:
        details = tuple(map(self._fields.field, self.changes.site))
        return (Block(self.language.t("Changed"), (Item(details=details),) if details else ()),)

    # items -------------------------------------------------------------------------------------

    def _partner_item(self, partner: Partner) -> Item:
        where = (partner.city, self.language.country(partner.country))
        return Item(refs=(self._partner(partner.id),), words=", ".join(filter(None, where)))

    def _project_item(self, project: Project) -> Item:
        about = (
            "" if project.kind is ProjectKind.PROJECT else word(self.language, project.kind),
            self._words.programme_of(project.programme).label if project.programme else "",
            span_words(self.language, project.start, project.end),
        )
        crew = tuple(self._partner(part.partner) for part in project.participations)
        return Item(
            refs=(self._project(project.id),),
            words=" · ".join(filter(None, about)),
            named=(Named(mark("with {names}"), crew),) if crew else (),
        )

    def _programme_item(self, programme: Programme) -> Item:
        return Item(refs=(self._programme(programme.id),), words=programme.funder or "")

    def _changed(self, change: RecordChange[Any], ref: Ref) -> Item:
        return Item(refs=(ref,), details=tuple(map(self._fields.field, change.fields)))

    def _renamed(self, change: RecordChange[Any], ref: Ref) -> Item:
        words = self._fields.renamed(change)
        return Item(refs=(ref,), words=words, details=tuple(map(self._fields.field, change.fields)))

    def _crews(self, words: str, participations: Iterable[Participation]) -> tuple[Item, ...]:
        """Return an item for each project, with those who joined or left it."""
        return tuple(
            Item(refs=(self._project(project),), named=(Named(words, tuple(map(self._member, parts))),))
            for project, parts in groupby(participations, key=lambda part: part.project)
        )

    def _member(self, part: Participation) -> Ref:
        name, path = self._partner(part.partner)
        return Ref(name if part.role is Role.PARTNER else f"{name} ({word(self.language, part.role)})", path)

    def _tie(self, tie: TieChange) -> Item:
        through = [Named(mark("through {names}"), tuple(map(self._project, tie.new or tie.old)))]
        if tie.old and tie.new:
            through.append(Named(mark("before through {names}"), tuple(map(self._project, tie.old))))
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
