"""What the templates show: every record with its words, links and relations ready to print.

A view holds text and numbers only; the templates escape every one of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from maps.closed_lists import CONFIDENCE, PRECISION, word
from maps.facts import Fact, figure_words, partner_facts, programme_facts, project_facts, span_words
from maps.languages import Language, language
from maps.palette import Ink, inks
from maps.standing import Standing
from maps.suggestions import Suggestions, reasons_words
from maps.text import host_of, page_path, text_in, web_address
from partners.model import PartnerId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import networkx as nx
    import pandas as pd

    from partners.model import (
        Location,
        Participation,
        Partner,
        Programme,
        ProgrammeId,
        Project,
        ProjectId,
        Registry,
        Text,
        Unplaced,
    )

View = dict[str, Any]

_SHOWN_ABOVE = ("successor", "topics", "value_chain", "figures")


class Link(NamedTuple):
    """An address that passed the allow-list, and the host it leads to."""

    url: str
    host: str


class Words(NamedTuple):
    """Text with its language ('' when the registry does not say).

    ``other`` says so where it is not the page's: *in English*.
    """

    language: str
    words: str
    other: str = ""


def words_of(text: Text, spoken: Language, others: Sequence[str]) -> Words:
    """Return a text of the registry in the page's language, else in the first of ``others`` that it has."""
    code, words = text_in(text, spoken.code, others)
    is_other = code not in {"", spoken.code}
    return Words(code, words, spoken.t("in {language}", language=spoken.name_of(code)) if is_other else "")


def to_page(kind: str, record_id: str) -> str:
    """Return the path of a record's own page from the site's root."""
    return page_path(kind, record_id)


def to_fragment(kind: str, record_id: str) -> str:
    """Return the link that shows a record in the explorer itself, for a file that has no pages."""
    page_path(kind, record_id)  # the id is checked in one place
    return f"#focus={kind.removesuffix('s')}:{record_id}"


