"""What is to be asked of a geocoding service, each thing once: `questions`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partners.locating.places import keys_of, place_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from partners.locating.places import PlaceKey
    from partners.model import Partner, Registry


# parts of a country with a code of their own, which OpenStreetMap keeps under the country's
_PARTS = dict.fromkeys(("BL", "GF", "GP", "MF", "MQ", "PM", "RE", "YT"), "FR") | {"AX": "FI", "SJ": "NO"}


@dataclass(frozen=True, slots=True)
class Question:
    """A place to look for; ``street`` is empty when the city is all that is asked for.

    No name of a partner is part of it: a service learns addresses, not whose they are.
    """

    city: str
    country: str
    postcode: str = ""
    street: str = ""

    @property
    def key(self) -> PlaceKey:
        """What the answer is kept under."""
        return place_key(self.city, self.country, self.postcode, street=self.street)

    @property
    def state(self) -> str:
        """The country under which a service knows the place."""
        return _PARTS.get(self.country, self.country)

    @property
    def fields(self) -> dict[str, str]:
        """The structured query."""
        named = {"street": self.street, "city": self.city, "postalcode": self.postcode}
        return {name: value for name, value in named.items() if value}

    def __str__(self) -> str:
        """Return the words of the question."""
        town = " ".join(part for part in (self.postcode, self.city) if part)
        return ", ".join(part for part in (self.street, town, self.country) if part)


def questions(registry: Registry, known: Collection[PlaceKey], *, streets: bool) -> tuple[Question, ...]:
    """Return what is still to be asked: cities without a place, and with ``streets`` streets without one."""
    asked: dict[PlaceKey, Question] = {}
    for partner in registry.partners.values():
        question = None if _placed_by_hand(partner) else _question(partner, known, streets=streets)
        if question is not None:
            asked.setdefault(question.key, question)
    return tuple(asked[key] for key in sorted(asked))


def _question(partner: Partner, known: Collection[PlaceKey], *, streets: bool) -> Question | None:
    keys = keys_of(partner)
    if not keys or partner.city is None:
        return None
    town = Question(partner.city, partner.country, partner.postcode or "")
    if streets and partner.street:
        return None if keys[0] in known else Question(town.city, town.country, town.postcode, partner.street)
    return None if any(key in known for key in keys) else town


def _placed_by_hand(partner: Partner) -> bool:
    return partner.lat is not None and partner.lon is not None
