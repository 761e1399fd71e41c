"""The network through the years: ties that stay, come and go; lines of a measure, named at their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.plots.lettering import SMALL, apart, widest
from maps.plots.paper import INK, INK_2, INK_3, LINE, PAPER, TONES, Plot, key, sheet, style
from maps.plots.words import listed, names_of, source_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from partners.model import Registry

_HEIGHT = 3.2  # inches
_ROW = 0.19  # that a name takes
_TICKS = 0.2  # under the axes, for the years
_MANY = 12  # years: with more of them only some are written
_STAYS, _COMES, _GOES = INK_3, TONES[0], TONES[1]


def turnover(
    registry: Registry,
    table: pd.DataFrame,
    *,
    periods: Mapping[str, tuple[int, int]] | None = None,
    title: str = "",
) -> Plot:
    """Return the ties of every year: those that stay and come above the line, those that went below it.

    ``table`` as `network.turnover` returns it. ``periods`` are bands behind the years, such as
    ``{"2014–2020": (2014, 2020)}`` for a programme period. Raises `MissingExtraError` without
    matplotlib.
    """
    years = [int(year) for year in table.index]
    came = table["new_ties"].to_numpy(int)
    went = table["lost_ties"].to_numpy(int)
    stayed = table["ties"].to_numpy(int) - came
    title = title or "Ties that stay, come and go"
    with style():
        figure, axes = sheet(
            title,
            "Ties between partners by the years in which their projects ran; those without dates are out",
            source_of(registry),
            height=_HEIGHT,
            left=widest([f"{int(table['ties'].max()) if years else 0:,}"]) + 0.15,
            top=0.55 if periods else 0.4,
            bottom=_TICKS,
        )
        axes.bar(years, stayed, 0.78, color=_STAYS)
        axes.bar(years, came, 0.78, bottom=stayed, color=_COMES)
        axes.bar(years, -went, 0.78, color=_GOES, alpha=0.85)
        axes.axhline(0, color=INK, lw=0.8)
        _years(axes, years, periods or {})
        axes.yaxis.set_major_formatter(lambda value, _: f"{abs(value):,.0f}")
        looks = (
            (_STAYS, "stays from the year before"),
            (_COMES, "new"),
            (_GOES, "gone since the year before"),
        )
        key(
            figure,
            axes,
            [({"marker": "s", "ms": 8, "color": color}, words) for color, words in looks],
            above=0.42 if periods else 0.2,
        )
    said = "; ".join(
        f"{year}: {stays} stay, {new} new, {gone} gone"
        for year, stays, new, gone in zip(years, stayed, came, went, strict=True)
    )
    return Plot(figure, f"{title}. Columns of ties by year. {said}.")


def lines(  # noqa: PLR0913 -- what is drawn and what is said of it
    registry: Registry,
    table: pd.DataFrame,
    partners: Sequence[str],
    *,
    periods: Mapping[str, tuple[int, int]] | None = None,
    title: str = "",
    subtitle: str = "",
) -> Plot:
    """Return a measure over the years: a coloured line for each of ``partners``, five at most, others grey.

    ``table`` has a row a year and a column a partner: one measure of `network.measures_over_time`,
    with ``.pivot(index="year", columns="partner", values="value")``. A line begins and ends where its
    partner has a number. Raises `KeyError` for a partner without a column, `ValueError` for more than
    five, `MissingExtraError` without matplotlib.
    """
    if len(partners) > len(TONES):
        raise ValueError(
            f"{len(TONES)} lines can be told apart, not {len(partners)}; the others stand in grey"
        )
    for partner in partners:
        if partner not in table:
            raise KeyError(f"the table has no column {partner!r}")
    years = [int(year) for year in table.index]
    names = names_of(registry, partners)
    last = [table[partner].dropna() for partner in partners]
    title = title or f"{listed(names)} through the years"
    with style():
        figure, axes = sheet(
            title,
            subtitle,
            source_of(registry),
            height=_HEIGHT,
            left=0.35,
            right=widest(names, weight="bold") + 0.25,
            top=0.3 if periods else 0.1,
            bottom=_TICKS,
        )
        for other in table.columns.difference(list(partners)):
            axes.plot(years, table[other], color=LINE, lw=0.8, zorder=1)
        for partner, color in zip(partners, TONES, strict=False):
            axes.plot(years, table[partner], color=PAPER, lw=4, zorder=2)
            axes.plot(years, table[partner], color=color, lw=2.2, zorder=3, solid_joinstyle="round")
        axes.set_ylim(0, None)
        _years(axes, years, periods or {})
        axes.axhline(0, color=INK, lw=0.8)
        gap = axes.get_ylim()[1] * _ROW / _HEIGHT
        ends = [float(numbers.iloc[-1]) if len(numbers) else 0.0 for numbers in last]
        for name, color, level, numbers in zip(names, TONES, apart(ends, gap), last, strict=False):
            end = int(numbers.index[-1]) if len(numbers) else years[-1]
            axes.plot(
                [end],
                [numbers.iloc[-1] if len(numbers) else 0],
                "o",
                ms=5,
                color=color,
                zorder=4,
                clip_on=False,
            )
            axes.text(years[-1] + 0.5, level, name, color=color, weight="bold", va="center", clip_on=False)
    said = "; ".join(
        f"{name} from {numbers.iloc[0]:.3g} in {numbers.index[0]} "
        f"to {numbers.iloc[-1]:.3g} in {numbers.index[-1]}, highest {numbers.max():.3g} in {numbers.idxmax()}"
        for name, numbers in zip(names, last, strict=True)
        if len(numbers)
    )
    return Plot(figure, f"{title}. Lines by year. {subtitle}: {said}.")


def _years(axes: Axes, years: list[int], periods: Mapping[str, tuple[int, int]]) -> None:
    """Set the years below and bands of periods behind; few lines across."""
    if not years:
        axes.set_axis_off()
        axes.text(0.5, 0.5, "no project has dates", transform=axes.transAxes, ha="center", color=INK_2)
        return
    axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
    shown = [year for year in years if len(years) <= _MANY or year % 2 == 0]
    axes.set_xticks(shown, [str(year) for year in shown], size=SMALL)
    axes.locator_params(axis="y", nbins=5)
    axes.tick_params(axis="y", labelsize=SMALL)
    axes.grid(axis="y", color=LINE, lw=0.8)
    axes.set_axisbelow(True)
    for place, (name, (first, last)) in enumerate(periods.items()):
        begin, end = max(first - 0.5, years[0] - 0.6), min(last + 0.5, years[-1] + 0.6)
        if end <= begin:
            continue
        if place % 2 == 0:
            axes.axvspan(begin, end, color=LINE, alpha=0.35, lw=0, zorder=0)
        over = axes.get_xaxis_transform()
        axes.text((begin + end) / 2, 1.02, name, transform=over, ha="center", size=SMALL, color=INK_2)
