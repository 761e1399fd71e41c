"""Nothing hangs or dies: every hostile file ends in a clear error, in a process of limited memory and time.

The limits of the issue are 5 s and 512 MiB. Each case runs in a process of its own whose address space and
processor time the system limits; the time is given double, since test machines are slow and busy.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SECONDS, MEBIBYTES = 10, 512
pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of a process are POSIX")

LIMITED = f"""
import resource, sys, time
from partners import read_registry
started = time.process_time()
registry, report = read_registry(sys.argv[1])
print(report.render())
assert registry is None
spent = time.process_time() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024 ** 2)
assert spent < {SECONDS}, spent
assert peak < {MEBIBYTES}, peak
"""

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "100 MB": (lambda: b"a: b\n" * 20_000_000, "file-too-large"),
    "brackets": (lambda: b"[" * 100_000, "too-deep"),
    "9 MB of brackets": (lambda: b"[" * 9_000_000, "too-deep"),
    "braces": (lambda: b'{"a":' * 1_000_000, "too-deep"),
    "nested lists": (lambda: b"- " * 1_000_000, "too-deep"),
    "deep indentation": (lambda: b"".join(b" " * n + b"a:\n" for n in range(4_000)), "too-deep"),
    "a million aliases": (lambda: b"- *a\n" * 1_000_000, "yaml-anchor"),
    "a million anchors": (lambda: b"- &a b\n" * 1_000_000, "yaml-anchor"),
    "aliases and an error": (lambda: b"- *a\n" * 900_000 + b"@", "yaml-syntax"),
    "laughs": (
        lambda: (
            b"a: &a [x]\n"
            + b"".join(b"%c: &%c [%s]\n" % (n, n, b",".join([b"*%c" % (n - 1)] * 9)) for n in range(98, 120))
        ),
        "yaml-anchor",
    ),
    "empty records": (lambda: b"partners: [" + b"{}," * 3_000_000 + b"]", "too-many-values"),
    "texts": (lambda: b"partners: [" + b"a," * 4_000_000 + b"]", "too-many-values"),
    "participations": (
        lambda: b"projects:\n  - {id: a, title: A, partners: [" + b"a," * 1_100_000 + b"]}",
        "too-many-values",
    ),
    "keys of one record": (
        lambda: b"partners:\n  - {" + b"".join(b"k%d: v, " % n for n in range(400_000)) + b"}",
        "unknown-key",
    ),
    "keys and an error": (
        lambda: b"partners:\n  - {" + b"".join(b"k%d: v, " % n for n in range(400_000)) + b"}\n@",
        "yaml-syntax",
    ),
    "one text": (
        lambda: b"partners:\n  - {id: a, name: '" + b"x" * 9_000_000 + b"', country: FR}",
        "too-long",
    ),
    "one plain text": (
        lambda: b"partners:\n  - {id: a, name: " + b"x y " * 2_000_000 + b", country: FR}",
        "too-long",
    ),
    "one key": (lambda: b"partners:\n  - {" + b"x" * 9_000_000 + b": a}", "yaml-syntax"),
    "empty lines and an error": (lambda: b"\n" * 9_000_000 + b"@", "yaml-syntax"),
    "documents": (lambda: b"---\na: b\n" * 900_000, "several-documents"),
    "marked keys": (lambda: b"? a\n: b\n" * 250_000, "yaml-syntax"),
    "tabs": (lambda: b"\ta: b\n" * 1_000_000, "tab-indentation"),
    "markers": (lambda: b"<<<<<<< a\n" * 900_000, "conflict-marker"),
    "NUL": (lambda: bytes(9_000_000), "not-utf-8"),
    "noise": (lambda: bytes(range(128, 256)) * 70_000, "not-utf-8"),
    "lines in Latin-1": (lambda: b"a: \xe9\n" * 1_000_000, "not-utf-8"),
    "mistakes everywhere": (lambda: b"partners:\n" + b"  - id: a\n    name: @b\n" * 300_000, "yaml-syntax"),
    "wrong values everywhere": (
        lambda: b"partners:\n" + b"  - {id: A_, name: B, country: UK}\n" * 100_000,
        "bad-id",
    ),
}


def _read(path: Path) -> str:
    """Return the report, printed by a process of little time and memory."""
    import resource  # noqa: PLC0415 - POSIX

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (3 * SECONDS, 3 * SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (1536 * 2**20, 1536 * 2**20))

    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=120,
        preexec_fn=limit,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(done.stdout) < 60_000
    return done.stdout


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file(name: str, tmp_path: Path) -> None:
    """It is refused in time, in little memory, with a short report that names the reason."""
    make, code = HOSTILE[name]
    path = tmp_path / "partners.yaml"
    path.write_bytes(make())
    assert f"[{code}]" in _read(path)


def test_folder_of_thousands_of_files(tmp_path: Path) -> None:
    """Each is read; together they are one registry with one size limit."""
    for number in range(3_000):
        (tmp_path / f"{number:04}.yaml").write_text(
            f"partners: [{{id: p{number}, name: {number}x, country: UK}}]\n"
        )
    assert "or more others [unknown-country]" in _read(tmp_path)


def test_pipes_devices_and_circles_of_links(tmp_path: Path) -> None:
    """What would never end is not opened."""
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "loop.yaml").symlink_to(tmp_path / "folder" / "loop.yaml")
    for path in (tmp_path / "pipe.yaml", tmp_path / "loop", tmp_path / "folder", Path("/dev/zero")):
        assert "[unreadable-file]" in _read(path)
