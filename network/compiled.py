"""numba where it is installed (the extra ``fast``); every loop it compiles has a numpy twin that gives the same."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

IS_THERE = find_spec("numba") is not None


def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``function`` compiled when it is first called, kept on disk between runs; as it is without numba."""
    if not IS_THERE:
        return function
    import numba  # noqa: PLC0415 -- half a second that only those pay who call it

    made: Callable[..., Any] = numba.njit(cache=True, nogil=True, fastmath=False)(function)
    return made
