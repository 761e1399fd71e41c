"""The site is written whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps import publishing as module
from maps.publishing import PublishError, publish, read_manifest

OLD = {"index.html": b"old", "partners/a.html": b"a", "partners/b.html": b"b"}
NEW = {"index.html": b"new", "partners/a.html": b"a"}


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file under ``folder``."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def left_beside(folder: Path) -> list[str]:
    """Return what stands beside ``folder`` and is not it."""
    return sorted(p.name for p in folder.parent.iterdir() if p != folder)


def test_a_site_is_its_files_and_their_manifest(tmp_path: Path) -> None:
    """Everything asked for is there, listed with size and hash, and nothing else."""
    done = publish(OLD, tmp_path / "site")

    assert set(tree(tmp_path / "site")) == {*OLD, "manifest.json"}
    assert set(read_manifest(tmp_path / "site") or {}) == set(OLD)
    assert (done.files, done.size) == (4, 5)
    assert left_beside(tmp_path / "site") == []


def test_pages_that_are_gone_from_the_registry_go(tmp_path: Path) -> None:
    """A second build leaves no stale page."""
    publish(OLD, tmp_path / "site")
    publish(NEW, tmp_path / "site")

    assert set(tree(tmp_path / "site")) == {*NEW, "manifest.json"}


def test_files_of_others_stay(tmp_path: Path) -> None:
    """A stranger's file stays, and a page that a person edited stays beside the new one."""
    site = tmp_path / "site"
    publish(OLD, site)
    (site / "robots.txt").write_bytes(b"theirs")
    (site / "index.html").write_bytes(b"edited")
    done = publish(NEW, site)

    assert tree(site)["robots.txt"] == b"theirs"
    assert tree(site)["index.html"] == b"new"
    assert tree(site)["index.html.kept"] == b"edited"
    assert done.kept == ("index.html.kept", "robots.txt")


@pytest.mark.parametrize("fails_at", range(1, 40))
def test_every_failing_call_leaves_the_old_site(
    fails_at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever write, fsync or rename fails, the old site keeps every byte and nothing is left behind."""
    site = tmp_path / "site"
    publish(OLD, site)
    before = tree(site)
    calls = 0

    def sometimes(real: object) -> object:
        def call(*arguments: object, **named: object) -> object:
            nonlocal calls
            calls += 1
            if calls == fails_at:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*arguments, **named)  # type: ignore[operator]

        return call

    monkeypatch.setattr(module, "_write_file", sometimes(module._write_file))
    monkeypatch.setattr(os, "fsync", sometimes(os.fsync))
    monkeypatch.setattr(type(site), "rename", sometimes(type(site).rename))
    try:
        publish(NEW, site)
    except PublishError:
        assert tree(site) == before
    else:
        assert calls < fails_at
        assert tree(site)["index.html"] == b"new"
    assert left_beside(site) == []


def test_a_site_renamed_away_by_a_dead_build_comes_back(tmp_path: Path) -> None:
    """A build killed between its two renames loses nothing: the next one restores the old site first."""
    site = tmp_path / "site"
    publish(OLD, site)
    (site / "robots.txt").write_bytes(b"theirs")
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    site.rename(tmp_path / f".site.old-{dead.pid}")
    shutil.copytree(tmp_path / f".site.old-{dead.pid}", tmp_path / f".site.tmp-{dead.pid}")
    publish(NEW, site)

    assert tree(site)["robots.txt"] == b"theirs"
    assert left_beside(site) == []


def test_folders_that_are_not_ours_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a stranger's folder, nor the registry's, nor home, nor a file is ever replaced."""
    full = tmp_path / "full"
    full.mkdir()
    (full / "thesis.doc").write_bytes(b"precious")
    data = tmp_path / "data"
    data.mkdir()
    (data / "partners.yaml").write_bytes(b"partners: []")
    file = tmp_path / "file"
    file.write_bytes(b"")
    monkeypatch.chdir(data)
    for target, words in (
        (full, "not empty"),
        (data, "not a folder for a site"),
        (tmp_path, "must not replace"),
        (file, "is a file"),
        (tmp_path.home(), "not a folder for a site|must not"),
    ):
        with pytest.raises(PublishError, match=words):
            publish(NEW, target, never=(data / "partners.yaml",))
    assert tree(full) == {"thesis.doc": b"precious"}


def test_two_builds_do_not_mix(tmp_path: Path) -> None:
    """A lock of a living process stops the second build; a dead one's is taken over."""
    lock = tmp_path / ".site.lock"
    lock.write_text(str(os.getppid()))
    with pytest.raises(PublishError, match="another build"):
        publish(NEW, tmp_path / "site")
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    lock.write_text(str(dead.pid))
    publish(NEW, tmp_path / "site")

    assert left_beside(tmp_path / "site") == []


@given(st.dictionaries(st.text("abcz", min_size=1, max_size=3), st.binary(max_size=8), max_size=5))
def test_any_history_ends_with_the_last_site(files: dict[str, bytes]) -> None:
    """Whatever was there before, the folder is what the last build asked for."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        publish(OLD, site)
        publish(files, site)
        found = tree(site)
        del found["manifest.json"]

        assert found == files
