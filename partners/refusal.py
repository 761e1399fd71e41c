"""Why a text is no value: what every value type answers instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from partners.codes import Code


class Refusal(NamedTuple):
    """Why a text is not such a value (it follows the field's name and the text), and what to write."""

    code: Code
    message: str
    fix: str
