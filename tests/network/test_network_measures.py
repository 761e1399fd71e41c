"""The measures, against numbers worked out on paper; other judges of them are in `judges.py`."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from conftest import make_registry

from network import MEASURES, affiliation_graph, collaboration_graph, ego, measures
from network.ranks import Interval, Rank, rank_words, ranks

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.model import Registry

NAN = float("nan")

# In the order a, b, c, d, e, f; the picture is in conftest.py. Strength is the number of projects.
# Routes: a - c and b - c are 2 long, a - b 2/3, c - d and d - e 1, so c lies between 4 of the
# 10 pairs of others and d between 3. Constraint of a: (3/4 + 1/4 x 1/4)² + (1/4 + 3/4 x 1/4)².
# Eigenvector: a = b; with e = 1, d is x, c is x² - 1, a = b is x³ - 2x, and (x - 3/2)a = c/2, the
# largest x being the eigenvalue. PageRank: f has (1 - 0.85)/(6 - 0.85), which everyone has for a
# start, and four equations are left. The communities are {c, d, e}, {a, b} and {f}.
X = max(np.roots([1, -1.5, -2.5, 3, 0.5]).real)
EIGEN = [X**3 - 2 * X, X**3 - 2 * X, X**2 - 1, X, 1] / np.sqrt(
    2 * (X**3 - 2 * X) ** 2 + (X**2 - 1) ** 2 + X**2 + 1
)
WALKED = np.linalg.solve(
    np.eye(5)
    - 0.85
    * np.array(
        [
            [0, 3 / 4, 1 / 4, 0, 0],
            [3 / 4, 0, 1 / 4, 0, 0],
            [1 / 4, 1 / 4, 0, 1 / 2, 0],
            [0, 0, 1 / 2, 0, 1],
            [0, 0, 0, 1 / 2, 0],
        ]
    ),
    np.full(5, 3 / 103),
)

ON_PAPER = {
    "degree": [2, 2, 3, 2, 1, 0],
    "strength": [2.0, 2.0, 2.0, 2.0, 1.0, 0.0],
    "betweenness": [0.0, 0.0, 0.4, 0.3, 0.0, 0.0],
    "constraint": [0.8515625, 0.8515625, 0.6328125, 0.5, 1.0, NAN],
    "community": [2, 2, 1, 1, 1, 3],
    "component": [1, 1, 1, 1, 1, 2],
    "effective_size": [1.0, 1.0, 7 / 3, 2.0, 1.0, NAN],
    "harmonic": [17 / 30, 17 / 30, 0.7, 0.6, 13 / 30, 0.0],
    "closeness": [16 / 35, 16 / 35, 16 / 25, 16 / 30, 16 / 45, 0.0],
    "coreness": [2, 2, 2, 1, 1, 0],
    "projects": [2, 2, 2, 2, 1, 0],
    "programmes": [2, 2, 1, 1, 0, 0],
    "countries": [1, 2, 3, 2, 1, 0],
    "eigenvector": [*EIGEN, 0.0],
    "pagerank": [*WALKED, 3 / 103],
    "clustering": [1.0, 1.0, 1 / 3, 0.0, NAN, NAN],
    "participation": [3 / 8, 3 / 8, 1 / 2, 0.0, 0.0, NAN],
    "coordinations": [1.0, 0.0, 0.5, 0.5, 0.0, NAN],
}


def test_measures_are_those_on_paper(paper: Registry) -> None:
    """Every number of the six-partner network is the one found by hand."""
    expected = pd.DataFrame(ON_PAPER, index=pd.Index(list("abcdef"), name="partner", dtype=object))
    pd.testing.assert_frame_equal(expected, measures(collaboration_graph(paper)), rtol=1e-12)


def test_the_columns_are_those_explained() -> None:
    """Each column has its words, and each word its column, in one order."""
    assert list(ON_PAPER) == list(MEASURES)
    for measure in MEASURES.values():
        assert measure.label
        assert measure.sentence.endswith(".")
        assert measure.source


def test_finer_resolution_makes_more_communities(random_of: Callable[..., Registry]) -> None:
    """Resolution above 1 splits further."""
    graph = collaboration_graph(random_of(1))
    assert measures(graph, resolution=4).community.max() > measures(graph, resolution=0.25).community.max()


def test_estimated_betweenness_is_near_and_says_so(random_of: Callable[..., Registry]) -> None:
    """With fewer pivots than partners it is estimated, close on average, and the table says how."""
    graph = collaboration_graph(random_of(5, partners=200))
    exact, estimate = measures(graph), measures(graph, pivots=100, seed=3)
    assert exact.attrs["betweenness"] == "exact"
    assert estimate.attrs["betweenness"] == "estimated from 100 sources, seed 3"
    assert np.corrcoef(exact.betweenness, estimate.betweenness)[0, 1] > 0.9
    assert estimate.betweenness.sum() == pytest.approx(exact.betweenness.sum(), rel=0.25)


def test_equal_lengths_in_other_sums_are_one_length(registry_of: Callable[..., Registry]) -> None:
    """1/3 + 1/3 + 1/3 against 1: two routes of one length share the pair, whatever rounding says."""
    thirds = {f"third{number}": ["s", "x"] for number in range(3)} | {
        f"t{number}": "xt" for number in range(3)
    }
    # s - x - t is 1/3 + 1/3 long, s - y - t 1/6 + 1/2: equal on paper, not in binary
    rival = {f"y{number}": "sy" for number in range(6)} | {f"z{number}": "yt" for number in range(2)}
    table = measures(collaboration_graph(registry_of(thirds | rival), weighting="shared"))
    assert table.betweenness["x"] == pytest.approx(table.betweenness["y"])
    assert table.betweenness["x"] == pytest.approx(0.5 / 3)


def test_an_ego_network_is_measured_on_its_own(paper: Registry) -> None:
    """Numbers are about the graph handed in: around d, c is one of two alters."""
    table = measures(ego(collaboration_graph(paper), "d"))
    assert list(table.degree) == [1, 2, 1]
    assert table.betweenness["d"] == 1.0


@pytest.mark.parametrize("crew", ["", "a", "ab"])
def test_tiny_networks_are_measured(registry_of: Callable[..., Registry], crew: str) -> None:
    """No partner, one, or two: the table has as many rows and no failure."""
    table = measures(collaboration_graph(registry_of({"p": crew})))
    assert list(crew) == list(table.index)
    assert (table.betweenness == 0).all()
    assert list(MEASURES) == list(table.columns)


@pytest.mark.parametrize(
    ("ties", "leading"),
    [
        ({"abcde": 1, "vwxy": 2}, "vwxy"),  # not the larger one, but the stronger
        ({"cd": 1, "ab": 1}, "ab"),  # equals: the first
        ({"ab": 1, "xyz": 0.5}, "xyz"),  # equals: the larger
        ({"pqrst": 0.75, "ab": 2, "ac": 1, "ad": 1}, "pqrst"),  # not that of the strongest partner
    ],
)
def test_the_eigenvector_is_that_of_the_leading_component(ties: dict[str, float], leading: str) -> None:
    """Of circles with eigenvalues of weight x (partners - 1), and a star; all others have 0."""
    graph = collaboration_graph(make_registry({crew: crew for crew in ties}, alone=["q0"]))
    for crew, weight in ties.items():
        for pair in combinations(crew, 2):
            graph.edges[pair]["weight"] = weight
    found = measures(graph).eigenvector

    assert set(found.index[found > 0]) == set(leading)
    assert (found**2).sum() == pytest.approx(1)


def test_a_weight_of_nothing_is_refused(paper: Registry) -> None:
    """A tie without strength has no length; a two-mode graph has no weights at all."""
    with pytest.raises(ValueError, match="every tie needs a weight above zero"):
        measures(affiliation_graph(paper))
    graph = collaboration_graph(paper)
    graph.edges["a", "b"]["weight"] = 0.0
    with pytest.raises(ValueError, match="every tie needs a weight above zero"):
        measures(graph)


def test_pivots_are_at_least_one(paper: Registry) -> None:
    """No estimate comes from no source."""
    with pytest.raises(ValueError, match="pivots must be 1 or more, not 0"):
        measures(collaboration_graph(paper), pivots=0)


def test_a_large_network_is_split_in_one_run(
    random_of: Callable[..., Registry], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond the limit one run must do, and equal seeds still give equal groups."""
    monkeypatch.setattr("network.groups._SMALL", 10)
    graph = collaboration_graph(random_of(1))
    table = measures(graph)
    assert table.community.to_list() == measures(graph).community.to_list()
    assert 1 < table.community[table.degree > 0].nunique() < 30


