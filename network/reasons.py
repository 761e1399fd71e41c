"""Why somebody is suggested, in one sentence that a person accepts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from partners.countries import country_names
from partners.model import PartnerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = {
    PartnerKind.CLUSTER: "cluster",
    PartnerKind.COMPANY: "company",
    PartnerKind.RESEARCH: "research organisation",
    PartnerKind.EDUCATION: "university or school",
    PartnerKind.PUBLIC_AUTHORITY: "public authority",
    PartnerKind.AGENCY: "agency",
    PartnerKind.NETWORK: "network",
}  # who is other than all these is not called the first of its kind
NAMED = 3  # names in a list before the rest is counted
_WITH_THE = ("United ", "Bahamas", "Comoros", "Philippines", "Democratic Republic", "Republic", "Vatican")


class Named(NamedTuple):
    """A partner in a sentence, and the year in which it stopped or merged, "" while it is there."""

    name: str
    until: str = ""

    def __str__(self) -> str:
        """Return ``Barcelona Media (until 2015)``."""
        return f"{self.name} (until {self.until})" if self.until else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """The parts of the sentence: names and labels ready to read, "" and empty where there is nothing to say.

    ``tied_to`` are the askers it is tied to already, by ``shared`` projects; ``steps`` is 0 where no
    chain of ties joins the two; ``first_*`` are what nobody in the askers' network has yet.
    """

    through: Sequence[Named]
    steps: int
    tied_to: Sequence[Named] = ()
    shared: int = 0
    first_country: str = ""
    first_kind: str = ""
    first_region: str = ""
    shared_programmes: Sequence[str] = ()
    new_programmes: Sequence[str] = ()
    shared_topics: Sequence[str] = ()
    kilometres: float | None = None
    last_year: int = 0
    is_running: bool = False

    def sentence(self) -> str:
        """Return the parts that there are, in fixed order, as one sentence."""
        firsts = [
            f"in {country_words(self.first_country)}" if self.first_country else "",
            f"in region {self.first_region}" if self.first_region else "",
        ]
        first = [f"the first partner {where}" for where in firsts if where]
        kind = KINDS.get(PartnerKind(self.first_kind)) if self.first_kind else None
        if kind:
            first.append(f"the first {kind}")
        parts = [self._way()]
        if first:
            parts.append(f"would be {' and '.join(first)}")
        if self.shared_programmes:
            parts.append(f"both have ties in {listed(self.shared_programmes)}")
        if self.new_programmes:
            parts.append(f"brings ties in {listed(self.new_programmes)}")
        if self.shared_topics:
            parts.append(f"both are about {listed(self.shared_topics)}")
        if self.kilometres is not None:
            parts.append(f"{self.kilometres:,.0f} km away" if self.kilometres >= 1 else "in the same town")
        if self.is_running:
            parts.append("in a running project")
        elif self.last_year:
            parts.append(f"last known project until {self.last_year}")
        sentence = "; ".join(parts)
        return f"{sentence[0].upper()}{sentence[1:]}."

    def _way(self) -> str:
        if self.tied_to:
            projects = "a project" if self.shared == 1 else f"{self.shared} projects"
            return f"tied to {listed(self.tied_to)} by {projects}"
        if self.through:
            return f"also works with {listed(self.through)}"
        return f"{self.steps} steps away" if self.steps else "no chain of ties joins the two yet"


def listed(words: Sequence[object]) -> str:
    """Return ``a``, ``a and b``, ``a, b and c``; of more than that the first, and how many others.

    >>> listed(["a", "b", "c", "d", "e"])
    'a, b, c and 2 more'
    """
    shown = [str(word) for word in words[:NAMED]]
    if len(words) > len(shown):
        shown.append(f"{len(words) - len(shown)} more")
    *before, last = shown
    return f"{', '.join(before)} and {last}" if before else last


def country_words(code: str) -> str:
    """Return a country's name as it stands after "in": the United Kingdom, Estonia."""
    name = country_names().get(code, code)
    if name.startswith("The "):
        return f"the {name[4:]}"
    return f"the {name}" if name.startswith(_WITH_THE) or name.endswith("Islands") else name
