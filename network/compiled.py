"""numba where it is installed (the extra ``fast``): the same answers sooner."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Raw = Any  # an array as a compiled loop takes it

IS_THERE = find_spec("numba") is not None


@cache
def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``function`` compiled at its first call, kept on disk between runs; without numba as it is."""
    if not IS_THERE:
        return function
    import numba  # noqa: PLC0415 -- half a second that only those pay who call it

    made: Callable[..., Any] = numba.njit(cache=True, nogil=True, fastmath=False)(function)
    return made
