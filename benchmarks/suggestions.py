"""How often `suggest_partners` is right: ``python -m benchmarks.suggestions TABLE PARTS``.

TABLE is Horizon 2020 with one row a participation (rcn, pic, type, country, start_date), PARTS says
under which parts of the programme a project is (rcn, programme_part); both CSV, ``.gz`` too. The
projects that started before a cut are the past; of two partners known then but not tied, those who
meet in a project of the two following years are what is to be predicted. Rules were tried and ours chosen on
the cuts of 2016 to 2018; that of 2019 was looked at once, in the end. With ``--registry PATH`` the same is
asked of a registry. Nothing is asserted.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from benchmarks.predicting import Facts, Past, askers_of, evaluate, interval
from benchmarks.rules import BASELINES, FAR, TRIED, ours, weighted

if TYPE_CHECKING:
    from benchmarks.predicting import Quality, Vector
    from partners.model import Registry

_CHOSEN_ON, _REPORTED_ON = (2016, 2017, 2018), 2019
_YEARS = 2
_ASKERS = 2_000
_MONTHS = 12


SIZES = {"1 project": (1, 1), "2 to 4": (2, 4), "5 to 19": (5, 19), "20 and more": (20, 10**9)}


def main() -> None:
    """Print the tables of docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.suggestions", description=__doc__)
    parser.add_argument("table", nargs="?", type=Path, metavar="TABLE")
    parser.add_argument("parts", nargs="?", type=Path, metavar="PARTS")
    parser.add_argument("--registry", type=Path, metavar="PATH", help="a registry instead")
    parser.add_argument(
        "--askers", type=int, default=_ASKERS, metavar="N", help="drawn where rules are tried"
    )
    options = parser.parse_args()
    if options.registry is not None:
        from partners import load_registry  # noqa: PLC0415 -- a table needs no registry

        judge_registry(load_registry(options.registry, place=False))
    elif options.parts is None:
        parser.error("TABLE and PARTS are both needed, or --registry")
    else:
        judge_table(facts_of_tables(options.table, options.parts), options.askers)


def facts_of_tables(table: Path, parts: Path) -> Facts:
    """Return what the two files say; projects without a day of start are left out."""
    rows = pd.read_csv(table, dtype=str, keep_default_na=False)
    rows = rows[rows["start_date"].str.fullmatch(r"\d{4}-\d{2}-\d{2}")].rename(
        columns={"rcn": "project", "pic": "partner", "type": "kind"}
    )
    starts = rows.drop_duplicates("project").set_index("project")["start_date"]
    programmes = pd.read_csv(parts, dtype=str, keep_default_na=False)
    return Facts(
        participations=rows[["partner", "project"]],
        starts=starts.str[:4].astype(int) + (starts.str[5:7].astype(int) - 1) / _MONTHS,
        programmes=programmes.rename(columns={"rcn": "project", "programme_part": "programme"}),
        partners=rows.drop_duplicates("partner").set_index("partner")[["country", "kind"]],
    )


def facts_of_registry(registry: Registry) -> Facts:
    """Return what a registry says; projects without a start and proposals are left out."""
    from partners.tied import counted_projects  # noqa: PLC0415 -- a table needs no registry

    projects = [project for project in counted_projects(registry) if project.start is not None]
    partners = registry.partners
    return Facts(
        participations=pd.DataFrame(
            [(each.partner, project.id) for project in projects for each in project.participations],
            columns=["partner", "project"],
        ),
        starts=pd.Series(
            {project.id: project.start.year + (project.start.first[1] - 1) / _MONTHS for project in projects}
        ),
        programmes=pd.DataFrame(
            [(project.id, project.programme) for project in projects if project.programme],
            columns=["project", "programme"],
        ),
        partners=pd.DataFrame(
            {
                "country": {key: each.country for key, each in partners.items()},
                "kind": {key: str(each.kind) for key, each in partners.items()},
            }
        ),
    )


