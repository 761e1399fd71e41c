"""The date of a registry: the newest that it holds, never the clock's."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from partners.model import PartialDate, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partners.model import Registry


def registry_date(registry: Registry) -> PartialDate | None:
    """Return ``SOURCE_DATE_EPOCH`` where it is set, else the newest date known; `None` where there is none.

    The clock is never asked, so that the same registry gives the same bytes. Ends of projects that
    still run are plans, not news, and do not count.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        day = datetime.fromtimestamp(int(epoch), tz=UTC)
        return PartialDate(day.year, day.month, day.day)
    return max(_dates(registry), key=lambda date: date.first, default=None)


def _dates(registry: Registry) -> Iterator[PartialDate]:
    for partner in registry.partners.values():
        known = (partner.founded, partner.until, *(figure.date for figure in partner.figures))
        yield from (date for date in known if date)
    for project in registry.projects.values():
        finished = project.end if project.status is Status.FINISHED else None
        yield from (date for date in (project.start, finished, *project.submissions) if date)
    yield from (location.checked_on for location in registry.locations.values() if location.checked_on)
