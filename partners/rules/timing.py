"""Rules about dates that do not go together."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from partners.model import PartialDate, ProjectKind, Status
from partners.problems import quoted
from partners.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partners.draft import Draft
    from partners.model import Origin


def backwards_dates(draft: Draft) -> Iterator[Finding]:
    """Find what ends before it begins."""
    for partner in draft.partners:
        dates = partner.record.founded, partner.record.until
        yield from _backwards(*dates, ("founded", "until"), partner.at("until"), partner.label)
    for programme in draft.programmes:
        span = programme.record.start, programme.record.end
        yield from _backwards(*span, ("start", "end"), programme.at("end"), programme.label)
    for project in draft.projects:
        span = project.record.start, project.record.end
        yield from _backwards(*span, ("start", "end"), project.at("end"), project.label)
        for participation in project.record.participations:
            span = participation.start, participation.end
            origin = participation.origin or project.origin
            yield from _backwards(*span, ("start", "end"), origin, project.label)


def _backwards(
    start: PartialDate | None, end: PartialDate | None, keys: tuple[str, str], origin: Origin, record: str
) -> Iterator[Finding]:
    if start is not None and end is not None and start.first > end.last:
        message = f"{keys[1]} {end} lies before {keys[0]} {start}"
        yield Finding(origin, record, message, "check both dates")


def outside_programme(draft: Draft) -> Iterator[Finding]:
    """Find projects that begin before their programme does, or long after it has ended."""
    programmes = {entry.record.id: entry.record for entry in draft.programmes}
    for entry in draft.projects:
        programme = programmes.get(entry.record.programme) if entry.record.programme else None
        start = entry.record.start
        if programme is None or start is None:
            continue
        early = programme.start is not None and start.last < programme.start.first
        # a programme's last calls pay for projects that begin in the following years
        late = programme.end is not None and start.year > programme.end.year + _YEARS_OF_GRACE
        if early or late:
            years = f"{programme.start or '?'} to {programme.end or '?'}"
            message = f"start {start} lies outside programme {quoted(programme.id)} ({years})"
            yield Finding(entry.at("start"), entry.label, message, "check the programme and the date")


_YEARS_OF_GRACE = 2


def outside_project(draft: Draft) -> Iterator[Finding]:
    """Find partners that join before their project begins, or leave after it has ended."""
    for entry in draft.projects:
        project = entry.record
        for participation in project.participations:
            start, end = participation.start, participation.end
            early = start is not None and project.start is not None and start.last < project.start.first
            late = end is not None and project.end is not None and end.first > project.end.last
            late = late or (start is not None and project.end is not None and start.first > project.end.last)
            if early or late:
                span = f"{project.start or '?'} to {project.end or '?'}"
                who = quoted(participation.partner)
                message = f"{who} takes part from {start or '?'} to {end or '?'}, outside {span}"
                yield Finding(
                    participation.origin or entry.origin, entry.label, message, "check the dates of both"
                )


def ended_long_ago(draft: Draft) -> Iterator[Finding]:
    """Find projects that are said to run and ended more than a year before the newest date known."""
    today = reference_date(draft)
    for entry in draft.projects:
        end = entry.record.end
        if today is None or end is None or entry.record.status is not Status.RUNNING:
            continue
        year, month, day = end.last
        if (year + 1, month, day) < today.first:
            message = f"the status is running, and the end {end} is long past (the registry knows of {today})"
            yield Finding(entry.at("status"), entry.label, message, "write status: finished, or the new end")


def running_proposal(draft: Draft) -> Iterator[Finding]:
    """Find proposals that are said to run or to be finished."""
    for entry in draft.projects:
        status = entry.record.status
        if entry.record.kind is ProjectKind.PROPOSAL and status in {Status.RUNNING, Status.FINISHED}:
            message = f"a proposal has the status {status}"
            fix = "write kind: project if it was accepted, else status: proposed or rejected"
            yield Finding(entry.at("status"), entry.label, message, fix)


def reference_date(draft: Draft) -> PartialDate | None:
    """Return the day that counts as today: ``SOURCE_DATE_EPOCH`` where it is set, else the newest date known.

    The clock is never asked: the same registry gives the same report. Ends are often plans and do not count.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < _EPOCH_DIGITS:
        day = datetime.fromtimestamp(int(epoch), tz=UTC)
        return PartialDate(day.year, day.month, day.day)
    return max(_known_dates(draft), key=lambda date: date.first, default=None)


_EPOCH_DIGITS = 12


def _known_dates(draft: Draft) -> Iterator[PartialDate]:
    for partner in draft.partners:
        record = partner.record
        yield from (date for date in (record.founded, record.until) if date)
        yield from (figure.date for figure in record.figures if figure.date)
    for project in draft.projects:
        yield from (date for date in (project.record.start, *project.record.submissions) if date)
