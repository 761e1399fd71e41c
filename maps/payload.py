"""The network as the browser reads it: the two-mode network in columns (``docs/payload.md``)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from maps.bundle import bundle_json
from maps.facts import partner_facts, programme_facts, project_facts
from maps.languages import Language, language, messages
from maps.palette import inks
from maps.text import text_in, web_address
from network import MEASURES, layout
from partners.locating.seats import nearest_region, region_town
from partners.model import Confidence, PartnerKind, Precision, ProjectKind, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from enum import StrEnum

    import networkx as nx
    import pandas as pd

    from partners.model import Location, Partner, Registry, Text

Columns = dict[str, Any]

VERSION = 1
EXPLORED = (
    "degree", "strength", "betweenness", "constraint", "community", "component", "effective_size",
    "harmonic", "closeness", "coreness", "projects", "programmes", "countries",
)  # fmt: skip
"""The measures that the explorer shows: it works them out itself for what is in view (``measures.ts``)."""
_NUTS_2 = 4  # characters of a code of level 2
EUROPE = (33.0, 72.5, -26.0, 46.0)
"""South, north, west and east of the base map's window, in degrees."""


@dataclass(frozen=True)
class Payload:
    """What the browser gets: ``data`` draws the map, ``details`` fills the panels.

    ``world`` asks for the outlines beyond Europe. The data is the same in every language, the details
    are not, nor are the ``words``, the explorer's sentences.
    """

    data: Columns
    details: Columns
    world: bool
    words: Columns

    def in_language(self, registry: Registry, language: Language) -> Payload:
        """Return the payload for pages in a language."""
        details = _details(registry, language) | {"ranks": self.details["ranks"]}
        return replace(self, details=details, words=_said(registry, language))


def payload(
    registry: Registry, graph: nx.Graph[str], table: pd.DataFrame | None = None, *, date: str = ""
) -> Payload:
    """Return the payload of a placed registry and its collaboration graph (degree, strength), in English.

    ``date`` is the newest date of the registry, as exact as it is known: 2017, 2017-09 or 2017-09-25.

    Communities come from ``table``, its measures, and so does how sure ranks are, where the table has
    the columns of `network.rank_intervals`. Without one, as for a map alone, everyone is in the first,
    and there are no positions for the network view.
    """
    rows, english = _Rows(registry), language("en")
    return Payload(
        data=_data(registry, graph, table, rows, date),
        details=_details(registry, english) | {"ranks": _ranks(registry, table)},
        words=_said(registry, english),
        world=any(_is_outside_europe(location) for location in registry.locations.values()),
    )


def _is_outside_europe(location: Location) -> bool:
    south, north, west, east = EUROPE
    return not (south <= location.lat <= north and west <= location.lon <= east)


class _Rows:
    """The row of every id, and the shared tables of places and countries."""

    def __init__(self, registry: Registry) -> None:
        self.partner = {key: row for row, key in enumerate(registry.partners)}
        self.project = {key: row for row, key in enumerate(registry.projects)}
        self.programme = {key: row for row, key in enumerate(registry.programmes)}
        self._registry = registry

    @cached_property
    def countries(self) -> list[str]:
        return sorted({partner.country for partner in self._registry.partners.values()})

    @cached_property
    def topics(self) -> list[str]:
        partners, projects = self._registry.partners.values(), self._registry.projects.values()
        lists = (*(each.topics for each in partners), *(each.topics for each in projects))
        return sorted({topic for topics in lists for topic in topics})

    @cached_property
    def regions(self) -> list[str]:
        return sorted(set(self.region_at.values()))

    @cached_property
    def region_at(self) -> dict[tuple[float, float], str]:
        """The NUTS 2 region of each point: the one its partners name most, else the nearest."""
        named: dict[tuple[float, float], Counter[str]] = {}
        country: dict[tuple[float, float], str] = {}
        for key, location in self._registry.locations.items():
            partner, here = self._registry.partners[key], point(location)
            country.setdefault(here, partner.country)
            counts = named.setdefault(here, Counter())
            if partner.nuts and len(partner.nuts) >= _NUTS_2:
                counts[partner.nuts[:_NUTS_2]] += 1
        found = {}
        for here, counts in named.items():
            code = min(counts, key=lambda code: (-counts[code], code), default=None)
            code = code or nearest_region(country[here], *here)
            if code:
                found[here] = code
        return found

    @cached_property
    def points(self) -> list[tuple[float, float]]:
        return sorted({point(location) for location in self._registry.locations.values()})


def point(location: Location) -> tuple[float, float]:
    """Return latitude and longitude to 4 decimals (about 10 m): partners at one such point share a place."""
    return round(location.lat, 4), round(location.lon, 4)


