"""Whom a partner might work with next, as its page says it: the first three, each with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.closed_lists import word
from network.nearest import nearest
from network.outlook import Ground
from network.reasons import NAMED
from partners.model import PartnerId

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from maps.languages import Language
    from network.reasons import Reasons
    from partners.model import Partner, Registry

_SHOWN = 3


class Suggestions:
    """The suggestions of `network.suggest_partners`, for every partner of a registry."""

    def __init__(self, registry: Registry, graph: nx.Graph[str]) -> None:
        self._registry = registry
        self._nearest = nearest(Ground(graph, registry), _SHOWN)

    def of(self, partner: Partner) -> list[tuple[Partner, Reasons]]:
        """Return who, the best first, and why; nobody for who has stopped or merged."""
        if partner.until is not None:
            return []
        outlook, found = self._nearest[partner.id]
        return [(self._registry.partners[PartnerId(other)], outlook.reasons(other)) for other in found]


def reasons_words(language: Language, why: Reasons) -> str:
    """Return the reasons for somebody two steps away, in the page's language, as one sentence."""
    t = language.t
    through = [
        t("{name} (until {year})", name=name, year=until) if until else name for name, until in why.through
    ]
    parts = [t("also works with {partners}", partners=_listed(language, through))]
    if why.first_country:
        parts.append(t("a new country: {country}", country=language.country(why.first_country)))
    if why.first_region:
        parts.append(t("a new region: {region}", region=why.first_region))
    if why.first_kind:
        parts.append(t("a new kind of partner: {kind}", kind=word(language, why.first_kind)))
    if why.shared_programmes:
        both = _listed(language, why.shared_programmes)
        parts.append(t("programmes of both: {programmes}", programmes=both))
    if why.new_programmes:
        parts.append(t("new programmes: {programmes}", programmes=_listed(language, why.new_programmes)))
    if why.shared_topics:
        parts.append(t("topics of both: {topics}", topics=_listed(language, why.shared_topics)))
    if why.kilometres is not None:
        away = t("{n} km away", n=language.number(round(why.kilometres)))
        parts.append(away if why.kilometres >= 1 else t("in the same town"))
    if why.is_running:
        parts.append(t("in a running project"))
    elif why.last_year:
        parts.append(t("last known project until {year}", year=why.last_year))
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _listed(language: Language, words: Sequence[str]) -> str:
    """Return the first few as a list in a sentence, and how many others there are."""
    shown = list(words[:NAMED])
    if len(words) > len(shown):
        rest = len(words) - len(shown)
        shown.append(language.n(rest, "{n} more", "{n} more"))
    return language.list(shown)
