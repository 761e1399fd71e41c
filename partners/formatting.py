"""``python -m partners format``: the registry's files in canonical form."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from partners.workspace import Workspace

if TYPE_CHECKING:
    import os

DONE, NOT_CANONICAL = 0, 1


def format_registry(path: str | os.PathLike[str], *, check: bool = False) -> int:
    """Write every file of the registry at ``path`` in canonical form and print what changed.

    With ``check`` nothing is written: the difference is printed, and 1 returned when there is one.
    Raises `RegistryError` when the registry has errors, `OSError` when a file cannot be written.
    """
    workspace = Workspace.open(path)
    for file in workspace.files:
        file.document.arrange()
        file.tidy = True
    differences = [difference for file in workspace.files if (difference := file.diff())]
    if differences:
        print("\n".join(differences))  # noqa: T201
    changed = len(differences)
    if check:
        _say(f"{_count(changed)} not in canonical form" if changed else "all in canonical form")
        return NOT_CANONICAL if changed else DONE
    for written in workspace.write():
        _say(f"wrote {written.as_posix()}")
    if not changed:
        _say("all in canonical form: nothing was written")
    return DONE


def _count(files: int) -> str:
    return f"{files} file{'s are' if files > 1 else ' is'}"


def _say(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201
