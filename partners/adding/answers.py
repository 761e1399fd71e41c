"""An answer, checked as the reader would check it: `Checker`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partners.countries import country_code
from partners.model import Role
from partners.problems import quoted
from partners.schema import COUNTRY, PARTICIPATION, Value
from partners.suggest import folded
from partners.values import Refusal, words

if TYPE_CHECKING:
    from partners.adding.known import Known
    from partners.document import Plain
    from partners.schema import Field

_REFERS = {"programme": "programmes", "successor": "partners"}
_ROLE = PARTICIPATION.by_name["role"]


class WrongAnswerError(ValueError):
    """An answer that the registry would refuse; the words say what to write instead."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks answers about a new record of ``section``."""

    known: Known
    section: str

    def value(self, field: Field, text: str) -> str:
        """Return what to write for ``text``; raises `WrongAnswerError`."""
        shape = getattr(field.shape, "item", field.shape)
        if field.name in _REFERS:
            return self.reference(_REFERS[field.name], text)
        if shape is COUNTRY and text not in {"EL", "UK"}:
            text = country_code(text) or text
        read = words
        if isinstance(shape, Value):
            read = shape.read  # type: ignore[assignment]
            text = _chosen(text, shape.choices)
        found = read(text)
        if isinstance(found, Refusal):
            shown = f" {quoted(text)}" if text.strip() else ""
            raise WrongAnswerError(f"{field.name}{shown} {found.message}; {found.fix}")
        if field.name == "id" and text in self.known.names[self.section]:
            raise WrongAnswerError(f"the id {quoted(text)} is taken; give each record an id of its own")
        return text

    def reference(self, section: str, text: str) -> str:
        """Return the id in ``section`` that ``text`` means."""
        found = self.known.resolve(section, text)
        if found is None:
            raise WrongAnswerError(self.known.unknown(section, text))
        return found

    def participation(self, section: str, text: str) -> tuple[str, str]:
        """Return (id, role) for ``ID`` or ``ID:ROLE``, the id being of ``section``."""
        name, colon, role = text.rpartition(":")
        if not colon:
            name, role = text, Role.PARTNER.value
        return self.reference(section, name.strip()), self.value(_ROLE, role.strip())


def participation(partner: str, role: str) -> Plain:
    """Return how a project names ``partner`` in ``role``: the id alone for an ordinary partner."""
    return partner if role == Role.PARTNER else {"partner": partner, "role": role}


def _chosen(text: str, choices: tuple[str, ...]) -> str:
    """Return the one of ``choices`` that ``text`` is or begins, else ``text``."""
    begun = [choice for choice in choices if choice.startswith(folded(text).replace(" ", "-") or "-")]
    return text if text in choices or len(begun) != 1 else begun[0]
