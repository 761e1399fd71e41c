"""What differs in plain words: names for ids, one phrase for a field, long texts cut to what differs.

Nothing is escaped here: every output does that for itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from partners.countries import country_names
from partners.model import PartnerId, ProgrammeId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partners.comparing.changes import Changes, TieChange
    from partners.comparing.fields import FieldChange
    from partners.model import Partner, Programme, Project, ProjectId

Id = TypeVar("Id", bound=str)
R = TypeVar("R")

LONGEST = 72
"""How many characters of one value are shown."""

_BEFORE = 16  # of which stand before the first difference
_LABELS = {
    "colours.accent": "accent colour",
    "complete": "list of partners complete",
    "eu_contribution": "EU contribution",
    "funding.emblem": "emblem of the funder",
    "funding.text": "funding statement",
    "lat": "latitude",
    "lon": "longitude",
    "nuts": "NUTS region",
    "parent": "part of",
    "pic": "PIC",
    "privacy": "privacy page",
    "ror": "ROR",
    "vat": "VAT number",
    "wikidata": "Wikidata",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Words for what changed; a record goes by its new name, or by its old one when it is gone."""

    changes: Changes

    def partner_of(self, partner: PartnerId) -> Partner:
        """Return the partner with this id, of the new version where it is there."""
        return _newest(partner, self.changes.new.partners, self.changes.old.partners)

    def project_of(self, project: ProjectId) -> Project:
        """Return the project with this id, of the new version where it is there."""
        return _newest(project, self.changes.new.projects, self.changes.old.projects)

    def programme_of(self, programme: ProgrammeId) -> Programme:
        """Return the programme with this id, of the new version where it is there."""
        return _newest(programme, self.changes.new.programmes, self.changes.old.programmes)

    def partner(self, partner: Partner) -> str:
        """Return a partner's name, id and country."""
        return f"{partner.name} ({partner.id}), {country_names().get(partner.country, partner.country)}"

    def project(self, project: Project) -> str:
        """Return a project's name, id and programme."""
        words = f"{project.label} ({project.id})"
        return f"{words}, {self.programme_of(project.programme).label}" if project.programme else words

    def programme(self, programme: Programme) -> str:
        """Return a programme's name and id."""
        return f"{programme.name} ({programme.id})"

    def projects(self, projects: Iterable[ProjectId]) -> str:
        """Return the names of projects as a list in a sentence."""
        *most, last = (self.project_of(project).label for project in projects)
        return f"{', '.join(most)} and {last}" if most else last

    def reasons(self, tie: TieChange) -> str:
        """Return what explains a tie, and what did before where that changed."""
        words = f"through {self.projects(tie.new or tie.old)}"
        return f"{words}; was through {self.projects(tie.old)}" if tie.old and tie.new else words

    def field(self, change: FieldChange) -> str:
        """Return what changed in one field; long values are cut to the part where they first differ."""
        name, part = change.named(_LABELS)
        label = _LABELS.get(name, name.replace("_", " ")) + (f" ({part})" if part else "")
        old, new = change.old, change.new
        if isinstance(old, tuple) or isinstance(new, tuple):
            return f"{label}: {_list_words(tuple(old or ()), tuple(new or ()))}"
        was, now = (self._value(name, value) for value in shortened(old, new))
        if was is None:
            return f"{label}: added {now}"
        return f"{label}: removed, was {was}" if now is None else f"{label}: was {was}, now {now}"

    def _value(self, name: str, value: str | None) -> str | None:
        if value is None:
            return None
        if name in {"programme", "parent"}:
            return f"{self.programme_of(ProgrammeId(value)).label} ({value})"
        if name in {"successor", "owner"}:
            return f"{self.partner_of(PartnerId(value)).name} ({value})"
        return quoted(value)


def shortened(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    """Return two versions of a text, each on one line and, when long, cut around their first difference.

    >>> shortened("now " * 40 + "here", "now " * 40 + "there")
    ('…now now now now here', '…now now now now there')
    """
    old, new = _one_line(old), _one_line(new)
    start = 0
    if old is not None and new is not None and max(len(old), len(new)) > LONGEST:
        shorter = min(len(old), len(new))
        first = next((place for place in range(shorter) if old[place] != new[place]), shorter)
        start = first - _BEFORE if first > LONGEST - _BEFORE else 0
    return _cut(old, start), _cut(new, start)


def _one_line(value: str | None) -> str | None:
    return None if value is None else " ".join(value.split())


def _cut(value: str | None, start: int) -> str | None:
    if value is None:
        return None
    shown = ("…" if start else "") + value[start:]
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


def quoted(value: str) -> str:
    """Return a value that is more than one word in quotes, so that it is seen where it ends."""
    return f'"{value}"' if not value or set(value) & set(" ,;\"'") else value


def _list_words(old: tuple[str, ...], new: tuple[str, ...]) -> str:
    before, after = Counter(old), Counter(new)
    parts = (("added", list((after - before).elements())), ("removed", list((before - after).elements())))
    words = ", ".join(f"{verb} {_items(items)}" for verb, items in parts if items)
    return words or f"in another order, now {_items(new)}"


def _items(items: Iterable[str]) -> str:
    return ", ".join(quoted(shortened(None, item)[1] or "") for item in items)


def _newest(record_id: Id, new: Mapping[Id, R], old: Mapping[Id, R]) -> R:
    return new[record_id] if record_id in new else old[record_id]
