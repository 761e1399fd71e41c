"""From the tree to typed records, by the schema: `read_draft`.

Everything wrong with keys, kinds and values is added to the problems; what can be read is read,
so that one run finds all there is to find.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from partners.codes import Code
from partners.draft import Draft, Entry
from partners.model import Origin, Text
from partners.other_keys import key_meant
from partners.parsing.nodes import ListNode, MapNode, TextNode
from partners.problems import quoted
from partners.schema import LANGUAGE, SECTIONS, SITE, Field, ListOf, RecordType, Value, Words
from partners.suggest import did_you_mean
from partners.values import Refusal, color, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partners.parsing.nodes import Document, Node
    from partners.problems import Collector
    from partners.schema import Shape

RECORD_CAP = 300_000
_REFUSED = object()


def read_draft(documents: Sequence[Document], problems: Collector) -> Draft:
    """Return the records of all ``documents``, adding to ``problems`` what is wrong with them."""
    entries: dict[str, list[Entry[Any]]] = {section: [] for section in SECTIONS}
    lost: set[str] = set()
    for document in documents:
        reader = _Reader(document.file, problems)
        for section, entry in reader.entries(document.root):
            entries[section].append(entry)
        lost |= document.lost | reader.lost
    return Draft(
        start=Origin(documents[0].file if documents else "", 1, 1),
        partners=tuple(entries["partners"]),
        projects=tuple(entries["projects"]),
        programmes=tuple(entries["programmes"]),
        sites=tuple(entries["site"]),
        lost=frozenset(lost),
    )


def read_records(
    document: Document, section: str, kind: RecordType, problems: Collector
) -> list[tuple[Any, MapNode]]:
    """Return the records listed under the one key ``section`` of ``document``, each with its node."""
    reader = _Reader(document.file, problems)
    return [
        (record, node)
        for _, value in reader.sections(document.root, {section: kind})
        for record, _, node in reader.listed(value, kind)
    ]


class _Reader:
    """Reads the nodes of one file."""

    def __init__(self, file: str, problems: Collector) -> None:
        self.file, self.problems = file, problems
        self.lost: set[str] = set()
        self.count = 0

    def entries(self, root: Node | None) -> Iterable[tuple[str, Entry[Any]]]:
        """Yield (section, entry) for every record of the file."""
        for section, node in self.sections(root, SECTIONS):
            kind = SECTIONS[section]
            if kind is SITE:
                if type(node) is MapNode:
                    yield section, Entry(self.record(node, kind, "site"), "site", self.file, node)
                else:
                    self.wrong_kind(node, "", "site", "a record")
                continue
            for record, label, item in self.listed(node, kind):
                yield section, Entry(record, label, self.file, item)

    def sections(self, root: Node | None, known: Iterable[str]) -> Iterable[tuple[str, Node]]:
        """Yield (section, its node) for every known section with something in it."""
        if root is None:
            return
        if type(root) is not MapNode:
            self.wrong_kind(root, "", "the file", f"a record of sections ({', '.join(known)})")
            return
        for key, node in root.pairs:
            if key.text not in known:
                self.unknown_key(key, "", known, "section")
            elif not _is_empty(node):
                yield key.text, node

    def listed(self, node: Node, kind: RecordType) -> Iterable[tuple[Any, str, MapNode]]:
        """Yield (record, label, node) for every record of a section."""
        if type(node) is not ListNode:
            self.wrong_kind(node, "", f"{kind.word}s", "a list: each record begins with '- '")
            return
        for number, item in enumerate(node.items, start=1):
            if self.problems.flooded or self.is_crowded(item):
                return
            label = _label(item, kind, number)
            if type(item) is MapNode:
                yield self.record(item, kind, label), label, item
            else:
                self.wrong_kind(item, label, "it", "a record with keys")

    def record(self, node: MapNode, kind: RecordType, label: str, path: str = "", **given: object) -> Any:  # noqa: ANN401 - the class is the schema's
        """Return the record at ``node``; of refused values only required ones are kept, as raw text."""
        fields = kind.by_name
        found: dict[str, Any] = given
        for key, value_node in node.pairs:
            field = fields.get(key.text)
            if field is None:
                self.unknown_key(key, label, fields, f"key of a {kind.word}")
                continue
            shape = field.shape
            if type(shape) is Value and type(value_node) is TextNode and value_node.text:
                value = shape.read(value_node.text)
                if type(value) is Refusal:
                    self.refused(value, value_node, label, path + field.name)
                    value = _REFUSED
            else:
                value = self.value(value_node, field, label, path)
            if value is not _REFUSED:
                found[field.name] = value
        for field in kind.fields:
            if field.required and field.name not in found:
                self.missing(node, field, label, path)
                found[field.name] = _raw(node, field.name)
        if kind.has_origin:
            found["origin"] = Origin(self.file, node.line, node.column)
        return kind.make(**found)

    def value(self, node: Node, field: Field, label: str, path: str) -> Any:  # noqa: ANN401 - the type is the schema's
        """Return the value of ``field``, or ``_REFUSED`` after saying why."""
        name = path + field.name
        if _is_empty(node):
            fix = "write one, or leave the key out"
            if isinstance(field.shape, Value) and field.shape.read is color:
                fix = 'write it in quotes, "#2b6cb0": without them # begins a comment'
            self.problems.add(self.origin(node), Code.EMPTY_VALUE, f"{name} has no value", fix, record=label)
            return _REFUSED
        return self.shaped(node, field.shape, label, name)

    def shaped(self, node: Node, shape: Shape, label: str, name: str) -> Any:  # noqa: ANN401 - as above
        """Return what ``node`` means in the given shape, or ``_REFUSED``."""
        match shape:
            case Value():
                if type(node) is not TextNode:
                    return self.wrong_kind(node, label, name, shape.word)
                value = shape.read(node.text)
                return self.refused(value, node, label, name) if type(value) is Refusal else value
            case ListOf(item):
                return self.items(node, item, label, name)
            case Words():
                return self.words(node, label, name)
            case RecordType():
                if type(node) is MapNode:
                    return self.record(node, shape, label, name + ".")
                return self.wrong_kind(node, label, name, "a record with keys")

    def items(self, node: Node, item: Value | RecordType, label: str, name: str) -> Any:  # noqa: ANN401 - as above
        """Return the list at ``node`` as a tuple, refused items left out."""
        if type(node) is not ListNode:
            fix = f"write [{node.text}]" if type(node) is TextNode else None
            return self.wrong_kind(node, label, name, "a list", fix)
        found = []
        for number, child in enumerate(node.items, start=1):
            if type(item) is RecordType and self.is_crowded(child):
                break
            place = f"{name}[{number}]"
            if type(item) is RecordType and item.short_form and type(child) is TextNode:
                child = MapNode([(TextNode(item.short_form, *child[1:]), child)], child.line, child.column)  # noqa: PLW2901 - the long form
            value = self.shaped(child, item, label, place)
            if value is not _REFUSED:
                found.append(value)
        return tuple(found)

    def is_crowded(self, node: Node) -> bool:
        """Count a record, and return whether there are more than we read, after saying so once."""
        self.count += 1
        if self.count == RECORD_CAP + 1:
            message = f"the file holds more than {RECORD_CAP:,} records"
            self.problems.add(self.origin(node), Code.TOO_MANY_VALUES, message, "is this the right file?")
        return self.count > RECORD_CAP

    def words(self, node: Node, label: str, name: str) -> Any:  # noqa: ANN401 - as above
        """Return a `Text`: plain, or by language."""
        pairs: list[tuple[TextNode, Node]] = []
        if type(node) is TextNode:
            pairs = [(TextNode("", node.line, node.column, plain=True), node)]
        elif type(node) is MapNode:
            pairs = node.pairs
        if not pairs:
            return self.wrong_kind(node, label, name, "a text, or a record of texts by language")
        found = []
        for key, child in pairs:
            place = f"{name}.{key.text}" if key.text else name
            tag = LANGUAGE.read(key.text) if key.text else ""
            if type(tag) is Refusal:
                self.refused(tag, key, label, f"{name}: the key")
            if type(child) is not TextNode:
                self.wrong_kind(child, label, place, "a text")
                continue
            text = words(child.text)
            if type(text) is Refusal:
                self.refused(text, child, label, place)
            elif type(tag) is str and type(text) is str:
                found.append((tag, text))
        return Text(tuple(found)) if found else _REFUSED

    def origin(self, node: Node) -> Origin:
        """Return where ``node`` begins."""
        return Origin(self.file, node.line, node.column)

    def refused(self, refusal: Refusal, node: TextNode, label: str, name: str) -> object:
        """Say why a text is refused."""
        text = (
            f"{name} {quoted(node.text)} {refusal.message}"
            if node.text.strip()
            else f"{name} {refusal.message}"
        )
        self.problems.add(self.origin(node), refusal.code, text, refusal.fix, record=label)
        return _REFUSED

    def wrong_kind(self, node: Node, label: str, name: str, wanted: str, fix: str | None = None) -> object:
        """Say that ``node`` is of the wrong kind."""
        self.lost.update(_words_in(node))
        is_now = {TextNode: "a text", ListNode: "a list", MapNode: "a record with keys"}[type(node)]
        if _is_empty(node):
            is_now = "empty"
        message = f"{name} is {is_now}, not {wanted}"
        if fix is None and type(node) is not TextNode and not wanted.startswith(("a list", "a record")):
            fix = f"write {wanted}, in double quotes if it begins with [ or {{"
        self.problems.add(
            self.origin(node),
            Code.WRONG_KIND,
            message,
            fix or f"write {wanted.partition(':')[0]}",
            record=label,
        )
        return _REFUSED

    def unknown_key(self, key: TextNode, label: str, known: Iterable[str], what: str) -> None:
        """Say that a key is not known, and which one may be meant."""
        if not self.problems.full(Code.UNKNOWN_KEY):
            fix = key_meant(key.text, known) or did_you_mean(key.text, known, f"known are {', '.join(known)}")
            message = f"{quoted(key.text)} is no {what}"
            self.problems.add(self.origin(key), Code.UNKNOWN_KEY, message, fix, record=label)

    def missing(self, node: MapNode, field: Field, label: str, path: str) -> None:
        """Say that a required key is not there (one that was refused has its own problem)."""
        if node.whole and all(key.text != field.name for key, _ in node.pairs):
            where = f" in {path[:-1]}" if path else ""
            message = f"the key '{field.name}' is missing{where}"
            about = field.about.rstrip(".")
            about = about if about[1:2].isupper() else about[0].lower() + about[1:]
            fix = f"add it: {about}"
            self.problems.add(self.origin(node), Code.MISSING_KEY, message, fix, record=label)


def _words_in(node: Node) -> Iterable[str]:
    """Yield the words of the first thousand texts in ``node``: what it was meant to name is not unknown."""
    waiting: list[Node] = [node]
    for _ in range(_WORDS_IN):
        if not waiting:
            return
        one = waiting.pop()
        if type(one) is TextNode:
            yield from _WORD.findall(one.text[:_WORDS_IN])
        elif type(one) is ListNode:
            waiting += one.items
        elif type(one) is MapNode:
            waiting += [part for pair in one.pairs for part in pair]


_WORDS_IN = 1000
_WORD = re.compile("[a-z0-9-]{1,64}")


def _label(node: Node, kind: RecordType, number: int) -> str:
    if type(node) is MapNode:
        for key, value in node.pairs:
            if key.text == "id" and type(value) is TextNode and value.text:
                return f"{kind.word} {quoted(value.text)}"
    return f"{kind.word} number {number}"


def _raw(node: MapNode, name: str) -> str:
    return next((v.text for k, v in node.pairs if k.text == name and type(v) is TextNode), "")


def _is_empty(node: Node) -> bool:
    return type(node) is TextNode and node.plain and not node.text
