"""``python -m partners format``: what it writes, what it refuses, what it leaves alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from partners import workspace as module
from partners import writing
from partners.__main__ import main
from partners.reading import read_registry
from partners.workspace import Workspace

ROOT = Path(__file__).parent.parent.parent
UNTIDY = "# header\n\npartners:\n- name: B\n  country: SE\n  id: b\n  sources: [https://b.eu]\n"
TIDY = "# header\n\npartners:\n  - id: b\n    name: B\n    country: SE\n    sources: [https://b.eu]\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "partners.yaml"
    path.write_bytes(UNTIDY.encode())
    return path


def run(path: Path, *options: str) -> int:
    return main(["format", "-r", str(path), *options])


def test_the_registry_is_in_canonical_form() -> None:
    """The committed registry is as `format` writes it (run ``python -m partners format`` if this fails)."""
    assert run(ROOT / "data" / "partners.yaml", "--check") == 0


def test_format_writes_and_shows(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The difference is printed, the file written, its mode kept; again nothing is left to do."""
    file.chmod(0o640)
    before, _ = read_registry(file)

    assert run(file) == 0
    assert file.read_bytes() == TIDY.encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert read_registry(file)[0] == before
    printed = capsys.readouterr()
    assert "-- name: B" in printed.out
    assert "+  - id: b" in printed.out
    assert f"wrote {file.as_posix()}" in printed.err
    assert os.listdir(file.parent) == ["partners.yaml"]  # noqa: PTH208 - names only

    assert run(file) == 0
    assert capsys.readouterr().out == ""


def test_check_writes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--check`` shows the difference and says so with its exit code."""
    assert run(file, "--check") == 1
    assert file.read_bytes() == UNTIDY.encode()
    printed = capsys.readouterr()
    assert printed.out.startswith(f"--- {file.as_posix()}\n")
    assert printed.err == "1 file is not in canonical form\n"


def test_errors_are_said_and_nothing_is_written(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A registry with an error stays as it is."""
    file.write_text(UNTIDY.replace("SE", "SWE"), encoding="utf-8")

    assert run(file) == 1
    assert "[unknown-country]" in capsys.readouterr().err
    assert "SWE" in file.read_text(encoding="utf-8")
    assert run(file.parent / "none.yaml") == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (UNTIDY.replace("\n", "\r\n"), TIDY.replace("\n", "\r\n")),
        ("\ufeff" + UNTIDY, TIDY),
        (UNTIDY.replace("\n", "\r\n", 2), TIDY),
        (UNTIDY.rstrip("\n"), TIDY),
    ],
    ids=["CRLF stays", "BOM goes", "mixed becomes LF", "last line break comes"],
)
def test_line_ends(file: Path, before: str, after: str) -> None:
    """A file with CRLF on every line keeps it, as git may check it out so; anything else becomes LF."""
    file.write_bytes(before.encode())

    assert run(file) == 0
    assert file.read_bytes() == after.encode()
    assert run(file, "--check") == 0


def test_each_file_of_a_folder(file: Path) -> None:
    """The files of a folder are formatted each on its own; places.yaml is not touched."""
    other = file.with_name("projects.yml")
    other.write_text(
        "projects:\n- {title: P, id: p, partners: [b], sources: [https://p.eu]}\n", encoding="utf-8"
    )
    places = file.with_name("places.yaml")
    places.write_text("places:   []\n", encoding="utf-8")

    assert run(file.parent) == 0
    assert file.read_bytes() == TIDY.encode()
    assert other.read_text(encoding="utf-8").startswith(
        "projects:\n  - id: p\n    title: P\n    partners: [b]\n"
    )
    assert places.read_text(encoding="utf-8") == "places:   []\n"


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    """The file behind a link is written, the link stays."""
    link = tmp_path / "link.yaml"
    link.symlink_to(file)

    assert run(link) == 0
    assert link.is_symlink()
    assert file.read_bytes() == TIDY.encode()


def test_a_failing_disk_leaves_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When the disk is full the old file is whole, nothing lies about, and the exit code is 3."""

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device", str(descriptor))

    monkeypatch.setattr(writing.os, "fsync", full)

    assert run(file) == 3
    assert file.read_bytes() == UNTIDY.encode()
    assert os.listdir(file.parent) == ["partners.yaml"]  # noqa: PTH208 - names only
    assert "No space left on device" in capsys.readouterr().err


def test_a_file_changed_meanwhile_is_left(file: Path) -> None:
    """What somebody else has just saved is not overwritten."""
    workspace = Workspace.open(file)
    workspace.files[0].document.arrange()
    workspace.files[0].tidy = True
    file.write_text(UNTIDY + "# theirs\n", encoding="utf-8")

    with pytest.raises(module.RegistryError, match="changed since it was read"):
        workspace.write()
    assert file.read_text(encoding="utf-8").endswith("# theirs\n")
