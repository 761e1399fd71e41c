"""Random registries, written as untidily as YAML allows: for the tests of the editing commands."""

# ruff: noqa: D102, E501 -- a table, and a writer whose methods are what they are called

from __future__ import annotations

import json
from typing import Any

import yaml
from hypothesis import strategies as st

from partners.parsing.source import read_text
from partners.problems import Collector

AWKWARD = [
    "NO", "no", "yes", "On", "off", "y", "N", "null", "Null", "~", "true", "False", "04109", "01000", "1e3", "1E3",
    "12:30", "1:20:30", "0x1F", "0o17", "1_000", "1.10", "+1", "-1", ".5", "5.", ".inf", "-.INF", ".nan", "NaN",
    "2013-09-01", "2013-09", "2001-12-14 21:59:43.10 -5", "=", "<<", "=1+2", "@x", "`x`", "%x", "&Co KG", "*x",
    "!x", "|", ">", "- x", "-", "? x", "?", ": x", "a: b", "a:b", "a #b", "a# b", "#x", "[x]", "{x: y}", "a, b",
    "x]", "'s-Hertogenbosch", '"Quoted" text', "it's", "back\\slash", "C:\\users", "---", "...", "--- x",
    "trailing:", "k: v: w", "  two blanks before", "after  ", "\u00a0nbsp", "nbsp\u00a0", "\u200bzero", "é", "日本",
    "\U0001f30d", "a\nb", "a\n\nb\n", "one line\n", "ends with break\n\n", " leading\nline", "a \nb", "0", "1",
    "://", "https://a.eu/?q=1,2#x", "a,b", "0.0.0", "685_230.15", "190:20:30.15", "!!str x", "x" * 200,
    "word " * 30 + "end", "a\n  indented\nb", "\u2019", "a\n# no comment\nb", "k\n- x", "<<<<<<< HEAD\nx", "=======\n=",
]  # fmt: skip
TYPED = {"founded", "lat", "lon", "start", "value", "date", "complete"}

_letters = st.characters(
    blacklist_categories=["Cc", "Cs", "Cn", "Co"], blacklist_characters="\u2028\u2029\ufeff#"
)
texts = st.one_of(st.sampled_from(AWKWARD), st.text(_letters, min_size=1, max_size=30)).filter(str.strip)
lines = texts.filter(lambda text: "\n" not in text)
ids = st.one_of(
    st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True), st.sampled_from(["no", "1e3", "2020", "null"])
)
words = st.one_of(
    texts, st.dictionaries(st.sampled_from(["en", "fr", "no", "de"]), texts, min_size=1, max_size=3)
)
dates = st.sampled_from(["2013", "2013-09", "2013-09-01"])


@st.composite
def registries(draw: st.DrawFn) -> dict[str, Any]:
    """Return a random registry as plain values: its texts are any, its numbers and dates are right."""
    optional = {
        "aliases": st.lists(lines, max_size=3), "legal_name": lines, "postcode": lines, "founded": dates,
        "description": words, "note": words, "topics": st.lists(lines, max_size=3), "sources": st.lists(lines, max_size=2),
        "lat": st.sampled_from(["50.4670", "-3", "0.10"]),
        "figures": st.lists(st.fixed_dictionaries({"name": lines, "value": st.sampled_from(["120", "1.50"])}), max_size=2),
    }  # fmt: skip
    partner = st.fixed_dictionaries(
        {"country": st.sampled_from(["NO", "FR"]), "name": lines, "id": ids}, optional=optional
    )
    participation = st.one_of(
        ids, st.fixed_dictionaries({"role": lines, "partner": ids}, optional={"note": words})
    )
    project = st.fixed_dictionaries(
        {"partners": st.lists(participation, max_size=3), "title": lines, "id": ids},
        optional={
            "start": dates,
            "grant": lines,
            "complete": st.sampled_from(["true", "false"]),
            "note": words,
        },
    )
    by_id = {"unique_by": lambda record: record["id"], "max_size": 4}
    sections = {"partners": st.lists(partner, **by_id), "projects": st.lists(project, **by_id)}  # type: ignore[arg-type]
    found: dict[str, Any] = draw(st.fixed_dictionaries({}, optional=sections))
    return dict(draw(st.permutations(list(found.items()))))