@dataclass(frozen=True)
class Views:
    """The records of a placed registry as the templates show them.

    ``graph`` is the collaboration graph, ``table`` its measures, ``path`` where links lead
    (`to_page` or `to_fragment`), ``language`` the page's.
    """

    registry: Registry
    graph: nx.Graph[str]
    table: pd.DataFrame
    path: Callable[[str, str], str] = to_page
    language: Language = field(default_factory=lambda: language("en"))

    @cached_property
    def _by_partner(self) -> Mapping[PartnerId, list[Participation]]:
        by_partner: dict[PartnerId, list[Participation]] = {key: [] for key in self.registry.partners}
        for participation in self.registry.participations:
            by_partner[participation.partner].append(participation)
        return by_partner

    @cached_property
    def _ink(self) -> Mapping[ProgrammeId, Ink]:
        return inks(self.registry)

    @cached_property
    def _why(self) -> Mapping[PartnerId, Unplaced]:
        return {entry.partner: entry for entry in self.registry.unplaced}

    # lists -------------------------------------------------------------------------------------

    def partners(self) -> list[View]:
        """Return a row for every partner, by name."""
        rows = [self._partner_row(partner) for partner in self.registry.partners.values()]
        return sorted(rows, key=lambda row: (self._sorted_by(row["name"]), row["id"]))

    def projects(self) -> list[View]:
        """Return a row for every project, newest first, those without a date last."""
        ordered = sorted(
            self.registry.projects.values(),
            key=lambda project: (self._sorted_by(project.label), project.id),
        )
        ordered.sort(key=lambda project: project.start.first if project.start else (0, 0, 0), reverse=True)
        return [self._project_row(project) for project in ordered]

    def programmes(self) -> list[View]:
        """Return a row for every programme, in legend order."""
        ordered = sorted(self.registry.programmes.values(), key=lambda p: self._ink[p.id].order)
        return [self._programme_row(programme) for programme in ordered]

    def unplaced(self) -> list[View]:
        """Return every partner without a place, why, and what was found instead."""
        return [
            {
                **self._partner_ref(self.registry.partners[entry.partner]),
                "reason": self._why_unplaced(entry),
                "candidates": list(entry.candidates),
            }
            for entry in self.registry.unplaced
        ]

    # single records ----------------------------------------------------------------------------

    def partner(self, partner: Partner) -> View:
        """Return everything a partner's page shows."""
        location = self.registry.locations.get(partner.id)
        why = self._why.get(partner.id)
        facts = partner_facts(self.registry, partner, self.language, without=_SHOWN_ABOVE)
        return {
            **self._partner_row(partner),
            **self._evidence(partner),
            "span": self._life(partner),
            "successor": self._partner_ref(self.registry.partners[partner.successor])
            if partner.successor
            else None,
            "location": self._location_words(partner, location) if location else "",
            "unplaced": self._why_unplaced(why) if why else self.language.t("no city is recorded"),
            "value_chain": list(partner.value_chain),
            "topics": list(partner.topics),
            "figures": [
                {
                    "name": f.name[:1].upper() + f.name[1:],
                    "date": self.language.date(f.date),
                    "value": figure_words(self.language, f),
                    "note": self._words(f.note),
                }
                for f in partner.figures
            ],
            "participations": [
                self._participation(p) for p in self._newest_first(self._by_partner[partner.id])
            ],
            "ties": self._ties(partner.id),
            "next": [
                {"partner": self._partner_ref(other), "reasons": reasons_words(self.language, why)}
                for other, why in self._suggestions.of(partner)
            ],
            "measures": self.standing.of(partner.id),
            "facts": [*facts, *self._where(location)],
        }

    def project(self, project: Project) -> View:
        """Return everything a project's page shows."""
        parts = [self._participation(p) for p in project.participations]
        return {
            **self._project_row(project),
            **self._evidence(project),
            "complete": project.complete,
            "countries": len({self.registry.partners[p.partner].country for p in project.participations}),
            "participations": parts,
            "has_money": any(p.contribution is not None for p in project.participations),
            "facts": project_facts(project, self.language),
        }

    def programme(self, programme: Programme) -> View:
        """Return everything a programme's page shows; projects of the programmes under it are its own too."""
        projects = self.projects_under(programme.id)
        children = [p for p in self.registry.programmes.values() if p.parent == programme.id]
        rows = {row["id"]: row for row in self.projects()}
        return {
            **self._programme_row(programme),
            **self._evidence(programme),
            "children": [self._programme_ref(child.id) for child in children],
            "project_list": [row for key, row in rows.items() if key in projects],
            "facts": programme_facts(self.registry, programme, self.language),
        }

    # parts -------------------------------------------------------------------------------------

    def _partner_ref(self, partner: Partner) -> View:
        return {
            "id": partner.id,
            "name": partner.name,
            "path": self.path("partners", partner.id),
            "city": partner.city or "",
            "country": self.language.country(partner.country),
        }

    def _partner_row(self, partner: Partner) -> View:
        return {
            **self._partner_ref(partner),
            "kind": word(self.language, partner.kind),
            "projects": len({p.project for p in self._by_partner[partner.id]}),
            "ties": self.graph.degree(partner.id),
        }

    def _project_row(self, project: Project) -> View:
        return {
            "id": project.id,
            "label": project.label,
            "subtitle": project.title if project.acronym else "",
            "path": self.path("projects", project.id),
            "kind": word(self.language, project.kind),
            "status": word(self.language, project.status),
            "programme": self._programme_ref(project.programme) if project.programme else None,
            "span": span_words(self.language, project.start, project.end),
            "partners": len({p.partner for p in project.participations}),
        }

    def _programme_ref(self, programme: ProgrammeId) -> View:
        record = self.registry.programmes[programme]
        return {
            "id": record.id,
            "label": record.label,
            "path": self.path("programmes", record.id),
            "ink": self._ink[record.id],
        }

    def _programme_row(self, programme: Programme) -> View:
        projects = self.projects_under(programme.id)
        partners = {p.partner for key in projects for p in self.registry.projects[key].participations}
        return {
            **self._programme_ref(programme.id),
            "name": programme.name,
            "parent": self._programme_ref(programme.parent) if programme.parent else None,
            "funder": programme.funder or "",
            "span": span_words(self.language, programme.start, programme.end),
            "projects": len(projects),
            "partners": len(partners),
        }

    def projects_under(self, programme: ProgrammeId) -> set[ProjectId]:
        """Return the projects of a programme and of all that nest under it."""
        family = {programme}
        grown = True
        while grown:
            found = {p.id for p in self.registry.programmes.values() if p.parent in family} - family
            family |= found
            grown = bool(found)
        return {p.id for p in self.registry.projects.values() if p.programme in family}

    def _newest_first(self, participations: Iterable[Participation]) -> list[Participation]:
        def start(participation: Participation) -> tuple[int, int, int]:
            began = self.registry.projects[participation.project].start
            return began.first if began else (0, 0, 0)

        return sorted(participations, key=start, reverse=True)

    def _participation(self, participation: Participation) -> View:
        return {
            "project": self._project_row(self.registry.projects[participation.project]),
            "partner": self._partner_ref(self.registry.partners[participation.partner]),
            "role": word(self.language, participation.role),
            "span": span_words(self.language, participation.start, participation.end),
            "doubt": self._doubt(participation.confidence),
            "note": self._words(participation.note),
            "contribution": self.language.euro(participation.contribution)
            if participation.contribution is not None
            else "",
        }

    def _ties(self, partner: PartnerId) -> list[View]:
        ties = [
            {
                "partner": self._partner_ref(self.registry.partners[PartnerId(other)]),
                "projects": [self._project_row(self.registry.projects[key]) for key in tie["projects"]],
                "newman": tie["newman"],
                "weight": self.language.number(Decimal(f"{tie['newman']:.2f}")),
            }
            for other, tie in self.graph[partner].items()
        ]
        return sorted(
            ties,
            key=lambda tie: (
                -tie["newman"],
                self._sorted_by(tie["partner"]["name"]),
                tie["partner"]["id"],
            ),
        )

    @cached_property
    def _suggestions(self) -> Suggestions:
        return Suggestions(self.registry, self.graph)

    @cached_property
    def standing(self) -> Standing:
        """Where every partner stands in the network."""
        return Standing(self.table, self.language)

    def _evidence(self, record: Partner | Project | Programme) -> View:
        return {
            "description": self._words(record.description),
            "note": self._words(record.note),
            "doubt": self._doubt(record.confidence),
            "website": link(record.website),
            "sources": [found for found in map(link, record.sources) if found],
        }

    # words -------------------------------------------------------------------------------------

    def _sorted_by(self, name: str) -> str:
        return self.language.sort_key(name)

    def _words(self, text: Text | None) -> Words | None:
        return words_of(text, self.language, self.registry.site.languages) if text else None

    def _doubt(self, confidence: str) -> str:
        return self.language.t(CONFIDENCE[confidence]) if confidence in CONFIDENCE else ""

    def _life(self, partner: Partner) -> str:
        if partner.until:
            return span_words(self.language, partner.founded, partner.until)
        return self.language.t("founded {year}", year=partner.founded.year) if partner.founded else ""

    def _location_words(self, partner: Partner, location: Location) -> str:
        place = location.matched or partner.city or ""
        precision = self.language.t(PRECISION[location.precision])
        return f"{place} ({precision})" if place else precision

    def _why_unplaced(self, entry: Unplaced) -> str:
        partner, t = self.registry.partners[entry.partner], self.language.t
        country = self.language.country(partner.country)
        if entry.is_outside:
            return t("its point lies outside {country}", country=country)
        if not partner.city:
            return t("no city is given")
        if entry.candidates:
            return t("city “{city}” could be several places", city=partner.city)
        return t("city “{city}” was not found in {country}", city=partner.city, country=country)

    def _where(self, location: Location | None) -> list[Fact]:
        if location is None:
            return []
        t = self.language.t
        sources = {"registry": t("written in the registry"), "geonames": "GeoNames"}
        source = sources.get(location.source, location.source)
        found = t("{source}, as {name}", source=source, name=location.matched) if location.matched else source
        precision = t(PRECISION[location.precision])
        return [
            Fact(t("Latitude, longitude"), f"{location.lat:.4f}, {location.lon:.4f} ({precision})"),
            Fact(t("Place from"), found),
        ]


def link(url: str | None) -> Link | None:
    """Return ``url`` as a link, or None where it may not be one."""
    checked = web_address(url)
    return Link(checked, host_of(checked)) if checked else None
