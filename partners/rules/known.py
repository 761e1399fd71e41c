"""Which ids the registry has, those included that a record with a bad id will have once it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partners.values import id_meant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partners.draft import Draft, Entry
    from partners.model import Partner, Programme, Project


class Known:
    """The ids of some records: ``legal`` are those to suggest, `names` tells which words are no mistake."""

    def __init__(
        self, entries: Iterable[Entry[Partner] | Entry[Project] | Entry[Programme]], draft: Draft
    ) -> None:
        self.written = {entry.record.id: None for entry in entries}
        self.legal = {meant: None for name in self.written if (meant := id_meant(name)) is not None}
        self._lost = draft.lost

    def names(self, word: str) -> bool:
        """Whether ``word`` is an id as written or as mended, or may be one that could not be read."""
        return word in self.legal or word in self.written or word in self._lost
