"""What the steps start from: a table read once, kept as arrays, made into everyone's objects."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from network.large import Affiliations, Projection, project, read_participations
from network.large.handing import to_networkx

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = 100  # of an estimate
FEW = 20  # partners that a slow library starts from in place of all


def prepare(folder: Path, table: Path, partner: str, project_column: str) -> Affiliations:
    """Read the table and keep what `Inputs` needs in the folder."""
    affiliations = read_participations(table, partner=partner, project=project_column)
    ties = project(affiliations)
    np.savez(
        folder / "inputs.npz",
        shape=np.array(affiliations.matrix.shape),
        ptr=affiliations.matrix.indptr,
        ends=affiliations.matrix.indices,
        tie_ptr=ties.indptr,
        tie_ends=ties.indices,
        shared=ties.shared,
        newman=ties.newman,
    )
    return affiliations


class Inputs:
    """Everybody's objects, made of the same arrays when they are asked for."""

    def __init__(self, folder: Path, command: list[str]) -> None:
        self.table, self.partner, self.project = command
        self._arrays = dict(np.load(folder / "inputs.npz"))

    @cached_property
    def affiliations(self) -> Affiliations:
        """Participations as we hold them."""
        held = self._arrays
        ones = np.ones(len(held["ends"]))
        matrix = sparse.csr_array((ones, held["ends"], held["ptr"]), shape=tuple(held["shape"]))
        names = [np.arange(size).astype(str).astype(object) for size in matrix.shape]
        affiliations = Affiliations(names[0], names[1], matrix)
        _ = affiliations.transposed, affiliations.sizes
        return affiliations

    @cached_property
    def projection(self) -> Projection:
        """Ties as we hold them."""
        held = self._arrays
        return Projection(held["tie_ptr"], held["tie_ends"], held["shared"], held["newman"])

    @cached_property
    def weights(self) -> Any:  # noqa: ANN401 -- scipy has no types
        """Newman's weights as a CSR array."""
        return self.projection.matrix(self.projection.newman)

    @cached_property
    def ties(self) -> tuple[Any, Any, Any]:
        """Every tie once: tails, ends, Newman's weights."""
        tails = self.projection.tails
        once = tails < self.projection.indices
        return tails[once], self.projection.indices[once], self.projection.newman[once]

    @property
    def size(self) -> int:
        """The number of partners."""
        return int(self._arrays["shape"][0])

    def drawn(self, count: int) -> list[int]:
        """Return so many partners, the same for everyone."""
        return np.sort(np.random.default_rng(0).choice(self.size, count, replace=False)).tolist()

    @cached_property
    def networkx(self) -> Any:  # noqa: ANN401 -- rows as nodes
        """The collaboration graph, nodes numbered."""
        import networkx as nx  # noqa: PLC0415 -- each process needs one library

        return nx.convert_node_labels_to_integers(to_networkx(self.affiliations))

    @cached_property
    def igraph(self) -> Any:  # noqa: ANN401 -- igraph has no types
        """The same for igraph, from a list of pairs, its quickest way in."""
        return igraph_of(self)

    @cached_property
    def networkit(self) -> Any:  # noqa: ANN401 -- networkit has no types
        """The same for networkit, held to one thread."""
        return networkit_of(self)

    @cached_property
    def rustworkx(self) -> Any:  # noqa: ANN401 -- rustworkx has no types
        """The same for rustworkx."""
        return rustworkx_of(self)


def igraph_of(inputs: Inputs) -> Any:  # noqa: ANN401
    """Return the ties as an igraph graph."""
    import igraph  # noqa: PLC0415

    tails, ends, weights = inputs.ties
    pairs = list(zip(tails.tolist(), ends.tolist(), strict=True))
    return igraph.Graph(n=inputs.size, edges=pairs, edge_attrs={"weight": weights.tolist()})


def networkit_of(inputs: Inputs) -> Any:  # noqa: ANN401
    """Return the ties as a networkit graph."""
    import networkit  # noqa: PLC0415

    networkit.setNumberOfThreads(1)
    networkit.setSeed(1, useThreadId=False)
    tails, ends, weights = inputs.ties
    return networkit.GraphFromCoo((weights, (tails, ends)), n=inputs.size, weighted=True, directed=False)


def rustworkx_of(inputs: Inputs) -> Any:  # noqa: ANN401
    """Return the ties as a rustworkx graph."""
    import rustworkx  # noqa: PLC0415

    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(inputs.size))
    graph.add_edges_from(list(zip(*(column.tolist() for column in inputs.ties), strict=True)))
    return graph
