"""Rules about one body that stands in the registry twice."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from partners.problems import quoted
from partners.rules.finding import Finding
from partners.suggest import folded
from partners.values import id_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partners.draft import Draft, Entry
    from partners.model import Partner


def shared_identifier(draft: Draft) -> Iterator[Finding]:
    """Find partners that share an identifier that only one body has."""
    for key in ("pic", "ror", "wikidata"):
        yield from _shared(draft, key)


def shared_vat(draft: Draft) -> Iterator[Finding]:
    """Find partners with one VAT number: perhaps one body twice, perhaps a group that is taxed as one."""
    yield from _shared(draft, "vat")


def _shared(draft: Draft, key: str) -> Iterator[Finding]:
    first: dict[str, Partner] = {}
    for entry in draft.partners:
        identifier = getattr(entry.record, key)
        if identifier is None:
            continue
        other = first.setdefault(identifier, entry.record)
        if other.id != entry.record.id and not (key == "vat" and _told_apart(entry.record, other)):
            message = f"{key} {identifier} is that of partner {quoted(other.id)} too"
            fix = "make one record of both, or correct the code"
            if key == "vat":
                fix = _one_or_apart(other)
            yield Finding(entry.at(key), entry.label, message, fix)


def similar_partners(draft: Draft) -> Iterator[Finding]:
    """Find partners of one city with nearly one name, unless ``not_same_as`` tells them apart."""
    places: dict[tuple[str, str], list[Entry[Partner]]] = defaultdict(list)
    for entry in draft.partners:
        places[entry.record.country, entry.record.city or ""].append(entry)
    together: dict[tuple[str, str], list[Entry[Partner]]] = defaultdict(list)
    for (country, city), entries in places.items():
        together[country, folded(city)] += entries
    for entries in together.values():
        if len(entries) > 1:
            yield from _similar(entries)


def _similar(entries: list[Entry[Partner]]) -> Iterator[Finding]:
    keys = [(entry, key) for entry in entries for key in sorted(_keys(entry.record))]
    said = set()
    for (one, one_key), (other, other_key) in _likely_pairs(keys):
        first, second = one.record, other.record
        pair = first.id, second.id
        if first.id == second.id or pair in said or not _is_near(one_key, other_key):
            continue
        if _told_apart(first, second) or second.id == first.successor or first.id == second.successor:
            continue
        said.add(pair)
        message = (
            f"the name {quoted(second.name)} is nearly that of partner {quoted(first.id)} in the same place"
        )
        yield Finding(other.at("name"), other.label, message, _one_or_apart(first))


def _one_or_apart(other: Partner) -> str:
    told = id_meant(other.id)
    return "make one record of both" + (f", or write not_same_as: [{told}]" if told else "")


def _likely_pairs(
    keys: Iterable[tuple[Entry[Partner], str]],
) -> Iterator[tuple[tuple[Entry[Partner], str], ...]]:
    """Yield pairs whose keys begin or end alike, in the order written: only those can be one letter apart."""
    begins: dict[str, list[tuple[Entry[Partner], str]]] = defaultdict(list)
    for one in keys:
        begins["<" + one[1][:_HALF]].append(one)
        if len(one[1]) >= _LONG_ENOUGH:
            begins[">" + one[1][-_HALF:]].append(one)
    for alike in begins.values():
        yield from combinations(alike[:_COMPARED], 2)


_HALF = 6
_LONG_ENOUGH = 8
_COMPARED = 200
_FORMS = frozenset(
    {
        "ab",
        "ag",
        "aisbl",
        "as",
        "asbl",
        "asso",
        "association",
        "bv",
        "ev",
        "eeig",
        "gie",
        "gmbh",
        "inc",
        "kg",
        "ltd",
    }
    | {"nv", "oy", "plc", "sa", "sarl", "sas", "se", "spa", "srl", "sro", "the", "vzw"}
)


def _keys(partner: Partner) -> set[str]:
    """Return the partner's names without case, accents, order of words and legal forms."""
    names = {partner.name, partner.legal_name or partner.name, *partner.aliases}
    return {
        key for name in names if (key := "".join(sorted(w for w in folded(name).split() if w not in _FORMS)))
    }


def _is_near(one: str, other: str) -> bool:
    """Return whether the keys are equal, or long and one letter apart; figures must be the same."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG_ENOUGH or abs(len(one) - len(other)) > 1:
        return False
    if _FIGURES.findall(one) != _FIGURES.findall(other):
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:]


_FIGURES = re.compile("[0-9]+")


def _told_apart(one: Partner, other: Partner) -> bool:
    """Return whether either says that it is not the other, by id or by name."""
    return any(
        {told.casefold() for told in this.not_same_as} & {that.id.casefold(), that.name.casefold()}
        for this, that in ((one, other), (other, one))
    )
