"""Keeps the catalogues in step with the sources: makes the template, updates catalogues, checks them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from maps.languages.catalogue import LANGUAGES, forms_of, key_of, read_catalogue
from maps.languages.extracting import ROOT, sentences
from maps.languages.language import holes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

FOLDER = ROOT / "maps" / "languages"
_MARKUP = re.compile(r"[<>]|&\w+;|&#")


def extracted() -> Catalog:
    """Return the template: every sentence once, with the files it stands in."""
    found = Catalog(project="Partner Atlas", fuzzy=False)
    plural = {texts[0]: texts for texts, _, _ in sentences() if len(texts) > 1}
    for texts, context, file in sentences():
        said = plural.get(texts[0], texts) if not context else texts
        found.add(said if len(said) > 1 else said[0], locations=[(file, 0)], context=context or None)
    return found


def as_text(catalogue: Catalog) -> bytes:
    """Return a catalogue as a ``.po`` file that only changes when its sentences do."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, omit_header=True, include_lineno=False, ignore_obsolete=True)
    plural = f'"Plural-Forms: {catalogue.plural_forms}\\n"\n' if catalogue.locale else ""
    language = f'"Language: {catalogue.locale_identifier}\\n"\n' if catalogue.locale else ""
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n{language}{plural}\n'
    return (head + buffer.getvalue().decode().strip() + "\n").encode()


def update() -> list[str]:
    """Write the template and bring every catalogue up to date; return the files that changed.

    Sentences that are new stand empty, those that are gone are dropped.
    """
    found = extracted()
    made = {"messages.pot": as_text(found)}
    for code in LANGUAGES:
        if code != "en":
            catalogue = read_catalogue(f"{code}.po", code)
            catalogue.update(found, no_fuzzy_matching=True)
            made[f"{code}.po"] = as_text(catalogue)
    changed = []
    for name, content in made.items():
        path = FOLDER / name
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            changed.append(f"maps/languages/{name}")
    return changed


def faults() -> list[str]:
    """Return what is wrong with template and catalogues, one line a fault."""
    found = extracted()
    lines = []
    if (FOLDER / "messages.pot").read_bytes() != as_text(found):
        lines.append("messages.pot: not up to date; run python -m maps.languages update")
    wanted = {key_of(message) for message in found if message.id}
    for code in LANGUAGES:
        if code == "en":
            continue
        catalogue = read_catalogue(f"{code}.po", code)
        known = {key_of(message): message for message in catalogue if message.id}
        lines += [f"{code}.po: missing: {key[1]}" for key in sorted(wanted - known.keys())]
        lines += [f"{code}.po: no longer used: {key[1]}" for key in sorted(known.keys() - wanted)]
        for key, message in known.items():
            lines += [f"{code}.po: {fault}: {key[1]}" for fault in faults_of(message, catalogue.num_plurals)]
    return lines


def faults_of(message: Message, plurals: int) -> Iterator[str]:
    """Yield what is wrong with one translated message."""
    forms = forms_of(message)
    english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    if message.fuzzy:
        yield "marked as fuzzy"
    if not all(forms):
        yield "not translated"
        return
    if len(forms) != (plurals if len(english) > 1 else 1):
        yield f"{len(forms)} plural forms instead of {plurals}"
    needed = holes(english[-1])
    for form in forms:
        # "one project" may go without its number
        if not (needed - {"n"} if len(english) > 1 else needed) <= holes(form) <= needed | holes(english[0]):
            yield f"other placeholders than {sorted(needed)} in “{form}”"
        if _MARKUP.search(form):
            yield f"markup in “{form}”"
        if form != form.strip() and english[0] == english[0].strip():
            yield f"blanks around “{form}”"