def test_a_page_says_a_measure_in_one_sentence_with_its_number() -> None:
    """Numbers are rounded as people do it, and words follow them."""
    assert MEASURES["degree"].of(1) == "Shares a project with 1 other partner."
    assert MEASURES["degree"].of(1200) == "Shares a project with 1,200 other partners."
    assert MEASURES["betweenness"].of(0.3146) == "Stands between 31% of the pairs of other partners."
    assert MEASURES["betweenness"].of(0.0004).startswith("Stands between less than 0.1% of")
    assert MEASURES["constraint"].of(0.625).startswith("Its own circle binds it by 0.63:")
    assert MEASURES["effective_size"].of(NAN) == "Without a tie there is nothing to measure."


def test_ranks_are_places_in_the_sorted_column() -> None:
    """Equals share the first of theirs; the least constrained is first; without a number, no place."""
    assert [str(place) for place in ranks("degree", ON_PAPER["degree"])] == [
        "2 of 6, shared by 3", "2 of 6, shared by 3", "1 of 6", "2 of 6, shared by 3", "5 of 6", "6 of 6",
    ]  # fmt: skip
    places = ranks("constraint", ON_PAPER["constraint"])
    assert [place and (place.first, place.last, place.among) for place in places] == [
        (3, 4, 6), (3, 4, 6), (2, 2, 6), (1, 1, 6), (5, 5, 6), None,
    ]  # fmt: skip
    assert ranks("component", ON_PAPER["component"]) == [None] * 6


def test_an_interval_is_said_as_two_ranks() -> None:
    """Two ranks are what leaving a project out may do, never that equals share their places."""
    assert str(Interval(rank=3, best=2, worst=1300, sure=3)) == "2 to 1,300"
    assert str(Interval(rank=1, best=1, worst=1, sure=2)) == "always 1"
    assert rank_words(Rank(3, 3, 210), Interval(3, 2, 4, 3)) == "3 (2 to 4) of 210"
    assert rank_words(Rank(1200, 1201, 1300), Interval(1200, 1200, 1200, 1)) == (
        "1,200 (always 1,200) of 1,300, shared by 2"
    )