def _data(
    registry: Registry, graph: nx.Graph[str], table: pd.DataFrame | None, rows: _Rows, date: str
) -> Columns:
    return {
        "version": VERSION,
        "site": {
            "title": registry.site.title,
            "owner": rows.partner[registry.site.owner] if registry.site.owner else -1,
            "home": web_address(registry.site.home) or "",
            "language": registry.site.languages[0],
            "date": date,
        },
        "kinds": list(PartnerKind),
        "roles": list(Role),
        "projectKinds": list(ProjectKind),
        "statuses": list(Status),
        "precisions": list(Precision),
        "topics": rows.topics,
        "measures": {
            "id": list(EXPLORED),
            "label": [MEASURES[name].label for name in EXPLORED],
            "sentence": [MEASURES[name].sentence for name in EXPLORED],
            "says": [MEASURES[name].says for name in EXPLORED],
            "one": [MEASURES[name].one for name in EXPLORED],
        },
        "regions": {"code": rows.regions, "name": [region_town(code) for code in rows.regions]},
        "countries": {"code": rows.countries, "name": list(map(language("en").country, rows.countries))},
        "places": _places(registry, rows),
        "partners": _partners(registry, graph, table, rows),
        "programmes": _programmes(registry, rows),
        "projects": _projects(registry, rows),
        "participations": _participations(registry, rows),
    }


def _index(members: Iterable[StrEnum]) -> dict[str, int]:
    return {member: row for row, member in enumerate(members)}


def _places(registry: Registry, rows: _Rows) -> Columns:
    precision = _index(Precision)
    country = {code: row for row, code in enumerate(rows.countries)}
    region = {code: row for row, code in enumerate(rows.regions)}
    at: dict[tuple[float, float], list[Partner]] = {}
    coarsest: dict[tuple[float, float], int] = {}
    for partner_id, location in registry.locations.items():
        key = point(location)
        at.setdefault(key, []).append(registry.partners[partner_id])
        coarsest[key] = max(coarsest.get(key, 0), precision[location.precision])
    here = [at[key] for key in rows.points]
    return {
        "lat": [key[0] for key in rows.points],
        "lon": [key[1] for key in rows.points],
        "name": [next((p.city for p in partners if p.city), "") for partners in here],
        "country": [country[partners[0].country] for partners in here],
        "region": [region.get(rows.region_at.get(key, ""), -1) for key in rows.points],
        "precision": [coarsest[key] for key in rows.points],
    }


def _partners(registry: Registry, graph: nx.Graph[str], table: pd.DataFrame | None, rows: _Rows) -> Columns:
    partners = list(registry.partners.values())
    kind = _index(PartnerKind)
    country = {code: row for row, code in enumerate(rows.countries)}
    place = {key: row for row, key in enumerate(rows.points)}
    topic = {name: row for row, name in enumerate(rows.topics)}
    located = registry.locations
    community = {} if table is None else table["community"].to_dict()
    spots = layout(registry) if table is not None else {}
    return {
        "id": [p.id for p in partners],
        "name": [p.name for p in partners],
        "short": [p.short or "" for p in partners],
        "aliases": ["\n".join(dict.fromkeys((*filter(None, (p.legal_name,)), *p.aliases))) for p in partners],
        "kind": [kind[p.kind] for p in partners],
        "country": [country[p.country] for p in partners],
        "city": [p.city or "" for p in partners],
        "place": [place[point(located[p.id])] if p.id in located else -1 for p in partners],
        "degree": [graph.degree(p.id) for p in partners],
        "strength": [round(float(graph.degree(p.id, weight="weight")), 4) for p in partners],
        "community": [int(community.get(p.id, 1)) for p in partners],
        "x": [spots[p.id][0] for p in partners if spots],
        "y": [spots[p.id][1] for p in partners if spots],
        "topics": [[topic[each] for each in p.topics] for p in partners],
    }


def _programmes(registry: Registry, rows: _Rows) -> Columns:
    programmes = list(registry.programmes.values())
    ink = inks(registry)
    return {
        "id": [p.id for p in programmes],
        "name": [p.name for p in programmes],
        "short": [p.short or "" for p in programmes],
        "parent": [rows.programme[p.parent] if p.parent else -1 for p in programmes],
        "family": [rows.programme[ink[p.id].family] for p in programmes],
        "tone": [ink[p.id].tone for p in programmes],
        "color": [ink[p.id].color for p in programmes],
        "dash": [ink[p.id].dash for p in programmes],
        "order": [ink[p.id].order for p in programmes],
    }


def _projects(registry: Registry, rows: _Rows) -> Columns:
    projects = list(registry.projects.values())
    kind, status = _index(ProjectKind), _index(Status)
    topic = {name: row for row, name in enumerate(rows.topics)}
    return {
        "id": [p.id for p in projects],
        "acronym": [p.acronym or "" for p in projects],
        "title": [p.title for p in projects],
        "kind": [kind[p.kind] for p in projects],
        "status": [status[p.status] for p in projects],
        "programme": [rows.programme[p.programme] if p.programme else -1 for p in projects],
        "start": [str(p.start or "") for p in projects],
        "end": [str(p.end or "") for p in projects],
        "proposal": [int(p.is_proposal) for p in projects],
        "complete": [int(p.complete) for p in projects],
        "submissions": [[str(each) for each in p.submissions] for p in projects],
        "topics": [[topic[each] for each in p.topics] for p in projects],
    }


