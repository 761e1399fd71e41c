"""The canonical form of any registry: nothing lost, nothing changed, the same for every reader."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import ruamel.yaml
import yaml
from hypothesis import HealthCheck, Phase, given, note, settings

from partners.document import Document
from partners.parsing.nodes import ListNode, MapNode, Node, TextNode
from partners.parsing.source import read_text
from partners.problems import Collector

sys.path.insert(0, str(Path(__file__).parent))

from registries import TYPED, untidy

SMALL = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # shrinking such texts takes minutes
    report_multiple_bugs=False,
)


def canonical(text: str) -> str:
    document = Document.parse(text)
    document.arrange()
    return document.render()


def ours(text: str) -> Any:
    problems = Collector()
    document = read_text(text.encode(), "f.yaml", problems)
    assert not problems.errors, (problems.report().render(), text)
    assert document is not None
    return plain(document.root)


def plain(node: Node | None) -> Any:
    match node:
        case TextNode(text):
            return text
        case ListNode(items):
            return [plain(item) for item in items]
        case MapNode(pairs):
            return {key.text: plain(value) for key, value in pairs}
    return {}


def base(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader) or {}  # noqa: S506 - texts only


def ruamel_12(text: str) -> Any:
    reader = ruamel.yaml.YAML(typ="rt")
    reader.version = (1, 2)  # type: ignore[assignment]
    return reader.load(io.StringIO(text)) or {}


def by_id(registry: Any) -> Any:
    """Return the registry with its records by id: their order has no meaning."""
    return {
        section: {record["id"]: record for record in records} if isinstance(records, list) else records
        for section, records in registry.items()
    }


def same_texts(read: Any, meant: Any) -> None:
    """Assert that a reader with types of its own reads every text as that text."""
    if isinstance(meant, dict):
        assert list(map(str, read)) == list(map(str, meant))
        assert all(isinstance(key, str) for key in read)
        for key, value in meant.items():
            if key not in TYPED:
                same_texts(read[key], value)
    elif isinstance(meant, list):
        assert len(read) == len(meant)
        for one, other in zip(read, meant, strict=True):
            same_texts(one, other)
    else:
        assert isinstance(read, str), (read, meant)
        assert str(read) == meant


@SMALL
@given(untidy())
def test_canonical_form_keeps_values_and_comments(found: tuple[str, dict[str, Any], int]) -> None:
    """Three readers read the same before and after, every comment is there once, twice is once."""
    text, meant, comments = found
    note(text)
    written = canonical(text)

    assert by_id(ours(written)) == by_id(ours(text)) == by_id(meant)
    assert by_id(base(written)) == by_id(base(text)) == by_id(meant)
    same_texts(yaml.safe_load(written) or {}, base(written))
    same_texts(ruamel_12(written), base(written))
    assert [written.count(f"#k{number}k") for number in range(1, comments + 1)] == [1] * comments
    assert canonical(written) == written
