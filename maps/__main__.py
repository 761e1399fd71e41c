"""``python -m maps COMMAND``: what is drawn besides the site.

Exit codes: 0 done, 1 the registry is wrong, 2 the command is wrong, 3 the output could not be written.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from maps.slides import command as slides
from maps.slides.errors import MissingExtraError, UnknownSlideError

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATA_IS_WRONG, _COMMAND_IS_WRONG, _NOT_WRITTEN = 1, 2, 3  # argparse itself leaves with 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name (default: the command line's); return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m maps", description="Slides of the partner network.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    slides.add(commands)
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console that knows no é must not stop us
    from partners import RegistryError  # noqa: PLC0415 -- after the command was understood

    try:
        print(options.run(options), end="")  # noqa: T201 -- the command line's voice
    except RegistryError as error:
        return _told(error, _DATA_IS_WRONG)
    except UnknownSlideError as error:
        return _told(error, _COMMAND_IS_WRONG)
    except (MissingExtraError, OSError) as error:
        return _told(error, _NOT_WRITTEN)
    return 0


def _told(what: object, code: int) -> int:
    print(what, file=sys.stderr)  # noqa: T201 -- the command line's voice
    return code


if __name__ == "__main__":
    sys.exit(main())
