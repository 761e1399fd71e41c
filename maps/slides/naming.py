"""Whom a slide names: every partner while there is room, else the places with most partners."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from maps.slides.margins import MOST, Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maps.languages import Language
    from maps.slides.places import Places
    from maps.slides.stories import Story
    from partners.bitmaps import Bitmap
    from partners.model import PartnerId, Registry

_PLACES = 36  # labels where places are named instead of partners


def labels(
    registry: Registry,
    story: Story,
    places: Places,
    logos: Mapping[PartnerId, Bitmap],
    spoken: Language,
) -> tuple[tuple[Label, ...], str]:
    """Return the labels, sorted by name, and a note on what they leave out ("" when nothing)."""
    if len(places.at) > MOST:
        return _of_places(registry, story, places, spoken)
    names = {partner: registry.partners[partner].label for partner in places.at}
    ordered = sorted(names, key=lambda partner: (names[partner].casefold(), partner))
    return tuple(_of_partner(registry, story, places, logos, spoken, partner) for partner in ordered), ""


def _of_partner(  # noqa: PLR0913, PLR0917 - all that a label tells
    registry: Registry,
    story: Story,
    places: Places,
    logos: Mapping[PartnerId, Bitmap],
    spoken: Language,
    partner: PartnerId,
) -> Label:
    found = registry.partners[partner]
    return Label(
        name=found.label,
        where=(
            ", ".join(filter(None, (found.city, spoken.country(found.country)))),
            " ".join(filter(None, (found.city, found.country))),
            found.country,
        ),
        at=places.at[partner],
        role=story.roles.get(partner, ""),
        logo=logos.get(partner),
        focus=partner in story.focus,
    )


def _of_places(
    registry: Registry, story: Story, places: Places, spoken: Language
) -> tuple[tuple[Label, ...], str]:
    """Return the places with most partners; partners in one town count together, wherever they lie in it."""
    towns: defaultdict[tuple[str, str], list[PartnerId]] = defaultdict(list)
    for partner in places.at:
        found = registry.partners[partner]
        towns[found.city or spoken.country(found.country), found.country].append(partner)
    largest = sorted(towns, key=lambda town: (-len(towns[town]), town))[:_PLACES]
    least = _least([len(members) for members in towns.values()])
    named = {town: towns[town] for town in sorted(largest) if len(towns[town]) >= least}
    told = sum(map(len, named.values()))
    number = spoken.number
    note = spoken.t(
        "Named are {named} of {places} places, those with most partners: {told} of {partners}. "
        "The larger a dot, the more.",
        named=number(len(named)),
        places=number(len(towns)),
        told=number(told),
        partners=number(len(places.at)),
    )
    return (
        tuple(
            Label(
                name=town,
                where=2 * (spoken.n(len(members), "{n} partner", "{n} partners"),),
                at=Counter(places.at[member] for member in members).most_common(1)[0][0],
                focus=not story.focus.isdisjoint(members),
                partner=False,
            )
            for (town, _), members in named.items()
        ),
        note,
    )


def _least(sizes: list[int]) -> int:
    """Return how many partners a place must have to be named, so that equals are named or not alike."""
    ordered = sorted(sizes, reverse=True)
    if len(ordered) <= _PLACES or ordered[_PLACES] == ordered[0]:
        return ordered[-1]
    return ordered[_PLACES] + 1
