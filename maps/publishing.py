"""Write the site whole or not at all: staged beside the target, then swapped in.

A build never edits the published folder. It writes a sibling folder, its manifest last, forces
it to disk, renames the old folder away and the new one in. Whatever stops it, the old site is
either still there or comes back at the next run.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MANIFEST = "manifest.json"
_TOOL = "partner-atlas"
_KEPT_SUFFIX = ".kept"


class PublishError(OSError):
    """The site could not be written; the old one is untouched. The message says why, in plain words."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: how many files, how many bytes, and the files of others that were kept."""

    folder: Path
    files: int
    size: int
    kept: tuple[str, ...] = field(default=())


def publish(files: Mapping[str, bytes], folder: Path, *, never: tuple[Path, ...] = ()) -> Published:
    """Make ``folder`` hold exactly ``files`` (paths with ``/``) and a manifest of them.

    Files that a person added to the folder stay; a file of ours that a person changed stays
    beside the new one, with ``.kept`` behind its name. ``never`` are paths that the folder must
    not contain, such as the registry.

    Raises `PublishError` when the folder may not or cannot be written; then nothing has changed.
    """
    target = Path(os.path.abspath(folder))  # noqa: PTH100 - a link is replaced where it stands, not where it points
    refuse_unsafe(target, never)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _only_build(target):
            _recover(target)
            strangers = _strangers(target)
            stage = target.with_name(f".{target.name}.tmp-{os.getpid()}")
            try:
                _write(stage, files)
                kept = _keep(strangers, target, stage, set(files) | {MANIFEST})
                _sync(stage)
                _swap(stage, target)
            finally:
                shutil.rmtree(stage, ignore_errors=True)
    except PublishError:
        raise
    except OSError as error:
        raise PublishError(f"{error.filename or target}: {error.strerror or error}") from error
    size = sum(map(len, files.values()))
    return Published(folder=target, files=len(files) + 1, size=size, kept=tuple(kept))


def refuse_unsafe(target: Path, never: tuple[Path, ...] = ()) -> None:
    """Raise `PublishError` when ``target`` is no folder of ours, or one that must never be replaced."""
    refuse_dangerous(target, never)
    if not target.exists():
        return
    try:
        foreign = any(target.iterdir()) and read_manifest(target) is None
    except OSError as error:
        raise PublishError(f"{target}: {error.strerror}") from error
    if foreign:
        raise PublishError(
            f"{target} is not empty and no build of ours made it (it has no {MANIFEST}); "
            "empty it or name another folder with --output"
        )


def refuse_dangerous(target: Path, never: tuple[Path, ...] = ()) -> None:
    """Raise `PublishError` when ``target`` is a file, a checkout, or holds what must never be replaced."""
    real = target.resolve()
    if real in {Path(real.anchor), Path.home().resolve(), Path.cwd().resolve()}:
        raise PublishError(f"{target} is not a folder for a site; name another with --output")
    for path in (*never, Path.cwd()):
        if path.resolve().is_relative_to(real):
            raise PublishError(
                f"{target} holds {path}, which a build must not replace; name another with --output"
            )
    if not target.exists():
        return
    if not target.is_dir():
        raise PublishError(f"{target} is a file, not a folder; name another with --output")
    if (target / ".git").exists():
        raise PublishError(f"{target} is a git checkout; name another folder with --output")


def read_manifest(folder: Path) -> dict[str, str] | None:
    """Return path -> sha256 of the files that a build wrote to ``folder``; None when no build of ours did."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if manifest["tool"] != _TOOL:
            return None
        return {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def earlier(folder: Path) -> Callable[[str], bytes | None]:
    """Return a function from a path in a published site to its content, as its build left it.

    It returns None for a path that no build of ours wrote, or that a person changed since.
    """
    hashes = read_manifest(folder) or {}

    def content(path: str) -> bytes | None:
        if path not in hashes:
            return None
        try:
            found = (folder / path).read_bytes()
        except OSError:
            return None
        return found if hashlib.sha256(found).hexdigest() == hashes[path] else None

    return content


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of ``files``: every path, its size and its sha256, sorted by path."""
    entries = [
        {"path": path, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for path, content in sorted(files.items())
    ]
    return (json.dumps({"tool": _TOOL, "version": 1, "files": entries}, indent=1) + "\n").encode()


def _write(stage: Path, files: Mapping[str, bytes]) -> None:
    stage.mkdir()
    for path, content in sorted(files.items()):
        file = stage / path
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_file(file, content)
    _write_file(stage / MANIFEST, manifest_of(files))


def _write_file(file: Path, content: bytes) -> None:
    with file.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder to force it to disk
        return
    for path in [folder, *(p for p in folder.rglob("*") if p.is_dir())]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _swap(stage: Path, target: Path) -> None:
    if not target.exists():
        stage.rename(target)
        return
    old = target.with_name(f".{target.name}.old-{os.getpid()}")
    target.rename(old)
    try:
        stage.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _strangers(target: Path) -> dict[str, bool]:
    """Return the files in ``target`` that are not as a build left them: path -> whether one made it."""
    listed = read_manifest(target)
    if listed is None:
        return {}
    found = {}
    for file in sorted(target.rglob("*")):
        path = file.relative_to(target).as_posix()
        if (file.is_dir() and not file.is_symlink()) or path == MANIFEST:
            continue
        if path not in listed:
            found[path] = False
        elif file.is_symlink() or hashlib.sha256(file.read_bytes()).hexdigest() != listed[path]:
            found[path] = True
    return found


def _keep(strangers: Mapping[str, bool], target: Path, stage: Path, ours: set[str]) -> list[str]:
    kept = []
    for path, was_ours in strangers.items():
        name = f"{path}{_KEPT_SUFFIX}" if was_ours or path in ours else path
        file = stage / name
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(target / path, file, follow_symlinks=False)
        kept.append(name)
    return kept


def _recover(target: Path) -> None:
    """Bring back a site that was renamed away, and clear what builds that died have left."""
    left = re.compile(re.escape(f".{target.name}.") + r"(tmp|old)-(\d+)")
    for path in sorted(target.parent.iterdir()):
        match = left.fullmatch(path.name)
        if not match or _is_alive(int(match[2])):
            continue
        if match[1] == "old" and not target.exists() and read_manifest(path) is not None:
            path.rename(target)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _is_alive(pid: int) -> bool:
    if pid == os.getpid():
        return False  # ours from an earlier life of this number: we have made nothing yet
    if os.name == "nt":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def _only_build(target: Path) -> Iterator[None]:
    """Hold the lock beside ``target``; a lock whose process is gone is taken over."""
    lock = target.with_name(f".{target.name}.lock")
    for _ in range(2):
        try:
            descriptor = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            break
        except FileExistsError:
            owner = lock.read_text(encoding="ascii", errors="replace") if lock.exists() else ""
            if owner.isdigit() and int(owner) != os.getpid() and _is_alive(int(owner)):
                raise PublishError(
                    f"another build (process {owner}) is writing {target}; wait for it"
                ) from None
            lock.unlink(missing_ok=True)
    else:
        raise PublishError(f"another build is writing {target}; wait for it")
    try:
        os.write(descriptor, str(os.getpid()).encode())
        os.close(descriptor)
        yield
    finally:
        with suppress(OSError):
            lock.unlink()
