"""What a page or a panel says of a record in label and value pairs, and how dates and numbers read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partners.countries import country_names

if TYPE_CHECKING:
    from decimal import Decimal

    from partners.model import Figure, PartialDate, Partner, Programme, Project, Registry

_MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_KINDS = {"public-authority": "public authority"}
_CURRENCIES = {"EUR": "€"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is known: a label and a value, both ready to show."""

    label: str
    value: str


def date_words(date: PartialDate | None) -> str:
    """Return a date as people write it, no more exact than it was given: 1 Sept 2013, Feb 2016, 2018."""
    if date is None:
        return ""
    if date.month is None:
        return str(date.year)
    month = f"{_MONTHS[date.month - 1]} {date.year}"
    return month if date.day is None else f"{date.day} {month}"


def span_words(start: PartialDate | None, end: PartialDate | None) -> str:
    """Return the years from ``start`` to ``end``: 2013 to 2016, since 2016, until 2020, or nothing."""
    if start and end:
        return f"{start.year}–{end.year}" if start.year != end.year else str(start.year)
    if start:
        return f"since {start.year}"
    return f"until {end.year}" if end else ""


def number_words(value: Decimal | int) -> str:
    """Return a number with thousands marked by commas, as many decimals as given."""
    return f"{value:,}"


def euro(value: Decimal) -> str:
    """Return an amount in euro, such as €2,313,032."""
    return f"€{number_words(value)}"


def kind_words(kind: str) -> str:
    """Return a closed list's word as people read it."""
    return _KINDS.get(kind, kind).replace("-", " ")


def figure_words(figure: Figure) -> str:
    """Return a figure's value with its unit: 6,340 or €830,000,000."""
    sign = _CURRENCIES.get(figure.unit or "")
    if sign:
        return f"{sign}{number_words(figure.value)}"
    return f"{number_words(figure.value)} {figure.unit}" if figure.unit else number_words(figure.value)


def address_words(partner: Partner) -> str:
    """Return street, postcode and city of a partner in one line, and its country's name."""
    town = " ".join(filter(None, (partner.postcode, partner.city)))
    return ", ".join(filter(None, (partner.street, town, country_names()[partner.country])))


def _present(*pairs: tuple[str, str | None]) -> list[Fact]:
    return [Fact(label, value) for label, value in pairs if value]


def partner_facts(registry: Registry, partner: Partner) -> list[Fact]:
    """Return what is known of a partner, besides name, place and projects."""
    successor = registry.partners[partner.successor].name if partner.successor else None
    return _present(
        ("Legal name", partner.legal_name),
        ("Address", address_words(partner) if partner.street or partner.postcode else None),
        ("NUTS region", partner.nuts),
        ("Founded", date_words(partner.founded)),
        ("Until", date_words(partner.until)),
        ("Succeeded by", successor),
        ("Participant code (PIC)", partner.pic),
        ("ROR", partner.ror),
        ("Wikidata", partner.wikidata),
        ("VAT number", partner.vat),
        ("Areas of activity", ", ".join(partner.topics)),
        ("Value chain", " → ".join(partner.value_chain)),
        *((figure_label(figure), figure_words(figure)) for figure in partner.figures),
        ("Also known as", "; ".join(partner.aliases)),
        ("Not to be confused with", "; ".join(partner.not_same_as)),
    )


def figure_label(figure: Figure) -> str:
    """Return a figure's name with its date: Members (25 Sept 2017)."""
    name = figure.name[:1].upper() + figure.name[1:]
    return f"{name} ({date_words(figure.date)})" if figure.date else name


def project_facts(project: Project) -> list[Fact]:
    """Return what is known of a project, besides title, programme and partners."""
    return _present(
        ("Kind", kind_words(project.kind)),
        ("Status", kind_words(project.status)),
        ("Start", date_words(project.start)),
        ("End", date_words(project.end)),
        ("Submitted", ", ".join(date_words(date) for date in project.submissions)),
        ("Call", project.call),
        ("Grant", project.grant),
        ("Total cost", euro(project.cost) if project.cost is not None else None),
        ("EU contribution", euro(project.eu_contribution) if project.eu_contribution is not None else None),
        ("Topics", ", ".join(project.topics)),
        ("List of partners", "complete" if project.complete else "may be incomplete"),
    )


def programme_facts(registry: Registry, programme: Programme) -> list[Fact]:
    """Return what is known of a programme, besides its name and projects."""
    parent = registry.programmes[programme.parent].name if programme.parent else None
    return _present(
        ("Part of", parent),
        ("Funder", programme.funder),
        ("Years", span_words(programme.start, programme.end)),
    )


def summary(registry: Registry) -> str:
    """Return what the site holds, in one sentence."""
    countries = len({partner.country for partner in registry.partners.values()})
    projects = [project for project in registry.projects.values() if not project.is_proposal]
    programmes = len({project.programme for project in projects if project.programme})
    proposals = len(registry.projects) - len(projects)
    apart = f"; {counted(proposals, 'proposal')} beside them" if proposals else ""
    return (
        f"{counted(len(registry.partners), 'partner')} in {counted(countries, 'country', 'countries')}, "
        f"tied by {counted(len(projects), 'project')} under {counted(programmes, 'programme')}{apart}."
    )


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its word, in the plural where need be: 1 partner, 1,000 partners."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