def _participations(registry: Registry, rows: _Rows) -> Columns:
    role = _index(Role)
    triples = sorted(
        (rows.project[p.project], rows.partner[p.partner], role[p.role]) for p in registry.participations
    )
    return {
        "project": [triple[0] for triple in triples],
        "partner": [triple[1] for triple in triples],
        "role": [triple[2] for triple in triples],
    }


_WITH_DATA = ("maps/closed_lists.py", "network/definitions/of_partners.py")
"""Where the sentences stand that the browser gets with its data."""


def _said(registry: Registry, spoken: Language) -> Columns:
    """Return the sentences that the explorer says in a language, and the countries unless in English."""
    sentences = cast("list[list[str]]", bundle_json("sentences.json"))
    is_english = spoken.code == "en"
    return {
        "version": VERSION,
        "language": spoken.code,
        "tag": spoken.tag,
        "plurals": dict(spoken.forms),
        "sentences": [list(spoken.forms_of(*texts)) for texts in sentences],
        "messages": {english: list(forms) for english, forms in sorted(messages(spoken, _WITH_DATA).items())},
        "countries": [] if is_english else list(map(spoken.country, _Rows(registry).countries)),
    }


def _details(registry: Registry, spoken: Language) -> Columns:
    urls = _Urls()
    chosen = _Chosen(spoken.code, registry.site.languages)
    return {
        "version": VERSION,
        "partners": _words(
            registry.partners.values(), urls, chosen, lambda p: partner_facts(registry, p, spoken)
        ),
        "projects": _words(registry.projects.values(), urls, chosen, lambda p: project_facts(p, spoken)),
        "programmes": _words(
            registry.programmes.values(), urls, chosen, lambda p: programme_facts(registry, p, spoken)
        ),
        "doubts": _doubts(registry, chosen),
        "urls": urls.table,
    }


class _Chosen:
    """Which of a text's languages a page shows: its own, else the site's first that is there."""

    def __init__(self, language: str, others: Sequence[str]) -> None:
        self._language = language
        self._others = others

    def words(self, text: Text | None) -> tuple[str, str]:
        """Return the words, and their language where it is not the page's; '' for nothing."""
        if text is None:
            return "", ""
        code, words = text_in(text, self._language, self._others)
        return words, "" if code == self._language else code


def _ranks(registry: Registry, table: pd.DataFrame | None) -> Columns:
    """Return how sure ranks are; those who share all of it, as partners of one project do, share a row."""
    known = set() if table is None else set(table.columns)
    measures = [name for name in EXPLORED if f"{name}_rank" in known]
    if table is None or not measures:
        return {"measures": [], "kin": [], "best": [], "worst": [], "sure": []}
    parts = ("best", "worst", "sure")
    here = table[[f"{name}_{part}" for part in parts for name in measures]].loc[list(registry.partners)]
    of_partners = list(map(tuple, here.to_numpy().tolist()))
    kinds = sorted(set(of_partners))
    row = {kind: at for at, kind in enumerate(kinds)}
    columns = [list(column) for column in zip(*kinds, strict=True)]
    return {
        "measures": measures,
        "kin": [row[each] for each in of_partners],
        **{part: columns[at * len(measures) : (at + 1) * len(measures)] for at, part in enumerate(parts)},
    }


def _doubts(registry: Registry, chosen: _Chosen) -> Columns:
    """Return the participations that are not sure or carry a note, by project, then partner."""
    rows = _Rows(registry)
    confidence = _index(Confidence)
    doubted = sorted(
        (
            (rows.project[each.project], rows.partner[each.partner], each)
            for each in registry.participations
            if each.note or each.confidence is not Confidence.HIGH
        ),
        key=lambda found: found[:2],
    )
    notes = [chosen.words(each.note) for _, _, each in doubted]
    return {
        "project": [project for project, _, _ in doubted],
        "partner": [partner for _, partner, _ in doubted],
        "confidence": [confidence[each.confidence] for _, _, each in doubted],
        "note": [note for note, _ in notes],
        "noteIn": [code for _, code in notes],
    }


class _Urls:
    """Every address once; only those that may stand in a link."""

    def __init__(self) -> None:
        self.table: list[str] = []
        self._row: dict[str, int] = {}

    def row(self, url: str | None) -> int:
        checked = web_address(url)
        if checked is None:
            return -1
        if checked not in self._row:
            self._row[checked] = len(self.table)
            self.table.append(checked)
        return self._row[checked]


def _words(records: Iterable[Any], urls: _Urls, chosen: _Chosen, facts: Any) -> Columns:  # noqa: ANN401
    confidence = _index(Confidence)
    columns: Columns = {
        "description": [],
        "descriptionIn": [],
        "note": [],
        "noteIn": [],
        "website": [],
        "sources": [],
        "confidence": [],
        "facts": [],
    }
    for record in records:
        for name, text in (("description", record.description), ("note", record.note)):
            said, code = chosen.words(text)
            columns[name].append(said)
            columns[f"{name}In"].append(code)
        columns["website"].append(urls.row(record.website))
        columns["sources"].append([row for row in map(urls.row, record.sources) if row >= 0])
        columns["confidence"].append(confidence[record.confidence])
        columns["facts"].append([[fact.label, fact.value] for fact in facts(record)])
    return columns
