"""Every fault we know: one bad file each, and the exact report it gives.

A file is named for its code, or for its code and what is special about it: ``bad-date--month-13.yaml``.
``UPDATE_EXPECT=1 python -m pytest tests/partners`` writes the reports anew; read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from partners import place, read_registry
from partners.codes import Code

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "bad_registries"
RULES = ROOT / "docs" / "rules.md"

# faults too large for a file in the repository: the limit is lowered instead
LIMITS = {
    "file-too-large": ("partners.parsing.source.BYTE_CAP", 200),
    "too-many-values": ("partners.parsing.events.NODE_CAP", 20),
}
# a registry that is not there needs no file
WITHOUT_FILE = {"unreadable-file"}


FAULTS = sorted({path.stem for path in CORPUS.iterdir()} | {str(code) for code in Code})


@pytest.mark.parametrize("fault", FAULTS)
def test_bad_registry_gives_exactly_this_report(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each fault is found, alone, at its place, with words that say what to write."""
    monkeypatch.chdir(CORPUS)
    code = fault.partition("--")[0]
    if fault in LIMITS:
        monkeypatch.setattr(*LIMITS[fault])
    path = Path(fault) if Path(fault).is_dir() else Path(f"{fault}.yaml")
    assert fault in WITHOUT_FILE or path.exists(), f"write the bad example tests/bad_registries/{fault}.yaml"

    registry, report = read_registry(path)
    if registry is not None:
        report += place(registry, path=path)[1]
    found = report.render() + "\n"

    expected = Path(f"{fault}.txt")
    if os.environ.get("UPDATE_EXPECT"):
        expected.write_text(found, encoding="utf-8")
    assert expected.read_text(encoding="utf-8") == found
    assert {code} == {problem.code for problem in report}
    assert all(problem.fix for problem in report)


def test_corpus_is_large_and_holds_nothing_else() -> None:
    """A bad example without a code would test nothing; the issue asks for 120 of them."""
    assert {str(code) for code in Code} >= {fault.partition("--")[0] for fault in FAULTS}
    assert len(FAULTS) >= 120


def test_every_code_has_its_line_in_the_documentation() -> None:
    """docs/rules.md says of every code how grave it is, what it means and what to write."""
    wanted = [f"| `{code}` | {code.severity} | {code.value.what} | {code.value.write} |" for code in Code]
    if os.environ.get("UPDATE_EXPECT"):
        before, _, _ = RULES.read_text(encoding="utf-8").partition("| code |")
        head = "| code | severity | what is wrong | what to write |\n| --- | --- | --- | --- |\n"
        RULES.write_text(before + head + "\n".join(wanted) + "\n", encoding="utf-8")
    documented = [line for line in RULES.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert wanted == documented


def test_codes_are_words_and_each_once() -> None:
    """A code is small letters and hyphens, so that it can be searched for and be a file name."""
    codes = [str(code) for code in Code]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in codes)


def test_every_code_is_used() -> None:
    """A code that nothing can report has no place in the catalogue."""
    sources = [path for path in (ROOT / "partners").rglob("*.py") if path.name != "codes.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert [code.name for code in Code if f"Code.{code.name}" not in text] == []
