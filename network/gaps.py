"""What a planned consortium lacks for a call, and who could bring it."""

# ruff: noqa: PLC0415 -- pandas is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from network.composition import usual
from network.errors import require_partner
from network.outlook import Ground, Outlook
from network.projection import collaboration_graph
from network.selection import named
from partners.countries import country_names
from partners.model import PartnerId, PartnerKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    import pandas as pd

    from partners.model import Partner, Registry

_REGION = re.compile(r"[A-Z]{2}[0-9A-Z]{1,3}")
_COLUMNS = {
    "what": "object",
    "item": "object",
    "wanted": "int64",
    "present": "int64",
    "missing": "int64",
    "met_by": "object",
    "candidates": "object",
    "reasons": "object",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a call asks of a consortium; what is left out is not asked for.

    ``min_partners`` and ``min_countries`` are numbers; ``countries`` (ISO codes), ``kinds``,
    ``regions`` (NUTS codes of any level) and ``topics`` ask for one partner of each; ``coordinator``
    asks for somebody who has coordinated a project. ``programmes`` (ids) add the usual composition of
    their funded projects: the median numbers of partners and countries, unless a number is given, and
    the kinds and topics of at least half of the projects.
    """

    min_partners: int = 0
    min_countries: int = 0
    countries: str | Iterable[str] = ()
    kinds: str | Iterable[str] = ()
    regions: str | Iterable[str] = ()
    topics: str | Iterable[str] = ()
    programmes: str | Iterable[str] = ()
    coordinator: bool = True


def consortium_gaps(
    registry: Registry, partners: str | Iterable[str], *, call: Call | str, limit: int = 5
) -> pd.DataFrame:
    """Return what a call asks of these partners, what is missing, and who could bring it.

    ``call`` is a `Call`, or a programme's id: then the usual composition of its funded projects is the
    yardstick (``table.attrs["projects"]`` says from how many it was learned, ``attrs["complete"]`` of
    how many the registry has all partners; where it has not, the medians are too low).

    One row a wish: ``what`` is ``partners``, ``countries`` (numbers), ``country``, ``kind``,
    ``region``, ``topic`` or ``coordinator``, in this order, by ``item`` (a code, kind or topic, ""
    for numbers); ``wanted``, ``present`` and ``missing`` are counts, ``met_by`` the ids that count.
    ``candidates`` are up to ``limit`` others of the registry who would help (of a country that is
    missing in the number only the first), ids, nearest first: those
    tied to the consortium by the number of projects shared with it, then by the score of
    `suggest_partners` with the consortium as one body, then those beyond; none where nothing is
    missing. ``reasons`` speaks for the first of them. A partner who has stopped or merged counts
    nowhere, is nobody's candidate, and has a row ``still there``, its successor being the candidate.
    Ids are blank-separated; partners named twice count once; ties are the registry's default ones.

    Raises `UnknownPartnerError` (a `KeyError`) with the nearest ids; `ValueError` without a partner,
    for a name that does not exist, a negative number, a limit below 1, or a programme with fewer than
    three projects to learn from.
    """
    import pandas as pd

    group = (partners,) if isinstance(partners, str) else tuple(sorted(set(partners)))
    if not group:
        raise ValueError("a consortium needs a partner")
    if limit < 1:
        raise ValueError(f"limit must be 1 or more, not {limit}")
    graph = collaboration_graph(registry)
    for partner in group:
        require_partner(graph, partner)
    outlook = Outlook(Ground(graph, registry), group)
    stopped = {str(key) for key, facts in outlook.ground.facts.items() if facts.until}
    there = [partner for partner in group if partner not in stopped]
    asked, learned = _asked(registry, Call(programmes=call) if isinstance(call, str) else call)
    others = outlook.ordered(str(key) for key in registry.partners if key not in {*group, *stopped})
    rows: list[tuple[str | int, ...]] = []
    for wish in _wishes(registry, asked, outlook, there):
        met_by = [partner for partner in there if wish.counts(partner)]
        missing = max(wish.wanted - wish.present, 0)
        able = _able(wish, others)[:limit] if missing else []
        why = f"{outlook.names(able)[0]}: {outlook.reasons(able[0]).sentence()}" if able else ""
        rows.append(
            (wish.what, wish.item, wish.wanted, wish.present, missing, " ".join(met_by), " ".join(able), why)
        )
    for partner in sorted(stopped.intersection(group)):
        heir = registry.partners[PartnerId(partner)].successor
        able = [heir] if heir is not None and heir not in {*group, *stopped} else []
        rows.append(("still there", partner, 1, 0, 1, "", " ".join(able), ""))
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
    table.attrs |= learned
    return table


class _Wish(NamedTuple):
    """One thing a call asks for: who of the consortium counts for it, and who else would help."""

    what: str
    item: str
    wanted: int
    present: int
    counts: Callable[[str], bool]
    helps: Callable[[str], bool]
    apart: Callable[[str], str] | None = None  # of those who bring the same only the first is named


class _Asked(NamedTuple):
    """A call with its names checked and the usual composition added."""

    partners: int
    countries: int
    each: dict[str, list[str]]
    coordinator: bool


def _asked(registry: Registry, call: Call) -> tuple[_Asked, dict[str, int]]:
    """Return what is asked, and from how many projects it was learned."""
    for name in ("min_partners", "min_countries"):
        if getattr(call, name) < 0:
            raise ValueError(f"{name} must be 0 or more, not {getattr(call, name)}")
    each = {
        "country": _names("country", call.countries, set(country_names())),
        "kind": _names("kind", call.kinds, set(PartnerKind)),
        "region": set(_listed(call.regions)),
        "topic": _names("topic", call.topics, _topics(registry)),
    }
    for region in sorted(each["region"]):
        if not _REGION.fullmatch(region):
            raise ValueError(f"{region!r} is no NUTS code of a region, such as FR1 or FR10")
    asked = _Asked(
        call.min_partners,
        call.min_countries,
        {what: sorted(names) for what, names in each.items()},
        call.coordinator,
    )
    programmes = _listed(call.programmes)
    if not programmes:
        return asked, {}
    learned = usual(registry, programmes)
    return asked._replace(
        partners=asked.partners or learned.partners,
        countries=asked.countries or learned.countries,
        each=asked.each
        | {
            "kind": sorted({*each["kind"], *learned.kinds}),
            "topic": sorted({*each["topic"], *learned.topics}),
        },
    ), {"projects": learned.projects, "complete": learned.complete}


def _wishes(registry: Registry, asked: _Asked, outlook: Outlook, there: list[str]) -> Iterator[_Wish]:
    partners: Mapping[str, Partner] = {str(key): partner for key, partner in registry.partners.items()}
    lands = {partners[partner].country for partner in there}
    if asked.partners:
        yield _Wish("partners", "", asked.partners, len(there), lambda _: True, lambda _: True)
    if asked.countries:
        yield _Wish(
            "countries",
            "",
            asked.countries,
            len(lands),
            lambda _: True,
            lambda other: partners[other].country not in lands,
            lambda other: partners[other].country,
        )

    def one(what: str, item: str, is_so: Callable[[str], bool]) -> _Wish:
        return _Wish(what, item, 1, sum(map(is_so, there)), is_so, is_so)

    tests: dict[str, Callable[[str, str], bool]] = {
        "country": lambda item, key: partners[key].country == item,
        "kind": lambda item, key: partners[key].kind == item,
        "region": lambda item, key: (partners[key].nuts or "").startswith(item),
        "topic": lambda item, key: item in outlook.fact(key).topics,
    }
    for what, names in asked.each.items():
        for item in names:
            yield one(what, item, partial(tests[what], item))
    if asked.coordinator:
        yield one("coordinator", "", lambda key: outlook.fact(key).has_coordinated)


def _able(wish: _Wish, others: list[str]) -> list[str]:
    able = [other for other in others if wish.helps(other)]
    if wish.apart is None:
        return able
    first = {wish.apart(other): other for other in reversed(able)}
    return [other for other in able if first[wish.apart(other)] == other]


def _listed(names: str | Iterable[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def _names(what: str, names: str | Iterable[str], known: set[str]) -> AbstractSet[str]:
    return named(what, _listed(names) or None, known) or set()


def _topics(registry: Registry) -> set[str]:
    about = {topic for partner in registry.partners.values() for topic in partner.topics}
    return about | {topic for project in registry.projects.values() for topic in project.topics}
