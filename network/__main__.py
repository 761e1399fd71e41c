"""``python -m network COMMAND``: the network on the command line, a module of `network.commands` each.

Exit codes: 0 done, 1 the registry or table is wrong, 2 the command is wrong,
3 the output could not be written.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from network.commands import analyse, export, gaps, measures, paths, suggest
from network.errors import CommandError, MissingExtraError, TableError, UnknownPartnerError

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = (measures, suggest, paths, gaps, export, analyse)
_DATA_IS_WRONG, _COMMAND_IS_WRONG, _NOT_WRITTEN = 1, 2, 3  # argparse itself leaves with 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name (default: the command line's); return its exit code."""
    options = _parser().parse_args(arguments)
    from partners import RegistryError  # noqa: PLC0415 -- after the command was understood

    try:
        text = options.run(options)
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    except (RegistryError, TableError) as error:
        return _told(error, _DATA_IS_WRONG)
    except (CommandError, MissingExtraError, UnknownPartnerError) as error:
        return _told(error, _COMMAND_IS_WRONG)
    except BrokenPipeError:  # the reader, head or less, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOT_WRITTEN
    except OSError as error:
        target = getattr(options, "output", "standard output")
        return _told(f"{target} could not be written: {error.strerror or error}", _NOT_WRITTEN)
    return 0


def _told(what: object, code: int) -> int:
    print(what, file=sys.stderr)  # noqa: T201 -- the command line's voice
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m network", description="The partner network in numbers.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
