"""What is asked about a new partner or project, and the flags that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partners.schema import PARTNER, PROJECT, ListOf, RecordType

if TYPE_CHECKING:
    import argparse

    from partners.schema import Field

_SINGULAR = {"sources": "source", "aliases": "alias", "topics": "topic", "submissions": "submission"}


@dataclass(frozen=True, slots=True)
class Form:
    """The questions on one kind of record; ``joins`` is the section that participations lead to."""

    section: str
    kind: RecordType
    asked: tuple[str, ...]
    named: tuple[str, ...]  # what an id is made from
    joins: str
    join_flag: str

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that one text, or several, can answer."""
        return tuple(field for field in self.kind.fields if not isinstance(_item(field), RecordType))


FORMS = {
    "partner": Form(
        "partners", PARTNER,
        ("name", "id", "kind", "country", "city", "website", "description", "sources"),
        ("short", "name"), "projects", "project",
    ),
    "project": Form(
        "projects", PROJECT,
        ("title", "acronym", "id", "kind", "status", "programme", "start", "end", "website", "sources"),
        ("acronym", "title"), "partners", "partner",
    ),
}  # fmt: skip


def is_list(field: Field) -> bool:
    """Whether the field takes several answers."""
    return isinstance(field.shape, ListOf)


def flag_of(field: Field) -> str:
    """Return the flag that answers ``field``: ``--legal-name``, ``--source``."""
    return "--" + _SINGULAR.get(field.name, field.name).replace("_", "-")


def add_flags(parser: argparse.ArgumentParser, form: Form) -> None:
    """Add a flag for every field of ``form`` to ``parser``."""
    for field in form.fields:
        action = "append" if is_list(field) else "store"
        about = field.about.replace("%", "%%") + (" May be given several times." if is_list(field) else "")
        parser.add_argument(flag_of(field), dest=field.name, action=action, metavar="TEXT", help=about)
    parser.add_argument(
        f"--{form.join_flag}", dest="joins", action="append", metavar="ID[:ROLE]",
        help=f"A {form.join_flag} it takes part with, and the role. May be given several times.",
    )  # fmt: skip


def _item(field: Field) -> object:
    return field.shape.item if isinstance(field.shape, ListOf) else field.shape
