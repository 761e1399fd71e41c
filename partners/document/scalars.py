"""How a text is written in YAML so that every reader gives the same text back."""

from __future__ import annotations

import re
from functools import lru_cache

from partners.document.tree import Style

# what some reader of YAML 1.1 or 1.2 takes for null, a truth value, a number, a time or a merge
_AMBIGUOUS = re.compile(
    r"""(?: ~ | null | nil | y | yes | n | no | on | off | true | false | = | <<
      | [-+]? \.? [0-9] [0-9_,.:+\-\sTtZzEeXxOoa-fA-F]*
      | [-+]? \.? (?: inf | infinity | nan ) )?""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_BEGINNING = set("-?:,[]{}#&*!|>'\"%@`=<~ \t")
_SPECIAL_SPACE = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
_BEGINS_WITH_SPACE = re.compile(rf"[\s{_SPECIAL_SPACE}]")
_ENDS_WITH_SPACE = re.compile(rf"[\s{_SPECIAL_SPACE}]\Z")
_CUT = re.compile(r":(?=\s|\Z)|\s#|[\t\n]")
_FLOW = re.compile(r"[?,\[\]{}]|:(?=[\"',\[\]{}])|[\"']\Z")
_ESCAPED = re.compile('[\x00-\x1f\x7f-\x9f\\\\"\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
_ESCAPES = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def is_ambiguous(text: str) -> bool:
    """Whether some reader takes bare ``text`` for something else than text: ``NO``, ``04109``, ``~``."""
    return _AMBIGUOUS.fullmatch(text) is not None


def scalar_text(text: str, style: Style, *, flow: bool = False) -> str:
    """Return ``text`` on one line: in ``style`` where that reads back as ``text``, else in double quotes."""
    if style is Style.PLAIN and _is_plain(text, flow=flow):
        return text
    if (
        style is Style.SINGLE
        and "\n" not in text
        and not _ESCAPED.search(text.replace('"', "").replace("\\", ""))
    ):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def block_lines(text: str) -> tuple[str, list[str]] | None:
    """Return the sign (``|`` or ``|-``) and the lines of ``text`` as a block; `None` if it must be quoted."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if "\n" not in text or not body or body.endswith("\n") or _ESCAPED.search(re.sub(r'[\n"\\]', "", text)):
        return None
    if (
        any(_ENDS_WITH_SPACE.search(line) for line in lines)
        or not lines[0]
        or _BEGINS_WITH_SPACE.match(lines[0])
    ):
        return None
    if any(_BEGINS_WITH_SPACE.match(line.lstrip(" ")) for line in lines):
        return None
    return ("|" if text.endswith("\n") else "|-"), lines


@lru_cache(maxsize=65_536)
def _is_plain(text: str, *, flow: bool) -> bool:
    if (
        not text
        or text[0] in _NO_BEGINNING
        or _CUT.search(text)
        or _ESCAPED.search(re.sub(r'["\\]', "", text))
    ):
        return False
    if _BEGINS_WITH_SPACE.match(text) or _ENDS_WITH_SPACE.search(text) or text.startswith(("---", "...")):
        return False
    return not (flow and _FLOW.search(text))


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _ESCAPES.get(found[0]) or (f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}")  # noqa: PLR2004
