"""Slides are made when asked for, only where something changed, and never over a person's work."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maps.__main__ import main
from maps.publishing import PublishError
from maps.slides.folder import LIST, SlideFolder
from maps.slides.pdf import _prepared
from maps.slides.typeface import lacking, shortened, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "registry" / "data"


def run(*arguments: object) -> int:
    return main(["slides", *map(str, arguments)])


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a copy of the small registry, to edit."""
    return Path(shutil.copytree(GOLDEN, tmp_path / "registry"))


def test_all_of_a_registry(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything in SVG and PPTX, and a deck; a second run makes nothing; a change only what it touches."""
    out = tmp_path / "out"
    asked = ("-r", small, "-o", out, "--format", "svg", "--format", "pptx")
    assert run(*asked) == 0
    made = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert {"overview.svg", "overview.pptx", "deck.pptx", LIST} < set(made)
    assert {Path(path).parent.name for path in made} == {"", "partners", "projects", "programmes"}
    assert f"{len(made) - 1} files made, 0 as they were" in capsys.readouterr().out

    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.*") if path.name != LIST}
    assert run(*asked) == 0
    assert f"0 files made, {len(made) - 1} as they were" in capsys.readouterr().out
    assert before == {path: path.stat().st_mtime_ns for path in out.rglob("*.*") if path.name != LIST}

    file = next(path for path in small.rglob("*.yaml") if "partners:" in path.read_text(encoding="utf-8"))
    text = file.read_text(encoding="utf-8")
    first = text.index("name: ") + len("name: ")
    file.write_text(text[:first] + '"Renamed" #' + text[first:], encoding="utf-8")
    assert run(*asked) == 0
    told = capsys.readouterr().out
    assert "0 files made" not in told
    assert " 0 as they were" not in told


def test_a_choice_and_a_deck(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is named is made, in the formats named, beside what is there; and as one deck under a name."""
    out = tmp_path / "out"
    assert run("-r", GOLDEN, "-o", out, "--overview", "--format", "svg") == 0
    assert run("-r", GOLDEN, "-o", out, "--overview", "--deck", "two", "--format", "pdf") == 0
    assert sorted(path.name for path in out.iterdir()) == ["overview.pdf", "overview.svg", LIST, "two.pdf"]
    capsys.readouterr()

    assert run("-r", GOLDEN, "-o", out, "--project", "nothing-like-it") == 2
    assert "there is no slide of 'nothing-like-it' among the projects" in capsys.readouterr().err
    with pytest.raises(SystemExit) as left:
        run("--deck", "../up")
    assert left.value.code == 2


def test_wrong_registries_and_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A registry with errors is reported; a folder of something else is left alone."""
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("partners:\n  - {id: a, name: A, country: NOR}\n", encoding="utf-8")
    assert run("-r", wrong, "-o", tmp_path / "out") == 1
    assert "wrong.yaml:2" in capsys.readouterr().err
    (tmp_path / "holiday").mkdir()
    (tmp_path / "holiday" / "photo.png").write_bytes(b"sea")
    assert run("-r", GOLDEN, "-o", tmp_path / "holiday", "--overview") == 3
    assert "holds no slides of ours" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "holiday").iterdir()] == ["photo.png"]
    assert run("-r", GOLDEN, "-o", ROOT, "--overview") == 3


def test_a_missing_library_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the extra, PDF and PNG say what to install; SVG and PPTX need nothing of it."""
    _prepared.cache_clear()
    for name in [
        *(name for name in sys.modules if name.split(".")[0] == "reportlab"),
        "reportlab",
        "reportlab.pdfbase",
    ]:
        monkeypatch.setitem(sys.modules, name, None)

    assert run("-r", GOLDEN, "-o", tmp_path / "out", "--overview", "--format", "pdf") == 3
    assert 'python -m pip install ".[slides]"' in capsys.readouterr().err
    assert run("-r", GOLDEN, "-o", tmp_path / "out", "--overview", "--format", "svg", "--format", "pptx") == 0


def put(folder: Path, name: str, shows: str, content: bytes | Callable[[], bytes]) -> SlideFolder:
    with SlideFolder(folder) as opened:
        opened.put(name, shows, content if callable(content) else lambda: content)
    return opened


def test_edited_slides_are_kept(tmp_path: Path) -> None:
    """A deck that a person edited is not overwritten: it moves aside when its slide changes."""
    out = tmp_path / "out"
    put(out, "projects/a.pptx", "1", b"ours")
    (out / "projects/a.pptx").write_bytes(b"theirs")

    assert put(out, "projects/a.pptx", "1", b"ours").unchanged == ["projects/a.pptx"]
    assert (out / "projects/a.pptx").read_bytes() == b"theirs"
    assert put(out, "projects/a.pptx", "2", b"new").kept == ["projects/a.edited-1.pptx"]
    assert (out / "projects/a.pptx").read_bytes() == b"new"
    assert (out / "projects/a.edited-1.pptx").read_bytes() == b"theirs"


def test_what_is_gone_is_removed_and_strangers_stay(tmp_path: Path) -> None:
    """Files of records that are gone go; files of others, and edited ones, stay."""
    out = tmp_path / "out"
    for name in ("a.svg", "b.svg", "c.svg"):
        put(out, name, "1", name.encode())
    (out / "notes.txt").write_bytes(b"mine")
    (out / "c.svg").write_bytes(b"edited")
    with SlideFolder(out) as opened:
        opened.put("a.svg", "1", lambda: b"never called")
        opened.clear()

    assert sorted(path.name for path in out.iterdir()) == ["a.svg", "c.edited-1.svg", "notes.txt", LIST]


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    """What was made before an error counts; no draft is left behind."""

    def fail() -> bytes:
        raise ZeroDivisionError

    def two(folder: Path) -> None:
        with SlideFolder(folder) as opened:
            opened.put("a.svg", "1", lambda: b"a")
            opened.put("b.svg", "1", fail)

    out = tmp_path / "out"
    with pytest.raises(ZeroDivisionError):
        two(out)

    assert sorted(path.name for path in out.iterdir()) == ["a.svg", LIST]
    assert put(out, "a.svg", "1", fail).unchanged == ["a.svg"]


def test_a_list_cannot_lead_elsewhere(tmp_path: Path) -> None:
    """Paths in an edited list that are none of ours are ignored; a list of something else is refused."""
    out, other = tmp_path / "out", tmp_path / "other.svg"
    other.write_bytes(b"mine")
    put(out, "a.svg", "1", b"a")
    listed = json.loads((out / LIST).read_bytes())
    listed["files"] |= dict.fromkeys(
        ("../other.svg", str(other), "x/../../other.svg"), listed["files"]["a.svg"]
    )
    (out / LIST).write_text(json.dumps(listed), encoding="utf-8")
    with SlideFolder(out) as opened:
        opened.clear()
    assert other.read_bytes() == b"mine"
    (out / LIST).write_text('{"tool": "other"}', encoding="utf-8")
    with pytest.raises(PublishError, match="cannot be read"):
        SlideFolder(out)


def test_widths_are_the_typefaces() -> None:
    """A text is as wide as reportlab, which reads the font itself, says; Europe's letters are all there."""
    _prepared()
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415 - after the face is registered

    for text in ("Pôle Média Grand Paris", "Székesfehérvár – Łódź", "Θεσσαλονίκη", "Софія", "“…” € №"):
        assert lacking(text) == ""
        assert width(text, 11) == pytest.approx(stringWidth(text, "Arimo", 11))
        assert width(text, 11, bold=True) == pytest.approx(stringWidth(text, "Arimo-Bold", 11))
    assert lacking("თბილისი 東京") != ""


def test_texts_are_cut_to_their_room() -> None:
    """Whole where there is room, else the beginning with an ellipsis; broken between words."""
    assert shortened("Media", 100, 10) == "Media"
    assert shortened("Media Evolution", 50, 10) == "Media E…"
    assert wrapped("Film Service Producers Association of Latvia", 110, 10) == (
        "Film Service Producers",
        "Association of Latvia",
    )
    assert wrapped("Donaudampfschifffahrt", 40, 10)[0].endswith("…")
    for text in ("A B C D E F", "Donaudampfschifffahrt und mehr"):
        for room in (15, 30, 60):
            assert all(width(line, 10) <= room for line in wrapped(text, room, 10, most=3))


def test_letters_that_cannot_be_shown_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name in a script that the typeface lacks is named where PDF or PNG is made, and only there."""
    registry = tmp_path / "registry.yaml"
    registry.write_text(
        "partners:\n  - {id: tbilisi, name: თბილისი, country: GE, lat: 41.7, lon: 44.8}\n", encoding="utf-8"
    )
    asked = ("-r", registry, "-o", tmp_path / "out", "--overview", "--format")

    assert run(*asked, "pdf") == 0
    assert "tbilisi: PDF and PNG show no" in capsys.readouterr().out
    assert run(*asked, "svg") == 0
    assert "tbilisi" not in capsys.readouterr().out
