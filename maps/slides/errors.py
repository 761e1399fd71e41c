"""What can keep a slide from being made."""

from __future__ import annotations


class MissingExtraError(ImportError):
    """A library of the extra ``slides`` is not installed; the message says how to get it."""

    def __init__(self, purpose: str, library: str) -> None:
        super().__init__(
            f'{purpose} need {library}, which is not installed: python -m pip install ".[slides]"'
        )


class UnknownSlideError(KeyError):
    """A partner, project or programme that the registry does not hold, or that has no slide."""

    def __str__(self) -> str:
        """Return the message bare; `KeyError` alone would put it in quotes."""
        return str(self.args[0])
