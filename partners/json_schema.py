"""The format as JSON Schema (draft-07), for editors that complete and check while one types.

Made from `partners.schema`, which the reader follows too. An editor reads YAML 1.2, where ``5000``
is a number and ``true`` a boolean, so a field that takes them as text lets them pass.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from partners.countries import country_names
from partners.schema import (
    COUNTRY,
    LANGUAGE,
    LATITUDE,
    LONGITUDE,
    MONEY,
    PARTICIPATION,
    SECTIONS,
    SITE,
    ListOf,
    RecordType,
    Words,
)
from partners.schema import Value as ValueType
from partners.values import LINE_LENGTH, LINE_PATTERN, WORDS_LENGTH

if TYPE_CHECKING:
    from partners.schema import Field, Shape

FILE_NAME = "partners.schema.json"
FIRST_LINE = f"# yaml-language-server: $schema={FILE_NAME}\n"

Schema = dict[str, Any]


def json_schema() -> Schema:
    """Return the JSON Schema of a registry's file."""
    sections: Schema = {}
    for name, record in SECTIONS.items():
        title = name.capitalize()
        if record is SITE:
            sections[name] = {"title": title, "type": ["object", "null"], **_members(record)}
        else:
            items = {"$ref": f"#/definitions/{record.word}"}
            sections[name] = {"title": title, "type": ["array", "null"], "items": items}
        sections[name]["description"] = _SECTIONS[name]
    records = [*(record for record in SECTIONS.values() if record is not SITE), PARTICIPATION]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Partner Atlas registry",
        "description": "Partners, projects and programmes, format version 1.",
        "type": ["object", "null"],
        "properties": sections,
        "additionalProperties": False,
        "definitions": {record.word: _record(record) for record in records},
    }


def render() -> str:
    """Return the schema as the text of ``partners.schema.json``."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


_SECTIONS = {
    "partners": "The organisations, whether or not they take part in a project.",
    "projects": "What partners do together.",
    "programmes": "The funding lines under which projects run.",
    "site": "How the published site presents itself.",
}


def _record(record: RecordType) -> Schema:
    return {"title": record.word.capitalize(), "type": "object", **_members(record)}


def _members(record: RecordType) -> Schema:
    required = [field.name for field in record.fields if field.required]
    return {
        "properties": {field.name: _field(field) for field in record.fields},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _field(field: Field) -> Schema:
    head: Schema = {"title": field.name.replace("_", " ").capitalize(), "description": field.about}
    return {**head, **_shape(field.shape)}


def _shape(shape: Shape) -> Schema:
    match shape:
        case ValueType():
            return _value(shape)
        case Words():
            words = {**_text(), "maxLength": WORDS_LENGTH}
            keys = {"pattern": _whole(LANGUAGE.pattern or "")}
            by_language = {
                "type": "object",
                "propertyNames": keys,
                "additionalProperties": words,
                "minProperties": 1,
            }
            return {"anyOf": [words, by_language]}
        case ListOf(RecordType() as item) if item is PARTICIPATION:
            short = _value(item.by_name["partner"].shape) if item.short_form else {}
            return {"type": "array", "items": {"anyOf": [short, {"$ref": f"#/definitions/{item.word}"}]}}
        case ListOf(item):
            return {"type": "array", "items": _shape(item)}
        case RecordType():
            return _record(shape)


def _value(shape: object) -> Schema:
    assert isinstance(shape, ValueType)  # noqa: S101 - a short form is a value
    if shape.plain == ("boolean",):
        return {"enum": [True, False, "true", "false"]}
    if shape is COUNTRY:
        return {"enum": list(country_names()), "enumDescriptions": list(country_names().values())}
    if shape.choices:
        said = {"enumDescriptions": list(shape.said)} if shape.said else {}
        return {"enum": list(shape.choices), **said}
    if shape.pattern == LINE_PATTERN:
        return {**_text(), "pattern": _whole(LINE_PATTERN), "maxLength": LINE_LENGTH}
    types: Schema = {"type": ["string", *shape.plain] if shape.plain else "string"}
    return {**types, **_RANGES.get(shape.word, {}), "pattern": _whole(shape.pattern or "")}


def _text() -> Schema:
    return {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def _whole(pattern: str) -> str:
    return f"^({pattern})$"


_RANGES: dict[str, Schema] = {
    MONEY.word: {"minimum": 0},
    LATITUDE.word: {"minimum": -90, "maximum": 90},
    LONGITUDE.word: {"minimum": -180, "maximum": 180},
    "a date": {"minimum": 1000, "maximum": 2999},
    "a participant code": {"minimum": 0, "maximum": 999_999_999},
}
