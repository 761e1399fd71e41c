"""What a record is, for machines: schema.org in JSON-LD, with nothing in it that the page does not show.

Partners are organisations, projects are schema.org's ``ResearchProject`` with their partners as
members in a role, programmes are a ``Grant`` that funds projects. Addresses are absolute where the
registry says where the site is published, else relative to the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from maps.text import page_path, web_address
from partners.model import PartnerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partners.model import PartialDate, Participation, Partner, Programme, Project, Registry, Text

Thing = dict[str, Any]

_CONTEXT = "https://schema.org"
_TYPES: Mapping[PartnerKind, str] = {
    PartnerKind.COMPANY: "Corporation",
    PartnerKind.RESEARCH: "ResearchOrganization",
    PartnerKind.EDUCATION: "EducationalOrganization",
    PartnerKind.PUBLIC_AUTHORITY: "GovernmentOrganization",
}
_ROR = "https://ror.org/"
_WIKIDATA = "https://www.wikidata.org/wiki/"


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The records of a placed registry as schema.org things, told in ``language``.

    ``base`` is the site's address, or empty.
    """

    registry: Registry
    base: str
    language: str

    def partner(self, partner: Partner) -> Thing:
        """Return an organisation with its place, identifiers and the projects it is a member of."""
        location = self.registry.locations.get(partner.id)
        projects = {
            participation.project
            for participation in self.registry.participations
            if participation.partner == partner.id
        }
        return _known(
            {
                "@context": _CONTEXT,
                **self._organisation(partner),
                "legalName": partner.legal_name,
                "alternateName": [*filter(None, [partner.short]), *partner.aliases],
                "description": self._text(partner.description),
                "foundingDate": _date(partner.founded),
                "dissolutionDate": _date(partner.until),
                "vatID": partner.vat,
                "identifier": _property("PIC", partner.pic),
                "sameAs": [
                    *([_ROR + partner.ror.removeprefix(_ROR)] if partner.ror else []),
                    *([_WIKIDATA + partner.wikidata] if partner.wikidata else []),
                ],
                "location": location
                and {
                    "@type": "Place",
                    "geo": {
                        "@type": "GeoCoordinates",
                        "latitude": round(location.lat, 5),
                        "longitude": round(location.lon, 5),
                    },
                },
                "knowsAbout": list(partner.topics),
                "memberOf": [self._project(self.registry.projects[key]) for key in sorted(projects)],
            }
        )

    def project(self, project: Project) -> Thing:
        """Return a research project with its members in their roles and what funds it."""
        programme = self.registry.programmes[project.programme] if project.programme else None
        grant = programme and _known(
            {
                "@type": "Grant",
                "name": programme.name,
                "url": self._page("programmes", programme.id),
                "identifier": project.grant,
                "funder": programme.funder and {"@type": "Organization", "name": programme.funder},
            }
        )
        return _known(
            {
                "@context": _CONTEXT,
                **self._project(project),
                "alternateName": [project.title] if project.acronym else [],
                "description": self._text(project.description),
                "sameAs": web_address(project.website),
                "foundingDate": _date(project.start),
                "dissolutionDate": _date(project.end),
                "knowsAbout": list(project.topics),
                "funding": grant,
                "member": [self._member(part) for part in project.participations],
            }
        )

    def programme(self, programme: Programme, projects: Iterable[Project]) -> Thing:
        """Return a grant with its funder and what it funds."""
        return _known(
            {
                "@context": _CONTEXT,
                "@type": "Grant",
                "@id": self._page("programmes", programme.id),
                "url": self._page("programmes", programme.id),
                "name": programme.name,
                "alternateName": [programme.short] if programme.short else [],
                "description": self._text(programme.description),
                "sameAs": web_address(programme.website),
                "funder": programme.funder and {"@type": "Organization", "name": programme.funder},
                "fundedItem": [self._project(project) for project in projects],
            }
        )

    def _page(self, kind: str, record_id: str) -> str:
        path = page_path(kind, record_id)
        return self.base + path if self.base else f"../{path}"

    def _text(self, text: Text | None) -> str | None:
        return text.chosen(self.language)[1] if text else None

    def _organisation(self, partner: Partner) -> Thing:
        return _known(
            {
                "@type": _TYPES.get(partner.kind, "Organization"),
                "@id": self._page("partners", partner.id),
                "name": partner.name,
                "url": web_address(partner.website) or self._page("partners", partner.id),
                "address": _known(
                    {
                        "@type": "PostalAddress",
                        "streetAddress": partner.street,
                        "postalCode": partner.postcode,
                        "addressLocality": partner.city,
                        "addressCountry": partner.country,
                    }
                ),
            }
        )

    def _project(self, project: Project) -> Thing:
        page = self._page("projects", project.id)
        return {"@type": "ResearchProject", "@id": page, "name": project.label, "url": page}

    def _member(self, participation: Participation) -> Thing:
        partner = self.registry.partners[participation.partner]
        return _known(
            {
                "@type": "OrganizationRole",
                "roleName": str(participation.role),
                "startDate": _date(participation.start),
                "endDate": _date(participation.end),
                "member": self._organisation(partner),
            }
        )


def _known(thing: Thing) -> Thing:
    """Leave out what is not known."""
    return {key: value for key, value in thing.items() if value not in (None, "", [])}


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _property(name: str, value: str | None) -> Thing | None:
    return {"@type": "PropertyValue", "propertyID": name, "value": value} if value else None
