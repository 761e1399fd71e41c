"""What differs between two versions of the registry, in the language of the page that tells it.

The command line says the same in English (``partners/comparing/change_words.py``).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from maps.closed_lists import WORDS, word
from maps.languages import mark, mark_many
from partners.comparing.change_words import quoted, shortened
from partners.model import PartnerId, ProgrammeId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from maps.languages import Language
    from partners.comparing.change_words import Words
    from partners.comparing.changes import Changes, RecordChange
    from partners.comparing.fields import FieldChange

_FIELDS = {
    "acronym": mark("acronym"),
    "aliases": mark("aliases"),
    "call": mark("call"),
    "city": mark("city"),
    "color": mark("colour"),
    "colours.accent": mark("accent colour"),
    "complete": mark("list of partners complete"),
    "confidence": mark("confidence"),
    "contact": mark("contact"),
    "contribution": mark("contribution"),
    "cost": mark("cost"),
    "country": mark("country"),
    "description": mark("description"),
    "end": mark("end"),
    "eu_contribution": mark("EU contribution"),
    "figures": mark("figures"),
    "founded": mark("founded"),
    "funder": mark("funder"),
    "funding.emblem": mark("emblem of the funder"),
    "funding.text": mark("funding statement"),
    "grant": mark("grant"),
    "home": mark("home"),
    "imprint": mark("imprint"),
    "kind": mark("kind"),
    "languages": mark("languages"),
    "lat": mark("latitude"),
    "legal_name": mark("legal name"),
    "logo": mark("logo"),
    "lon": mark("longitude"),
    "name": mark("name"),
    "not_same_as": mark("not same as"),
    "note": mark("note"),
    "nuts": mark("NUTS region"),
    "owner": mark("owner"),
    "parent": mark("part of"),
    "pic": mark("PIC"),
    "postcode": mark("postcode"),
    "privacy": mark("privacy page"),
    "programme": mark("programme"),
    "role": mark("role"),
    "ror": mark("ROR"),
    "same_as": mark("same as"),
    "short": mark("short"),
    "sources": mark("sources"),
    "start": mark("start"),
    "status": mark("status"),
    "street": mark("street"),
    "submissions": mark("submissions"),
    "successor": mark("successor"),
    "title": mark("title"),
    "topics": mark("topics"),
    "until": mark("until"),
    "value_chain": mark("value chain"),
    "vat": mark("VAT number"),
    "website": mark("website"),
    "wikidata": mark("Wikidata"),
}
_SAME = {
    "the same PIC": mark("the same PIC {code}"),
    "the same ROR": mark("the same ROR {code}"),
    "the same Wikidata item": mark("the same Wikidata item {code}"),
    "the same VAT number": mark("the same VAT number {code}"),
    "the same grant": mark("the same grant {code}"),
    "the same name and country": mark("the same name and country"),
    "the same title": mark("the same title"),
    "the same name": mark("the same name"),
}
_CLOSED = frozenset({"kind", "status", "role"})


def count_phrases(language: Language, changes: Changes) -> Iterator[str]:
    """Yield how much changed, a phrase a section in which something did: ``3 partners joined, …``."""
    partners, projects, programmes = changes.partners, changes.projects, changes.programmes
    parts, ties, ended = changes.participations, changes.ties, len(changes.ended)
    sections = (
        (
            (len(partners.gained), mark_many("{n} partner joined", "{n} partners joined")),
            (len(partners.lost), mark_many("{n} partner left", "{n} partners left")),
            (len(partners.renamed), mark_many("{n} partner renamed", "{n} partners renamed")),
            (len(partners.changed), mark_many("{n} partner changed", "{n} partners changed")),
        ),
        (
            (len(projects.gained), mark_many("{n} project new", "{n} projects new")),
            (len(projects.lost), mark_many("{n} project removed", "{n} projects removed")),
            (len(projects.renamed), mark_many("{n} project renamed", "{n} projects renamed")),
            (ended, mark_many("{n} project ended", "{n} projects ended")),
            (len(projects.changed) - ended, mark_many("{n} project changed", "{n} projects changed")),
        ),
        (
            (len(programmes.gained), mark_many("{n} programme new", "{n} programmes new")),
            (len(programmes.lost), mark_many("{n} programme removed", "{n} programmes removed")),
            (len(programmes.renamed), mark_many("{n} programme renamed", "{n} programmes renamed")),
            (len(programmes.changed), mark_many("{n} programme changed", "{n} programmes changed")),
        ),
        (
            (len(parts.gained), mark_many("{n} participation gained", "{n} participations gained")),
            (len(parts.lost), mark_many("{n} participation lost", "{n} participations lost")),
            (len(parts.changed), mark_many("{n} participation changed", "{n} participations changed")),
        ),
        (
            (len(ties.gained), mark_many("{n} tie gained", "{n} ties gained")),
            (len(ties.lost), mark_many("{n} tie lost", "{n} ties lost")),
            (len(ties.changed), mark_many("{n} tie changed", "{n} ties changed")),
        ),
    )
    for section in sections:
        phrases = [language.n(count, *words) for count, words in section if count]
        if phrases:
            yield ", ".join(phrases)
    if changes.site:
        yield language.t("The site’s settings changed")


@dataclass(frozen=True, slots=True)
class FieldWords:
    """Words for what changed in one field."""

    language: Language
    names: Words

    def field(self, change: FieldChange) -> str:
        """Return what changed in one field; long values are cut to the part where they first differ."""
        name, part = change.named(_FIELDS)
        t = self.language.t
        label = (t(_FIELDS[name]) if name in _FIELDS else name) + (f" ({part})" if part else "")
        old, new = change.old, change.new
        if isinstance(old, tuple) or isinstance(new, tuple):
            return f"{label}: {self._list(tuple(old or ()), tuple(new or ()))}"
        was, now = (self._value(name, value) for value in shortened(old, new))
        if was is None:
            return t("{field}: added {value}", field=label, value=now)
        if now is None:
            return t("{field}: removed, was {value}", field=label, value=was)
        return t("{field}: was {old}, now {new}", field=label, old=was, new=now)

    def renamed(self, change: RecordChange[Any]) -> str:
        """Return which id a record had before, and what makes that probable."""
        known = next((words for words in _SAME if f"{change.because} ".startswith(f"{words} ")), "")
        code = change.because.removeprefix(known).strip()
        because = self.language.t(_SAME[known], code=code) if known else change.because
        return self.language.t("probably {id} before: {because}", id=change.old.id, because=because)

    def _value(self, name: str, value: str | None) -> str | None:
        if value is None:
            return None
        if name in {"programme", "parent"}:
            return f"{self.names.programme_of(ProgrammeId(value)).label} ({value})"
        if name in {"successor", "owner"}:
            return f"{self.names.partner_of(PartnerId(value)).name} ({value})"
        if name in _CLOSED and value.replace("-", " ") in WORDS:
            return word(self.language, value)
        return quoted(value)

    def _list(self, old: tuple[str, ...], new: tuple[str, ...]) -> str:
        before, after = Counter(old), Counter(new)
        added, removed = list((after - before).elements()), list((before - after).elements())
        parts = [
            *([self.language.t("added {items}", items=_items(added))] if added else []),
            *([self.language.t("removed {items}", items=_items(removed))] if removed else []),
        ]
        return ", ".join(parts) or self.language.t("in another order, now {items}", items=_items(new))


def _items(items: Iterable[str]) -> str:
    return ", ".join(quoted(shortened(None, item)[1] or "") for item in items)
