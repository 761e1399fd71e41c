"""``export``: the network as a file for another program; the file's ending decides which."""

from __future__ import annotations

import argparse
from pathlib import Path

from network.commands.options import add_network, add_registry, network_of, read_registry
from network.commands.output import write_whole
from network.export import to_geojson, to_gexf, to_graphml

_SUFFIXES = (".gexf", ".graphml", ".geojson", ".csv")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("export", help="write the network for another program")
    command.add_argument(
        "-o",
        "--output",
        required=True,
        type=_output,
        metavar="FILE",
        help="the ending decides: .gexf, .graphml (the network), .geojson (placed partners), .csv (ties)",
    )
    add_registry(command)
    add_network(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Write the file."""
    write_whole(options.output, _content(options))
    return ""


def _output(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in _SUFFIXES:
        raise argparse.ArgumentTypeError(f"{text!r} must end in one of {', '.join(_SUFFIXES)}")
    return path


def _content(options: argparse.Namespace) -> bytes:
    from network.tables import ties_table  # noqa: PLC0415 -- after the command was understood

    suffix = options.output.suffix.lower()
    registry = read_registry(options, place=suffix != ".csv")
    if suffix == ".geojson":
        return to_geojson(registry)
    graph = network_of(registry, options)
    if suffix == ".csv":
        return ties_table(graph).to_csv(index=False, lineterminator="\n").encode()
    return to_gexf(graph) if suffix == ".gexf" else to_graphml(graph)
