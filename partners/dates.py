"""Dates known to the year, the month or the day, and what to write for those in another order."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from partners.codes import Code
from partners.model import PartialDate
from partners.refusal import Refusal
from partners.suggest import folded

DATE_PATTERN = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
# the same for editors: they are told more at once
DAY_PATTERN = "[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"


@lru_cache(maxsize=4096)
def date(text: str) -> PartialDate | Refusal:
    """Return the date ``text``: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, years 1000 to 2999."""
    if not re.fullmatch(DATE_PATTERN, text):
        return Refusal(Code.BAD_DATE, "is not a date", _date_meant(text))
    year, month, day = (*(int(part) for part in text.split("-")), None, None)[:3]
    if year is None or not 1000 <= year < 3000:  # noqa: PLR2004 - the years of the docstring
        return Refusal(Code.BAD_DATE, "is not a year we expect", "write a year from 1000 to 2999")
    if month is not None and not 1 <= month <= 12:  # noqa: PLR2004 - months
        return Refusal(Code.BAD_DATE, f"has no such month ({month:02d})", "write YYYY-MM-DD, month 01 to 12")
    if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
        last = monthrange(year, month)[1]
        return Refusal(
            Code.BAD_DATE, "is a day that does not exist", f"that month ends on {year}-{month:02d}-{last}"
        )
    return PartialDate(year, month, day)


def _date_meant(text: str) -> str:
    """Return what to write for a date in another order or with words."""
    for pattern, parts in _OTHER_DATES:
        found = re.match(pattern, text.strip().casefold())
        if found is None:
            continue
        year, month, day = (found[part] if part in found.re.groupindex else "" for part in parts)
        month = month if month.isdigit() or not month else str(_MONTHS.get(folded(month)[:4], 0))
        if month == "0":
            break
        meant = "-".join(filter(None, (year, month.zfill(2) if month else "", day.zfill(2) if day else "")))
        other = f"{year}-{day:0>2}-{month:0>2}"  # with the month first
        readings = [one for one in (meant, other) if type(date(one)) is PartialDate]
        if "/" not in text or not day or other == meant:
            readings = [one for one in readings if one == meant]
        if readings:
            return f"write {' or '.join(readings)}" + ": which is the month?" * (len(readings) > 1)
    return "write 2013, 2013-09 or 2013-09-01"


_YMD = ("y", "m", "d")
_OTHER_DATES = (
    (r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})[t ]", _YMD),
    (r"(?P<y>[0-9]{4})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<d>[0-9]{1,2})$", _YMD),
    (r"(?P<y>[0-9]{4})[-/. ](?P<m>[0-9]{1,2})$", _YMD),
    (r"(?P<d>[0-9]{1,2})[-/. ]+(?P<m>[0-9]{1,2})[-/. ]+(?P<y>[0-9]{4})$", _YMD),
    (r"(?P<m>[0-9]{1,2})[-/. ](?P<y>[0-9]{4})$", _YMD),
    (r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th|er|\.)? (?P<m>[^\W\d]{3,12})\.?,? (?P<y>[0-9]{4})$", _YMD),
    (r"(?P<m>[^\W\d]{3,12})\.? (?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<y>[0-9]{4})$", _YMD),
    (r"(?P<m>[^\W\d]{3,12})\.? (?P<y>[0-9]{4})$", _YMD),
)
# English, French and German, by their first four letters
_MONTHS = {
    word: number
    for number, words in enumerate(
        [
            "jan janu janv",
            "feb febr fevr",
            "mar marc mars marz",
            "apr apri avr avri",
            "may mai",
            "jun june juin juni",
            "jul july juil juli",
            "aug augu aout",
            "sep sept",
            "oct octo okt okto",
            "nov nove",
            "dec dece dez deze",
        ],
        start=1,
    )
    for word in words.split()
}
