"""The ways to read what people write for a city: `spellings`.

As written first, then without what is often added (postcode, country, district, Cedex, "City of"), then
cuts that may change the meaning; those are marked, and whoever uses them must doubt the answer.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from partners.suggest import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def words_of(text: str) -> frozenset[str]:
    """Return the words of ``text``."""
    return frozenset(text.split())


_TAIL = re.compile(
    r"[\s,-]+(?:c[eo]dex(?:\s*\d+)?|(?:\d{1,5}|[ivx]{1,5})(?:\s*(?:er|e|de|eme|ème|th|st|nd|rd)\b)?\.?"
    r"(?:\s+(?:arrondissement|district|kerület))?)$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"^(?:[A-Z]{1,3}[\s-]+)?\d{2,3}[\s-]?\d{2,3}(?:\s?[A-Z]{2})?\b[\s,]*", re.IGNORECASE)
_LAST_POSTCODE = re.compile(
    r"[\s,]+(?:[A-Z]{1,3}[\s-]+)?\d{2,3}[\s-]?\d{2,3}(?:\s?[A-Z]{2})?$", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]?")
_PARTS = re.compile(r"\s*[,;/|]\s*|\s+[-\u2013\u2014]\s+|(?<=\w{4})\.\s+(?=\w{3})")
_HYPHENS = re.compile(r"[-\u2013\u2014]")
_APOSTROPHES = re.compile(r"['\u2019`\u00b4]")

# what a municipality calls itself, folded; before the name with or without "of", or after it
_BODIES = (
    "administrative district|borough|city municipality|city|commune|community|county|district|dstr|"
    "district municipality|municipality|parish|province|prefecture|region|town|village|"  # English
    "ciudad|concello|ayuntamiento|municipio|comune|citta|cidade|concelho|camara municipal|ville|"  # Romance
    "comuna|municipiul|orasul|judetul|"  # Romanian
    "stadt|gemeinde|marktgemeinde|stadtgemeinde|landeshauptstadt|hansestadt|kreis|landkreis|"  # German
    "gemeente|kommun|kommune|kunta|kaupunki|stad|by|"  # Dutch, Nordic
    "gmina|miasto|powiat|mesto|obec|grad|obcina|mestna obcina|opcina|opstina|obshtina|g|s|"  # Slavic
    "dimos|oras|m|mun|savivaldybe|rajonas|raj|r|novads|pagasts|vald|kula|linn"
)
_BODY = re.compile(
    rf"^(?:the )?(?:{_BODIES})(?: (?:of|de|di|do|da|del|d))? (?=\S{{3}})|(?<=\S{{3}}) (?:{_BODIES})$"
)
_SAINTS = {
    "st": ("saint", "sankt", "sint", "sveti"),
    "ste": ("sainte",),
    "sv": ("sveti", "sveta", "svaty"),
    "s": ("san", "santa", "sao"),
    "sta": ("santa",),
    "sto": ("santo",),
    "sankt": ("st",),
    "saint": ("st",),
    "skt": ("sankt",),
}
_JOINTS = words_of(
    """
    a am an auf bei beim d de del della der di do du en i im in la le les na nad o ob of on op pe pod
    pri sous sub sur to u unter upon v van ved vid von vor w we zu
    """
)
# words that begin many names and say nothing alone
_EMPTY = words_of(
    """
    agia agios alt alte alto bad banska beau cape castel castelo castle cerna ceske chateau cite dolna
    dolni dolny east fort gornja gornji grand grande gross horna horni island isle kirch klein lake
    lower mala male maly marina mont monte mount neu neue neuf new nieder north nova nove novi novy ober
    okres old pont ponte port porto puerto rural saint sainte san sankt santa santo sao sint south stara
    stare stari stary sveta sveti unter upper velika velike veliki velka velke velky vila villa villar
    ville west
    """
)
_ARTICLES = words_of("a den der die el het la las le les los o os the")
_TWO_FOR_ONE = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_SHORTEST_PART = 3


class Spelling(NamedTuple):
    """One reading of what was written; not ``sure`` where a part was cut that may have mattered."""

    text: str
    sure: bool = True


def spellings(query: str) -> Iterator[Spelling]:
    """Yield ``query`` as written, then with less and less of what people add to a city's name.

    >>> [one.text for one in spellings("St Etienne Cedex 2")][:4]
    ['St Etienne Cedex 2', 'saint etienne cedex 2', 'sankt etienne cedex 2', 'sint etienne cedex 2']
    """
    seen = set()
    text = " ".join(query.split())
    for reading in (*_readings(text), *_cuts(text)):
        for variant in _variants(reading.text):
            key = folded(variant)
            if key and key not in seen:
                seen.add(key)
                yield Spelling(variant, reading.sure)


def _readings(text: str) -> Iterator[Spelling]:
    """Yield ``text`` without additions: what is left names the same place."""
    yield Spelling(text)
    bare = _bare(text)
    yield Spelling(bare)
    first = _PARTS.split(bare)[0]
    yield Spelling(_BODY.sub("", folded(bare)))
    yield Spelling(first)
    yield Spelling(_TAIL.sub("", first))
    yield Spelling(_BODY.sub("", folded(first)))
    for inside in _BRACKETS.findall(text):
        if inside.lower() in _ARTICLES:
            yield Spelling(f"{inside} {bare}")
        yield Spelling(inside, sure=False)


def _cuts(text: str) -> Iterator[Spelling]:
    """Yield parts of ``text`` that may name the place, or another one."""
    bare = _bare(text)
    parts = [part for part in _PARTS.split(bare) if len(part) >= _SHORTEST_PART]
    for part in parts[1:]:
        yield Spelling(part, sure=False)
        yield Spelling(_BODY.sub("", folded(part)), sure=False)
    for part in parts:
        hyphened = [one.strip() for one in _HYPHENS.split(part)]
        words = folded(part).split()
        yield from (Spelling(joined, sure=False) for joined in _undoubled(words))
        if len(hyphened) > 1:
            yield from (Spelling(one, sure=False) for one in hyphened if _says_something(one))
        yield from (Spelling(one, sure=False) for one in _fewer_words(words))


def _bare(text: str) -> str:
    bare = _BRACKETS.sub("", text)
    bare = _LAST_POSTCODE.sub("", _POSTCODE.sub("", bare)).strip(" ,;.-") or bare
    return _TAIL.sub("", bare).strip(" ,;.-")


def _variants(text: str) -> Iterable[str]:
    """Return ``text``, and with short forms of saints written out."""
    words = folded(_APOSTROPHES.sub("'", text)).split()
    options = [(word, *_SAINTS.get(word, ())) for word in words]
    if not any(len(option) > 1 for option in options) or len(words) == 1:
        return (text,)
    return (text, *(" ".join(chosen) for chosen in product(*options) if list(chosen) != words))


def _undoubled(words: list[str]) -> Iterator[str]:
    """Yield the words with one letter for two: Goettingen for Göttingen, Aabenraa for Åbenrå."""
    text = " ".join(words)
    for two, one in _TWO_FOR_ONE:
        if two in text:
            yield text.replace(two, one)


def _fewer_words(words: list[str]) -> Iterator[str]:
    """Yield the words up to a joint such as "bei", then fewer from either end."""
    for position, word in enumerate(words):
        if position and word in _JOINTS:
            yield " ".join(words[:position])
            break
    for length in range(len(words) - 1, 0, -1):
        for part in (words[:length], words[-length:]):
            if _says_something(" ".join(part)):
                yield " ".join(part)


def _says_something(text: str) -> bool:
    words = [word for word in folded(text).split() if word not in _JOINTS and word not in _EMPTY]
    return any(len(word) >= _SHORTEST_PART and not _BODY.search(f"{word} xxx") for word in words)
