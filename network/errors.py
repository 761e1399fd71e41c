"""What can go wrong when a network is asked about something it does not hold."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


class UnknownPartnerError(KeyError):
    """A partner id that the graph does not hold; says which ids come close."""

    def __str__(self) -> str:
        """Return the message bare; `KeyError` alone would put it in quotes."""
        return str(self.args[0])


def require_partner(graph: nx.Graph[str], partner: str) -> None:
    """Raise `UnknownPartnerError`, with the nearest ids, unless ``partner`` is a node of ``graph``."""
    if partner in graph:
        return
    near = get_close_matches(partner, sorted(graph), n=3, cutoff=0.6)
    hint = f"; did you mean {' or '.join(repr(other) for other in near)}?" if near else ""
    raise UnknownPartnerError(f"partner {partner!r} is not in the network{hint}")


class TableError(ValueError):
    """A table cannot be read as participations; the message says why."""


class CommandError(ValueError):
    """What the command line asks for does not exist; the message says what does."""


class MissingExtraError(ImportError):
    """A library that comes with an extra is not installed; the message says how to get it."""

    def __init__(self, extra: str, library: str) -> None:
        super().__init__(f'{library} is not installed; get it with: python -m pip install ".[{extra}]"')
