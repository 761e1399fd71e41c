"""Shortest routes over participations, counted and traced back: in one compiled loop, and by sparse products.

Both go level by level. The partners at distance d hand the number of their routes to the projects they
are first to reach, these hand the sum to their members at d + 1. Two partners with m projects in common
are one tie, not m: what m - 1 of them brought is taken off again. Counts are whole numbers, so nothing
is lost by that. The way back is the same in reverse (U. Brandes, "A faster algorithm for betweenness
centrality", 2001).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from network.compiled import Raw, compiled

if TYPE_CHECKING:
    from network.matrices import Matrix, Vector


_LONG = 16  # a part of the queue from one in so many rows on


@compiled
def _sort(queue: Raw, first: int, last: int, is_new: Raw) -> None:
    """Put the new part of a queue into order if it is long: rows are read sooner one after the other."""
    if (last - first) * _LONG > len(is_new):
        place = first
        for row in range(len(is_new)):
            if is_new[row]:
                queue[place] = row
                place += 1
    for place in range(first, last):
        is_new[queue[place]] = False


@compiled
def accumulate(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 -- one loop for the compiler
    starts: Raw, times: Raw, ptr: Raw, projects: Raw, turned_ptr: Raw, turned: Raw,
    excess_ptr: Raw, excess: Raw, often: Raw, hanging: Raw, total: Raw, squares: Raw,
) -> None:  # fmt: skip
    """Add to ``total`` what runs through each connector from every start, as many times as it counts.

    ``squares`` gets the squares. A start below 0 is a partner without ties; one from the number of
    connectors on stands for the leaves of a project. Sums run over all projects and ties without
    asking how far they are: only those at the distance in question are above 0 in ``here``,
    ``active`` and ``laid`` (a branch that nobody foresees costs more than the sum).
    """
    size, count = len(total), len(hanging)
    is_met, is_reached = np.zeros(size, dtype=np.bool_), np.zeros(count, dtype=np.bool_)
    is_new, is_fresh = np.zeros(size, dtype=np.bool_), np.zeros(count, dtype=np.bool_)
    queue, order = np.empty(size, dtype=np.int32), np.empty(count, dtype=np.int32)
    ends = np.zeros(size + 2, dtype=np.int32)  # of each distance in the queue
    closed = np.zeros(size + 2, dtype=np.int32)  # of each distance in the order of projects
    arriving, gathered = np.zeros(size), np.zeros(count)  # sums under way
    routes, handed = np.zeros(size), np.zeros(count)  # their values when they were complete
    here, active, laid, upward = np.zeros(size), np.zeros(count), np.zeros(size), np.zeros(count)
    for turn in range(len(starts)):
        start = starts[turn]
        if start < 0:
            continue
        home = start - size
        first = done = met = step = 0
        tail = 1 if home < 0 else 0
        if home < 0:
            queue[0], is_met[start], routes[start] = start, True, 1.0
        else:
            order[0], is_reached[home], gathered[home], met = home, True, 1.0, 1
        while True:
            ends[step] = tail
            for place in range(first, tail):
                row = queue[place]
                for at in range(ptr[row], ptr[row + 1]):
                    project = projects[at]
                    gathered[project] += routes[row]
                    if not is_reached[project]:
                        is_reached[project] = is_fresh[project] = True
                        order[met] = project
                        met += 1
            closed[step] = met
            _sort(order, done, met, is_fresh)
            begin, first = first, tail
            for place in range(done, met):
                project = order[place]
                handed[project] = gathered[project]
                for at in range(turned_ptr[project], turned_ptr[project + 1]):
                    row = turned[at]
                    arriving[row] += handed[project]
                    if not is_met[row]:
                        is_met[row] = is_new[row] = True
                        queue[tail] = row
                        tail += 1
            done = met
            _sort(queue, first, tail, is_new)
            if tail == first:
                break
            for place in range(begin, first):
                here[queue[place]] = routes[queue[place]]
            for place in range(first, tail):
                row = queue[place]
                again = 0.0
                for at in range(excess_ptr[row], excess_ptr[row + 1]):
                    again += often[at] * here[excess[at]]
                routes[row] = arriving[row] - again
            for place in range(begin, first):
                here[queue[place]] = 0.0
            step += 1
        for place in range(met):
            project = order[place]
            upward[project] = hanging[project] / handed[project]
        for far in range(step, -1, -1):
            low, open_from = (ends[far - 1], closed[far - 1]) if far > 0 else (0, 0)
            for place in range(open_from, closed[far]):
                active[order[place]] = upward[order[place]]
            for place in range(low, ends[far]):
                row = queue[place]
                got = again = 0.0
                for at in range(ptr[row], ptr[row + 1]):
                    got += active[projects[at]]
                for at in range(excess_ptr[row], excess_ptr[row + 1]):
                    again += often[at] * laid[excess[at]]
                through = routes[row] * (got - again)
                here[row] = (1.0 + through) / routes[row]
                for at in range(ptr[row], ptr[row + 1]):
                    upward[projects[at]] += here[row]
                if row != start:
                    total[row] += times[turn] * through
                    squares[row] += times[turn] * through * through
            if far < step:
                for place in range(ends[far], ends[far + 1]):
                    laid[queue[place]] = 0.0
            for place in range(low, ends[far]):
                laid[queue[place]], here[queue[place]] = here[queue[place]], 0.0
            for place in range(open_from, closed[far]):
                active[order[place]] = 0.0
        for place in range(ends[0]):
            laid[queue[place]] = 0.0
        for place in range(tail):
            is_met[queue[place]], arriving[queue[place]] = False, 0.0
        for place in range(met):
            is_reached[order[place]], gathered[order[place]] = False, 0.0


def dependencies(starts: Vector, through: Matrix, turned: Matrix, excess: Matrix, hanging: Vector) -> Vector:
    """Return what runs through each connector, a column for each start."""
    size, columns = turned.shape[1], np.arange(len(starts))
    own, homes = (starts >= 0) & (starts < size), starts >= size
    front = np.zeros((size, len(starts)))
    front[starts[own], columns[own]] = 1
    distance = np.where(front > 0, 0, -1)
    handing = np.zeros((len(hanging), len(starts)))
    handing[starts[homes] - size, columns[homes]] = 1
    level = np.where(handing > 0, 0, -1)
    routes, handed, step = front, handing, 0
    while True:
        gathered = turned @ front
        fresh = (level < 0) & (gathered > 0)
        level[fresh] = step
        handing = np.where(fresh, gathered, handing if step == 0 else 0.0)
        handed = handed + np.where(fresh, gathered, 0.0)
        gathered = through @ handing
        fresh = (distance < 0) & (gathered > 0)
        if not fresh.any():
            break
        front = np.where(fresh, gathered - excess @ front, 0.0)
        step += 1
        distance[fresh] = step
        routes = routes + front
    upward = np.divide(hanging[:, None], handed, out=np.zeros_like(handed), where=handed > 0)
    carried, result = np.zeros_like(routes), np.zeros_like(routes)
    for far in range(step, -1, -1):
        here = distance == far
        got = through @ np.where(level == far, upward, 0.0) - excess @ carried
        passing = np.where(here, routes * got, 0.0)
        carried = np.divide(1 + passing, routes, out=np.zeros_like(routes), where=here)
        upward += np.where(level == far - 1, turned @ carried, 0.0)
        result += passing
    result[starts[own], columns[own]] = 0
    return result
