"""What filters leave of a registry, by the very rules of the explorer (``filter.ts``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from partners.countries import country_names
from partners.model import PartnerKind, Role, Status
from partners.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from partners.model import Partner, PartnerId, Project, ProjectId, Registry

NO_PROGRAMME = ""  # names the projects without one, as the graphs do

_RANK = {role: rank for rank, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Selection:
    """The partners that are in, sorted, and of each project that is in the partners that count there.

    A participation counts or not on its own: a role asked for keeps a project, but of its partners
    only those who have it.
    """

    partners: tuple[PartnerId, ...]
    crews: Mapping[ProjectId, Mapping[PartnerId, Role]]


class Filters(TypedDict, total=False):
    """The filters of `select` by name, for functions that hand them on."""

    proposals: bool
    programmes: str | Iterable[str] | None
    statuses: str | Iterable[str] | None
    years: tuple[int, int] | None
    roles: str | Iterable[str] | None
    kinds: str | Iterable[str] | None
    countries: str | Iterable[str] | None
    topics: str | Iterable[str] | None


def members(project: Project) -> dict[PartnerId, Role]:
    """Return the project's partners, sorted by id, each once, with the foremost role it has there."""
    roles: dict[PartnerId, Role] = {}
    for participation in project.participations:
        known = roles.get(participation.partner)
        if known is None or _RANK[participation.role] < _RANK[known]:
            roles[participation.partner] = participation.role
    return {partner: roles[partner] for partner in sorted(roles)}


def select(  # noqa: PLR0913 -- one argument a filter
    registry: Registry,
    *,
    proposals: bool = False,
    programmes: str | Iterable[str] | None = None,
    statuses: str | Iterable[str] | None = None,
    years: tuple[int, int] | None = None,
    roles: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    countries: str | Iterable[str] | None = None,
    topics: str | Iterable[str] | None = None,
) -> Selection:
    """Return what is left of ``registry``; a filter that is `None` leaves everything.

    - ``programmes``: projects under one of these ids or under what nests there; ``""`` names the
      projects without a programme.
    - ``statuses``: projects of these. Proposals are out unless ``proposals``, or unless statuses
      are named: who asks for the rejected ones gets them.
    - ``years``: (first, last), both inclusive: projects that ran in one of these years. One date
      stands for start and end, but a running project without an end runs to the newest year that
      the registry knows. A project without dates is out.
    - ``kinds``, ``countries`` (ISO codes): partners of these.
    - ``roles``: participations with one of these.
    - ``topics``: participations in which the project or the partner is about one of these.

    Partners are in by a participation that is. Where no filter is about projects (only kinds or
    countries, or none), those without a project stay, too; under topics alone, those who are about one.

    Raises `ValueError` for a name that does not exist, for a filter that names nothing, and for
    years that end before they begin.
    """
    known = registry.partners.values()
    about = {topic for partner in known for topic in partner.topics}
    about |= {topic for project in registry.projects.values() for topic in project.topics}
    within = _nested(registry, named("programme", programmes, {*registry.programmes, NO_PROGRAMME}))
    kept = named("status", statuses, set(Status))
    played = named("role", roles, set(Role))
    lands = named("country", countries, set() if countries is None else set(country_names()))
    sorts = named("kind", kinds, set(PartnerKind))
    wanted = named("topic", topics, about)

    def is_about(record: Project | Partner) -> bool:
        return wanted is None or not wanted.isdisjoint(record.topics)

    allowed = {
        partner.id: is_about(partner)
        for partner in known
        if (sorts is None or partner.kind in sorts) and (lands is None or partner.country in lands)
    }
    crews: dict[ProjectId, Mapping[PartnerId, Role]] = {}
    for key in _open(registry, proposals=proposals, programmes=within, statuses=kept, years=years):
        project = registry.projects[key]
        crew = {
            partner: role
            for partner, role in members(project).items()
            if partner in allowed
            and (played is None or role in played)
            and (allowed[partner] or is_about(project))
        }
        if crew or (played is None and wanted is None and sorts is None and lands is None):
            crews[key] = crew
    found = {partner for crew in crews.values() for partner in crew}
    if within is None and kept is None and years is None and played is None:
        found |= {partner for partner, is_in in allowed.items() if is_in}
    return Selection(partners=tuple(sorted(found)), crews=crews)


def named(what: str, names: str | Iterable[str] | None, known: AbstractSet[str]) -> AbstractSet[str] | None:
    """Return the names as a set, `None` for all; raises `ValueError` unless all of them are ``known``."""
    if names is None:
        return None
    wanted = {names} if isinstance(names, str) else set(names)
    if not wanted:
        raise ValueError(f"the filter by {what} names nothing; leave it out to keep everything")
    for name in sorted(wanted - known):
        hint = did_you_mean(name, sorted(known), "leave it out to keep everything")
        raise ValueError(f"there is no {what} {name!r}; {hint}")
    return wanted


def _nested(registry: Registry, named: AbstractSet[str] | None) -> AbstractSet[str] | None:
    """Return the programmes named and all that nest under them; `None` when that is every one."""
    if named is None:
        return None
    within = set(named)
    for key in registry.programmes:
        line = [key]
        while (parent := registry.programmes[line[-1]].parent) is not None:
            line.append(parent)
        if not within.isdisjoint(line):
            within.add(key)
    return None if within >= {*registry.programmes, NO_PROGRAMME} else within


def _open(
    registry: Registry,
    *,
    proposals: bool,
    programmes: AbstractSet[str] | None,
    statuses: AbstractSet[str] | None,
    years: tuple[int, int] | None,
) -> list[ProjectId]:
    """Return the projects whose programme, status and years are asked for, sorted."""
    if years is not None and years[0] > years[1]:
        raise ValueError(f"years go from the first to the last, not {years[0]} to {years[1]}")
    ran = {} if years is None else spans(registry)
    return [
        key
        for key, project in sorted(registry.projects.items())
        if (programmes is None or (project.programme or NO_PROGRAMME) in programmes)
        and (project.status in statuses if statuses is not None else proposals or not project.is_proposal)
        and (years is None or (key in ran and ran[key][0] <= years[1] and ran[key][1] >= years[0]))
    ]


def spans(registry: Registry) -> dict[ProjectId, tuple[int, int]]:
    """Return first and last year of every project that has a date.

    One date alone counts for both, but a running project without an end runs to the newest year of all.
    """
    found = {
        key: ((project.start or project.end).year, (project.end or project.start).year)  # type: ignore[union-attr]
        for key, project in registry.projects.items()
        if project.start or project.end
    }
    newest = max((max(span) for span in found.values()), default=0)
    for key, (first, _) in found.items():
        project = registry.projects[key]
        if project.status is Status.RUNNING and project.end is None:
            found[key] = first, newest
    return found
