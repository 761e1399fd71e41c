"""A small, commented registry to start from: `init`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from partners.json_schema import FILE_NAME, render

if TYPE_CHECKING:
    import os

_NAMES = ("partners.yaml", "places.yaml", FILE_NAME)


class StarterExistsError(FileExistsError):
    """There is a registry already; nothing was written."""


def init(folder: str | os.PathLike[str]) -> tuple[Path, ...]:
    """Write the starter registry below ``folder`` and return the files written in ``data/``.

    Nothing is ever overwritten: raises `StarterExistsError` when one of the files is there.
    """
    data = Path(folder) / "data"
    targets = tuple(data / name for name in _NAMES)
    there = [target for target in targets if target.exists() or target.is_symlink()]
    if there:
        raise StarterExistsError(f"{there[0]} is there already: nothing was written; choose an empty folder")
    data.mkdir(parents=True, exist_ok=True)
    for name, target in zip(_NAMES, targets, strict=True):
        source = files("partners") / "starter" / name
        content = render().encode() if name == FILE_NAME else source.read_bytes()
        try:
            with target.open("xb") as file:
                file.write(content)
        except FileExistsError:
            raise StarterExistsError(f"{target} is there already: it was left as it is") from None
    return targets
