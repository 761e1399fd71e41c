"""Every sentence of the interface, found where it is written: Python, templates, TypeScript.

In all three a sentence is the first text that is given to ``t`` or ``mark``, and the first two that
are given to ``n`` or ``mark_many``; ``context`` tells two meanings of one English word apart.
(``maps/browser/sentences.py`` reads TypeScript, for the package's build, too.)
"""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2
from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
BROWSER = "maps/browser/src"
"""Sentences found here go to the browser, and those that it gets with its data."""

_ONE = {"t", "mark"}
_TWO = {"n", "mark_many"}


class Found(NamedTuple):
    """A sentence: one text or singular and plural, its context, and the file it stands in."""

    texts: tuple[str, ...]
    context: str
    file: str


def sentences() -> list[Found]:
    """Return every sentence of the interface, sorted by file and in its order. Needs a source tree."""
    found: list[Found] = []
    for folder in ("maps", "network"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not {"browser", "node_modules"} & set(path.relative_to(ROOT).parts):
                found += [
                    _as_found(path, texts, context) for texts, context in in_python(path.read_text("utf-8"))
                ]
    for path in sorted((ROOT / "maps" / "templates").glob("*.html")):
        found += [_as_found(path, texts, context) for texts, context in in_template(path.read_text("utf-8"))]
    said = _reader_of_typescript()
    for path in sorted((ROOT / BROWSER).rglob("*.ts")):
        found += [_as_found(path, each.texts, "") for each in said(path.read_text("utf-8"))]
    return found


def _as_found(path: Path, texts: tuple[str, ...], context: str) -> Found:
    return Found(texts, context, path.relative_to(ROOT).as_posix())


def in_python(source: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the sentences in Python: of calls, and label, sentence and sayings of every ``Measure``."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [
            arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        named = {
            keyword.arg: keyword.value.value
            for keyword in node.keywords
            if isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str)
        }
        if called == "Measure":
            yield from (((named[part],), "") for part in ("label", "sentence", "nothing") if part in named)
            yield ((named["one"], named["says"]) if "one" in named else (named["says"],)), ""
        elif called in _ONE and texts:
            yield (texts[0],), str(named.get("context", ""))
        elif called in _TWO and len(texts) > 1:
            yield (texts[0], texts[1]), ""


def in_template(source: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the sentences in a template."""
    for call in jinja2.Environment(autoescape=True).parse(source).find_all(nodes.Call):
        called = call.node.name if isinstance(call.node, nodes.Name) else ""
        texts = [
            arg.value for arg in call.args if isinstance(arg, nodes.Const) and isinstance(arg.value, str)
        ]
        named = {each.key: each.value.value for each in call.kwargs if isinstance(each.value, nodes.Const)}
        if called in _ONE and texts:
            yield (texts[0],), str(named.get("context", ""))
        elif called in _TWO and len(texts) > 1:
            yield (texts[0], texts[1]), ""


def _reader_of_typescript() -> Any:  # noqa: ANN401 - a function of a module that is no package's
    spec = importlib.util.spec_from_file_location("sentences", ROOT / "maps" / "browser" / "sentences.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("maps/browser/sentences.py: sentences are kept in a source tree only")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module.said
