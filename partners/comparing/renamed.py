"""Records whose id changed while the body stayed: found by what does not change, and put aside.

Without this, one new id would read as a partner that left, one that joined, and all its ties lost
and gained. It is a guess, and every output says so with its reason.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from partners.suggest import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from partners.model import Partner, PartnerId, Programme, ProgrammeId, Project, ProjectId, Registry

Id = TypeVar("Id", bound=str)
R = TypeVar("R", bound="Partner | Project | Programme")


@dataclass(frozen=True, slots=True)
class Renames:
    """For each section, old id -> (new id, what stayed the same, in words)."""

    partners: Mapping[PartnerId, tuple[PartnerId, str]]
    projects: Mapping[ProjectId, tuple[ProjectId, str]]
    programmes: Mapping[ProgrammeId, tuple[ProgrammeId, str]]


def renames(old: Registry, new: Registry) -> Renames:
    """Return the records of ``old`` that most likely stand in ``new`` under another id.

    A pair is believed when one record that disappeared and one that appeared, and no third, have
    the same code (PIC, ROR, Wikidata, VAT; a project's grant) or else the same name, and no code
    that both have contradicts it.
    """
    return Renames(
        partners=_renamed(old.partners, new.partners, _PARTNER_CODES, _partner_name, "name and country"),
        projects=_renamed(old.projects, new.projects, _PROJECT_CODES, lambda p: folded(p.title), "title"),
        programmes=_renamed(old.programmes, new.programmes, {}, lambda p: folded(p.name), "name"),
    )


def relabelled(registry: Registry, names: Renames) -> Registry:
    """Return ``registry`` with every renamed id, and every reference to it, replaced by the new one."""
    if not (names.partners or names.projects or names.programmes):
        return registry
    partners = [
        replace(
            partner,
            id=_new(names.partners, partner.id),
            successor=_new(names.partners, partner.successor) if partner.successor else None,
        )
        for partner in registry.partners.values()
    ]
    programmes = [
        replace(
            programme,
            id=_new(names.programmes, programme.id),
            parent=_new(names.programmes, programme.parent) if programme.parent else None,
        )
        for programme in registry.programmes.values()
    ]
    projects = [_project(project, names) for project in registry.projects.values()]
    owner = registry.site.owner
    return replace(
        registry,
        partners=_by_id(partners),
        projects=_by_id(projects),
        programmes=_by_id(programmes),
        site=replace(registry.site, owner=_new(names.partners, owner)) if owner else registry.site,
        locations=MappingProxyType(
            dict(sorted((_new(names.partners, key), place) for key, place in registry.locations.items()))
        ),
        unplaced=tuple(
            sorted(
                (replace(entry, partner=_new(names.partners, entry.partner)) for entry in registry.unplaced),
                key=lambda entry: entry.partner,
            )
        ),
    )


def _project(project: Project, names: Renames) -> Project:
    project_id = _new(names.projects, project.id)
    return replace(
        project,
        id=project_id,
        programme=_new(names.programmes, project.programme) if project.programme else None,
        participations=tuple(
            replace(part, project=project_id, partner=_new(names.partners, part.partner))
            for part in project.participations
        ),
    )


def _new(names: Mapping[Id, tuple[Id, str]], record_id: Id) -> Id:
    return names[record_id][0] if record_id in names else record_id


def _by_id(records: Iterable[R]) -> Mapping[Any, R]:
    return MappingProxyType({record.id: record for record in sorted(records, key=lambda record: record.id)})


_PARTNER_CODES: Mapping[str, Callable[[Partner], str | None]] = MappingProxyType(
    {
        "PIC": lambda partner: partner.pic,
        "ROR": lambda partner: partner.ror,
        "Wikidata item": lambda partner: partner.wikidata,
        "VAT number": lambda partner: partner.vat,
    }
)
_PROJECT_CODES: Mapping[str, Callable[[Project], str | None]] = MappingProxyType(
    {"grant": lambda project: project.grant}
)


def _partner_name(partner: Partner) -> str:
    name = folded(partner.name)
    return f"{partner.country} {name}" if name else ""


def _renamed(
    old: Mapping[Id, R],
    new: Mapping[Id, R],
    codes: Mapping[str, Callable[[R], str | None]],
    name: Callable[[R], str],
    name_words: str,
) -> Mapping[Id, tuple[Id, str]]:
    lost = {key: record for key, record in old.items() if key not in new}
    gained = {key: record for key, record in new.items() if key not in old}
    found: dict[Id, tuple[Id, str]] = {}

    def contradicted(one: R, other: R) -> bool:
        pairs = ((code(one), code(other)) for code in codes.values())
        return any(left and right and left != right for left, right in pairs)

    for words, key_of in (*codes.items(), (name_words, name)):
        before, after = _by_key(lost, key_of), _by_key(gained, key_of)
        for key in sorted(before.keys() & after.keys()):
            if len(before[key]) == len(after[key]) == 1:
                (old_id,), (new_id,) = before[key], after[key]
                if key_of is name and contradicted(lost[old_id], gained[new_id]):
                    continue
                because = f"the same {words}" + ("" if key_of is name else f" {key}")
                found[old_id] = (new_id, because)
                del lost[old_id], gained[new_id]
    return MappingProxyType(dict(sorted(found.items())))


def _by_key(records: Mapping[Id, R], key_of: Callable[[R], str | None]) -> Mapping[str, list[Id]]:
    by_key: defaultdict[str, list[Id]] = defaultdict(list)
    for record_id, record in records.items():
        key = key_of(record)
        if key:
            by_key[key].append(record_id)
    return by_key
