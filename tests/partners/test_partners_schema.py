"""The JSON Schema and the reader never disagree on what a schema can say; the docs follow both."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from partners_sound import SOUND
from test_partners_properties import QUICK
from yaml_core import read_as_editor

from partners import __main__, read_registry
from partners.json_schema import FIRST_LINE, json_schema, render
from partners.schema import COLOURS, FUNDING, PARTICIPATION, SECTIONS, SITE, ListOf, RecordType, Value

if TYPE_CHECKING:
    from partners.schema import Field, Shape

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "bad_registries"
COMMITTED = ROOT / "data" / "partners.schema.json"
DICTIONARY = ROOT / "docs" / "registry.md"
EDITOR = Draft7Validator(json_schema())

# what a schema can see in one value at a time, and these faults of the corpus that it cannot
SEEN = {
    "bad-color", "bad-coordinate", "bad-date", "bad-id", "bad-language", "bad-logo", "bad-nuts", "bad-number",
    "bad-pic", "bad-ror", "bad-url", "bad-vat", "bad-wikidata", "empty-value", "missing-key", "too-long",
    "several-lines", "unknown-choice", "unknown-country", "unknown-key", "wrong-kind", "bad-boolean",
}  # fmt: skip
UNSEEN = {
    "bad-date--day-that-is-none": "a calendar",
    "bad-id--device": "a list of names that computers keep",
    "bad-id--index": "as above",
    "bad-number--exponent": "to an editor 1.5e6 is a number",
    "bad-number--three-decimals": "to an editor 1.234 is a number",
    "bad-ror--check-digits": "arithmetic",
    "bad-vat--check-digits-be": "arithmetic",
    "bad-vat--check-digits-de": "arithmetic",
    "bad-vat--length": "a table of countries",
    "bad-date": "a calendar",
    "bad-pic--eight-digits": "to an editor 053689451 is a number of eight digits",
    "bad-ror": "arithmetic",
}


def _wrong(text: str) -> list[str]:
    return [error.message for error in EDITOR.iter_errors(read_as_editor(text))]


def test_committed_schema_is_fresh() -> None:
    """``python -m partners schema -o data/partners.schema.json`` was run after the last change."""
    if os.environ.get("UPDATE_EXPECT"):
        COMMITTED.write_text(render(), encoding="utf-8", newline="\n")
    assert render() == COMMITTED.read_text(encoding="utf-8")
    Draft7Validator.check_schema(json.loads(render()))


def test_the_command_prints_or_writes_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Both forms of the command give the same schema."""
    assert __main__.main(["schema"]) == 0
    assert capsys.readouterr().out == render()
    assert __main__.main(["schema", "-o", str(tmp_path / "s.json")]) == 0
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == render()


REGISTRIES = [ROOT / "data" / "partners.yaml", ROOT / "partners" / "starter" / "partners.yaml"]


@pytest.mark.parametrize("path", REGISTRIES, ids=lambda path: path.parent.name)
def test_registries_name_their_schema_and_pass_it(path: Path) -> None:
    """Editors find the schema by the first line."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith(FIRST_LINE)
    assert _wrong(text) == []


def test_every_field_is_described() -> None:
    """An editor shows title and description of every key, and explains every choice."""
    for where, field in _fields():
        shown = _shown(where, field)
        assert shown["title"], field.name
        assert shown["description"] == field.about
        if "enum" in shown and True not in shown["enum"]:
            assert len(shown["enumDescriptions"]) == len(shown["enum"]), field.name


def _fields() -> list[tuple[RecordType, Field]]:
    return [(record, field) for record in (*SECTIONS.values(), PARTICIPATION) for field in record.fields]


def _shown(record: RecordType, field: Field) -> dict[str, Any]:
    schema = json_schema()
    owner = schema["properties"]["site"] if record is SITE else schema["definitions"][record.word]
    found: dict[str, Any] = owner["properties"][field.name]
    return found


FAULTS = sorted(path.stem for path in CORPUS.glob("*.yaml") if path.stem.partition("--")[0] in SEEN)


@pytest.mark.parametrize("fault", FAULTS)
def test_the_corpus_is_refused_by_both(fault: str) -> None:
    """What the reader refuses for one value, the schema refuses too, where a schema can say it."""
    text = (CORPUS / f"{fault}.yaml").read_text(encoding="utf-8")
    assert bool(_wrong(text)) == (fault not in UNSEEN)


TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"),
    max_size=30,
)
PLAIN = st.sampled_from(
    [
        "5000",
        "04109",
        "NO",
        "no",
        "true",
        "false",
        "2013",
        "2013-09",
        "2013-09-01",
        "2013-13",
        "1.5",
        "-3",
        "1e3",
        "0x10",
        "FR",
        "UK",
        "Q90",
        "a",
        "a-b",
        "A",
        "https://a.eu",
        "a.eu",
        "cluster",
        "coordinator",
        "running",
        "47.2",
        "181",
        "953689451",
        "logos/a.png",
        "en",
        "12:30",
        "[a]",
        "[]",
        "{a: b}",
        "{en: x}",
        "[FR]",
        "yes",
        "BE352",
        "#a",
    ]
)
VALUES = PLAIN | TEXTS.map(lambda text: json.dumps(text, ensure_ascii=False))
KEYS = st.sampled_from([field.name for _, field in _fields()] + ["nom", "x"])
# a number to an editor, no number to us; and what no schema can say
BLIND = {"bad-date", "bad-id", "bad-vat", "bad-ror", "duplicate-key", "bad-number", "bad-boolean", "bad-pic"}
ALONE = {
    "partners": "{id: a, name: A, country: FR}",
    "projects": "{id: a, title: A}",
    "programmes": "{id: a, name: A}",
}


@QUICK
@given(st.sampled_from(sorted(ALONE)), KEYS, VALUES)
def test_any_field_with_any_value(
    tmp_path_factory: pytest.TempPathFactory, section: str, key: str, value: str
) -> None:
    """Write any value to any key of any record: both take it, or both refuse it."""
    record = yaml.safe_load(ALONE[section])
    record.pop(key, None)
    text = f"{section}:\n  - {json.dumps(record)[:-1]}, {json.dumps(key)}: {value}}}\n"
    try:
        editor = _wrong(text)
    except yaml.YAMLError:
        return  # no YAML: no business of a schema
    codes = _codes(text, tmp_path_factory)
    if not codes:
        assert editor == [], text
    elif not codes & BLIND:
        assert editor, (text, codes)


@QUICK
@given(st.data())
def test_any_line_of_a_sound_registry_changed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Delete, double or mistype a line: what the reader still takes, the schema takes."""
    lines = SOUND.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    change = data.draw(st.sampled_from(["delete", "double", "swap", "key"]))
    if change == "delete":
        del lines[at]
    elif change == "double":
        lines.insert(at, lines[at])
    elif change == "swap":
        lines[at - 1], lines[at] = lines[at], lines[at - 1]
    else:
        lines[at] = re.sub(r"\w+:", data.draw(KEYS) + ":", lines[at], count=1)
    text = "".join(lines)
    codes = _codes(text, tmp_path_factory)
    if not codes:
        assert _wrong(text) == [], text
    elif codes <= {"missing-key", "unknown-key", "wrong-kind", "unknown-choice"}:
        assert _wrong(text), text


