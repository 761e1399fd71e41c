"""The judge of suggestions is judged: known precision, no peeking, the rule that is shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from benchmarks import rules
from benchmarks.predicting import Facts, Past, askers_of, best, evaluate, interval
from network import collaboration_graph, suggest_partners

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from partners.model import Registry


def facts_of(projects: Mapping[str, tuple[float, str]], programmes: Mapping[str, str] | None = None) -> Facts:
    """Return facts of projects (start and partners, a letter each)."""
    partners = sorted({partner for _, crew in projects.values() for partner in crew})
    return Facts(
        participations=pd.DataFrame(
            [(partner, key) for key, (_, crew) in projects.items() for partner in crew],
            columns=["partner", "project"],
        ),
        starts=pd.Series({key: start for key, (start, _) in projects.items()}),
        programmes=pd.DataFrame((programmes or {}).items(), columns=["project", "programme"]),
        partners=pd.DataFrame({"country": "BE", "kind": "other"}, index=partners),
    )


# Known in 2018: a star round s with the points a to k, and x apart with y. Later a meets b and c (again in
# 2021, too late), s meets a again, d meets the newcomer z, and x meets k.
STAR = facts_of(
    {point: (2017.0, f"s{point}") for point in "abcdefghijk"}
    | {
        "xy": (2017.5, "xy"),
        "later": (2018.0, "abc"),
        "again": (2018.5, "as"),
        "new": (2019.0, "dz"),
        "far": (2019.5, "kx"),
        "too late": (2020.0, "ef"),
    }
)


@pytest.fixture(scope="module")
def past() -> Past:
    """Return the star as it was known in 2018, judged by two years."""
    return Past(STAR, 2018, 2)


def names(past: Past, places: np.ndarray) -> set[str]:
    """Return who stands at these places."""
    return set(past.partners[places])


def test_what_is_to_be_predicted(past: Past) -> None:
    """First meetings of those known, within the time: a, b and c among each other, and k with x."""
    pairs = past.new.tocoo()
    found = {
        frozenset((past.partners[i], past.partners[j])) for i, j in zip(pairs.row, pairs.col, strict=True)
    }
    assert found == {frozenset(pair) for pair in ("ab", "ac", "bc", "kx")}
    assert past.repeated == 1
    assert names(past, askers_of(past.new, None)) == set("abckx")
    assert set(past.partners) == set("abcdefghijksxy")
    far = past.far.tocoo()
    assert names(past, far.row) == {"k", "x"}


def test_precision_known_by_construction(past: Past) -> None:
    """Every point of the star has ten others in reach, all equal: a, b and c find their two, k nobody."""
    askers = np.array([past.row[partner] for partner in "abck"])
    quality = evaluate(past, rules.BASELINES["common neighbours"], askers)
    assert list(quality.precision) == [0.2, 0.2, 0.2, 0]
    assert list(quality.recall) == [1, 1, 1, 0]
    assert ((quality.average > 0) == [True, True, True, False]).all()


def test_a_rule_that_knows_and_one_that_is_wrong(past: Past) -> None:
    """Perfect foresight is found perfect, in every number; its opposite finds nothing."""
    askers = askers_of(past.new, None)
    truth = evaluate(past, lambda past, block: past.new[block].toarray(), askers)
    assert list(truth.precision) == [
        len(past.new.indices[past.new.indptr[i] : past.new.indptr[i + 1]]) / 10 for i in askers
    ]
    assert (truth.recall == 1).all()
    assert (truth.average == 1).all()
    wrong = evaluate(
        past, lambda past, block: 1 - past.new[block].toarray() - np.eye(len(past.partners))[block], askers
    )
    assert wrong.precision.max() == 0
    far = evaluate(past, lambda past, block: past.new[block].toarray(), askers_of(past.far, None), far=True)
    assert (far.recall == 1).all()
    near_first = evaluate(past, lambda past, block: 1 + past.near(block), askers_of(past.far, None), far=True)
    assert (near_first.recall == 1).all()  # those who are near take nobody's place


def test_average_precision_rewards_an_early_hit(past: Past) -> None:
    """Hits at places 1 and 3 of two: (1 + 2/3) / 2; at places 2 and 4: (1/2 + 2/4) / 2."""
    order = {"b": 9.0, "d": 8.0, "c": 7.0}

    def told(scores: Mapping[str, float]) -> float:
        row = np.array([[scores.get(partner, 0) for partner in past.partners]])
        return float(evaluate(past, lambda *_: row, np.array([past.row["a"]])).average[0])

    assert told(order) == pytest.approx((1 + 2 / 3) / 2)
    assert told({"d": 9, "b": 8, "e": 7, "c": 6}) == pytest.approx((1 / 2 + 2 / 4) / 2)
    assert told({"s": 9, "b": 8, "a": 7}) == pytest.approx(1 / 2)  # known ones and oneself are passed over


def test_the_best_are_ten_at_most() -> None:
    """The highest first, equals in their order, nobody with 0."""
    assert list(best(np.array([0, 3.0, 1, 3, 0, 2]), top=3)) == [1, 3, 5]
    assert list(best(np.array([1.0, 2, 1, 1]), top=2)) == [1, 0]
    assert list(best(np.array([0, 0, 1.0]), top=5)) == [2]
    assert list(best(np.zeros(20))) == []


def test_an_interval_holds_the_mean() -> None:
    """About two standard errors to either side, the same at every run; of equal values there is none."""
    values = np.tile([0.0, 1.0], 200)
    low, high = interval(values)
    assert low == pytest.approx(0.5 - 1.96 * 0.025, abs=0.008)
    assert high == pytest.approx(0.5 + 1.96 * 0.025, abs=0.008)
    assert interval(values) == (low, high)
    assert interval(np.full(5, 0.25)) == (0.25, 0.25)


def test_the_rule_judged_is_the_rule_shipped(random_of: Callable[..., Registry]) -> None:
    """The same scores as `suggest_partners` gives, for everybody; and the order of those beyond."""
    registry = random_of(7)
    graph = collaboration_graph(registry)
    facts = Facts(
        participations=pd.DataFrame(
            [
                (each.partner, project.id)
                for project in registry.projects.values()
                if not project.is_proposal
                for each in project.participations
            ],
            columns=["partner", "project"],
        ).drop_duplicates(),
        starts=pd.Series(dict.fromkeys(registry.projects, 2000.0)),
        programmes=pd.DataFrame(
            [(project.id, project.programme) for project in registry.projects.values() if project.programme],
            columns=["project", "programme"],
        ),
        partners=pd.DataFrame({"country": "BE", "kind": "other"}, index=sorted(registry.partners)),
    )
    past = Past(facts, 2001, 1)
    everyone = np.arange(len(past.partners))
    near, beyond = rules.ours(past, everyone), rules.beyond(past, everyone)
    for asker, partner in enumerate(past.partners):
        table = suggest_partners(graph, partner, limit=1000, beyond=True)
        for other, row in table.iterrows():
            if other not in past.row:
                assert row["score"] == row["similarity"] == 0
                continue
            assert near[asker, past.row[other]] == pytest.approx(row["score"], rel=1e-9, abs=1e-12)
        far = [other for other in table.index[table.steps != 2] if other in past.row]
        values = [beyond[asker, past.row[other]] for other in far]
        assert values == pytest.approx(sorted(values, reverse=True), abs=1e-9)
