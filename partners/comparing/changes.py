"""What two versions of a registry differ in: `changes`, as frozen values that every output reads.

>>> from partners import load_registry
>>> found = changes(load_registry("old.yaml", place=False), load_registry("new.yaml"))  # doctest: +SKIP
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from partners.comparing.fields import field_changes
from partners.comparing.renamed import relabelled, renames
from partners.model import Participation, Partner, Programme, Project, Record, Registry, Status
from partners.tied import tied_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partners.comparing.fields import FieldChange
    from partners.model import PartnerId, ProjectId

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class RecordChange(Generic[R]):
    """One record in both versions, and the fields that differ.

    ``because`` says what stayed the same when the ids differ, which makes it a suggestion.
    """

    old: R
    new: R
    fields: tuple[FieldChange, ...]
    because: str = ""


@dataclass(frozen=True, slots=True)
class RecordChanges(Generic[R]):
    """The records of one section: only in the new version, only in the old, under a new id, changed."""

    gained: tuple[R, ...] = ()
    lost: tuple[R, ...] = ()
    renamed: tuple[RecordChange[R], ...] = ()
    changed: tuple[RecordChange[R], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.gained or self.lost or self.renamed or self.changed)


@dataclass(frozen=True, slots=True)
class TieChange:
    """Two partners, ``source`` before ``target``, and the projects that tied them and tie them now."""

    source: PartnerId
    target: PartnerId
    old: tuple[ProjectId, ...]
    new: tuple[ProjectId, ...]


@dataclass(frozen=True, slots=True)
class TieChanges:
    """The ties that came, those that went, and those that rest on other projects now."""

    gained: tuple[TieChange, ...] = ()
    lost: tuple[TieChange, ...] = ()
    changed: tuple[TieChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.gained or self.lost or self.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that ``old`` and ``new`` differ in; sorted by id.

    A record under a new id (`RecordChanges.renamed`) goes by that id in participations and ties, so
    that a new id is one change, not many. Order in the files, places and proposals' ties do not count.
    """

    old: Registry
    new: Registry
    partners: RecordChanges[Partner]
    projects: RecordChanges[Project]
    programmes: RecordChanges[Programme]
    participations: RecordChanges[Participation]
    ties: TieChanges
    site: tuple[FieldChange, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any((self.partners, self.projects, self.programmes, self.participations, self.ties, self.site))

    @property
    def ended(self) -> tuple[RecordChange[Project], ...]:
        """The changed projects that are finished now and were not."""
        return tuple(change for change in self.projects.changed if has_ended(change))


def has_ended(change: RecordChange[Project]) -> bool:
    """Whether the change says that a project finished."""
    return change.new.status is Status.FINISHED is not change.old.status


def changes(old: Registry, new: Registry) -> Changes:
    """Return what differs between two versions of a registry, whether or not they are placed."""
    names = renames(old, new)
    before = relabelled(old, names)
    return Changes(
        old=old,
        new=new,
        partners=_records(old.partners, before.partners, new.partners, names.partners),
        projects=_records(old.projects, before.projects, new.projects, names.projects),
        programmes=_records(old.programmes, before.programmes, new.programmes, names.programmes),
        participations=_participations(before, new),
        ties=_ties(before, new),
        site=field_changes(before.site, new.site),
    )


Id = TypeVar("Id", bound=str)


def _records(
    old: Mapping[Id, R], before: Mapping[Id, R], new: Mapping[Id, R], names: Mapping[Id, tuple[Id, str]]
) -> RecordChanges[R]:
    """Compare one section; ``before`` is ``old`` with the renamed ids replaced."""
    same = ((key, field_changes(before[key], new[key])) for key in sorted(before.keys() & new.keys()))
    old_ids = {new_id: old_id for old_id, (new_id, _) in names.items()}
    renamed, changed = [], []
    for key, fields in same:
        if key in old_ids:
            old_id = old_ids[key]
            renamed.append(RecordChange(old[old_id], new[key], fields, names[old_id][1]))
        elif fields:
            changed.append(RecordChange(old[key], new[key], fields))
    return RecordChanges(
        gained=tuple(new[key] for key in sorted(new.keys() - before.keys())),
        lost=tuple(old[key] for key in sorted(before.keys() - new.keys())),
        renamed=tuple(renamed),
        changed=tuple(changed),
    )


def _participations(before: Registry, new: Registry) -> RecordChanges[Participation]:
    one, other = _by_pair(before.participations), _by_pair(new.participations)
    gained: list[Participation] = []
    lost: list[Participation] = []
    changed: list[RecordChange[Participation]] = []
    for pair in sorted(one.keys() | other.keys()):
        # a pair stands once in a registry that passed the check; one made by hand may repeat it
        was, now = one.get(pair, []), other.get(pair, [])
        for same in [part for part in was if part in now]:
            if same in now:
                was.remove(same)
                now.remove(same)
        both = min(len(was), len(now))
        changed += [RecordChange(*parts, field_changes(*parts)) for parts in zip(was, now, strict=False)]
        lost += was[both:]
        gained += now[both:]
    return RecordChanges(gained=tuple(gained), lost=tuple(lost), changed=tuple(changed))


def _by_pair(
    participations: Iterable[Participation],
) -> Mapping[tuple[ProjectId, PartnerId], list[Participation]]:
    by_pair: defaultdict[tuple[ProjectId, PartnerId], list[Participation]] = defaultdict(list)
    for part in participations:
        by_pair[part.project, part.partner].append(part)
    return by_pair


def _ties(before: Registry, new: Registry) -> TieChanges:
    one = {(source, target): projects for source, target, projects in tied_pairs(before)}
    other = {(source, target): projects for source, target, projects in tied_pairs(new)}
    differing = [
        TieChange(*pair, one.get(pair, ()), other.get(pair, ()))
        for pair in sorted(one.keys() | other.keys())
        if one.get(pair) != other.get(pair)
    ]
    return TieChanges(
        gained=tuple(change for change in differing if not change.old),
        lost=tuple(change for change in differing if not change.new),
        changed=tuple(change for change in differing if change.old and change.new),
    )
