"""The interface in the readers' languages: one catalogue each, beside this file (``docs/languages.md``).

The English sentence is the key; `language` returns a `Language`, which says it in another one and
writes numbers, dates, lists and countries as people there do.
"""

from __future__ import annotations

from maps.languages.catalogue import LANGUAGES, language, languages_of, messages
from maps.languages.language import Language
from maps.languages.marking import mark, mark_many

__all__ = ["LANGUAGES", "Language", "language", "languages_of", "mark", "mark_many", "messages"]
