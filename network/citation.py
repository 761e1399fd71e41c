"""How to cite a registry: one line, and an entry for a bibliography."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from partners.dated import registry_date

if TYPE_CHECKING:
    from partners.model import PartialDate, Registry

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    | {sign: f"\\{sign}" for sign in "&%$#_"}
)
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


@dataclass(frozen=True, slots=True)
class Citation:
    """What identifies a registry as a source; `str` makes the line, `bibtex` the entry.

    ``owner`` is the name of the partner that keeps it, `None` where none is said; ``date`` the
    newest date that it holds (or ``SOURCE_DATE_EPOCH``), `None` where it has none; ``version`` the first
    eight hexadecimal digits of a SHA-256 over partners, projects and programmes, so that two
    registries with the same version state the same, in whatever order and form they are written.
    """

    key: str
    owner: str | None
    title: str
    date: PartialDate | None
    version: str
    partners: int
    projects: int
    home: str | None

    def __str__(self) -> str:
        """Return ``Owner (2023). Title [Data set: 9 partners, 4 projects; as of 2023-05; version …]. https://…``."""
        year = str(self.date.year) if self.date else "n.d."
        head = f"{self.owner} ({year}). {self.title}" if self.owner else f"{self.title} ({year})"
        return f"{head} [{self._holds()}; version {self.version}]." + (f" {self.home}" if self.home else "")

    def bibtex(self) -> str:
        """Return an entry ``@misc``, with the characters that TeX reads escaped; ends with a line feed."""
        values = {
            "author": f"{{{self.owner.translate(_TEX)}}}" if self.owner else None,
            "title": f"{{{self.title.translate(_TEX)}}}",
            "year": str(self.date.year) if self.date else None,
            "version": self.version,
            "note": self._holds().translate(_TEX),
            "url": self.home.translate(_IN_ADDRESS) if self.home else None,
        }
        lines = [f"  {name} = {{{value}}}," for name, value in values.items() if value is not None]
        return "\n".join([f"@misc{{{self.key},", *lines, "}", ""])

    def _holds(self) -> str:
        parts = [_many(self.partners, "partner"), _many(self.projects, "project")]
        return f"Data set: {', '.join(parts)}" + (f"; as of {self.date}" if self.date else "")


def citation(registry: Registry) -> Citation:
    """Return how to cite ``registry``: ``str(citation(registry))`` or ``citation(registry).bibtex()``.

    Projects are counted without proposals. The address is the site's ``home``, where one is given.
    """
    site = registry.site
    owner = registry.partners[site.owner].name if site.owner else None
    date = registry_date(registry)
    return Citation(
        key="-".join(filter(None, [site.owner or "partner-atlas", str(date.year) if date else ""])),
        owner=owner,
        title=site.title,
        date=date,
        version=_version(registry),
        partners=len(registry.partners),
        projects=sum(not project.is_proposal for project in registry.projects.values()),
        home=site.home,
    )


def _version(registry: Registry) -> str:
    facts = _facts((registry.partners, registry.projects, registry.programmes))
    return hashlib.sha256(repr(facts).encode("utf-8", errors="replace")).hexdigest()[:8]


def _facts(value: object) -> object:
    """Return the value as tuples of text: what is stated, without where it stands in the files."""
    if is_dataclass(value):
        named = ((each.name, getattr(value, each.name)) for each in fields(value) if each.name != "origin")
        return tuple((name, _facts(content)) for name, content in named if content not in (None, ()))
    if isinstance(value, Mapping):
        return tuple((str(key), _facts(value[key])) for key in sorted(value))
    return tuple(map(_facts, value)) if isinstance(value, tuple) else str(value)


def _many(number: int, word: str) -> str:
    return f"{number:,} {word if number == 1 else word + 's'}"
