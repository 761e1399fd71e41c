"""``python -m partners geocode``: the one command that may use the network."""

from __future__ import annotations

import os
import re
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from partners.model import PartialDate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from partners.locating.asking import Outcome
    from partners.locating.geocoding import Lock
    from partners.locating.questions import Question
    from partners.locating.service import Service
    from partners.model import Registry
    from partners.problems import Report

DONE, OPEN, WRONG_COMMAND, INTERRUPTED = 0, 1, 2, 130
_NO_CONTACT = """\
a geocoding service must be told whom to write to; nothing was asked. Write into the registry
  site:
    contact: https://example.org/contact     (or a role's mailbox: info@example.org)
or give --contact; --offline asks the gazetteer on this machine only."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add the command and its options to ``commands`` and return its parser."""
    parser = commands.add_parser("geocode", help="look up the registry's places and write places.yaml")
    parser.add_argument("--offline", action="store_true", help="ask the gazetteer on this machine only")
    parser.add_argument(
        "--streets", action="store_true", help="look up streets, too, where partners have one"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be asked; ask and write nothing"
    )
    parser.add_argument("--service", metavar="URL", help="another service of Nominatim's kind")
    parser.add_argument(
        "--contact", metavar="ADDRESS", help="whom the service may write to (default: contact under site:)"
    )
    return parser


def run(options: argparse.Namespace) -> int:
    """Look up the places that the registry needs; return 0 when every question was answered.

    1 means that the registry or the lock file is wrong, or that questions failed or were not asked:
    run it again. 2 means that the command was wrong. Raises `OSError` when the file cannot be written.
    """
    from partners.locating.geocoding import look_up_places  # noqa: PLC0415 - brings geopy
    from partners.locating.questions import questions  # noqa: PLC0415 - as above
    from partners.reading import read_registry  # noqa: PLC0415 - as above

    registry, report = read_registry(options.registry)
    if registry is None:
        _say_report(report)
        return OPEN
    lock = look_up_places(registry, options.registry)
    asked = () if options.offline else questions(registry, lock.places, streets=options.streets)
    _say_report(lock.report)
    if lock.report.errors:
        return OPEN
    if options.dry_run:
        _say(*(f"would ask: {question}" for question in asked), f"{len(asked)} to ask; nothing was written")
        return DONE
    lock.write()
    code = _ask(options, registry, lock, asked) if asked else DONE
    if code != WRONG_COMMAND:
        _say(_counted(lock))
    return code


def _ask(options: argparse.Namespace, registry: Registry, lock: Lock, asked: Sequence[Question]) -> int:
    from partners.locating.asking import Word, ask_all  # noqa: PLC0415 - brings geopy
    from partners.locating.service import BadServiceError  # noqa: PLC0415 - as above

    try:
        service = _service(options, registry)
    except BadServiceError as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201
        return WRONG_COMMAND
    outcomes: list[Outcome] = []
    try:
        for outcome in ask_all(service, asked, lock.places, date=today(), keep=lock.write):
            outcomes.append(outcome)
            _progress(len(outcomes), len(asked))
            if outcome.word is not Word.NOT_ASKED:
                _say(str(outcome))
    except KeyboardInterrupt:
        _say("stopped: what was found is kept; the same command goes on from here")
        return INTERRUPTED
    words = [outcome.word for outcome in outcomes]
    _say(", ".join(f"{words.count(word)} {word}" for word in Word))
    ended = next((outcome.reason for outcome in outcomes if outcome.word is Word.NOT_ASKED), "")
    if ended:
        _say(f"stopped early: {ended}; run the same command again later")
    return OPEN if {Word.FAILED, Word.NOT_ASKED} & set(words) else DONE


def _service(options: argparse.Namespace, registry: Registry) -> Service:
    from partners import values  # noqa: PLC0415 - as the others
    from partners.locating.service import DEFAULT_SERVICE, BadServiceError, Service  # noqa: PLC0415 - brings geopy
    from partners.locating.transport import Limiter  # noqa: PLC0415 - as above

    contact = options.contact or registry.site.contact
    if not contact:
        raise BadServiceError(_NO_CONTACT)
    if not isinstance(values.contact(contact), str):
        raise BadServiceError(f"{contact!r} is no contact: write https://example.org/ or info@example.org")
    languages = registry.site.languages
    return Service(
        options.service or DEFAULT_SERVICE, contact=contact, languages=languages, limiter=Limiter()
    )


def today() -> PartialDate:
    """Return the day of ``SOURCE_DATE_EPOCH`` where it is set, else today's: when a place was found."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = (
        datetime.fromtimestamp(int(epoch), tz=UTC) if re.fullmatch(r"\d{1,11}", epoch) else datetime.now(UTC)
    )
    return PartialDate(day.year, day.month, day.day)


def _counted(lock: Lock) -> str:
    count = len(lock.places)
    rough = sum(place.is_rough for place in lock.places.values())
    return f"wrote {lock.path}: {count} place{'s' * (count != 1)}" + f", {rough} of them rough" * bool(rough)


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"asked {done} of {total}", end="\r", file=sys.stderr, flush=True)  # noqa: T201


def _say(*lines: str) -> None:
    print("\n".join(lines), flush=True)  # noqa: T201


def _say_report(report: Report) -> None:
    if report.problems:
        print(report.render(), file=sys.stderr)  # noqa: T201
    print(report.summary(), file=sys.stderr)  # noqa: T201
