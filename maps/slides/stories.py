"""What each slide tells: a title, partners, the lines that join them, and where that is known from."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from maps.closed_lists import word as closed_word
from maps.facts import span_words, summary
from maps.languages import language
from maps.palette import root_of
from maps.text import host_of
from partners.model import Confidence, Role, Status
from partners.tied import counted_projects

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from maps.languages import Language
    from partners.model import Partner, PartnerId, ProgrammeId, Project, Registry

OVERVIEW = "overview"
ENGLISH = language("en")
_MOST_TOLD_APART = 150  # lines that may be in the colours and dashes of single programmes
_MOST_PAIRS = 10  # partners of a project without a coordinator whose every pair is still drawn apart


class Lane(NamedTuple):
    """A line between two partners in a programme's colour."""

    source: PartnerId
    target: PartnerId
    programme: ProgrammeId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One slide in words: who is on it, who is joined, and why.

    ``kind`` is ``overview``, ``programmes``, ``projects`` or ``partners``: the folder of its files.
    ``lines`` are the one or two below the title, ``joins`` says what a line stands for, ``roles`` what a
    partner is here, ``focus`` who stands out and ``stands`` what for, ``hosts`` the websites that it is
    known from.
    """

    kind: str
    id: str
    title: str
    lines: tuple[str, ...]
    partners: tuple[PartnerId, ...]
    lanes: tuple[Lane, ...] = ()
    joins: str = ""
    roles: Mapping[PartnerId, str] = field(default_factory=dict)
    focus: frozenset[PartnerId] = frozenset()
    stands: str = ""
    hosts: tuple[str, ...] = ()


def overview(registry: Registry, spoken: Language = ENGLISH) -> Story:
    """Return the story of the whole network, lines in the colours of families of programmes."""
    lanes = {
        Lane(*pair, project.programme) for project in counted_projects(registry) for pair in _pairs(project)
    }
    return Story(
        kind=OVERVIEW,
        id=OVERVIEW,
        title=registry.site.title,
        lines=(summary(registry, spoken),),
        partners=tuple(registry.partners),
        lanes=_told_apart(registry, lanes),
        joins=spoken.t("A line joins two places with a shared project"),
        focus=frozenset({registry.site.owner} if registry.site.owner else ()),
        stands=registry.partners[registry.site.owner].label if registry.site.owner else "",
    )


def programmes(registry: Registry, spoken: Language = ENGLISH) -> Iterator[Story]:
    """Yield a story for every programme with projects, those of the programmes under it included."""
    under: defaultdict[ProgrammeId, list[Project]] = defaultdict(list)
    for project in registry.projects.values():
        for above in _line(registry, project.programme):
            under[above].append(project)
    for programme_id, programme in registry.programmes.items():
        all_of_it = under[programme_id]
        counting = [project for project in all_of_it if not project.is_proposal] or all_of_it
        if not counting:
            continue
        members = {p.partner for project in counting for p in project.participations}
        lanes = {Lane(*pair, project.programme) for project in counting for pair in _pairs(project)}
        yield Story(
            kind="programmes",
            id=programme.id,
            title=programme.name,
            lines=(
                _apart(
                    _who(spoken, registry, members),
                    _sort_of(spoken, counting),
                    span_words(spoken, programme.start, programme.end),
                    spoken.t("funder: {name}", name=programme.funder) if programme.funder else "",
                ),
            ),
            partners=tuple(sorted(members)),
            lanes=_told_apart(registry, lanes),
            joins=spoken.t("A line joins two partners of one project"),
            hosts=_hosts(programme.sources, *(project.sources for project in counting)),
        )


def projects(registry: Registry, spoken: Language = ENGLISH) -> Iterator[Story]:
    """Yield a story for every project with partners: a star from its coordinator, else all its pairs."""
    for project in registry.projects.values():
        members = tuple(sorted({p.partner for p in project.participations}))
        if not members:
            continue
        leads = {p.partner for p in project.participations if p.role is Role.COORDINATOR}
        pairs = (
            [(lead, other) for lead in sorted(leads) for other in members if other not in leads]
            if leads
            else list(combinations(members, 2))
            if len(members) <= _MOST_PAIRS
            else []
        )
        programme = (
            registry.programmes[project.programme].name if project.programme else spoken.t("no programme")
        )
        facts = _apart(
            programme,
            span_words(spoken, project.start, project.end),
            _state(spoken, project),
            _who(spoken, registry, members, all_known=project.complete),
        )
        yield Story(
            kind="projects",
            id=project.id,
            title=project.label,
            lines=(*((project.title,) if project.acronym else ()), facts),
            partners=members,
            lanes=tuple(Lane(source, target, project.programme) for source, target in pairs),
            joins=_joins(spoken, leads=bool(leads), pairs=bool(pairs), several=len(members) > 1),
            roles={p.partner: _role(spoken, p.role, p.confidence) for p in project.participations},
            focus=frozenset(leads),
            stands=spoken.t("Coordinator"),
            hosts=_hosts(project.sources),
        )


def partners(registry: Registry, spoken: Language = ENGLISH) -> Iterator[Story]:
    """Yield a story for every partner: those it shares projects with, lines by programme."""
    shared: defaultdict[PartnerId, list[Project]] = defaultdict(list)
    for project in counted_projects(registry):
        for member in {p.partner for p in project.participations}:
            shared[member].append(project)
    for partner in registry.partners.values():
        own = shared[partner.id]
        lanes = {
            Lane(partner.id, other.partner, project.programme)
            for project in own
            for other in project.participations
            if other.partner != partner.id
        }
        alters = {lane.target for lane in lanes}
        where = ", ".join(filter(None, (partner.city, spoken.country(partner.country))))
        works = (
            (
                spoken.t("shared projects with {who}", who=_who(spoken, registry, alters)),
                spoken.n(len(own), "{n} project", "{n} projects"),
            )
            if alters
            else (spoken.t("shares no project with another partner in the registry"),)
        )
        yield Story(
            kind="partners",
            id=partner.id,
            title=spoken.t("{partner} and its partners", partner=partner.name),
            lines=(_apart(_capital(closed_word(spoken, partner.kind)), where, *works),),
            partners=tuple(sorted({partner.id, *alters})),
            lanes=_told_apart(registry, lanes),
            joins=spoken.t("A line stands for one project or more under a programme") if lanes else "",
            focus=frozenset({partner.id}),
            stands=partner.label,
            hosts=_hosts(partner.sources, *(project.sources for project in own)),
        )


def stories(registry: Registry, spoken: Language = ENGLISH) -> Iterator[Story]:
    """Yield all of them: the overview, then programmes, projects and partners, each by id."""
    yield overview(registry, spoken)
    yield from programmes(registry, spoken)
    yield from projects(registry, spoken)
    yield from partners(registry, spoken)


def _pairs(project: Project) -> Iterator[tuple[PartnerId, PartnerId]]:
    return combinations(sorted({p.partner for p in project.participations}), 2)


def _told_apart(registry: Registry, lanes: Collection[Lane]) -> tuple[Lane, ...]:
    """Return lines sorted; those of a busy map by family of programmes, since no dash could be told there."""
    if len(lanes) > _MOST_TOLD_APART:
        lanes = {
            lane._replace(programme=root_of(registry, lane.programme) if lane.programme else None)
            for lane in lanes
        }
    return tuple(sorted(lanes, key=lambda lane: (lane.source, lane.target, lane.programme or "")))


def _line(registry: Registry, programme: ProgrammeId | None) -> list[ProgrammeId]:
    """Return a programme and all those above it."""
    found: list[ProgrammeId] = []
    while programme is not None and programme not in found:
        found.append(programme)
        programme = registry.programmes[programme].parent
    return found


def _who(
    spoken: Language, registry: Registry, members: Iterable[PartnerId], *, all_known: bool = True
) -> str:
    found: list[Partner] = [registry.partners[member] for member in members]
    lands = len({partner.country for partner in found})
    partners_ = (
        spoken.n(len(found), "{n} partner", "{n} partners")
        if all_known
        else spoken.n(len(found), "{n} known partner", "{n} known partners")
    )
    countries = spoken.n(lands, "in {n} country", "in {n} countries")
    return spoken.t("{partners} {countries}", partners=partners_, countries=countries)


def _sort_of(spoken: Language, found: Sequence[Project]) -> str:
    if all(project.is_proposal for project in found):
        return spoken.n(len(found), "{n} proposal", "{n} proposals")
    return spoken.n(len(found), "{n} project", "{n} projects")


def _state(spoken: Language, project: Project) -> str:
    if not project.is_proposal:
        return "" if project.kind == "project" else closed_word(spoken, project.kind)
    sent = ", ".join(spoken.date(date) for date in project.submissions)
    is_rejected = project.status is Status.REJECTED
    sort = spoken.t("rejected proposal") if is_rejected else closed_word(spoken, "proposal")
    return sort + (", " + spoken.t("submitted {date}", date=sent) if sent else "")


def _joins(spoken: Language, *, leads: bool, pairs: bool, several: bool) -> str:
    if leads:
        return spoken.t("Lines run from the coordinator") if pairs else ""
    if pairs:
        return spoken.t("No coordinator is known: a line joins every two partners")
    return spoken.t("No coordinator is known") if several else ""


def _role(spoken: Language, role: Role, confidence: Confidence) -> str:
    words = "" if role is Role.PARTNER else _capital(closed_word(spoken, role))
    unsure = "" if confidence is Confidence.HIGH else spoken.t("not certain")
    return f"{words} ({unsure})" if words and unsure else words or _capital(unsure)


def _hosts(*sources: tuple[str, ...]) -> tuple[str, ...]:
    """Return the hosts that most sources come from, the most frequent first."""
    count = Counter(
        host_of(url) for several in sources for url in several if urlsplit(url).scheme in {"http", "https"}
    )
    return tuple(sorted(filter(None, count), key=lambda host: (-count[host], host)))


def _apart(*words: str) -> str:
    return " · ".join(filter(None, words))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
