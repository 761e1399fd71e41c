"""What a rule finds: a problem without its code, which the table of rules adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from partners.model import Origin


class Finding(NamedTuple):
    """One thing that a rule found wrong: where, in which record, what, and what to write."""

    origin: Origin
    record: str
    message: str
    fix: str