class Writer:
    """Writes plain values as YAML in random styles, with random comments and blank lines between."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self.comments, self.out = draw, 0, ""
        self.deepest = 99  # below a block of text, a line as deep as the text is part of it

    def write(self, registry: dict[str, Any]) -> str:
        self.between(0)
        self.mapping(registry, 0)
        self.between(0)
        return self.out

    def comment(self) -> str:
        self.comments += 1
        return f"#k{self.comments}k " + self.draw(
            st.sampled_from(["", "x: y", "- [", "'", '"', "# more", "é"])
        )

    def between(self, indent: int) -> None:
        for _ in range(self.draw(st.sampled_from([0, 0, 0, 0, 1, 2]))):
            blanks = self.draw(st.sampled_from([0, indent, indent, indent, 1, 2, 4, 6, 9]))
            blanks = min(blanks, self.deepest)
            self.deepest = 99
            self.out += self.draw(st.sampled_from(["", "", "\n"])) + " " * blanks + self.comment() + "\n"
        self.out += self.draw(st.sampled_from(["", "", "", "\n", "  \n"]))

    def end(self) -> None:
        mark = self.draw(st.sampled_from(["", "", "", "", " ", "  ", "     "]))
        self.out += (mark + self.comment() if mark else "") + "\n"

    def mapping(self, value: dict[str, Any], indent: int, *, first: str = "") -> None:
        for number, (key, child) in enumerate(value.items()):
            if number or not first:
                self.between(indent)
            self.out += (first if first and not number else " " * indent) + self.key(key) + ":"
            self.value(child, indent, in_mapping=True)

    def key(self, key: str) -> str:
        return self.draw(st.sampled_from([key, key, f'"{key}"']))

    def value(self, value: Any, indent: int, *, in_mapping: bool) -> None:
        deeper = indent + self.draw(st.sampled_from([2, 2, 4, 1]))
        if isinstance(value, str):
            self.scalar(value, indent)
        elif not value:
            self.out += " []" if isinstance(value, list) else " {}"
            self.end()
        elif self.draw(st.booleans()) and self.draw(st.booleans()):
            self.out += " "
            self.flow(value, deeper)
            self.end()
        elif isinstance(value, dict) and in_mapping:
            self.end()
            self.mapping(value, deeper)
        elif isinstance(value, dict):
            self.mapping(value, indent + 2, first=" ")
        else:
            self.end()
            dash = indent if in_mapping and self.draw(st.booleans()) else deeper
            for item in value:
                self.between(dash)
                self.out += " " * dash + "-"
                self.value(item, dash, in_mapping=False)

    def scalar(self, text: str, indent: int) -> None:
        styles = [json.dumps(text, ensure_ascii=False)]
        styles += [
            style for style in (text, "'" + text.replace("'", "''") + "'") if _reads_as(f"- {style}\n", text)
        ]
        if "\n" in text:
            blanks = " " * (indent + 2)
            block = "|" + ("" if text.endswith("\n") else "-") + "\n"
            block += "".join(
                f"{blanks if line else ''}{line}\n" for line in text.removesuffix("\n").split("\n")
            )
            if _reads_as(f"{' ' * indent}- {block}", text):
                mark = "  " + self.comment() if self.draw(st.booleans()) else ""
                self.out += " " + block.replace("\n", mark + "\n", 1)
                self.deepest = indent + 1
                return
        self.deepest = 99
        self.out += " " + self.draw(st.sampled_from(styles))
        self.end()

    def flow(self, value: Any, indent: int) -> None:
        if isinstance(value, str):
            plain = [value] if _reads_as(f"[\n {value}\n]\n", value) else []
            self.out += self.draw(st.sampled_from([json.dumps(value, ensure_ascii=False), *plain]))
            return
        mapping = isinstance(value, dict)
        self.out += "{" if mapping else "["
        self.flow_break(indent)
        for number, child in enumerate(value):
            if number:
                self.out += ", "
                self.flow_break(indent)
            if mapping:
                self.out += f"{self.key(child)}: "
            self.flow(value[child] if mapping else child, indent)
        self.flow_break(indent)
        self.out += "}" if mapping else "]"

    def flow_break(self, indent: int) -> None:
        kind = self.draw(st.sampled_from([0, 0, 0, 0, 1, 2, 3]))
        if kind:
            self.out += "  " + self.comment() + "\n" if kind > 1 else "\n"
            self.out += " " * indent + self.comment() + "\n" if kind > 2 else ""
            self.out += " " * indent


@st.composite
def untidy(draw: st.DrawFn) -> tuple[str, dict[str, Any], int]:
    """Return a registry's text, what it means, and how many comments it holds."""
    registry = draw(registries())
    writer = Writer(draw)
    return writer.write(registry), registry, writer.comments


def _reads_as(yaml_text: str, text: str) -> bool:
    problems = Collector()
    if read_text(yaml_text.encode(), "f", problems) is None or problems.report().problems:
        return False
    try:
        return bool(yaml.load(yaml_text, yaml.BaseLoader) == [text])  # noqa: S506 - it makes texts only
    except yaml.YAMLError:
        return False
