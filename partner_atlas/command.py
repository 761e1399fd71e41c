"""``partner-atlas COMMAND``: one door to every command of the package."""

# ruff: noqa: PLC0415 -- heavy libraries are imported where they are used

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from partner_atlas.errors import told
from partner_atlas.progress import speak_any_text
from partners.editing import COMMANDS as EDITING

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = {
    "init": "write a starter registry into an empty folder",
    "build": "check the registry and build the site",
    "check": "check the registry; write nothing",
    "diff": "say what two versions of a registry differ in",
    "geocode": "look up places that the registry does not place itself",
    "schema": "print the JSON Schema of the registry, for editors",
    **EDITING,
    "slides": "write slides as SVG, PNG, PDF and editable PPTX",
    "measures": "print every partner's position in the network",
    "export": "write the network for Gephi, igraph, GIS or a spreadsheet",
}
_IN_PARTNERS = {"diff", "geocode", "schema", *EDITING}
_IN_NETWORK = {"measures", "export"}
_IN_MAPS = {"slides"}
_WRONG_COMMAND = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name (default: the command line's); return its exit code."""
    speak_any_text(sys.stdout, sys.stderr)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in {"-h", "--help"}:
        print(_usage())  # noqa: T201
        return 0 if given else _WRONG_COMMAND
    name, rest = given[0], given[1:]
    if name in {"-V", "--version"}:
        from importlib.metadata import version

        print(version("partner-atlas"))  # noqa: T201
        return 0
    if name not in _COMMANDS:
        print(f"partner-atlas: there is no command {name!r}\n\n{_usage()}", file=sys.stderr)  # noqa: T201
        return _WRONG_COMMAND
    return _run(name, rest)


def _run(name: str, rest: list[str]) -> int:
    if name == "init":
        return _init(rest)
    if name in _IN_PARTNERS:
        from partners.__main__ import main as partners_main

        return partners_main([name, *rest])
    if name in _IN_NETWORK:
        from network.__main__ import main as network_main

        return int(network_main([name, *rest]))
    if name in _IN_MAPS:
        from maps.__main__ import main as maps_main

        return maps_main([name, *rest])
    from partner_atlas_build import main as build_main  # build.py under its installed name

    return int(build_main(rest, program=f"partner-atlas {name}", check=name == "check"))


def _init(rest: list[str]) -> int:
    import argparse

    from partners.starter import init

    parser = argparse.ArgumentParser(
        prog="partner-atlas init", description=_COMMANDS["init"].capitalize() + "."
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path(), help="where (default: here)")
    folder = parser.parse_args(rest).folder

    def write() -> None:
        written = init(folder)
        lines = [*(f"wrote {path}" for path in written), "now run: partner-atlas build"]
        print("\n".join(lines))  # noqa: T201

    return told(write)


def _usage() -> str:
    width = max(map(len, _COMMANDS))
    lines = [f"  {name:<{width}}  {words}" for name, words in _COMMANDS.items()]
    return "\n".join(
        ["usage: partner-atlas COMMAND [options]", "", *lines, "", "partner-atlas COMMAND --help says more."]
    )