def judge_table(facts: Facts, wanted: int) -> None:
    """Print how the rules do where they were chosen, then on the last cut, whole and in parts."""
    began = process_time()
    print(f"Precision of the first ten, {wanted:,} askers drawn for each cut\n")
    print(f"{'':<38}" + "".join(f"{cut:>9}" for cut in _CHOSEN_ON) + f"{'mean':>9}")
    pasts = [Past(facts, cut, _YEARS) for cut in _CHOSEN_ON]
    drawn = [askers_of(past.new, wanted) for past in pasts]
    for name, rule in (BASELINES | TRIED).items():
        values = [
            evaluate(past, rule, askers).precision.mean() for past, askers in zip(pasts, drawn, strict=True)
        ]
        print(f"{name:<38}" + "".join(f"{value:>9.3f}" for value in (*values, np.mean(values))))
    del pasts
    past = Past(facts, _REPORTED_ON, _YEARS)
    describe(past)
    askers = askers_of(past.new, None)
    ideal = np.minimum(np.diff(past.new.indptr)[askers], 10).mean() / 10
    print(f"\nAll {len(askers):,} askers of {_REPORTED_ON}; precision with perfect foresight: {ideal:.3f}\n")
    rules = BASELINES | {"ln(1 + shared) on both ties": weighted, "ours": ours}
    found = {name: evaluate(past, rule, askers) for name, rule in rules.items()}
    print_quality(found)
    print_sizes(found, past.activity[askers])
    askers = askers_of(past.far, None)
    print(f"\nBeyond two steps: {len(askers):,} askers who met somebody there\n")
    print_quality({name: evaluate(past, rule, askers, far=True) for name, rule in FAR.items()})
    print(f"\n{process_time() - began:.0f} s")


def judge_registry(registry: Registry) -> None:
    """Print the same for a registry, from the first year with which half of its dated projects have begun."""
    facts = facts_of_registry(registry)
    cut = int(facts.starts.median()) + 1
    past = Past(facts, cut, years=1_000)
    describe(past)
    askers = askers_of(past.new, None)
    print(f"\n{len(facts.starts)} dated projects, cut at {cut}: {len(askers)} askers\n")
    found = {name: evaluate(past, rule, askers) for name, rule in BASELINES.items()}
    print_quality(found | {"ours": evaluate(past, ours, askers)})


def describe(past: Past) -> None:
    """Print what the past holds and what came after it."""
    new, far = int(past.new.nnz) // 2, int(past.far.nnz) // 2
    print(f"\n{len(past.partners):,} partners, {len(past.projects):,} projects, {past.ties.nnz // 2:,} ties;")
    print(f"later {past.repeated:,} of these again; {new:,} new, {far / max(new, 1):.0%} beyond two steps")


def print_quality(found: dict[str, Quality]) -> None:
    """Print the means with their intervals, and the gain in precision over Adamic-Adar, by asker."""
    print(f"{'':<38}{'precision':>22}{'recall':>9}{'average':>9}{'against Adamic-Adar':>24}")
    judge = found.get("Adamic-Adar")
    for name, quality in found.items():
        low, high = interval(quality.precision)
        line = (
            f"{name:<38}{quality.precision.mean():>8.3f} ({low:.3f}-{high:.3f}){quality.recall.mean():>9.3f}"
        )
        line += f"{quality.average.mean():>9.3f}"
        if judge is not None and judge is not quality:
            gain = quality.precision - judge.precision
            low, high = interval(gain)
            line += f"{gain.mean():>+9.3f} ({low:+.3f} {high:+.3f})"
        print(line)


def print_sizes(found: dict[str, Quality], activity: Vector) -> None:
    """Print precision by the number of projects that the asker had."""
    groups = {name: (activity >= low) & (activity <= high) for name, (low, high) in SIZES.items()}
    print(
        f"\nPrecision by the asker's projects before the cut\n\n{'':<38}"
        + "".join(f"{name:>13}" for name in groups)
    )
    print(f"{'askers':<38}" + "".join(f"{group.sum():>13,}" for group in groups.values()))
    for name, quality in found.items():
        print(
            f"{name:<38}" + "".join(f"{quality.precision[group].mean():>13.3f}" for group in groups.values())
        )


if __name__ == "__main__":
    main()
