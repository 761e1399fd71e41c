"""Build the site: the registry in, the explorer out. Run ``python build.py --help``.

An installed package offers the same steps as ``partner-atlas build`` and ``partner-atlas check``.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from maps import earlier, preview_pictures, publish, site_files
from network import collaboration_graph, measures, quick_measures, rank_intervals
from partner_atlas.errors import told
from partner_atlas.options import Options, read_options
from partner_atlas.progress import Progress
from partner_atlas.serve import serve
from partners import place, read_registry
from partners.comparing.diff import read_older

if TYPE_CHECKING:
    from collections.abc import Sequence


def build(options: Options) -> int:
    """Check, place, connect, measure, draw, write; return the exit code."""
    with Progress(steps=7) as progress:
        progress.step("Reading the registry")
        registry, report = read_registry(options.registry)
        older, older_report = read_older(options.since)
        report += older_report
        if registry:
            progress.step("Placing the partners")
            registry, placing = place(registry, path=options.registry)
            report += placing
        progress.report(report)
        if registry is None or report.errors or (options.strict and report.warnings):
            progress.stopped(report)
            return 1
        if options.check:
            progress.checked(registry, report)
            return 0

        progress.step("Connecting the partners")
        graph = collaboration_graph(registry)
        progress.step("Measuring the network")
        table = measures(graph).join(rank_intervals(registry, measures=quick_measures(registry)))
        progress.step("Drawing pictures")
        drawn = preview_pictures(registry, earlier(options.output))
        progress.step("Drawing pages")
        files = site_files(
            registry, graph, table, registry_path=options.registry, older=older,
            pictures=drawn, progress=progress.pages,
        )  # fmt: skip
        progress.step("Writing")
        published = publish(files, options.output, never=options.inputs)

    pages = sum(path.endswith(".html") for path in files)
    progress.summary(registry, graph.number_of_edges(), len(report.warnings), published, pages)
    return 0


def main(arguments: Sequence[str] | None = None, *, program: str = "build.py", check: bool = False) -> int:
    """Build as the command line asks; return 0 done, 1 wrong data, 2 wrong command, 3 not written."""
    options = read_options(arguments, program=program, check=check)
    code = told(build, options)
    if options.port is not None and code == 0:
        return told(serve, options.output, options.registry, options.port, lambda: told(build, options))
    return code


if __name__ == "__main__":
    sys.exit(main())
