"""What each picture says and shows: a name, a line of facts, partners, and the lines between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.facts import span_words, summary
from maps.previews.naming import WHOLE, picture_path
from maps.slides.stories import overview, partners, programmes, projects
from maps.text import page_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from maps.languages import Language
    from maps.slides.stories import Lane, Story
    from partners.model import PartnerId, Registry


@dataclass(frozen=True, slots=True)
class Card:
    """One picture: ``kind`` and ``id`` are its record's; ``facts`` are lines of plain words.

    ``labelled`` says whether places have names on the map, or only who stands out.
    """

    kind: str
    id: str
    title: str
    facts: tuple[str, ...]
    partners: tuple[PartnerId, ...] = ()
    lanes: tuple[Lane, ...] = ()
    focus: frozenset[PartnerId] = frozenset()
    labelled: bool = True

    @property
    def path(self) -> str:
        """Return where the picture stands in the site."""
        return picture_path(page_path(self.kind, self.id)) if self.kind else WHOLE


def cards(registry: Registry, spoken: Language) -> Iterator[Card]:
    """Yield the picture of the whole network, then one for every partner, project and programme."""
    whole = overview(registry)
    focus = frozenset({registry.site.owner} if registry.site.owner else ())
    said = summary(registry, spoken)
    yield Card("", "", registry.site.title, (said,), whole.partners, whole.lanes, focus, labelled=False)
    told = _by_id(partners(registry))
    for partner in registry.partners.values():
        where = ", ".join(filter(None, (partner.city, spoken.country(partner.country))))
        yield _card("partners", partner.id, partner.name, (where,), told)
    told = _by_id(projects(registry))
    for project in registry.projects.values():
        funded = registry.programmes[project.programme].label if project.programme else ""
        facts = (funded, span_words(spoken, project.start, project.end))
        yield _card("projects", project.id, project.label, facts, told)
    told = _by_id(programmes(registry))
    for programme in registry.programmes.values():
        facts = (programme.funder or "", span_words(spoken, programme.start, programme.end))
        yield _card("programmes", programme.id, programme.name, facts, told)


def _by_id(stories: Iterable[Story]) -> dict[str, Story]:
    return {story.id: story for story in stories}


def _card(kind: str, key: str, title: str, facts: tuple[str, ...], told: dict[str, Story]) -> Card:
    story = told.get(key)
    if story is None:  # nobody is known to take part
        return Card(kind, key, title, facts)
    return Card(kind, key, title, facts, story.partners, story.lanes, story.focus)
