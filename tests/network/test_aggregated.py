"""Regions and programmes as networks: on paper, and nothing lost on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from network import collaboration_graph
from network.aggregated import LEVELS, interregional, programme_graph
from partners import load_registry
from partners.model import PartnerId

if TYPE_CHECKING:
    from collections.abc import Callable

    from network.aggregated import Level
    from partners.model import Registry


def test_countries_on_paper(registry_of: Callable[..., Registry]) -> None:
    """Two of France and one of Spain in one project: one tie inside, two across, 1/2 each."""
    registry = registry_of({"one": "abc"}, countries={"a": "FR", "b": "FR", "c": "ES"})
    graph = interregional(registry, level="country")

    assert dict(graph.nodes(data="partners")) == {"ES": 1, "FR": 2}
    assert graph.edges["FR", "FR"] == {"weight": 0.5, "distance": 2.0, "ties": 1, "projects": ("one",)}
    assert graph.edges["ES", "FR"] == {"weight": 1.0, "distance": 1.0, "ties": 2, "projects": ("one",)}


def test_who_says_no_region_is_named(registry_of: Callable[..., Registry]) -> None:
    """A partner without a NUTS code is left out, and said to be; a short code is no code of that level."""
    registry = registry_of({"one": "abc"})
    coded = {
        key: replace(partner, nuts={"a": "FR10", "b": "FR1"}.get(key))
        for key, partner in registry.partners.items()
    }
    graph = interregional(replace(registry, partners=coded), level="nuts2")

    assert (list(graph), graph.graph["left_out"]) == (["FR10"], ["b", "c"])
    assert list(interregional(replace(registry, partners=coded), level="nuts1")) == ["FR1"]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("weighting", ["newman", "shared"])
def test_no_weight_is_lost(level: Level, weighting: str) -> None:
    """Ties and weights of the real network add up to those of the regions and of who is left out."""
    registry = load_registry("data/partners.yaml", place=False)
    graph = interregional(registry, level=level, weighting=weighting)  # type: ignore[arg-type] -- both are there
    whole = collaboration_graph(registry, weighting=weighting)  # type: ignore[arg-type]
    kept = whole.subgraph(set(whole) - set(graph.graph["left_out"]))

    assert sum(dict(graph.nodes(data="partners")).values()) == len(kept)
    assert graph.size("ties") == kept.number_of_edges()
    assert graph.size("weight") == pytest.approx(kept.size("weight"))


def test_an_unknown_level(registry_of: Callable[..., Registry]) -> None:
    """It is refused with the levels there are."""
    with pytest.raises(ValueError, match="'nuts2'"):
        interregional(registry_of({}), level="village")  # type: ignore[arg-type]


def test_programmes_share_partners(registry_of: Callable[..., Registry]) -> None:
    """Two programmes with two partners in common are tied by 2; one with none is alone."""
    registry = registry_of(
        {"one": "abc", "two": "bcd", "three": "ef"}, programmes={"one": "x", "two": "y", "three": "z"}
    )
    graph = programme_graph(registry)

    assert graph.edges["x", "y"] == {
        "weight": 2.0,
        "distance": 0.5,
        "partners": (PartnerId("b"), PartnerId("c")),
    }
    assert (graph.degree("z"), graph.nodes["z"]["partners"]) == (0, 2)
