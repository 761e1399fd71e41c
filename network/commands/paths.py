"""``paths``: how two partners are connected, through which projects, and who could introduce them."""

# ruff: noqa: PLC0415 -- what is heavy is imported after the command was understood

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from network.commands.options import add_network, add_registry, count, network_of, read_registry
from network.errors import CommandError

if TYPE_CHECKING:
    import argparse

    import pandas as pd

    from network.paths import Path
    from partners.model import Registry

_INTRODUCERS = 10  # named in words; JSON has all


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "paths",
        help="print how two partners are connected, and who could introduce them",
        description="The chains of ties with the fewest steps, the strongest first, the projects of each "
        "step, and everyone who stands on such a chain. Of two who are tied: who is tied to both.",
    )
    command.add_argument("source", metavar="A", help="a partner's id")
    command.add_argument("target", metavar="B", help="the other's id")
    command.add_argument("--limit", type=count, default=5, metavar="N", help="at most N chains (default 5)")
    command.add_argument("--format", choices=("text", "json"), default="text")
    add_registry(command)
    add_network(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Return the chains and who could introduce the two."""
    from network.introducers import introducers
    from network.paths import paths

    registry = read_registry(options, place=False)
    graph = network_of(registry, options)
    try:
        found = paths(graph, options.source, options.target, limit=options.limit)
    except ValueError as error:
        raise CommandError(str(error)) from None
    between = introducers(graph, options.source, options.target)
    return _json(found, between) if options.format == "json" else _words(registry, found, between)


def _words(registry: Registry, found: tuple[Path, ...], between: pd.DataFrame) -> str:
    if not found:
        return "No chain of ties joins the two.\n"
    labels = {str(key): project.label for key, project in registry.projects.items()}
    lines = []
    for path in found:
        steps = "1 step" if len(path.steps) == 1 else f"{len(path.steps)} steps"
        lines.append(f"{steps}, length {path.length:g}")
        for name, following, tie in zip(path.names, path.names[1:], path.steps, strict=False):
            lines.append(f"  {name} - {following}: {', '.join(labels[project] for project in tie.projects)}")
    if len(between):
        are_tied = len(found[0].steps) == 1
        lines += ["", "Both work with" if are_tied else "Who could introduce them"]
        for partner, row in between.head(_INTRODUCERS).iterrows():
            share = "" if are_tied else f": on {row['share']:.0%} of the chains"
            lines.append(f"  {row['name']} ({partner}), {row['country']}{share}")
        if len(between) > _INTRODUCERS:
            lines.append(f"  and {len(between) - _INTRODUCERS} more")
    return "\n".join(lines) + "\n"


def _json(found: tuple[Path, ...], between: pd.DataFrame) -> str:
    whole = {
        "paths": [
            {
                "partners": path.partners,
                "names": path.names,
                "length": path.length,
                "projects": [tie.projects for tie in path.steps],
            }
            for path in found
        ],
        "introducers": between.reset_index().to_dict("records"),
    }
    return json.dumps(whole, indent=1, allow_nan=False, ensure_ascii=False) + "\n"
