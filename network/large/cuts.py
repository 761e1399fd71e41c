"""Without whom the network would fall apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from network.compiled import IS_THERE, Raw, compiled

if TYPE_CHECKING:
    from network.large.affiliations import Affiliations, Vector


def articulation_points(affiliations: Affiliations, *, use_numba: bool = IS_THERE) -> Vector:
    """Return True for every partner whose leaving would part partners who can reach each other now.

    Found in one search (J. Hopcroft and R. Tarjan, "Efficient algorithms for graph manipulation",
    1973) over participations: without a partner, those left of a project still reach each other
    through it, so the same partners hold together as by ties.
    """
    size = len(affiliations.partners)
    company = affiliations.matrix[:, np.flatnonzero(affiliations.sizes > 1)]
    turned = company.T.tocsr()
    ptr = np.concatenate([company.indptr, company.indptr[-1] + turned.indptr[1:]]).astype(np.int64)
    ends = np.concatenate([company.indices.astype(np.int64) + size, turned.indices])
    count = len(ptr) - 1
    arrays: list[Raw] = [ptr, ends, np.full(count, -1), np.zeros(count, int), np.full(count, -1)]
    arrays += [ptr[:-1].copy(), np.zeros(count, dtype=np.bool_)]
    if use_numba:
        compiled(_search)(*arrays)
    else:
        arrays = [each.tolist() for each in arrays]  # Python reads lists sooner
        _search(*arrays)
    return np.array(arrays[-1][:size], dtype=bool)


def _search(  # noqa: PLR0913, PLR0917 -- one loop for a compiler
    ptr: Raw, ends: Raw, seen: Raw, lowest: Raw, parent: Raw, following: Raw, is_cut: Raw
) -> None:
    """Mark what cuts; ``seen`` and ``parent`` are -1 everywhere, ``following`` is where rows start."""
    time = 0
    for root in range(len(seen)):
        if seen[root] >= 0:
            continue
        seen[root] = lowest[root] = time
        time += 1
        here, branches = root, 0
        while here >= 0:
            if following[here] < ptr[here + 1]:
                there = ends[following[here]]
                following[here] += 1
                if seen[there] < 0:
                    seen[there] = lowest[there] = time
                    time += 1
                    parent[there] = here
                    branches += here == root
                    here = there
                elif there != parent[here]:
                    lowest[here] = min(lowest[here], seen[there])
            else:
                above = parent[here]
                if above >= 0:
                    lowest[above] = min(lowest[above], lowest[here])
                    if above != root and lowest[here] >= seen[above]:
                        is_cut[above] = True
                here = above
        is_cut[root] = branches > 1
