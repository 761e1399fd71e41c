"""The sentences in our TypeScript: found where they are said, and taken out of the script.

A sentence is the first text that is given to ``t`` or ``rich``, and the first two that are given to
``n`` or ``form``; a long one may be put together from texts with ``+``. In the script a number stands
for each, so that a page carries its sentences in one language only, as data.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Texts = tuple[str, ...]
"""One text, or two: for one and for many of something."""

_WANTED = {"t": 1, "rich": 1, "n": 2, "form": 2}
_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)"""
    r"""|(?P<text>"(?:\\.|[^"\\\n])*")"""
    r"""|(?P<call>(?<![\w$])(?:(?<=\.\.\.)|(?<!\.))(?:t|n|form|rich)(?:<\w+>)?\()"""
    r"""|(?P<bracket>[()\[\]{},+])""",
    re.DOTALL,
)


class Said(NamedTuple):
    """A sentence in a source: its texts, and from where to where each of them stands."""

    texts: Texts
    spans: tuple[tuple[int, int], ...]


def said(source: str) -> Iterator[Said]:
    """Yield the sentences of a source in their order."""
    tokens = list(_TOKEN.finditer(source))
    for at, token in enumerate(tokens):
        if token.lastgroup != "call":
            continue
        wanted = _WANTED[re.sub(r"\W.*", "", token[0])]
        found = _texts(tokens[at + 1 :])[:wanted]
        if len(found) == wanted:
            yield Said(tuple(text for text, _ in found), tuple(span for _, span in found))


def _texts(tokens: list[re.Match[str]]) -> list[tuple[str, tuple[int, int]]]:
    """Return the texts that stand as arguments of a call, from its bracket on."""
    found: list[tuple[str, tuple[int, int]]] = []
    depth, joins = 0, False
    for token in tokens:
        match token.lastgroup, token[0]:
            case "text", text if depth == 0:
                start, words = token.start(), ast.literal_eval(text)
                if joins:
                    before, (start, _) = found.pop()
                    words = before + words
                found.append((words, (start, token.end())))
                joins = False
            case "bracket", "+" | ",":
                joins = token[0] == "+" and depth == 0 and bool(found)
            case ("bracket", "(" | "[" | "{") | ("call", _):
                depth += 1
            case "bracket", _:
                depth -= 1
                if depth < 0:
                    break
    return found


def numbered(source: str, numbers: Mapping[Texts, int]) -> str:
    """Return a source with the number of each sentence in its place; of two texts the second is empty."""
    changes = {
        span: str(numbers[each.texts]) if place == 0 else '""'
        for each in said(source)
        for place, span in enumerate(each.spans)
    }
    for (start, end), text in sorted(changes.items(), reverse=True):
        source = source[:start] + text + source[end:]
    return source