def _codes(text: str, folders: pytest.TempPathFactory) -> set[str]:
    """Return the codes of what is wrong by the format alone, not by the rules about the whole."""
    path = folders.getbasetemp() / "schema-test.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    _, report = read_registry(path)
    return {problem.code for problem in report.errors} - _OF_THE_WHOLE


_OF_THE_WHOLE = {
    "empty-registry", "unknown-partner", "unknown-programme", "unknown-successor", "unknown-owner",
    "repeated-partner", "two-coordinators", "half-point", "null-island", "nuts-elsewhere", "backwards-dates",
    "misplaced-submissions", "duplicate-id", "programme-cycle", "successor-cycle", "shared-identifier",
}  # fmt: skip


def test_the_dictionary_lists_every_field() -> None:
    """docs/registry.md has every field with its meaning, form and an example that the reader takes."""
    text = DICTIONARY.read_text(encoding="utf-8")
    for record in (*SECTIONS.values(), PARTICIPATION, _figure(), COLOURS, FUNDING):
        wanted = _table(record)
        mark = f"<!-- {record.word} -->\n"
        if os.environ.get("UPDATE_EXPECT"):
            before, _, after = text.partition(mark)
            text = before + mark + wanted + "<!-- end -->" + after.partition("<!-- end -->")[2]
            DICTIONARY.write_text(text, encoding="utf-8", newline="\n")
        assert mark + wanted + "<!-- end -->" in text


def _figure() -> RecordType:
    (field,) = (field for field in SECTIONS["partners"].fields if field.name == "figures")
    assert isinstance(field.shape, ListOf)
    assert isinstance(field.shape.item, RecordType)
    return field.shape.item


def _table(record: RecordType) -> str:
    rows = ["| key | what it is | form | example |", "| --- | --- | --- | --- |"]
    for field in record.fields:
        name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
        rows.append(f"| {name} | {field.about} | {_form(field.shape)} | `{example(field)}` |")
    return "\n".join(rows) + "\n"


def _form(shape: Shape) -> str:
    match shape:
        case Value(choices=(_, *_)):
            return f"one of {', '.join(f'`{choice}`' for choice in shape.choices)}"
        case Value():
            return shape.word
        case ListOf(item) if item is PARTICIPATION:
            return "list of ids or [participations](#participations)"
        case ListOf(item):
            return f"list: {item.word}"
        case RecordType():
            return shape.word
    return "a text, or texts by language"


def example(field: Field) -> str:
    """Return what may stand behind the field's colon."""
    shape = field.shape
    if field.example:
        return field.example
    if isinstance(shape, ListOf):
        return f"[{shape.item.example}]" if isinstance(shape.item, Value) else ""
    return shape.example if isinstance(shape, Value) else ""


@pytest.mark.parametrize(
    ("record", "field"), _fields(), ids=lambda part: getattr(part, "name", getattr(part, "word", ""))
)
def test_every_example_is_right(record: RecordType, field: Field, tmp_path: Path) -> None:
    """The examples of the dictionary are read without an error, by the reader and by the schema."""
    line = f"{field.name}: {example(field)}"
    section = next((name for name, known in SECTIONS.items() if known is record), "participation")
    if section == "site":
        text = f"site:\n  {line}\n"
    elif section == "participation":
        other = "" if field.name == "partner" else "partner: a, "
        text = f"projects:\n  - id: z\n    title: Z\n    partners:\n      - {{{other}{line}}}\n"
    else:
        others = [
            pair for pair in ALONE[section].strip("{}").split(", ") if pair.partition(":")[0] != field.name
        ]
        text = f"{section}:\n  - {line}\n" + "".join(f"    {pair}\n" for pair in others)
    path = tmp_path / "partners.yaml"
    path.write_text(text, encoding="utf-8")
    _, report = read_registry(path)
    assert {problem.code for problem in report.errors} <= _OF_THE_WHOLE, report.render()
    assert _wrong(text) == []
