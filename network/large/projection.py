"""The one-mode projection by a sparse product, with both weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from network.large.affiliations import Affiliations, Matrix, Vector


@dataclass(frozen=True, slots=True)
class Projection:
    """Ties as a symmetric CSR structure without a diagonal: one entry each way, both weights on each.

    ``indptr`` and ``indices``, sorted in each row, are those of `Affiliations.partners`; ``shared``
    (int32) counts the projects, ``newman`` (float64) adds 1/(n-1) for each.
    """

    indptr: Vector
    indices: Vector
    shared: Vector
    newman: Vector

    def matrix(self, weights: Vector) -> Matrix:
        """Return the CSR array (n x n) of these ``weights``, one for each entry."""
        size = len(self.indptr) - 1
        return sparse.csr_array((weights, self.indices, self.indptr), shape=(size, size))

    @property
    def tails(self) -> Vector:
        """The row of every entry, as ``indices`` is its column."""
        return np.repeat(np.arange(len(self.indptr) - 1, dtype=np.int32), np.diff(self.indptr))


def project(affiliations: Affiliations) -> Projection:
    """Return who is tied to whom, and how strongly.

    One product of the two-mode matrix with its transpose gives both weights at once: every
    participation carries the complex number 1 + i/(n-1), so that real parts add up to the number of
    shared projects and imaginary parts to Newman's weight (M. E. J. Newman, "Scientific
    collaboration networks. II", Physical Review E 64, 016132, 2001, eq. 2).
    """
    matrix, sizes = affiliations.matrix, affiliations.sizes
    together = np.flatnonzero(sizes > 1)
    share = np.zeros(len(sizes), dtype=np.complex128)
    share[together] = 1 + 1j / (sizes[together] - 1)
    left = matrix.astype(np.complex128)
    left.data = share[matrix.indices]
    product = (left @ affiliations.transposed).T.tocsr()  # turned, every row comes out sorted
    size = len(affiliations.partners)
    tails = np.repeat(np.arange(size, dtype=np.int32), np.diff(product.indptr))
    kept = (product.indices != tails) & (product.data.real > 0)
    counts = np.bincount(tails[kept], minlength=size)
    values = product.data[kept]
    return Projection(
        indptr=np.concatenate(([0], np.cumsum(counts))).astype(np.int32),
        indices=product.indices[kept],
        shared=np.rint(values.real).astype(np.int32),
        newman=values.imag.copy(),
    )
