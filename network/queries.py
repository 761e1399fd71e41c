"""Ties and PageRank as one query each, for any engine that Ibis speaks to: DuckDB, Spark and others.

For participations that no machine's memory holds. DuckDB runs inside Python and is the default;
otherwise the query runs where the table is.
"""

# ruff: noqa: PLC0415 -- ibis is an extra, imported where it is used

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from network.errors import MissingExtraError, TableError

if TYPE_CHECKING:
    import ibis
    import pandas as pd

DAMPING = 0.85
MOST_ROUNDS = 25  # a query nests as deep as it has rounds, and no deeper than its parsers go


def tie_query(participations: ibis.Table | pd.DataFrame) -> ibis.Table:
    """Return the ties of a table of participations, as an expression that nothing has computed yet.

    ``participations`` has the columns ``partner`` and ``project`` (others are not looked at); repeats
    count once, rows without one of the two not at all. The result has a row a tie, in no order:
    ``source`` and ``target`` (source first by code points), ``shared`` (int64, how many projects) and
    ``newman`` (float64, each of them as 1/(n-1), n being its partners; M. E. J. Newman, "Scientific
    collaboration networks. II", Physical Review E 64, 016132, 2001, eq. 2): the rows of `ties_table`
    without the projects' names. Partners without a tie are in no row.

    A table of Ibis is computed by its own engine, a data frame of pandas by DuckDB:
    ``tie_query(frame).order_by("source", "target").to_pyarrow().to_pandas()``.

    Raises `MissingExtraError` (an `ImportError`) where Ibis is not installed, and `TableError` (a
    `ValueError`) for a table without these columns.
    """
    taking = _together(_distinct(participations))
    others = taking.view()
    pairs = taking.join(others, [taking.project == others.project, taking.partner < others.partner])
    each = pairs.select(source=taking.partner, target=others.partner, share=_double(1) / taking.others)
    return each.group_by("source", "target").agg(shared=each.count().cast("int64"), newman=each.share.sum())


def pagerank_query(participations: ibis.Table | pd.DataFrame, *, rounds: int = 20) -> ibis.Table:
    """Return the PageRank of every partner, as an expression that nothing has computed yet.

    ``participations`` as in `tie_query`. The result has a row a partner, in no order: ``partner`` and
    ``pagerank`` (float64), the share of time that a random walk spends there: a step leads along a tie with
    a probability proportional to its Newman weight, or, 15 times in 100, anywhere; from a partner
    without ties always anywhere (S. Brin and L. Page, "The anatomy of a large-scale hypertextual Web
    search engine", 1998). The sum is 1, and what `measures` finds is approached from round to round.

    With Newman's weights each of its projects gives a partner a strength of 1, so that a step chooses
    one of them, then one of the others in it: no tie is made, and a round is two sums over the
    participations. The walk begins in proportion to strength, near where it ends. Ties lead both
    ways, so that the rounds may be combined by Chebyshev's polynomials (G. Golub and R. Varga,
    "Chebyshev semi-iterative methods", Numerische Mathematik 3, 1961): a round leaves 0.56 of the
    error where a plain one leaves 0.85, 20 of them about a hundred-thousandth.

    Raises `MissingExtraError` (an `ImportError`) where Ibis is not installed, `TableError` (a
    `ValueError`) for a table without these columns, `ValueError` for rounds below 0 or above 25.
    """
    if not 0 <= rounds <= MOST_ROUNDS:
        raise ValueError(f"rounds must be 0 to {MOST_ROUNDS}, not {rounds}")
    known = _distinct(participations)
    everyone, taking = known.select("partner").distinct(), _together(known)
    sums = _sums(everyone, taking)
    walk = taking.cross_join(sums).select(
        "partner", "project", "others", "strength", "anew", now=sums.even * taking.strength, before=_double(0)
    )
    omega = 1.0
    for turn in range(rounds):
        handed = walk.now / walk.strength / walk.others
        walk = walk.mutate(got=handed.sum().over(group_by="project") - handed)
        moved = walk.anew + _double(DAMPING) * walk.got.sum().over(group_by="partner")
        walk = walk.select(
            "partner", "project", "others", "strength", "anew",
            now=_double(omega) * (moved - walk.before) + walk.before,
            before=walk.now,
        )  # fmt: skip
        omega = 1 / (1 - DAMPING**2 * omega / (4 if turn else 2))
    found = walk.group_by("partner").agg(found=walk.now.max())  # the same in all rows of a partner
    ranked = everyone.cross_join(sums).left_join(found, "partner")
    return ranked.select("partner", pagerank=ranked.found.coalesce(ranked.anew))


def _distinct(participations: ibis.Table | pd.DataFrame) -> Any:  # noqa: ANN401 -- an expression of ibis
    """Return each pair of partner and project once."""
    table = _table(participations)
    missing = [name for name in ("partner", "project") if name not in table.columns]
    if missing:
        raise TableError(
            f"there is no column {' and no '.join(missing)}; there are {', '.join(table.columns)}"
        )
    return table.select("partner", "project").drop_null().distinct()


def _table(participations: ibis.Table | pd.DataFrame) -> Any:  # noqa: ANN401 -- an expression of ibis
    try:
        import ibis
    except ImportError as error:
        raise MissingExtraError("ibis", "ibis-framework") from error
    if isinstance(participations, ibis.Table):
        return participations
    import pyarrow as pa

    return ibis.memtable(pa.Table.from_pandas(participations, preserve_index=False))


def _together(known: Any) -> Any:  # noqa: ANN401 -- expressions of ibis
    """Return the participations that make ties, with the number of ``others`` and the partner's strength."""
    sized = known.mutate(others=(known.partner.count().over(group_by="project") - 1).cast("float64"))
    met = sized.filter(sized.others > 0)
    return met.mutate(strength=met.project.count().over(group_by="partner").cast("float64"))


def _sums(everyone: Any, taking: Any) -> Any:  # noqa: ANN401 -- expressions of ibis
    """Return one row: what starts ``anew`` at every partner, and how much rank there is for one of strength.

    Who has no tie keeps what starts anew there; the others share the rest, at first ``even``.
    """
    counts = everyone.agg(partners=everyone.count().cast("float64")).cross_join(
        taking.agg(tied=taking.partner.nunique().cast("float64"), steps=taking.count().cast("float64"))
    )
    stays = _double(1 - DAMPING)
    restless = counts.partners - _double(DAMPING) * (counts.partners - counts.tied)
    anew = stays / restless.nullif(0)  # of no partners, and of no ties, nothing is asked
    return counts.select(anew=anew, even=anew * counts.tied / stays / counts.steps.nullif(0))


def _double(value: float) -> Any:  # noqa: ANN401 -- an expression of ibis
    """Return a literal that no engine reads as a decimal: Spark would, and lose digits."""
    import ibis

    return ibis.literal(float(value), "float64")
