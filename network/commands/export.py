"""``export``: tables and networks as a file for another program; the file's ending decides which."""

# ruff: noqa: PLC0415 -- what is heavy is imported after the command was understood

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from network.commands.options import add_network, add_registry, checked_filters, network_of, read_registry
from network.commands.output import write_whole
from network.definitions.of_tables import TABLES
from network.errors import CommandError
from network.export import to_csv, to_geojson, to_gexf, to_graphml, to_json, to_parquet, to_xlsx

if TYPE_CHECKING:
    import networkx as nx

    from partners.model import Registry

_GRAPHS = {".gexf": to_gexf, ".graphml": to_graphml, ".json": to_json}
_TABLES = (".csv", ".parquet")
_SUFFIXES = (*_TABLES, ".xlsx", *_GRAPHS, ".geojson")
# which endings an option is for; where it is asked of others the command is wrong
_ONLY_FOR = {"table": _TABLES, "mode": tuple(_GRAPHS), "measures": tuple(_GRAPHS), "ties": (".geojson",)}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "export",
        help="write tables or the network for another program",
        description="The file's ending decides: .csv, .parquet (one table), .xlsx (all of them, and what "
        "every column means), .gexf, .graphml, .json (the network), .geojson (placed partners).",
    )
    file = command.add_mutually_exclusive_group(required=True)
    file.add_argument("positional", nargs="?", type=_output, metavar="FILE", help="the file to write")
    file.add_argument("-o", "--output", type=_output, metavar="FILE", help="the same")
    command.add_argument("--table", choices=TABLES, help="which table (.csv, .parquet; default ties)")
    command.add_argument(
        "--mode",
        choices=("one", "two"),
        help="partners with their ties, or partners and projects (graph files; default one)",
    )
    command.add_argument(
        "--measures", action="store_true", default=None, help="every measure at its partner (graph files)"
    )
    command.add_argument("--ties", action="store_true", default=None, help="ties as lines (.geojson)")
    add_registry(command)
    add_network(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Write the file."""
    options.output = options.output or options.positional
    suffix = options.output.suffix.lower()
    for name, endings in _ONLY_FOR.items():
        if getattr(options, name) is not None and suffix not in endings:
            raise CommandError(f"--{name} is for {', '.join(endings)}, not for {suffix}")
    if options.measures and options.mode == "two":
        raise CommandError("--measures are those of partners with their ties: leave out --mode two")
    write_whole(options.output, _content(options, suffix))
    return ""


def _output(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in _SUFFIXES:
        raise argparse.ArgumentTypeError(f"{text!r} must end in one of {', '.join(_SUFFIXES)}")
    return path


def _content(options: argparse.Namespace, suffix: str) -> bytes:
    from network.citation import citation

    table = options.table or "ties"
    registry = read_registry(options, place=suffix != ".csv" or table == "partners")
    filters = checked_filters(registry, options)
    cited, chosen = str(citation(registry)), {"weighting": options.weighting, **filters}
    if suffix in _GRAPHS:
        return _graph_file(registry, options, suffix, cited)
    if suffix == ".geojson":
        return to_geojson(registry, ties=bool(options.ties), description=cited, **chosen)
    return _table_file(registry, table, suffix, cited, chosen)


def _graph_file(registry: Registry, options: argparse.Namespace, suffix: str, cited: str) -> bytes:
    from network.affiliation import affiliation_graph
    from network.layout import layout

    write, measured = _GRAPHS[suffix], bool(options.measures)
    if options.mode == "two":
        graph: nx.Graph[str] = affiliation_graph(registry, **checked_filters(registry, options))
        return write(graph, measures=measured, description=cited)
    positions = {str(partner): spot for partner, spot in layout(registry).items()}
    return write(network_of(registry, options), positions=positions, measures=measured, description=cited)


def _table_file(registry: Registry, name: str, suffix: str, cited: str, chosen: dict[str, Any]) -> bytes:
    from network.tables import tidy_tables

    if suffix == ".xlsx":
        return to_xlsx(tidy_tables(registry, **chosen), title=registry.site.title, description=cited)
    table = tidy_tables(registry, only=[name], **chosen)[name]
    return to_csv(table) if suffix == ".csv" else to_parquet(table, name=name, description=cited)
