"""The folder of slides: what is up to date stays, what a person edited is kept, the rest is made.

``slides.json`` lists every file of ours with the fingerprint of what it shows and of its own bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Self

from maps.publishing import PublishError, refuse_dangerous

if TYPE_CHECKING:
    from collections.abc import Callable

LIST = "slides.json"
_TOOL = "partner-atlas slides"


@dataclass(frozen=True, slots=True)
class _Entry:
    shows: str
    sha256: str


@dataclass(slots=True)
class SlideFolder:
    """A folder of slides, opened; files are written whole, each as soon as it is made.

    Raises `PublishError` when the folder is not one of ours, or holds what must not be replaced
    (``never``).
    """

    path: Path
    never: tuple[Path, ...] = ()
    made: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    size: int = 0
    _entries: dict[str, _Entry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        refuse_dangerous(self.path, self.never)
        self._entries = self._read()

    def put(self, name: str, shows: str, make: Callable[[], bytes]) -> None:
        """Have a file that shows what ``shows`` is the fingerprint of; ``make`` it unless it is there."""
        target = self.path / PurePosixPath(name)
        entry = self._entries.get(name)
        if entry is not None and entry.shows == shows and target.is_file():
            self.unchanged.append(name)
            self.size += target.stat().st_size
            return
        content = make()
        made = _Entry(shows, _hash(content))
        self._keep_edited(target, (made.sha256, entry.sha256) if entry else (made.sha256,))
        self._write(target, content)
        self._entries[name] = made
        self.made.append(name)
        self.size += len(content)

    def clear(self) -> None:
        """Remove our files that were neither made nor met since the folder was opened."""
        for name in sorted(set(self._entries) - set(self.made) - set(self.unchanged)):
            target = self.path / PurePosixPath(name)
            self._keep_edited(target, (self._entries.pop(name).sha256,))
            target.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *stopped_by: object) -> None:
        """Write the list, also when something stopped the run: what was made by then counts."""
        entries = {
            name: {"shows": entry.shows, "sha256": entry.sha256}
            for name, entry in sorted(self._entries.items())
        }
        listed = json.dumps({"tool": _TOOL, "files": entries}, indent=1) + "\n"
        self._write(self.path / LIST, listed.encode())

    def _read(self) -> dict[str, _Entry]:
        try:
            return _entries((self.path / LIST).read_bytes())
        except FileNotFoundError:
            if self.path.is_dir() and any(self.path.iterdir()):
                raise PublishError(
                    f"{self.path} is not empty and holds no slides of ours (it has no {LIST}); "
                    "empty it or name another folder with --output"
                ) from None
            return {}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise PublishError(
                f"{self.path / LIST} cannot be read; remove the folder to begin anew"
            ) from error

    def _keep_edited(self, target: Path, ours: tuple[str, ...]) -> None:
        """Move a file that a person edited, or put there, out of the way, under a name that says so."""
        if not target.is_file() or _hash(target.read_bytes()) in ours:
            return
        number = 1
        while (kept := target.with_name(f"{target.stem}.edited-{number}{target.suffix}")).exists():
            number += 1
        target.replace(kept)
        self.kept.append(kept.relative_to(self.path).as_posix())

    def _write(self, target: Path, content: bytes) -> None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
            try:
                draft.write_bytes(content)
                draft.replace(target)
            finally:
                draft.unlink(missing_ok=True)
        except OSError as error:
            raise PublishError(f"{error.filename or target}: {error.strerror or error}") from error


def _entries(listed: bytes) -> dict[str, _Entry]:
    """Return what a list of ours holds; raises an error of some kind when it is none."""
    found = json.loads(listed)
    if found["tool"] != _TOOL:
        raise ValueError("not a list of slides")
    return {
        name: _Entry(str(entry["shows"]), str(entry["sha256"]))
        for name, entry in found["files"].items()
        if _is_ours(name)
    }


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _is_ours(name: str) -> bool:
    """Say whether a listed path is one that we write, so that an edited list cannot lead elsewhere."""
    parts = PurePosixPath(name).parts
    return len(parts) in {1, 2} and all(part.strip(".") and "\\" not in part for part in parts)
