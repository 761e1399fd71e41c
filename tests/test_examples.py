"""Every worked example of the docs is run, and prints exactly what the page says.

A block marked ``console`` begins in an empty folder that holds the starter registry
(``data/partners.yaml``, ``data/places.yaml``; see `partners.starter`), or, marked
``console golden``, the six partners of ``tests/golden/registry``; the registries of ``tests/golden``
are there under their own paths too. Lines that begin with ``$ `` are
commands, ``> `` continues one; the other lines are what they print, standard error included. A
line ``...`` stands for any lines; the line numbers in a difference are not compared.
A command that fails shows its exit code by ``$ echo $?``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from partners.starter import init

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```console(?P<kind> golden)?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
HUNK = re.compile(r"^@@ .* @@$", re.MULTILINE)
COMMANDS = {"python": "", "partner-atlas": " -c 'from partner_atlas.command import main; exit(main())'"}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the examples are written for a POSIX shell")


class Example(NamedTuple):
    """One block of one page."""

    page: str
    line: int
    golden: bool
    text: str


def _examples() -> list[Example]:
    found = []
    for page in sorted((ROOT / "docs").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for block in BLOCK.finditer(text):
            line = text.count("\n", 0, block.start()) + 1
            found.append(Example(page.name, line, block["kind"] is not None, block["text"]))
    return found


def _script(example: Example) -> str:
    """Return the shell script that prints the block's commands, and runs them."""
    lines = []
    for line in example.text.splitlines():
        if line.startswith("$ "):
            lines.append(line[2:])
        elif line.startswith("> ") and lines:
            lines[-1] += "\n" + line[2:]
    # the exit code of the command before stays in $? although its lines are printed in between
    parts = [
        f"code=$?; cat <<'__shown'\n{_prompted(line)}\n__shown\n(exit $code)\n{line}\n" for line in lines
    ]
    return "exec 2>&1\n" + "".join(parts)


def _prompted(command: str) -> str:
    return "$ " + command.replace("\n", "\n> ")


def _pattern(text: str) -> str:
    return "".join(".*?" if line == "...\n" else re.escape(line) for line in text.splitlines(keepends=True))


@pytest.mark.parametrize("example", _examples(), ids=lambda example: f"{example.page}:{example.line}")
def test_example(example: Example, tmp_path: Path) -> None:
    """The block's commands print what the block shows."""
    work = tmp_path / "work"
    work.mkdir()
    if example.golden:
        shutil.copytree(ROOT / "tests" / "golden" / "registry" / "data", work / "data")
    else:
        init(work)
    for registry in (ROOT / "tests" / "golden").glob("*/data"):
        if registry.parent.name != "site":
            shutil.copytree(registry, work / registry.relative_to(ROOT))
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, start in COMMANDS.items():
        (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{start} "$@"\n', encoding="utf-8")
        (tools / name).chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "100",
    }
    script = ["/bin/sh", "-c", _script(example)]
    done = subprocess.run(script, cwd=work, env=environment, capture_output=True, check=False, timeout=120)
    printed = HUNK.sub("@@", done.stdout.decode())

    assert re.fullmatch(_pattern(HUNK.sub("@@", example.text)), printed, re.DOTALL), f"it printed:\n{printed}"
