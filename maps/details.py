"""What the browser gets in the page's language: the words of every record, and the explorer's sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from maps.bundle import bundle_json
from maps.facts import partner_facts, programme_facts, project_facts
from maps.languages import messages
from maps.rows import Rows, index
from maps.text import text_in, web_address
from partners.model import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from maps.languages import Language
    from partners.model import Registry, Text

Columns = dict[str, Any]

VERSION = 1
"""Of the payload's form (``docs/payload.md``)."""

_WITH_DATA = ("maps/closed_lists.py", "network/definitions/of_partners.py")
"""Where the sentences stand that the browser gets with its data."""


def said(registry: Registry, spoken: Language) -> Columns:
    """Return the sentences that the explorer says in a language, and the countries unless in English."""
    sentences = cast("list[list[str]]", bundle_json("sentences.json"))
    is_english = spoken.code == "en"
    return {
        "version": VERSION,
        "language": spoken.code,
        "tag": spoken.tag,
        "plurals": dict(spoken.forms),
        "sentences": [list(spoken.forms_of(*texts)) for texts in sentences],
        "messages": {english: list(forms) for english, forms in sorted(messages(spoken, _WITH_DATA).items())},
        "countries": [] if is_english else list(map(spoken.country, Rows(registry).countries)),
    }


def record_words(registry: Registry, spoken: Language) -> Columns:
    """Return words, sources and links of every record in a language, for the panels."""
    urls = _Urls()
    chosen = _Chosen(spoken.code, registry.site.languages)
    return {
        "version": VERSION,
        "partners": _words(
            registry.partners.values(), urls, chosen, lambda p: partner_facts(registry, p, spoken)
        ),
        "projects": _words(registry.projects.values(), urls, chosen, lambda p: project_facts(p, spoken)),
        "programmes": _words(
            registry.programmes.values(), urls, chosen, lambda p: programme_facts(registry, p, spoken)
        ),
        "doubts": _doubts(registry, chosen),
        "urls": urls.table,
    }


class _Chosen:
    """Which of a text's languages a page shows: its own, else the site's first that is there."""

    def __init__(self, language: str, others: Sequence[str]) -> None:
        self._language = language
        self._others = others

    def words(self, text: Text | None) -> tuple[str, str]:
        """Return the words, and their language where it is not the page's; '' for nothing."""
        if text is None:
            return "", ""
        code, words = text_in(text, self._language, self._others)
        return words, "" if code == self._language else code


def _doubts(registry: Registry, chosen: _Chosen) -> Columns:
    """Return the participations that are not sure or carry a note, by project, then partner."""
    rows = Rows(registry)
    confidence = index(Confidence)
    doubted = sorted(
        (
            (rows.project[each.project], rows.partner[each.partner], each)
            for each in registry.participations
            if each.note or each.confidence is not Confidence.HIGH
        ),
        key=lambda found: found[:2],
    )
    notes = [chosen.words(each.note) for _, _, each in doubted]
    return {
        "project": [project for project, _, _ in doubted],
        "partner": [partner for _, partner, _ in doubted],
        "confidence": [confidence[each.confidence] for _, _, each in doubted],
        "note": [note for note, _ in notes],
        "noteIn": [code for _, code in notes],
    }


class _Urls:
    """Every address once; only those that may stand in a link."""

    def __init__(self) -> None:
        self.table: list[str] = []
        self._row: dict[str, int] = {}

    def row(self, url: str | None) -> int:
        checked = web_address(url)
        if checked is None:
            return -1
        if checked not in self._row:
            self._row[checked] = len(self.table)
            self.table.append(checked)
        return self._row[checked]


def _words(records: Iterable[Any], urls: _Urls, chosen: _Chosen, facts: Any) -> Columns:  # noqa: ANN401
    confidence = index(Confidence)
    columns: Columns = {
        "description": [],
        "descriptionIn": [],
        "note": [],
        "noteIn": [],
        "website": [],
        "sources": [],
        "confidence": [],
        "facts": [],
    }
    for record in records:
        for name, text in (("description", record.description), ("note", record.note)):
            said, code = chosen.words(text)
            columns[name].append(said)
            columns[f"{name}In"].append(code)
        columns["website"].append(urls.row(record.website))
        columns["sources"].append([row for row in map(urls.row, record.sources) if row >= 0])
        columns["confidence"].append(confidence[record.confidence])
        columns["facts"].append([[fact.label, fact.value] for fact in facts(record)])
    return columns
