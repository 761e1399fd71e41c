"""Which answer of a geocoding service is believed: `believe`.

A service always finds something: a shop of that name, a village in the next country, one of two
namesakes. Only a place of the right kind, in the right country, without a rival, becomes a point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partners.locating.borders import in_country
from partners.locating.spellings import words_of
from partners.locating.sphere import kilometres
from partners.model import Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partners.locating.places import Place
    from partners.locating.questions import Question
    from partners.locating.service import Candidate

ONE_PLACE_KM = 25.0
_COMPARABLE = 0.75
_TOWNS = words_of(
    """
    borough city city_district district hamlet island islet isolated_dwelling locality municipality
    neighbourhood quarter square suburb town town_district village
    """
)
_REGIONS = frozenset(["archipelago", "county", "province", "region", "state", "state_district"])
_BUILDINGS = frozenset({"building", "house", "house_number"})


class Verdict(NamedTuple):
    """The candidate believed and how exact it is, or `None`; why not, and who could be meant."""

    found: Candidate | None = None
    precision: Precision = Precision.CITY
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()


def believe(question: Question, offered: Sequence[Candidate], town: Place | None = None) -> Verdict:
    """Return which of ``offered`` answers ``question``; ``town`` is the city's known place, if any."""
    if not offered:
        return Verdict(reason="not found")
    here = [one for one in offered if _is_here(one, question)]
    if not here:
        return Verdict(reason=f"found outside {question.country} only", candidates=tuple(offered))
    fitting = [(one, precision) for one in here if (precision := _precision(question, one))]
    if not fitting:
        wanted = "street or building" if question.street else "city"
        return Verdict(reason=f"what was found is no {wanted}", candidates=tuple(here))
    if question.street and town is not None:
        fitting = [pair for pair in fitting if _apart(pair[0], town) <= ONE_PLACE_KM]
        if not fitting:
            return Verdict(reason=f"found far from {question.city} only", candidates=tuple(here))
    best, precision = fitting[0]
    rivals = [
        one
        for one, _ in fitting[1:]
        if _apart(one, best) > ONE_PLACE_KM and one.importance >= best.importance * _COMPARABLE
    ]
    if rivals:
        return Verdict(reason="could be several places", candidates=(best, *rivals))
    return Verdict(best, precision)


def _precision(question: Question, candidate: Candidate) -> Precision | None:
    """Return how exact ``candidate`` is as an answer; `None` when it is of no kind that answers."""
    level = candidate.level or candidate.kind
    if question.street:
        built = candidate.group in {"building", "highway"} or level in _BUILDINGS or candidate.numbered
        return Precision.ADDRESS if built else None
    if candidate.group not in {"place", "boundary"}:
        return None
    if level in {"postcode", "postal_code"}:
        return Precision.POSTCODE if question.postcode else None
    if level in _TOWNS:
        return Precision.CITY
    return Precision.REGION if level in _REGIONS else None


def _is_here(candidate: Candidate, question: Question) -> bool:
    named = candidate.country in {question.country, question.state}
    return named and in_country(question.country, candidate.lat, candidate.lon)


def _apart(one: Candidate | Place, other: Candidate | Place) -> float:
    return kilometres(one.lat, one.lon, other.lat, other.lon)
