"""Catalogues on disk (gettext ``.po``) as languages."""

from __future__ import annotations

import io
from functools import cache
from gettext import c2py
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from babel import Locale
from babel.messages.pofile import read_po

from maps.languages.language import Language
from maps.languages.pseudo import PSEUDO, pseudo

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

    from partners.model import Registry

_TAGS = {"en": "en-GB"}
_SAMPLES = range(1001)  # numbers that show every plural category of whole numbers

LANGUAGES = tuple(
    sorted(
        {"en", *(path.name[:-3] for path in files("maps.languages").iterdir() if path.name.endswith(".po"))}
    )
)
"""Codes of the languages that the interface speaks: English, and one a catalogue."""


@cache
def language(code: str) -> Language:
    """Return the language with this code, one of `LANGUAGES` or a made-up one for tests.

    Raises ``KeyError`` for a language that has no catalogue.
    """
    if code == "en":
        return Language("en", _TAGS["en"])
    if code in PSEUDO:
        return pseudo(code, template())
    if code not in LANGUAGES:
        raise KeyError(f"the interface does not speak {code!r} yet: add maps/languages/{code}.po")
    catalogue = read_catalogue(f"{code}.po", code)
    locale, form = Locale.parse(code, sep="-"), c2py(catalogue.plural_expr)
    return Language(
        code,
        _TAGS.get(code, code),
        MappingProxyType(
            {
                key_of(message): forms_of(message)
                for message in catalogue
                if message.id and not message.fuzzy and all(forms_of(message))
            }
        ),
        MappingProxyType({locale.plural_form(n): form(n) for n in _SAMPLES}),
        locale.character_order == "right-to-left",
    )


def languages_of(registry: Registry) -> tuple[str, ...]:
    """Return the languages a registry's site is built in: those asked for that have a catalogue."""
    return tuple(code for code in registry.site.languages if code in LANGUAGES) or ("en",)


def template() -> Catalog:
    """Return the template that all catalogues are made from."""
    return read_catalogue("messages.pot", None)


def read_catalogue(name: str, locale: str | None) -> Catalog:
    """Return a catalogue beside this module, parsed."""
    content = files("maps.languages").joinpath(name).read_bytes()
    return read_po(io.BytesIO(content), locale=locale)


def key_of(message: Message) -> tuple[str, str]:
    """Return context and English sentence of a message, in the singular where it has two."""
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def forms_of(message: Message) -> tuple[str, ...]:
    """Return what a message is in its language: one text, or one a plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def messages(spoken: Language, files: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return what a language calls the sentences that stand in files or folders: English -> its forms.

    Contexts are left out: the explorer has none.
    """
    return {
        english: forms
        for (context, english), forms in spoken.messages.items()
        if not context and any(place.startswith(files) for place in _places().get(english, ()))
    }


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Return the files that each sentence stands in, as the template has them."""
    return {key_of(message)[1]: tuple(file for file, _ in message.locations) for message in template()}
