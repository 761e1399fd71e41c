"""``slides``: slides and print of the registry, without a browser."""

# ruff: noqa: PLC0415 -- what is heavy is imported after the command was understood

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maps.languages import Language

_CHOICES = {"programmes": "--programme", "projects": "--project", "partners": "--partner"}
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_FORMATS = ("svg", "png", "pdf", "pptx")
_MEGA = 1_000_000


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "slides",
        help="write slides as SVG, PNG, PDF and editable PPTX",
        description="Write slides (16:9) of the whole network, of programmes, projects and partners. Without "
        "a choice: all of them, and decks that hold them all. What would be the same is not made again.",
    )
    command.add_argument("-r", "--registry", type=Path, default=Path("data/partners.yaml"), metavar="PATH")
    command.add_argument("-o", "--output", type=Path, default=Path("slides"), metavar="DIR")
    command.add_argument(
        "--language", type=_spoken, metavar="CODE", help="of the words; default: the site's first language"
    )
    command.add_argument("--overview", action="store_true", help="the slide of the whole network")
    for kind, flag in _CHOICES.items():
        words = f"the slide of this {flag[2:]} (may be repeated)"
        command.add_argument(flag, dest=kind, action="append", default=[], metavar="ID", help=words)
    command.add_argument(
        "--format", dest="formats", action="append", choices=_FORMATS,
        help="only this format (may be repeated); default: all four",
    )  # fmt: skip
    command.add_argument(
        "--deck",
        type=_name,
        metavar="NAME",
        help="and what was chosen as one deck: NAME.pdf, NAME.pptx",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Make the slides; return what was done, in a few lines."""
    from maps.slides.deck import FORMATS, Order, make_slides
    from partners import load_registry

    registry = load_registry(options.registry)
    chosen = [("overview", "overview")] * options.overview
    chosen += [(kind, record) for kind in _CHOICES for record in getattr(options, kind)]
    order = Order(
        chosen=tuple(chosen),
        formats=tuple(form for form in FORMATS if form in (options.formats or FORMATS)),
        deck=options.deck or "",
    )
    made = make_slides(
        registry,
        options.output,
        order,
        registry_path=options.registry,
        spoken=options.language,
    )
    lines = [
        *made.problems,
        *(f"kept, edited by someone: {options.output / path}" for path in made.kept),
        f"{len(made.made):,} files made, {len(made.unchanged):,} as they were",
        f"{made.size / _MEGA:.1f} MB in {options.output}",
    ]
    return "\n".join(lines) + "\n"


def _spoken(code: str) -> Language:
    from maps.languages import LANGUAGES, language

    if code not in LANGUAGES:
        raise argparse.ArgumentTypeError(f"slides do not speak {code!r}; write one of {', '.join(LANGUAGES)}")
    return language(code)


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no name for a file; write small letters, digits, hyphens"
        )
    return text
