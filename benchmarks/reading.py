"""Reading and checking a registry beside PyYAML's loader in C: ``python benchmarks/reading.py [partners]``.

The file is generated with a fixed seed: so many partners with the fields that a registry of the
founder's kind has, and half as many projects. Both read the same bytes in turns, so that a change
of the machine's pace meets both; times are processor seconds, best of the rounds. Nothing is asserted.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import yaml

from partners import read_registry

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUNDS = 5
_COUNTRIES = ["BE", "DE", "ES", "FR", "IT", "NO", "PL", "SE"]


def generated(partners: int, *, seed: int = 1) -> str:
    """Return the text of a registry without a problem."""
    draw = random.Random(seed)  # noqa: S311 - data for a benchmark
    lines = ["partners:"]
    for number in range(partners):
        lines += [
            f"  - id: p{number:06d}",
            f"    name: Cluster {_word(draw)} {_word(draw)} {number}",
            f"    short: C{number}",
            f"    kind: {draw.choice(['cluster', 'company', 'research', 'agency'])}",
            f"    country: {draw.choice(_COUNTRIES)!r}".replace("'", '"'),
            f"    city: {_word(draw)}",
            f'    postcode: "{draw.randrange(100_000):05d}"',
            f"    website: https://www.{_word(draw).lower()}{number}.example.eu",
            f"    founded: {draw.randrange(1950, 2020)}-{draw.randrange(1, 13):02d}",
            f"    topics: [{_word(draw)}, {_word(draw)}]",
            f"    sources: [https://source.example.eu/{number}]",
        ]
    lines.append("projects:")
    for number in range(partners // 2):
        crew = {number * 2, number * 2 + 1, *(draw.randrange(partners) for _ in range(draw.randrange(6)))}
        members = sorted(f"p{one:06d}" for one in crew)
        lines += [
            f"  - id: j{number:06d}",
            f"    title: {_word(draw)} of {_word(draw)} {number}",
            f"    start: {draw.randrange(2007, 2020)}-01-01",
            f"    cost: {draw.randrange(10_000, 5_000_000)}",
            "    partners:",
            f"      - {{partner: {members[0]}, role: coordinator}}",
            *(f"      - {one}" for one in members[1:]),
            f"    sources: [https://project.example.eu/{number}]",
        ]
    return "\n".join(lines) + "\n"


def _word(draw: random.Random) -> str:
    return "".join(draw.choice("bdfglmnprst") + draw.choice("aeiou") for _ in range(3)).capitalize()


def seconds(step: Callable[[], object]) -> float:
    """Return the processor time of one run of ``step``."""
    started = process_time()
    step()
    return process_time() - started


def main(partners: int) -> None:
    """Print both times and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "partners.yaml"
        path.write_text(generated(partners), encoding="utf-8", newline="\n")
        text = path.read_bytes()
        registry, report = read_registry(path)
        assert registry is not None, report.render()  # noqa: S101 - else the benchmark is wrong
        rounds = [
            (
                seconds(lambda: read_registry(path)),
                seconds(lambda: yaml.load(text, yaml.CSafeLoader)),
            )
            for _ in range(_ROUNDS)
        ]
    ours, theirs = (min(times) for times in zip(*rounds, strict=True))
    print(f"{partners:,} partners, {len(registry.projects):,} projects, {len(text) / 1e6:.1f} MB")
    print(f"read and check (read_registry)   {ours:6.2f} s")
    print(f"yaml.load(…, CSafeLoader)        {theirs:6.2f} s")
    print(f"ratio                            {ours / theirs:6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
