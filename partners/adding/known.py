"""What the registry has already: ids and the names they go by, so that an answer may be either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partners.suggest import did_you_mean, folded
from partners.values import identifier

if TYPE_CHECKING:
    from partners.workspace import Workspace

_NAMES = ("name", "title", "short", "acronym", "legal_name")
_ID_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Known:
    """The names of every record, by section and id."""

    names: dict[str, dict[str, tuple[str, ...]]]

    @classmethod
    def of(cls, workspace: Workspace) -> Known:
        """Return what the files of ``workspace`` hold."""
        return cls(
            {
                section: {
                    record.text("id"): tuple(filter(None, map(record.text, _NAMES)))
                    for _, record in workspace.records(section)
                }
                for section in ("partners", "projects", "programmes")
            }
        )

    def resolve(self, section: str, text: str) -> str | None:
        """Return the id meant by ``text``: an id, a name, or how exactly one id or name begins."""
        ids = self.names[section]
        if text in ids:
            return text
        wanted = folded(text)
        spelled = {one: {folded(name) for name in (one, *names)} for one, names in ids.items()}
        exact = [one for one, names in spelled.items() if wanted in names]
        begun = [one for one, names in spelled.items() if any(name.startswith(wanted) for name in names)]
        for found in (exact, begun):
            if wanted and len(found) == 1:
                return found[0]
        return None

    def unknown(self, section: str, text: str) -> str:
        """Return in words that ``text`` is not in ``section``, and what may be meant."""
        word = section.removesuffix("s")
        hint = did_you_mean(text, self.names[section], f"add it under {section}: first")
        return f"{word} '{text}' is not in the registry; {hint}"

    def proposed_id(self, section: str, *names: str) -> str:
        """Return a free id made from the first of ``names`` that gives one, nothing if none does."""
        for name in filter(None, names):
            slug = "".join(c for c in folded(name).replace(" ", "-") if c.isascii())[:_ID_LENGTH].strip("-")
            for candidate in (slug, *(f"{slug[: _ID_LENGTH - 3]}-{number}" for number in range(2, 99))):
                if slug and isinstance(identifier(candidate), str) and candidate not in self.names[section]:
                    return candidate
        return ""
