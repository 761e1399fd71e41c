"""The registry's files, read and checked: `read_registry` and `load_registry`.

The steps stand in `read_registry`: the files' bytes to trees, trees to records, records through
the rules, and, when nothing is wrong, an immutable `Registry`.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from partners import rules
from partners.locating.placing import place as place_partners
from partners.model import Registry, Site
from partners.parsing.source import read_source
from partners.problems import Collector, RegistryError
from partners.records import read_draft

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from partners.draft import Draft
    from partners.problems import Report


def read_registry(path: str | os.PathLike[str]) -> tuple[Registry | None, Report]:
    """Return the registry at ``path`` (a file or a folder), not yet placed, and all that is wrong with it.

    The registry is `None` when there is an error. When a file cannot be read at all, the others
    are read, and only the rules that look at the whole are left out.
    """
    problems = Collector()
    with _collection_paused():
        source = read_source(Path(path), problems)
        draft = read_draft(source.documents, problems)
        if source.whole:
            rules.check(draft, problems)
        report = problems.report()
        return (None if report.errors else _registry(draft)), report


def load_registry(path: str | os.PathLike[str], *, place: bool = True) -> Registry:
    """Return the checked registry at ``path``, with its partners placed on the map unless ``place`` is false.

    Raises `RegistryError`, which carries the whole report, when there is an error. Warnings are
    not shown: `read_registry` and `partners.place` return them.
    """
    registry, report = read_registry(path)
    if registry is not None and place:
        registry, placing = place_partners(registry, path=path)
        report += placing
    if registry is None or report.errors:
        raise RegistryError(report)
    return registry


def _registry(draft: Draft) -> Registry:
    partners = sorted((entry.record for entry in draft.partners), key=lambda record: record.id)
    projects = sorted((entry.record for entry in draft.projects), key=lambda record: record.id)
    programmes = sorted((entry.record for entry in draft.programmes), key=lambda record: record.id)
    return Registry(
        partners=MappingProxyType({record.id: record for record in partners}),
        projects=MappingProxyType({record.id: record for record in projects}),
        programmes=MappingProxyType({record.id: record for record in programmes}),
        site=draft.sites[0].record if draft.sites else Site(),
    )


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Pause the garbage collector: a tree of many small tuples makes it take two thirds of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
