"""The measures of `network.measures` in many networks at once: a row a network, a column a partner."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from network import brokerage
from network.influence import DAMPING, SETTLED
from network.many_routes import betweenness

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from network.matrices import Matrix, Vector
    from network.variants import Variants


def _degree(variants: Variants) -> Vector:
    return variants.by_network(np.diff(variants.weights.indptr))


def _strength(variants: Variants) -> Vector:
    return variants.by_network(np.asarray(variants.weights.sum(axis=1), dtype=float).ravel())


def _constraint(variants: Variants) -> Vector:
    return variants.by_network(brokerage.constraint(variants.weights, variants.triads))


def _effective_size(variants: Variants) -> Vector:
    return variants.by_network(brokerage.effective_size(variants.weights, variants.triads))


def _harmonic(variants: Variants) -> Vector:
    inverse = np.zeros(variants.together.shape[0])
    for steps, fresh in enumerate(variants.met, 1):
        inverse += fresh / steps
    return variants.by_network(inverse / max(variants.taking.partners - 1, 1))


def _closeness(variants: Variants) -> Vector:
    reached, away = np.zeros((2, variants.together.shape[0]))
    for steps, fresh in enumerate(variants.met, 1):
        reached += fresh
        away += fresh * steps
    others = max(variants.taking.partners - 1, 1)
    near = np.divide(reached**2, away * others, out=np.zeros(len(away)), where=away > 0)
    return variants.by_network(near)


def _coreness(variants: Variants) -> Vector:
    """Return the largest k such that a partner is left once all with fewer than k ties are gone, in turn."""
    left = np.diff(variants.weights.indptr).astype(float)
    core = np.zeros(len(left))
    is_there = np.ones(len(left), dtype=bool)
    k = 0.0
    while is_there.any():
        k = max(k, left[is_there].min())
        leaving = is_there & (left <= k)
        core[leaving] = k
        is_there &= ~leaving
        left -= variants.tied @ leaving.astype(float)
    return variants.by_network(core)


def _projects(variants: Variants) -> Vector:
    return variants.by_network(np.asarray(_with_company(variants).sum(axis=1)).ravel())


def _programmes(variants: Variants) -> Vector:
    programmes = variants.taking.programmes
    return _kinds(_with_company(variants), np.tile(programmes, len(variants.kept)), variants)


def _countries(variants: Variants) -> Vector:
    return _kinds(variants.tied, np.tile(variants.taking.countries, len(variants.kept)), variants)


def _with_company(variants: Variants) -> Matrix:
    """Return the participations in projects that somebody else takes part in, too."""
    company = np.asarray(variants.together.sum(axis=0)).ravel() > 1
    return sparse.csr_array(variants.together * company)


def _kinds(matrix: Matrix, kind: Vector, variants: Variants) -> Vector:
    """Return how many different kinds each row of ``matrix`` reaches; those of kind -1 count for none."""
    known = np.flatnonzero(kind >= 0)
    of_kind = sparse.csr_array(
        (np.ones(len(known)), (known, kind[known])), shape=(len(kind), int(kind.max(initial=0)) + 1)
    )
    reached = matrix @ of_kind
    return variants.by_network(np.asarray((reached > 0).sum(axis=1)).ravel())


def _pagerank(variants: Variants) -> Vector:
    """Return what `influence.pagerank` finds, walking in all networks at once."""
    size = variants.taking.partners
    strength = _strength(variants)
    if size == 0:
        return strength
    is_tied = strength > 0
    anew = (1 - DAMPING) / (size - DAMPING * (~is_tied).sum(axis=1, keepdims=True))
    along = np.divide(DAMPING, strength, out=np.zeros(strength.shape), where=is_tied)
    shares: Vector = np.full(strength.shape, 1 / size)
    while True:
        moved = anew + variants.by_network(variants.weights @ (shares * along).ravel())
        change = np.abs(moved - shares).sum(axis=1).max(initial=0)
        shares = moved
        if change <= SETTLED * size:
            break
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _clustering(variants: Variants) -> Vector:
    """Return what `brokerage.clustering` finds."""
    return variants.by_network(brokerage.clustering(variants.weights, variants.triads))


MANY: Mapping[str, Callable[[Variants], Vector]] = MappingProxyType(
    {
        "degree": _degree,
        "strength": _strength,
        "betweenness": betweenness,
        "constraint": _constraint,
        "effective_size": _effective_size,
        "harmonic": _harmonic,
        "closeness": _closeness,
        "coreness": _coreness,
        "projects": _projects,
        "programmes": _programmes,
        "countries": _countries,
        "pagerank": _pagerank,
        "clustering": _clustering,
    }
)
