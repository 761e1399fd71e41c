"""``python -m partners diff OLD NEW``: what two versions of a registry differ in."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from partners.comparing.changes import Changes
    from partners.model import Registry
    from partners.problems import Report

FORMATS = ("text", "markdown", "json")
_DIFFERENT, _WRONG_DATA = 1, 1


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type has no public name
    """Add ``diff`` to the commands of ``python -m partners``."""
    parser = commands.add_parser(
        "diff",
        help="say what two versions of a registry differ in",
        description="Say in plain words what changed from OLD to NEW: partners, projects, programmes, "
        "participations, and the ties gained and lost. No place is looked up.",
        epilog="Exit codes: 0 done; 1 a registry is wrong (its report is printed), or with --exit-code they "
        "differ; 2 the command was wrong.",
    )
    parser.add_argument("old", type=Path, metavar="OLD", help="the older registry: a file or a folder")
    parser.add_argument("new", type=Path, metavar="NEW", help="the newer registry: a file or a folder")
    parser.add_argument(
        "--format", choices=FORMATS, default=FORMATS[0], help="how to say it (default: %(default)s)"
    )
    parser.add_argument("--exit-code", action="store_true", help="return 1 when there are differences")


def run(options: argparse.Namespace) -> int:
    """Print the changes from ``options.old`` to ``options.new``; return the exit code."""
    found, report = compared(options.old, options.new)
    if found is None:
        print(report.render(), report.summary(), sep="\n", file=sys.stderr)  # noqa: T201 - the command's voice
        return _WRONG_DATA
    sys.stdout.write(rendered(found, options.format))
    sys.stdout.flush()
    return _DIFFERENT if found and options.exit_code else 0


def compared(old: Path, new: Path) -> tuple[Changes | None, Report]:
    """Return what two registries differ in, or None and the reports of those that have errors."""
    from partners.comparing.changes import changes  # noqa: PLC0415 - the other commands do without
    from partners.problems import Report  # noqa: PLC0415 - as above
    from partners.reading import read_registry  # noqa: PLC0415 - as above

    (before, old_report), (after, new_report) = read_registry(old), read_registry(new)
    if before is not None and after is not None:
        return changes(before, after), Report()
    wrong = [report for report in (old_report, new_report) if report.errors]
    return None, Report.of(problem for report in wrong for problem in report)


def read_older(path: Path | None) -> tuple[Registry | None, Report]:
    """Return the older registry to compare with, if one is asked for, and its errors.

    What was worth a warning then stops nothing today, so its warnings are left out.
    """
    from partners.problems import Report  # noqa: PLC0415 - as above
    from partners.reading import read_registry  # noqa: PLC0415 - as above

    if path is None:
        return None, Report()
    registry, report = read_registry(path)
    return registry, Report(report.errors)


def rendered(changes: Changes, form: str) -> str:
    """Return the changes as ``text``, ``markdown`` or ``json``."""
    from partners.comparing.change_json import to_json  # noqa: PLC0415 - one of three
    from partners.comparing.change_report import to_markdown, to_text  # noqa: PLC0415 - as above

    if form == "json":
        return json.dumps(to_json(changes), indent=1) + "\n"
    return to_markdown(changes) if form == "markdown" else to_text(changes)
