"""Languages nobody speaks, for tests: every sentence bracketed, accented and longer, or from right to left.

Whatever a page says without brackets is not in the catalogues; whatever does not fit will not fit in
Finnish. The codes are those that CLDR keeps for this.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from maps.languages.language import Language

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PSEUDO = ("en-XA", "ar-XB")
_ACCENTED = str.maketrans("aceinouyACEINOUY", "áçéîñöûýÁÇÉÎÑÖÛÝ")
_PARTS = re.compile(r"(\{(?:\w+|%)\})")
_LONGER = 0.4


def pseudo(code: str, template: Catalog) -> Language:
    """Return a made-up language with a sentence for each of the template's."""
    messages = {}
    for message in template:
        if message.id:
            forms = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            messages[message.context or "", forms[0]] = tuple(map(_disguised, forms))
    return Language(code, "en-GB", MappingProxyType(messages), is_rtl=code == "ar-XB")


def _disguised(text: str) -> str:
    parts = _PARTS.split(text)
    words = "".join(part if at % 2 else part.translate(_ACCENTED) for at, part in enumerate(parts))
    missing = max(1, round(_LONGER * sum(len(part) for part in parts[::2])))
    padding = "·" * missing if " " not in text else " " + " ".join(re.findall(r".{1,6}", "·" * missing))
    return f"⟦{words}{padding}⟧"
