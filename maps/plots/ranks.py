"""Ranks as dots on lines: how far they can move, and what another choice makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maps.plots.lettering import SMALL, widest
from maps.plots.paper import INK, INK_2, LINE, PAPER, TONES, Plot, key, sheet, style
from maps.plots.words import names_of, source_of
from network import MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from partners.model import Registry

_ROW = 0.27  # inches
_TICKS = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_BESIDE = 0.025  # of the width of the axes
_SOLID: dict[str, Any] = {"marker": "o", "color": TONES[0], "ms": 7, "mec": PAPER, "mew": 0.8}
_RING: dict[str, Any] = {"marker": "o", "mfc": "none", "mec": INK, "ms": 7, "mew": 1.1, "ls": "none"}
_BAR: dict[str, Any] = {"lw": 5, "color": TONES[0], "alpha": 0.3, "solid_capstyle": "round"}


def ranks(
    registry: Registry, intervals: pd.DataFrame, measure: str, *, top: int = 12, title: str = ""
) -> Plot:
    """Return the ``top`` partners in ``measure``, each with the ranks it would have without any one project.

    ``intervals`` as `network.rank_intervals` returns them. A dot is the rank, the line goes from the
    best to the worst when one project is left out, a ring is the rank when only records of high
    confidence count. Ranks stand on a logarithmic scale: between first and second lies as much as
    between 50th and 100th. ``title`` should say what is found; there is a plain one.

    Raises `KeyError` for a measure that the table does not rank, `MissingExtraError` without matplotlib.
    """
    if f"{measure}_rank" not in intervals:
        known = [str(name).removesuffix("_rank") for name in intervals if str(name).endswith("_rank")]
        raise KeyError(f"{measure!r} is not ranked; choose among {', '.join(known)}")
    columns = [f"{measure}_{what}" for what in ("rank", "best", "worst", "sure")]
    shown = intervals.sort_values([columns[0], columns[2]], kind="stable").head(top)[columns]
    rows = [tuple(map(int, row)) for row in shown.to_numpy()]
    spans = [f"{best} to {worst}" if best < worst else f"{best}" for _, best, worst, _ in rows]
    title = title or f"{MEASURES[measure].label}: ranks, and how far they can move"
    subtitle = f"Rank by {measure} among {len(intervals):,} partners, on a logarithmic scale"
    end = max((max(row) for row in rows), default=1)
    with style():
        figure, axes = _rows(registry, (title, subtitle), dict(zip(shown.index, spans, strict=True)), end)
        for place, (rank, best, worst, sure) in enumerate(rows):
            axes.plot([best, worst], [place, place], **_BAR)
            axes.plot([rank], [place], zorder=3, **_SOLID)
            axes.plot([sure], [place], zorder=4, **_RING)
        words = ("rank", "without any one project", "with records of high confidence only")
        key(figure, axes, list(zip((_SOLID, _BAR, _RING), words, strict=True)), above=0.38)
    said = "; ".join(
        f"{name} {rank}, {span} without any one project, {sure} with high confidence only"
        for name, (rank, _, _, sure), span in zip(names_of(registry, shown.index), rows, spans, strict=True)
    )
    return Plot(figure, f"{title}. Dot plot of ranks by {measure}: {said}.")


def compared(registry: Registry, ranked: pd.DataFrame, *, top: int = 10, title: str = "") -> Plot:
    """Return ranks under two choices, a dot and a ring for each partner: who rises and who falls.

    ``ranked`` has one row a partner and two columns of ranks (1 is first), named in words by what is
    compared. Whoever is among the first ``top`` in either is drawn, the one who loses most by the
    second choice last. Raises `ValueError` unless there are two columns, `MissingExtraError` without
    matplotlib.
    """
    if ranked.shape[1] != 2:  # noqa: PLR2004 -- one for each choice
        raise ValueError(f"two columns of ranks are compared, not {ranked.shape[1]}")
    one, other = map(str, ranked.columns)
    shown = ranked[(ranked <= top).any(axis=1)]
    order = (shown[other] / shown[one]).sort_values(kind="stable").index
    rows = [(int(first), int(second)) for first, second in shown.loc[order].to_numpy()]
    changes = [f"{first} → {second}" for first, second in rows]
    title = title or f"Ranks by {one} and by {other}"
    end = max(map(max, rows), default=1)
    subtitle = f"Ranks of those among the first {top} by either, on a logarithmic scale"
    with style():
        figure, axes = _rows(registry, (title, subtitle), dict(zip(order, changes, strict=True)), end)
        for place, (first, second) in enumerate(rows):
            axes.plot([first, second], [place, place], **_BAR)
            axes.plot([first], [place], zorder=3, **_SOLID)
            axes.plot([second], [place], zorder=4, **_RING)
        key(figure, axes, [(_SOLID, one), (_RING, other)], above=0.38)
    said = "; ".join(
        f"{name} {first} and {second}"
        for name, (first, second) in zip(names_of(registry, order), rows, strict=True)
    )
    return Plot(figure, f"{title}. Dot plot of ranks by {one} and by {other}: {said}.")


def _rows(
    registry: Registry, words: tuple[str, str], partners: Mapping[str, str], end: int
) -> tuple[Figure, Axes]:
    """Return paper with its words and a row a partner: its name, and beside it what is said of it."""
    names = names_of(registry, partners)
    figure, axes = sheet(
        *words,
        source_of(registry),
        height=_ROW * max(len(names), 1),
        left=widest(names, weight="bold") + 0.2,
        right=widest(partners.values()) + 0.2,
        top=0.5,
    )
    beside = axes.get_yaxis_transform()
    for place, ((partner, said), name) in enumerate(zip(partners.items(), names, strict=True)):
        weight = "bold" if partner == registry.site.owner else "normal"
        axes.text(-_BESIDE, place, name, transform=beside, ha="right", va="center", weight=weight)
        axes.text(1 + _BESIDE, place, said, transform=beside, va="center", color=INK_2)
    end = max(end, 3)
    axes.set_xscale("log")
    axes.set_xlim(0.9, end * 1.08)
    axes.set_ylim(len(names) - 0.5, -0.5)
    ticks = [tick for tick in _TICKS if tick <= end]
    axes.set_xticks(ticks, [f"{tick:,}" for tick in ticks], size=SMALL)
    axes.set_xticks([], minor=True)
    axes.set_yticks([])
    axes.xaxis.tick_top()
    axes.grid(axis="x", color=LINE, lw=0.8)
    axes.set_axisbelow(True)
    return figure, axes
