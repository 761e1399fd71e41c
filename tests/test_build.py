"""The command as a person runs it: exit codes, whole or nothing, the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAPER = ROOT / "tests" / "golden" / "registry" / "data" / "partners.yaml"

MISTAKES = """\
partners:
  - id: alder
    name: Alder
    country: SWE
    sources: [https://alder.example]
  - id: birch
    name: Birch
    country: "NO"
    colour: green
    sources: [ftp://birch.example]
projects:
  - id: one
    title: One
    programme: horizont
    start: 2016-02-30
    partners: [alder, birch]
    sources: [https://one.example]
programmes:
  - id: horizon
    name: Horizon
    sources: [https://horizon.example]
"""
PLANTED = {
    (4, "country"),
    (9, "colour"),
    (10, "ftp"),
    (14, "horizon"),
    (15, "2016-02-30"),
}


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run build.py as a command."""
    return subprocess.run(
        [sys.executable, ROOT / "build.py", *arguments],
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )


def tree(folder: Path) -> dict[str, str]:
    """Return a hash of every file under ``folder``."""
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def test_a_build_ends_with_a_site_and_a_summary(tmp_path: Path) -> None:
    """What was built, how large it is and where to open it is said; the manifest lists it all."""
    done = run("-r", PAPER, "-o", tmp_path / "site")
    manifest = json.loads((tmp_path / "site" / "manifest.json").read_bytes())

    assert (done.returncode, done.stderr) == (0, "")
    assert "6 partners, 5 placed, 1 without a place, 4 projects, 6 ties" in done.stdout
    assert str(tmp_path / "site" / "index.html") in done.stdout
    assert {entry["path"] for entry in manifest["files"]} == set(tree(tmp_path / "site")) - {"manifest.json"}
    assert {
        "index.html", "embed.html", "standalone.html", "partners/alder.html", "projects/one.html",
        "programmes/horizon.html", "data/registry.json", "data/partners.csv", "data/projects.csv",
        "data/participations.csv", "data/ties.csv", "data/measures.csv", "data/partners.geojson",
        "data/network.gexf", "data/network.graphml", "data/partners.xlsx",
    } <= set(tree(tmp_path / "site"))  # fmt: skip


def test_five_mistakes_are_five_lines_and_the_old_site_stays(tmp_path: Path) -> None:
    """All problems in one run, each at its line; exit code 1; nothing written."""
    site = tmp_path / "site"
    assert run("-r", PAPER, "-o", site).returncode == 0
    before = tree(site)
    wrong = tmp_path / "partners.yaml"
    wrong.write_text(MISTAKES, encoding="utf-8")
    done = run("-r", wrong, "-o", site)
    errors = [line for line in done.stdout.splitlines() if ": error: " in line]
    found = {
        (line, words)
        for line, words in PLANTED
        if any(f"partners.yaml:{line}:" in error and words in error for error in errors)
    }

    assert done.returncode == 1
    assert len(errors) == len(PLANTED)
    assert found == PLANTED
    assert "Traceback" not in done.stdout + done.stderr
    assert tree(site) == before


def test_warnings_stop_a_strict_build_only(tmp_path: Path) -> None:
    """A partner that takes part in nothing is a warning: told, and only --strict stops for it."""
    lonely = tmp_path / "partners.yaml"
    text = PAPER.read_text(encoding="utf-8")
    lonely.write_text(text.replace("partners: [cedar, fir]", "partners: [cedar, birch]"), encoding="utf-8")
    done = run("-r", lonely, "--check")

    assert (done.returncode, done.stdout.count(": warning: ")) == (0, 1)
    assert run("-r", lonely, "--check", "--strict").returncode == 1
    assert run("-r", lonely, "-o", tmp_path / "site", "--strict").returncode == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("arguments", [["--no-such"], ["--serve", "x"], ["--check", "--serve"]])
def test_a_wrong_command_is_2(arguments: list[str]) -> None:
    """A wrong option is told in one usage line, without a traceback."""
    done = run(*arguments)

    assert done.returncode == 2
    assert "usage:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_ours_is_3(tmp_path: Path) -> None:
    """A stranger's folder is not replaced; one line says so."""
    (tmp_path / "thesis.doc").write_text("precious")
    done = run("-r", PAPER, "-o", tmp_path)

    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "thesis.doc").read_text() == "precious"


def test_a_registry_that_is_not_there_is_1(tmp_path: Path) -> None:
    """A wrong path is a problem of the data, told in one line."""
    done = run("-r", tmp_path / "none.yaml")

    assert done.returncode == 1
    assert "none.yaml" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_the_same_registry_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither hash seed, time zone, locale nor folder changes a byte."""
    worlds = [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    ]
    for number, world in enumerate(worlds):
        done = run("-r", PAPER, "-o", tmp_path / f"world-{number}" / "site", **world)
        assert done.returncode == 0, done.stderr

    assert tree(tmp_path / "world-0" / "site") == tree(tmp_path / "world-1" / "site")
