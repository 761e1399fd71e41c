"""The paper that every plot is drawn on: colours, typeface, title, source line, and itself in words."""

# ruff: noqa: PLC0415 -- matplotlib is an extra, imported where it is used

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maps.plots.lettering import POINTS, SMALL, TEXT, TITLE, balanced, width_of, wrapped
from network.errors import MissingExtraError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# as in maps/browser/style/tokens.css, for light; a test compares
PAPER = "#fbfaf7"
INK, INK_2, INK_3 = "#1b2230", "#4b5565", "#626b7b"
LINE = "#dcd8cf"
TONES = ("#0870cc", "#d25c12", "#591ba4", "#08744d", "#bc253f")

TYPEFACES = ("Inter", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans")  # the first that is there
WIDTH = 7.5  # inches, of every plot
MARGIN = 0.2
_DOTS = 192  # an inch, on screens of high density; shown at half
_LEADING = 1.3


@dataclass(frozen=True, slots=True, repr=False)
class Plot:
    """A plot that shows itself in a notebook, with ``alt``, its content in words, for screen readers.

    ``figure`` is matplotlib's own, to be changed at will.
    """

    figure: Figure
    alt: str

    def save(self, path: str | Path) -> None:
        """Write it as a file, of the kind that the name ends in: ``.png``, ``.svg`` or ``.pdf``.

        The same plot gives the same bytes, with ``alt`` among its metadata. Raises `ValueError` for
        another ending.
        """
        kind = Path(path).suffix.lower().removeprefix(".")
        words: dict[str, dict[str, Any]] = {
            "png": {"Description": self.alt, "Software": None},
            "svg": {"Description": self.alt, "Date": None, "Creator": None},
            "pdf": {"Subject": self.alt, "CreationDate": None, "Producer": None, "Creator": None},
        }
        if kind not in words:
            raise ValueError(f"a plot is written as .png, .svg or .pdf, not {Path(path).name!r}")
        with style():
            self.figure.savefig(path, dpi=_DOTS, metadata=words[kind])

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, object]]:
        """Return a picture for Jupyter, its size and its words."""
        from io import BytesIO

        picture = BytesIO()
        with style():
            self.figure.savefig(picture, format="png", dpi=_DOTS, metadata={"Description": self.alt})
        width, height = (round(inches * _DOTS / 2) for inches in self.figure.get_size_inches())
        size = {"width": width, "height": height, "alt": self.alt}
        return {"image/png": base64.b64encode(picture.getvalue()).decode(), "text/plain": repr(self)}, {
            "image/png": size
        }

    def __repr__(self) -> str:
        return f"Plot({self.alt!r})"


def style() -> Any:  # noqa: ANN401 - a context manager of matplotlib's
    """Return the settings that plots are drawn with, as a context; raises `MissingExtraError`."""
    try:
        import matplotlib as mpl
        from matplotlib import font_manager
    except ImportError as error:
        raise MissingExtraError("notebooks", "matplotlib") from error
    known = set(font_manager.fontManager.get_font_names())
    settings: Any = {
        "font.family": [*[name for name in TYPEFACES if name in known][:1], "DejaVu Sans"],
        "font.size": TEXT,
        "text.color": INK,
        "text.parse_math": False,  # a name with two dollar signs is a name
        "axes.facecolor": "none",
        "figure.facecolor": PAPER,  # solid, so that it reads on dark pages too
        "savefig.facecolor": PAPER,
        "svg.fonttype": "path",
        "svg.hashsalt": "partner-atlas",
        "path.simplify": False,
    }
    return mpl.rc_context(settings)


def sheet(  # noqa: PLR0913 -- what stands on the paper, each in its place
    title: str,
    subtitle: str,
    source: str,
    *,
    height: float,
    left: float = 0.0,
    right: float = 0.0,
    top: float = 0.0,
    bottom: float = 0.0,
) -> tuple[Figure, Axes]:
    """Return a figure with its words set, and empty axes ``height`` inches high.

    ``left``, ``right``, ``top`` and ``bottom`` are inches left free around the axes. To be called
    within `style`.
    """
    from matplotlib.figure import Figure

    inner = WIDTH - 2 * MARGIN
    blocks = [
        (balanced(title, inner), TITLE, {"weight": "bold"}, 0.04),
        (wrapped(subtitle, inner, TEXT), TEXT, {"color": INK_2}, 0.16),
    ]
    foot = wrapped(source, inner, SMALL)
    head = MARGIN + sum(_height(lines, size) + gap for lines, size, _, gap in blocks) + top
    foot_height = _height(foot, SMALL) + MARGIN + 0.12 + bottom
    tall = head + height + foot_height
    figure = Figure(figsize=(WIDTH, tall))
    at = MARGIN
    for lines, size, look, gap in blocks:
        _write(figure, lines, at, tall, size, **look)
        at += _height(lines, size) + gap
    _write(figure, foot, tall - MARGIN - _height(foot, SMALL), tall, SMALL, color=INK_3)
    box = (
        (MARGIN + left) / WIDTH,
        foot_height / tall,
        (inner - left - right) / WIDTH,
        height / tall,
    )
    axes = figure.add_axes(box)
    axes.tick_params(length=0, labelcolor=INK_2, labelsize=TEXT)
    for spine in axes.spines.values():
        spine.set_visible(False)
    return figure, axes


def key(figure: Figure, axes: Axes, entries: list[tuple[dict[str, Any], str]], *, above: float) -> None:
    """Write what marks mean in one line, ``above`` inches over the axes, from the left edge on."""
    from matplotlib.lines import Line2D

    wide, tall = figure.get_size_inches()
    level = axes.get_position().y1 + above / tall
    at = MARGIN
    for look, words in entries:
        marked = "marker" in look
        ends = [at + 0.07] if marked else [at + 0.05, at + 0.3]
        line = Line2D(
            [end / wide for end in ends],
            [level] * len(ends),
            transform=figure.transFigure,
            **{"ls": "-", **look},
        )
        figure.add_artist(line)
        at += 0.2 if marked else 0.42
        figure.text(at / wide, level, words, size=SMALL, color=INK_2, va="center_baseline")
        at += width_of(words, SMALL) + 0.25


def _write(figure: Figure, lines: list[str], top: float, tall: float, size: float, **look: Any) -> None:  # noqa: ANN401
    for row, line in enumerate(lines):
        below = top + (row * _LEADING + 1) * size / POINTS
        figure.text(MARGIN / WIDTH, 1 - below / tall, line, size=size, va="baseline", **look)


def _height(lines: list[str], size: float) -> float:
    return len(lines) * size * _LEADING / POINTS
