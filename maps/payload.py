"""The network as the browser reads it: the two-mode network in columns (``docs/payload.md``)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from maps.details import VERSION, record_words, said
from maps.languages import language
from maps.palette import inks
from maps.rows import Rows, index, point
from maps.text import web_address
from network import MEASURES, layout
from partners.locating.seats import region_town
from partners.model import PartnerKind, Precision, ProjectKind, Role, Status

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from maps.details import Columns
    from maps.languages import Language
    from partners.model import Location, Partner, Registry

EXPLORED = (
    "degree", "strength", "betweenness", "constraint", "community", "component", "effective_size",
    "harmonic", "closeness", "coreness", "projects", "programmes", "countries",
)  # fmt: skip
"""The measures that the explorer shows: it works them out itself for what is in view (``measures.ts``)."""
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
        details = record_words(registry, language) | {"ranks": self.details["ranks"]}
        return replace(self, details=details, words=said(registry, language))


def payload(
    registry: Registry, graph: nx.Graph[str], table: pd.DataFrame | None = None, *, date: str = ""
) -> Payload:
    """Return the payload of a placed registry and its collaboration graph (degree, strength), in English.

    ``date`` is the newest date of the registry, as exact as it is known: 2017, 2017-09 or 2017-09-25.

    Communities come from ``table``, its measures, and so does how sure ranks are, where the table has
    the columns of `network.rank_intervals`. Without one, as for a map alone, everyone is in the first,
    and there are no positions for the network view.
    """
    rows, english = Rows(registry), language("en")
    return Payload(
        data=_data(registry, graph, table, rows, date),
        details=record_words(registry, english) | {"ranks": _ranks(registry, table)},
        words=said(registry, english),
        world=any(_is_outside_europe(location) for location in registry.locations.values()),
    )


def _is_outside_europe(location: Location) -> bool:
    south, north, west, east = EUROPE
    return not (south <= location.lat <= north and west <= location.lon <= east)


def _data(
    registry: Registry, graph: nx.Graph[str], table: pd.DataFrame | None, rows: Rows, date: str
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


def _places(registry: Registry, rows: Rows) -> Columns:
    precision = index(Precision)
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


def _partners(registry: Registry, graph: nx.Graph[str], table: pd.DataFrame | None, rows: Rows) -> Columns:
    partners = list(registry.partners.values())
    kind = index(PartnerKind)
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


def _programmes(registry: Registry, rows: Rows) -> Columns:
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


def _projects(registry: Registry, rows: Rows) -> Columns:
    projects = list(registry.projects.values())
    kind, status = index(ProjectKind), index(Status)
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


def _participations(registry: Registry, rows: Rows) -> Columns:
    role = index(Role)
    triples = sorted(
        (rows.project[p.project], rows.partner[p.partner], role[p.role]) for p in registry.participations
    )
    return {
        "project": [triple[0] for triple in triples],
        "partner": [triple[1] for triple in triples],
        "role": [triple[2] for triple in triples],
    }


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
