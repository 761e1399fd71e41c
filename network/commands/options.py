"""Options that several commands share: which registry, and which part of its network."""

# ruff: noqa: PLC0415 -- what is heavy is imported after the command was understood

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from network.errors import CommandError

if TYPE_CHECKING:
    import networkx as nx

    from partners.model import Registry

_FILTERS = {
    "programmes": (
        "--programme",
        "ID",
        "only projects of this programme and those under it; '' for none",
    ),
    "statuses": ("--status", "STATUS", "only projects with this status, proposals too"),
    "roles": ("--role", "ROLE", "only participations in this role"),
    "kinds": ("--kind", "KIND", "only partners of this kind"),
    "countries": ("--country", "CODE", "only partners in this country"),
    "topics": ("--topic", "TOPIC", "only where the project or the partner is about this"),
}


def add_registry(command: argparse.ArgumentParser) -> None:
    """Let the command read a registry."""
    command.add_argument("-r", "--registry", type=Path, default=Path("data/partners.yaml"), metavar="PATH")


def add_network(command: argparse.ArgumentParser) -> None:
    """Let the command choose the network: the weighting and every filter of `collaboration_graph`."""
    from network.projection import WEIGHTINGS

    command.add_argument("--weighting", choices=WEIGHTINGS, default="newman")
    command.add_argument("--proposals", action="store_true", help="count proposals, too")
    command.add_argument("--years", type=years, metavar="FIRST-LAST", help="only projects that ran then")
    for name, (flag, metavar, words) in _FILTERS.items():
        command.add_argument(
            flag, dest=name, action="append", metavar=metavar, help=f"{words} (may be repeated)"
        )


def read_registry(options: argparse.Namespace, *, place: bool) -> Registry:
    """Return the registry that was asked for; raises `RegistryError` where it is wrong."""
    from partners import load_registry

    return load_registry(options.registry, place=place)


def filters_of(options: argparse.Namespace) -> dict[str, Any]:
    """Return the filters as keyword arguments of `collaboration_graph` and its kin."""
    chosen = {name: getattr(options, name) for name in ("years", *_FILTERS)}
    return {"proposals": options.proposals, **chosen}


def checked_filters(registry: Registry, options: argparse.Namespace) -> dict[str, Any]:
    """Return the filters; raises `CommandError` for a name that does not exist in this registry."""
    from network.selection import select

    filters = filters_of(options)
    try:
        select(registry, **filters)
    except ValueError as error:
        raise CommandError(str(error)) from None
    return filters


def network_of(registry: Registry, options: argparse.Namespace) -> nx.Graph[str]:
    """Return the collaboration graph that was asked for; raises `CommandError` for a name that is none."""
    from network.projection import collaboration_graph

    return collaboration_graph(registry, weighting=options.weighting, **checked_filters(registry, options))


def count(text: str) -> int:
    """Return a number above 0."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return int(text)


def years(text: str) -> tuple[int, int]:
    """Return the first and the last year of ``2013-2016``, or of one year alone."""
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{4}))?", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no years: write 2013-2016, or one year")
    return int(found[1]), int(found[2] or found[1])
