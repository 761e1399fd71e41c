"""YAML 1.2 as editors read it (the core schema), for the tests that compare them with our reader."""

from __future__ import annotations

import re
from typing import Any

import yaml


class CoreLoader(yaml.SafeLoader):
    """PyYAML with the resolvers of YAML 1.2: ``no`` and ``2013-09-01`` are texts, ``5000`` a number."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - PyYAML's own way


CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(~|null|Null|NULL|)$"), ["~", "n", "N", ""]
)
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), list("-+0123456789"))
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(
        r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$|^[-+]?\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$"
    ),
    list("-+0123456789."),
)


def _integer(_: yaml.SafeLoader, node: yaml.Node) -> int:
    return int(str(node.value))  # 010 is ten


def _float(_: yaml.SafeLoader, node: yaml.Node) -> float:
    return float(str(node.value).replace(".inf", "inf").replace(".nan", "nan").replace(".NaN", "nan"))


CoreLoader.add_constructor("tag:yaml.org,2002:int", _integer)
CoreLoader.add_constructor("tag:yaml.org,2002:float", _float)


def read_as_editor(text: str) -> object:
    """Return what an editor takes ``text`` for."""
    return yaml.load(text, CoreLoader)  # noqa: S506 - a safe loader with other resolvers
