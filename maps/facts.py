"""What a page or a panel says of a record in label and value pairs, in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.closed_lists import word

if TYPE_CHECKING:
    from collections.abc import Collection

    from maps.languages import Language
    from partners.model import Figure, PartialDate, Partner, Programme, Project, Registry

_CURRENCY = "EUR"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is known: a label and a value, both ready to show."""

    label: str
    value: str


def span_words(language: Language, start: PartialDate | None, end: PartialDate | None) -> str:
    """Return the years from ``start`` to ``end``: 2013–2016, since 2016, until 2020, or nothing."""
    if start and end:
        return f"{start.year}–{end.year}" if start.year != end.year else str(start.year)
    if start:
        return language.t("since {year}", year=start.year)
    return language.t("until {year}", year=end.year) if end else ""


def figure_words(language: Language, figure: Figure) -> str:
    """Return a figure's value with its unit: 6,340 or €830,000,000."""
    if figure.unit == _CURRENCY:
        return language.euro(figure.value)
    number = language.number(figure.value)
    return f"{number} {figure.unit}" if figure.unit else number


def figure_label(language: Language, figure: Figure) -> str:
    """Return a figure's name with its date: Members (25 Sept 2017)."""
    name = figure.name[:1].upper() + figure.name[1:]
    return f"{name} ({language.date(figure.date)})" if figure.date else name


def address_words(language: Language, partner: Partner) -> str:
    """Return street, postcode and city of a partner in one line, and its country's name."""
    town = " ".join(filter(None, (partner.postcode, partner.city)))
    return ", ".join(filter(None, (partner.street, town, language.country(partner.country))))


def _present(*pairs: tuple[str, str | None]) -> list[Fact]:
    return [Fact(label, value) for label, value in pairs if value]


def partner_facts(
    registry: Registry, partner: Partner, language: Language, *, without: Collection[str] = ()
) -> list[Fact]:
    """Return what is known of a partner, besides name, place and projects.

    ``without`` are fields of the registry that the page shows elsewhere.
    """
    t = language.t
    successor = registry.partners[partner.successor].name if partner.successor else None
    own = _present(
        (t("Legal name"), partner.legal_name),
        (t("Address"), address_words(language, partner) if partner.street or partner.postcode else None),
        (t("NUTS region"), partner.nuts),
        (t("Founded"), language.date(partner.founded)),
        (t("Until"), language.date(partner.until)),
    )
    codes = _present(
        (t("Participant code (PIC)"), partner.pic),
        (t("ROR"), partner.ror),
        (t("Wikidata"), partner.wikidata),
        (t("VAT number"), partner.vat),
    )
    elsewhere = {
        "successor": _present((t("Succeeded by"), successor)),
        "topics": _present((t("Areas of activity"), ", ".join(partner.topics))),
        "value_chain": _present((t("Value chain"), " → ".join(partner.value_chain))),
        "figures": [Fact(figure_label(language, f), figure_words(language, f)) for f in partner.figures],
    }
    names = _present(
        (t("Also known as"), "; ".join(partner.aliases)),
        (t("Not to be confused with"), "; ".join(partner.not_same_as)),
    )
    shown = {field: [] if field in without else facts for field, facts in elsewhere.items()}
    return [
        *own, *shown["successor"], *codes, *shown["topics"], *shown["value_chain"], *shown["figures"], *names,
    ]  # fmt: skip


def project_facts(project: Project, language: Language) -> list[Fact]:
    """Return what is known of a project, besides title, programme and partners."""
    t, date = language.t, language.date
    return _present(
        (t("Kind"), word(language, project.kind)),
        (t("Status"), word(language, project.status)),
        (t("Start"), date(project.start)),
        (t("End"), date(project.end)),
        (t("Submitted"), ", ".join(date(day) for day in project.submissions)),
        (t("Call"), project.call),
        (t("Grant"), project.grant),
        (t("Total cost"), language.euro(project.cost) if project.cost is not None else None),
        (
            t("EU contribution"),
            language.euro(project.eu_contribution) if project.eu_contribution is not None else None,
        ),
        (t("Topics"), ", ".join(project.topics)),
        (t("List of partners"), t("complete") if project.complete else t("may be incomplete")),
    )


def programme_facts(registry: Registry, programme: Programme, language: Language) -> list[Fact]:
    """Return what is known of a programme, besides its name and projects."""
    parent = registry.programmes[programme.parent].name if programme.parent else None
    return _present(
        (language.t("Part of"), parent),
        (language.t("Funder"), programme.funder),
        (language.t("Years"), span_words(language, programme.start, programme.end)),
    )


def summary(registry: Registry, spoken: Language) -> str:
    """Return what the site holds, in one sentence."""
    countries = len({partner.country for partner in registry.partners.values()})
    projects = [project for project in registry.projects.values() if not project.is_proposal]
    programmes = len({project.programme for project in projects if project.programme})
    proposals = len(registry.projects) - len(projects)
    n = spoken.n
    parts = {
        "partners": n(len(registry.partners), "{n} partner", "{n} partners"),
        "countries": n(countries, "in {n} country", "in {n} countries"),
        "projects": n(len(projects), "tied by {n} project", "tied by {n} projects"),
        "programmes": n(programmes, "under {n} programme", "under {n} programmes"),
    }
    if not proposals:
        return spoken.t("{partners} {countries}, {projects} {programmes}.", **parts)
    apart = n(proposals, "{n} proposal beside them", "{n} proposals beside them")
    return spoken.t("{partners} {countries}, {projects} {programmes}; {proposals}.", **parts, proposals=apart)
