"""The commands that edit the registry: `format`, `add`, `to-excel`, `from-excel`.

`add_commands` tells the command line about them, `run` runs one. A mistake of the user becomes
words and an exit code here: 1 wrong data, 2 wrong command, 3 not written.
"""

# ruff: noqa: PLC0415 -- each command imports what it alone needs

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partners.adding.form import FORMS, add_flags
from partners.problems import RegistryError

if TYPE_CHECKING:
    import argparse

WRONG_DATA, NOT_WRITTEN = 1, 3
COMMANDS = {
    "format": "write the registry in canonical form, keeping comments",
    "add": "add a partner or a project, by questions or by flags",
    "to-excel": "write the registry as a workbook for the office",
    "from-excel": "merge an edited workbook back into the registry",
}


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse's type is private
    """Add the parsers of `COMMANDS` to ``commands``."""
    formatting = commands.add_parser("format", help=COMMANDS["format"])
    formatting.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 when a file would change"
    )
    adding = commands.add_parser("add", help=COMMANDS["add"])
    kinds = adding.add_subparsers(dest="word", metavar="partner|project", required=True)
    forms = [(kinds.add_parser(word, help=f"a new {word}"), form) for word, form in FORMS.items()]
    for parser, form in forms:
        add_flags(parser, form)
        parser.add_argument("--yes", action="store_true", help="write without asking")
        parser.add_argument("--dry-run", action="store_true", help="show what would change; write nothing")
    exporting = commands.add_parser("to-excel", help=COMMANDS["to-excel"])
    exporting.add_argument("--force", action="store_true", help="write over a workbook that is there")
    importing = commands.add_parser("from-excel", help=COMMANDS["from-excel"])
    importing.add_argument("--dry-run", action="store_true", help="show what would change; write nothing")
    winner = importing.add_mutually_exclusive_group()
    winner.add_argument(
        "--ours", dest="prefer", action="store_const", const="ours", help="in a conflict the files win"
    )
    winner.add_argument(
        "--theirs",
        dest="prefer",
        action="store_const",
        const="theirs",
        help="in a conflict the workbook wins",
    )
    for command in (exporting, importing):
        command.add_argument("file", type=Path, metavar="FILE.xlsx", help="the workbook")
    for command in (formatting, exporting, importing, *(parser for parser, _ in forms)):
        command.add_argument(
            "-r", "--registry", type=Path, default=Path("data/partners.yaml"), metavar="PATH",
            help="the registry's file or folder (default: %(default)s)",
        )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Run the command in ``options`` and return its exit code."""
    gc.disable()  # a tree of many small nodes would make it take half of the time
    try:
        return _run(options)
    except RegistryError as error:
        print(f"{error}\nnothing was written", file=sys.stderr)  # noqa: T201
        return WRONG_DATA
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"error: {where}{error.strerror or error}; nothing was written", file=sys.stderr)  # noqa: T201
        return NOT_WRITTEN
    finally:
        gc.enable()


def _run(options: argparse.Namespace) -> int:
    if options.command == "add":
        from partners.adding.add import add

        return add(options.word, options.registry, vars(options), yes=options.yes, dry_run=options.dry_run)
    if options.command == "to-excel":
        from partners.spreadsheet.exchange import to_excel

        return to_excel(options.registry, options.file, force=options.force)
    if options.command == "from-excel":
        from partners.spreadsheet.exchange import from_excel
        from partners.spreadsheet.merge import Prefer

        prefer = Prefer(options.prefer or "neither")
        return from_excel(options.registry, options.file, dry_run=options.dry_run, prefer=prefer)
    from partners.formatting import format_registry

    return format_registry(options.registry, check=options.check)
