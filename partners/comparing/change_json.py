"""Changes as JSON values for other programs; `docs/changes.md` says what each key means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from partners.model import Partner, Programme, Project

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partners.comparing.changes import Changes, RecordChange, RecordChanges, TieChange
    from partners.comparing.fields import FieldChange
    from partners.model import Participation

R = TypeVar("R", Partner, Project, Programme)

VERSION = 1


def to_json(changes: Changes) -> dict[str, Any]:
    """Return the changes as text, lists and dictionaries; every value whole, every list sorted by id."""
    parts, ties = changes.participations, changes.ties
    return {
        "version": VERSION,
        "changed": bool(changes),
        "partners": _section(changes.partners),
        "projects": _section(changes.projects),
        "programmes": _section(changes.programmes),
        "participations": {
            "gained": list(map(_participation, parts.gained)),
            "lost": list(map(_participation, parts.lost)),
            "changed": [
                {**_participation(change.new), "fields": _fields(change.fields)} for change in parts.changed
            ],
        },
        "ties": {
            "gained": [{**_pair(tie), "projects": list(tie.new)} for tie in ties.gained],
            "lost": [{**_pair(tie), "projects": list(tie.old)} for tie in ties.lost],
            "changed": [
                {**_pair(tie), "projects": list(tie.new), "old_projects": list(tie.old)}
                for tie in ties.changed
            ],
        },
        "site": _fields(changes.site),
    }


def _section(section: RecordChanges[R]) -> dict[str, Any]:
    return {
        "gained": list(map(_record, section.gained)),
        "lost": list(map(_record, section.lost)),
        "renamed": [
            {**_changed(change), "old_id": change.old.id, "because": change.because}
            for change in section.renamed
        ],
        "changed": list(map(_changed, section.changed)),
    }


def _record(record: Partner | Project | Programme) -> dict[str, Any]:
    return {"id": record.id, "name": record.title if isinstance(record, Project) else record.name}


def _changed(change: RecordChange[R]) -> dict[str, Any]:
    return {**_record(change.new), "fields": _fields(change.fields)}


def _participation(part: Participation) -> dict[str, Any]:
    return {"project": part.project, "partner": part.partner, "role": str(part.role)}


def _pair(tie: TieChange) -> dict[str, Any]:
    return {"source": tie.source, "target": tie.target}


def _fields(fields: Iterable[FieldChange]) -> list[dict[str, Any]]:
    return [
        {
            "field": change.field,
            "old": list(change.old) if isinstance(change.old, tuple) else change.old,
            "new": list(change.new) if isinstance(change.new, tuple) else change.new,
        }
        for change in fields
    ]
