"""The words of the registry's closed lists as people read them, for the catalogues.

In the browser a word is asked for by its key, blanks for hyphens; so is it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.languages import mark

if TYPE_CHECKING:
    from maps.languages import Language

_KINDS = (
    mark("cluster"), mark("company"), mark("research"), mark("education"), mark("public authority"),
    mark("agency"), mark("network"), mark("other"),
)  # fmt: skip
_PROJECT_KINDS = (mark("project"), mark("proposal"), mark("agreement"))
_STATUSES = (mark("proposed"), mark("rejected"), mark("running"), mark("finished"), mark("unknown"))
_ROLES = (mark("coordinator"), mark("partner"), mark("associated"), mark("third party"))
WORDS = frozenset((*_KINDS, *_PROJECT_KINDS, *_STATUSES, *_ROLES))
"""Every word of the lists, in English."""

CONFIDENCE = {"medium": mark("Medium confidence"), "low": mark("Low confidence")}
"""How sure a record is, where it is not sure."""

PRECISION = {
    "address": mark("street address"),
    "postcode": mark("postcode area"),
    "city": mark("city centre"),
    "region": mark("region, roughly"),
    "country": mark("country, roughly"),
}
"""How exactly a place is known."""


def word(language: Language, key: str) -> str:
    """Return a closed list's word: ``public-authority`` is *public authority*."""
    return language.t(key.replace("-", " "))
