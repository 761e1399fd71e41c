"""Turn what can go wrong outside the data into one line and an exit code; a bug keeps its traceback."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_WRITTEN = 3


def told(action: Callable[..., int | None], *arguments: object) -> int:
    """Return what ``action`` returns (None is 0), or 3 with one line on standard error when output fails.

    A missing bundle and a failing disk are told; a programming error is raised.
    """
    try:
        return action(*arguments) or 0
    except OSError as error:
        print(f"error: {_words(error)}", file=sys.stderr)  # noqa: T201
        return NOT_WRITTEN


def _words(error: OSError) -> str:
    if error.strerror and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error)
