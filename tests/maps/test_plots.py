"""Plots say what the tables say, and everything written on them is on the paper and apart."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from maps import plots
from maps.plots import lettering, paper
from network import (
    brokerage_roles,
    collaboration_graph,
    interregional,
    measures,
    measures_over_time,
    rank_intervals,
    turnover,
)
from network.errors import MissingExtraError
from partners import load_registry, read_registry

if TYPE_CHECKING:
    from matplotlib.transforms import Bbox

    from partners.model import Registry

ROOT = Path(__file__).parent.parent.parent
PERIODS = {"2007–2013": (2007, 2013), "2014–2020": (2014, 2020), "2021–2027": (2021, 2027)}
LONG = "Σύλλογος Ελλήνων $Kreativ$ für die Förderung der digitalen Medienwirtschaft"
STRAIN = f"""
partners:
  - {{id: a, name: "{LONG}", country: GR, sources: [https://a.eu]}}
  - {{id: b, name: "$ $ { {1: 2} }", country: DE, sources: [https://a.eu]}}
projects:
  - {{id: p, title: P, start: 2019, end: 2020, partners: [a, b], sources: [https://a.eu]}}
"""
ALONE = """
partners:
  - {id: a, name: A, country: GR, sources: [https://a.eu]}
"""

REGISTRIES = {"strain": STRAIN, "alone": ALONE}


@cache
def real() -> Registry:
    """Return the real registry."""
    return load_registry(ROOT / "data" / "partners.yaml")


@cache
def drawn_real() -> dict[str, plots.Plot]:
    """Return its plots."""
    return drawn(real())


def registry_of(name: str, folder: Path) -> Registry:
    """Return a small registry, written into ``folder``."""
    file = folder / "partners.yaml"
    file.write_text(REGISTRIES[name], encoding="utf-8")
    registry, report = read_registry(file)
    assert registry is not None, report.render()
    return registry


def drawn(registry: Registry) -> dict[str, plots.Plot]:
    """Return one plot of each kind."""
    graph = collaboration_graph(registry)
    both = pd.DataFrame(
        {
            weighting: measures(collaboration_graph(registry, weighting=weighting))["strength"]
            .round(9)
            .rank(ascending=False, method="min")
            for weighting in ("newman", "shared")
        }
    )
    moving = measures_over_time(registry, columns=["degree"], cumulative=True)
    wide = moving.pivot_table(index="year", columns="partner", values="value")
    most = list(wide.max().sort_values(ascending=False, kind="stable").index[:5]) if len(wide) else []
    return {
        "ranks": plots.ranks(registry, rank_intervals(registry, measures=["betweenness"]), "betweenness"),
        "compared": plots.compared(registry, both),
        "matrix": plots.matrix(registry, interregional(registry, level="country")),
        "roles": plots.roles(registry, brokerage_roles(graph), groups="countries"),
        "turnover": plots.turnover(registry, turnover(registry), periods=PERIODS),
        "lines": plots.lines(registry, wide, most, periods=PERIODS, subtitle="Partners worked with so far"),
    }


def written(plot: plots.Plot) -> list[tuple[str, Bbox]]:
    """Return every text that is drawn, with the pixels it takes."""
    with paper.style():
        plot.figure.draw_without_rendering()
    axes = plot.figure.axes[0]
    (left, right), (low, high) = axes.get_xlim(), sorted(axes.get_ylim())
    ticks = [
        tick.label2 if tick.label2.get_visible() else tick.label1
        for axis, (first, last) in ((axes.xaxis, (left, right)), (axes.yaxis, (low, high)))
        for tick in axis.get_major_ticks()
        if first <= tick.get_loc() <= last
    ]
    texts = [*plot.figure.texts, *axes.texts, *ticks]
    return [(text.get_text(), text.get_window_extent()) for text in texts if text.get_text()]


@pytest.mark.parametrize("name", ["real", "strain", "alone"])
def test_all_words_are_on_the_paper_and_apart(name: str, tmp_path: Path) -> None:
    """No text leaves the paper or covers another, with a real, a strained and an empty network."""
    shown = drawn_real() if name == "real" else drawn(registry_of(name, tmp_path))
    for kind, plot in shown.items():
        boxes = written(plot)
        page = plot.figure.bbox
        for said, box in boxes:
            assert min(box.x0, box.y0) >= 0, (kind, said)
            assert box.x1 <= page.width, (kind, said)
            assert box.y1 <= page.height, (kind, said)
        for (one, first), (other, second) in combinations(boxes, 2):
            assert not first.padded(-0.5).overlaps(second.padded(-0.5)), (kind, one, other)


def test_names_are_shown_as_they_are(tmp_path: Path) -> None:
    """Dollar signs make no formula, and a long name ends in an ellipsis."""
    plot = plots.ranks(registry := registry_of("strain", tmp_path), rank_intervals(registry), "degree")
    said = [words for words, _ in written(plot)]

    assert "$ $ {1: 2}" in said
    assert f"{LONG[:33].rstrip()}…" in said


def test_a_plot_says_what_it_shows() -> None:
    """The words for screen readers hold the numbers of the tables, and Jupyter gets them with the picture."""
    registry, shown = real(), drawn_real()
    row = rank_intervals(registry, measures=["betweenness"]).loc["media-evolution"]
    span = f"{row['betweenness_best']} to {row['betweenness_worst']}"
    assert f"Media Evolution {row['betweenness_rank']}, {span} without any one project" in shown["ranks"].alt
    year = turnover(registry).loc[2022]
    kept = year["ties"] - year["new_ties"]
    assert (
        f"2022: {kept:.0f} stay, {year['new_ties']:.0f} new, {year['lost_ties']:.0f} gone"
        in shown["turnover"].alt
    )
    tie = interregional(registry, level="country").edges["BE", "FR"]
    assert f"France and Belgium {tie['weight']:.1f}" in shown["matrix"].alt.replace(
        "Belgium and France", "France and Belgium"
    )
    total = brokerage_roles(collaboration_graph(registry)).loc["twist", "total"]
    assert f"TWIST {total} (" in shown["roles"].alt

    _, height = shown["ranks"].figure.get_size_inches()
    pictures, about = shown["ranks"]._repr_mimebundle_()
    assert base64.b64decode(pictures["image/png"]).startswith(b"\x89PNG")
    assert about["image/png"] == {"width": 720, "height": round(48 * 2 * height), "alt": shown["ranks"].alt}
    assert pictures["text/plain"] == f"Plot({shown['ranks'].alt!r})"


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_saved_plot_is_the_same_each_time_and_keeps_its_words(ending: str, tmp_path: Path) -> None:
    """Same bytes from two drawings; the words are in the file."""
    registry = registry_of("strain", tmp_path)
    files = [tmp_path / f"{number}.{ending}" for number in (1, 2)]
    for file in files:
        plot = plots.turnover(registry, turnover(registry), title="One two three")
        plot.save(file)

    assert files[0].read_bytes() == files[1].read_bytes()
    if ending != "pdf":  # compressed there
        assert b"One two three" in files[0].read_bytes()
    if ending == "png":
        with Image.open(files[0]) as picture:
            assert picture.info["Description"] == plot.alt
            assert "#{:02x}{:02x}{:02x}".format(*picture.convert("RGB").getpixel((1, 1))) == paper.PAPER
            assert picture.mode == "RGBA"
            assert picture.getextrema()[3] == (255, 255)  # solid, on dark pages too


def test_what_cannot_be_drawn_is_said(tmp_path: Path) -> None:
    """Another kind of file, a measure without ranks, and too many lines are refused in words."""
    registry = registry_of("strain", tmp_path)
    plot = plots.turnover(registry, turnover(registry))
    wide = pd.DataFrame({name: [1.0] for name in "abcdef"}, index=[2020])

    with pytest.raises(ValueError, match=r"\.png, \.svg or \.pdf, not 'plot.gif'"):
        plot.save(tmp_path / "plot.gif")
    with pytest.raises(KeyError, match="'community' is not ranked; choose among degree"):
        plots.ranks(registry, rank_intervals(registry), "community")
    with pytest.raises(ValueError, match="5 lines can be told apart, not 6"):
        plots.lines(registry, wide, list("abcdef"))
    with pytest.raises(KeyError, match="no column 'nobody'"):
        plots.lines(registry, wide, ["nobody"])
    with pytest.raises(ValueError, match="two columns of ranks are compared, not 6"):
        plots.compared(registry, wide)


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The error says which command installs it."""
    registry = registry_of("strain", tmp_path)
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    with pytest.raises(MissingExtraError, match=r'pip install "\.\[notebooks\]"'):
        plots.turnover(registry, turnover(registry))


def test_importing_plots_loads_nothing_heavy() -> None:
    """Matplotlib and pandas load with the first plot."""
    code = "import maps.plots, sys; print({'matplotlib', 'numpy', 'pandas', 'folium'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"


def test_colours_are_those_of_the_site() -> None:
    """Paper, inks, lines and tones are the light ones of tokens.css."""
    style = (ROOT / "maps" / "browser" / "style" / "tokens.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--([\w-]+): (#\w{6});", style.partition("@media")[0]))

    assert light["paper"] == paper.PAPER
    assert [light["ink"], light["ink-2"], light["ink-3"]] == [paper.INK, paper.INK_2, paper.INK_3]
    assert light["line"] == paper.LINE
    assert [light[f"tone-{tone}"] for tone in range(len(paper.TONES))] == list(paper.TONES)


@given(st.lists(st.integers(0, 40), max_size=8), st.integers(1, 9))
def test_labels_are_moved_apart_as_little_as_possible(wanted: list[int], gap: int) -> None:
    """They keep order and distance; no small move of a group of neighbours would be better."""
    placed = lettering.apart([float(each) for each in wanted], float(gap))
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    ordered = [placed[index] for index in order]
    assert all(after - before >= gap - 1e-9 for before, after in pairwise(ordered))

    def cost(where: list[float]) -> float:
        return sum((at - wanted[index]) ** 2 for at, index in zip(where, order, strict=True))

    for first, last in combinations(range(len(wanted) + 1), 2):
        for step in (-0.01, 0.01):
            moved = [at + step * (first <= place < last) for place, at in enumerate(ordered)]
            if all(after - before >= gap - 1e-9 for before, after in pairwise(moved)):
                assert cost(moved) >= cost(ordered) - 1e-9


def test_lines_of_a_title_are_about_equally_long() -> None:
    """All words are there in order, and none stands alone where another could join it."""
    with paper.style():
        title = "From third place on, one project decides who is a go-between and who is not, it seems"
        lines = lettering.balanced(title, 7.1)

    assert " ".join(lines) == title
    assert len(lines) == 2
    assert max(map(len, lines)) - min(map(len, lines)) < 12
