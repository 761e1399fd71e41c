"""Rules that rank partners for `benchmarks.suggestions`: those everyone knows, those tried, and ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import sparse

if TYPE_CHECKING:
    from benchmarks.predicting import Matrix, Past, Rule, Vector


def ln_shared(past: Past) -> Matrix:
    """Return ln(1 + shared projects) of every tie."""
    return past.shared.log1p()


def random_order(past: Past, askers: Vector) -> Vector:
    """Return a number drawn for each partner."""
    return np.random.default_rng(askers[0]).random((len(askers), len(past.partners)))


def lu_zhou(past: Past, askers: Vector) -> Vector:
    """Return Adamic-Adar with weighted ties as L. Lü and T. Zhou have it (EPL 89, 18001, 2010)."""
    strength = past.shared.sum(axis=1)
    weight = 1 / np.log(1 + np.maximum(strength, 1))
    return past.of(askers, past.shared, weight, past.ties) + past.of(askers, past.ties, weight, past.shared)


def weighted(past: Past, askers: Vector) -> Vector:
    """Return the sum of ln(1 + n) ln(1 + m) / ln(degree) over the shared partners."""
    return past.of(askers, ln_shared(past), past.rare)


def ours(past: Past, askers: Vector) -> Vector:
    """Return what `suggest_partners` calls its score."""
    return weighted(past, askers) * (1 + past.similarity(askers))


def beyond(past: Past, askers: Vector) -> Vector:
    """Return what `suggest_partners` ranks those beyond two steps by."""
    projects = past.together @ (past.together.sum(axis=0) > 1)
    return past.similarity(askers) * projects


def lately(past: Past, askers: Vector) -> Vector:
    """Return our sum with projects that count half as much every two years."""
    return past.of(askers, past.projected(0.5 ** (past.age / 2)).log1p(), past.rare)


def by_size(past: Past, askers: Vector) -> Vector:
    """Return our sum with a project counting by the root of its Newman weight."""
    sizes = past.together.sum(axis=0)
    root = np.divide(1.0, np.sqrt(sizes - 1), out=np.zeros(len(sizes)), where=sizes > 1)
    return past.of(askers, past.projected(root).sqrt(), past.rare)


def alike(name: str, factor: float) -> Rule:
    """Return our rule with a factor for partners of the asker's own country or kind."""

    def rule(past: Past, askers: Vector) -> Vector:
        value = past.attribute(name)
        return ours(past, askers) * np.where(value[askers][:, None] == value, factor, 1.0)

    return rule


def unheard_of(name: str, factor: float) -> Rule:
    """Return our rule with a factor for partners of a country or kind that the asker has no tie to."""

    def rule(past: Past, askers: Vector) -> Vector:
        codes, uniques = pd.factorize(past.attribute(name))
        of_code = sparse.csr_array(
            (np.ones(len(codes)), (np.arange(len(codes)), codes)), shape=(len(codes), len(uniques))
        )
        is_known = (past.ties[askers] @ of_code).toarray()[:, codes] > 0
        return ours(past, askers) * np.where(is_known, 1.0, factor)

    return rule


BASELINES: dict[str, Rule] = {
    "random": random_order,
    "degree": lambda past, askers: np.tile(past.degree, (len(askers), 1)),
    "similarity of programmes": lambda past, askers: past.similarity(askers),
    "Newman, two steps": lambda past, askers: past.of(askers, past.newman, np.ones(len(past.partners))),
    "resource allocation": lambda past, askers: past.of(askers, past.ties, 1 / np.maximum(past.degree, 1)),
    "common neighbours": lambda past, askers: past.of(askers, past.ties, np.ones(len(past.partners))),
    "Adamic-Adar": lambda past, askers: past.of(askers, past.ties, past.rare),
    "Adamic-Adar, weighted (Lü and Zhou)": lu_zhou,
}
TRIED: dict[str, Rule] = {
    "ln(1 + shared) on both ties": weighted,
    "  half as much every two years": lately,
    "  less from large projects": by_size,
    "times 1 + similarity: ours": ours,
    "  same country x 1.2": alike("country", 1.2),
    "  same kind x 1.2": alike("kind", 1.2),
    "  new country x 1.2": unheard_of("country", 1.2),
    "  new kind x 1.2": unheard_of("kind", 1.2),
}
FAR: dict[str, Rule] = {
    "random": random_order,
    "degree": BASELINES["degree"],
    "similarity of programmes": BASELINES["similarity of programmes"],
    "similarity times projects: ours": beyond,
}
