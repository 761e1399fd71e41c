"""The aims, as ratios of one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.large.trying import Outcome

PEERS = ("networkx", "igraph", "networkit", "rustworkx", "scipy, pandas")
_AIMS = (  # step, beside whom, our share of theirs at most
    ("ties", ("scipy, pandas",), 1.5),
    ("ties", ("networkx",), 1 / 300),
    ("closeness, harmonic", ("igraph",), 1 / 50),
    ("betweenness, exact", ("igraph",), 1 / 2),
    ("constraint", ("igraph",), 1),
    ("PageRank", PEERS, 2),
    ("k-core", PEERS, 2),
    ("eigenvector", PEERS, 2),
    ("articulation points", PEERS, 2),
    ("communities", ("networkit",), 2),
)
_READING = 30
_WHOLE = {"betweenness, exact": "betweenness, whole"}  # where it was asked for


def aims(found: Mapping[tuple[str, str], Outcome]) -> list[str]:
    """Return a table of aims and what came of them."""
    lines = ["| aim | at most | measured | |", "| --- | --- | --- | --- |"]
    for step, peers, most in _AIMS:
        ours = _seconds(found, "ours", step)
        best = min(
            (peer for peer in peers if _seconds(found, peer, step)),
            default=None,
            key=lambda peer: _seconds(found, peer, step),
        )
        if ours and best:
            lines.append(_line(f"{step}, beside {best}", ours / _seconds(found, best, step), most))
    whole = _seconds(found, "ours", "whole analysis")
    for who, step, words in (
        ("ours", "reading", "our reading"),
        ("scipy, pandas", "reading", "pandas' reading of two columns"),
        ("scipy, pandas", "reading, bytes", "unpacking the bytes"),
    ):
        if whole and (reading := _seconds(found, who, step)):
            lines.append(_line(f"whole analysis, beside {words}", whole / reading, _READING))
    return lines


def _seconds(found: Mapping[tuple[str, str], Outcome], library: str, step: str) -> float:
    outcome = found.get((library, _WHOLE.get(step, step))) or found.get((library, step))
    return outcome.seconds if outcome and not outcome.failure else 0.0


def _line(what: str, ratio: float, most: float) -> str:
    words, bound = (f"{value:.2f}" if value >= 0.1 else f"1/{1 / value:.0f}" for value in (ratio, most))  # noqa: PLR2004
    return f"| {what} | {bound} | {words} | {'met' if ratio <= most else '**missed**'} |"
