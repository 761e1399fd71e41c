"""One run against a geocoding service: every question once, every answer kept at once: `ask_all`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)

from partners.locating.believing import believe
from partners.locating.places import Place, place_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableMapping, Sequence

    from partners.locating.places import PlaceKey
    from partners.locating.questions import Question
    from partners.locating.service import Candidate, Service
    from partners.model import PartialDate, Precision

_STOPPED = (
    GeocoderRateLimited,
    GeocoderInsufficientPrivileges,
    GeocoderAuthenticationFailure,
    GeocoderQuotaExceeded,
)
_PASSING = (GeocoderTimedOut, GeocoderUnavailable)
_ENOUGH_FAILURES = 5


class Word(StrEnum):
    """What became of a question."""

    FOUND = "found"
    NOT_FOUND = "not found"
    UNCLEAR = "unclear"
    FAILED = "failed"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, what became of it, why, and the places it could mean."""

    question: Question
    word: Word
    reason: str = ""
    candidates: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the line that is printed."""
        reason = f" ({self.reason})" if self.reason else ""
        named = f": {' or '.join(self.candidates)}" if self.candidates else ""
        return f"{self.word}: {self.question}{reason}{named}"


def ask_all(
    service: Service,
    asked: Sequence[Question],
    places: MutableMapping[PlaceKey, Place],
    *,
    date: PartialDate,
    keep: Callable[[], None],
) -> Iterator[Outcome]:
    """Yield what became of each question; what is found goes to ``places``, and ``keep`` is called.

    A question that met a passing fault is asked once more at the end. A refusal (429, 403), or five
    failures in a row, ends the run: the rest is "not asked".
    """
    run = _Run(service, places, date, keep)
    for question in asked:
        yield from run.ask(question)
    for question in tuple(run.later):
        yield from run.ask(question, last=True)


@dataclass(slots=True)
class _Run:
    """One run: why it ended, if it did; failures in a row; the questions to ask once more."""

    service: Service
    places: MutableMapping[PlaceKey, Place]
    date: PartialDate
    keep: Callable[[], None]
    ended: str = ""
    failures: int = 0
    later: list[Question] = field(default_factory=list)

    def ask(self, question: Question, *, last: bool = False) -> Iterator[Outcome]:
        """Yield what became of ``question``, nothing when it is to be asked once more."""
        if self.ended:
            word = Word.FAILED if last else Word.NOT_ASKED
            yield Outcome(question, word, self.ended)
            return
        try:
            offered = self.service.ask(question)
        except _STOPPED as error:
            self.ended = f"the service refused: {error}"
            yield Outcome(question, Word.FAILED, str(error))
        except GeopyError as error:
            self.failures += 1
            if self.failures >= _ENOUGH_FAILURES:
                self.ended = f"{self.failures} failures in a row"
            if isinstance(error, _PASSING) and not last:
                self.later.append(question)
            else:
                yield Outcome(question, Word.FAILED, str(error))
        else:
            self.failures = 0
            yield self._told(question, offered)

    def _told(self, question: Question, offered: Sequence[Candidate]) -> Outcome:
        town = self.places.get(place_key(question.city, question.country))
        verdict = believe(question, offered, town)
        if verdict.found is None:
            word = Word.UNCLEAR if verdict.candidates else Word.NOT_FOUND
            reason = verdict.reason if verdict.candidates else ""
            return Outcome(question, word, reason, tuple(map(str, verdict.candidates)))
        place = _place(question, verdict.found, verdict.precision, self.service.host, self.date)
        self.places[place.key] = place
        self.keep()
        return Outcome(question, Word.FOUND, f"{verdict.precision}: {verdict.found}")


def _place(question: Question, found: Candidate, precision: Precision, host: str, date: PartialDate) -> Place:
    return Place(
        city=question.city,
        country=question.country,
        postcode=question.postcode,
        street=question.street,
        lat=found.lat,
        lon=found.lon,
        precision=precision,
        matched=found.name or None,
        source=host,
        date=date,
    )
