"""What can be asked of a build on the command line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_REGISTRY = Path("data/partners.yaml")
DEFAULT_OUTPUT = Path("site")
DEFAULT_PORT = 8000
_LAST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class Options:
    """A build as asked for; ``port`` is None unless the site is to be served.

    ``since`` is an older registry when the site is to say what is new.
    """

    registry: Path = DEFAULT_REGISTRY
    output: Path = DEFAULT_OUTPUT
    since: Path | None = None
    check: bool = False
    strict: bool = False
    port: int | None = None

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The registries that are read, which no output may ever touch."""
        return (self.registry,) if self.since is None else (self.registry, self.since)


def read_options(arguments: Sequence[str] | None, *, program: str, check: bool = False) -> Options:
    """Return the options in ``arguments`` (default: the command line's).

    Exits with code 2 and a usage line when they are wrong. ``check`` is for a command that only checks.
    """
    parser = argparse.ArgumentParser(
        prog=program,
        description="Check the registry of partners and build the site that shows it.",
        epilog="Exit codes: 0 done; 1 the data is wrong; 2 the command was wrong; 3 the output could not be "
        "written. After 1, 2 and 3 the old site is untouched.",
    )
    parser.add_argument(
        "-r", "--registry", type=Path, default=DEFAULT_REGISTRY, metavar="PATH",
        help="the registry: a YAML file, or a folder of them (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument("--strict", action="store_true", help="warnings stop the build too")
    if not check:
        parser.add_argument(
            "-o", "--output", type=Path, default=DEFAULT_OUTPUT, metavar="DIR",
            help="the folder that becomes the site (default: %(default)s)",
        )  # fmt: skip
        parser.add_argument(
            "--since", type=Path, metavar="OLD",
            help="an older registry, file or folder: the site gets a page that says what is new since then",
        )  # fmt: skip
        parser.add_argument("--check", action="store_true", help="only check; write nothing")
        parser.add_argument(
            "--serve", nargs="?", type=_port, const=DEFAULT_PORT, metavar="PORT", dest="port",
            help="build, serve on 127.0.0.1, build again on every change (default port: %(const)s)",
        )  # fmt: skip
    asked = vars(parser.parse_args(arguments))
    if check:
        asked["check"] = True
    if asked["check"] and asked.get("port") is not None:
        parser.error("--check writes nothing, so there is nothing to --serve")
    return Options(**asked)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; write 0 to {_LAST_PORT}, 0 for any free one")
    return int(text)
