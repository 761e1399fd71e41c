"""``python -m partners COMMAND``: check the registry, look up its places."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from partners import editing
from partners.comparing import diff
from partners.locating import geocode

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, WRONG_DATA, NOT_WRITTEN = 0, 1, 3
DEFAULT_REGISTRY = Path("data/partners.yaml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name (default: the command line's) and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console that knows no é must not stop us
    options = _parser().parse_args(arguments)
    if options.command in editing.COMMANDS:
        return editing.run(options)
    try:
        if options.command == "geocode":
            return geocode.run(options)
        if options.command == "diff":
            return diff.run(options)
        if options.command == "schema":
            return schema(options.output)
        return check(options.registry, strict=options.strict)
    except OSError as error:
        where = f"{error.filename}: {error.strerror}" if error.filename and error.strerror else error
        print(f"error: {where}", file=sys.stderr)  # noqa: T201
        return NOT_WRITTEN


def check(registry: Path, *, strict: bool = False) -> int:
    """Print what is wrong with the registry; return 1 on an error, or with ``strict`` on a warning."""
    from partners.locating.placing import place  # noqa: PLC0415 - only this command needs it
    from partners.reading import read_registry  # noqa: PLC0415 - as above

    found, report = read_registry(registry)
    if found is not None:
        report += place(found, path=registry)[1]
    if report.problems:
        print(report.render(), file=sys.stderr)  # noqa: T201
    records = ""
    if found is not None and not report.errors:
        records = f" in {len(found.partners):,} partners, {len(found.projects):,} projects."
    print(f"{report.summary()}{records}", file=sys.stderr)  # noqa: T201
    return WRONG_DATA if report.errors or (strict and report.warnings) else DONE


def schema(output: Path | None = None) -> int:
    """Write the registry's JSON Schema to ``output``, or print it."""
    from partners.json_schema import render  # noqa: PLC0415 - only this command needs it

    if output is None:
        print(render(), end="")  # noqa: T201
    else:
        output.write_text(render(), encoding="utf-8", newline="\n")
        print(f"wrote {output.as_posix()}")  # noqa: T201
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m partners", description="The registry on the command line."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="check the registry; write nothing")
    checking.add_argument("--strict", action="store_true", help="fail on warnings too")
    looking = geocode.add_parser(commands)
    making = commands.add_parser("schema", help="print the JSON Schema of the registry, for editors")
    making.add_argument("-o", "--output", type=Path, metavar="FILE", help="write it to FILE")
    editing.add_commands(commands)
    diff.add_parser(commands)
    for command in (checking, looking):
        command.add_argument(
            "-r",
            "--registry",
            type=Path,
            default=DEFAULT_REGISTRY,
            help="the registry's file or folder (default: %(default)s)",
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())
