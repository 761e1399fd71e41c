"""The rules where the bad examples leave off: what is still right, and what is wrong in other ways."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from partners import read_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PARTNERS = "".join(f"  - {{id: p{n}, name: P{n}, country: FR, sources: []}}\n" for n in range(3))
PROJECT = "id: j, title: J, sources: []"
FUND = "id: f, name: F, sources: []"


def _registry(*, partners: str = "", project: str = "", programmes: str = "", site: str = "") -> str:
    everyone = "  - {id: all, title: All, sources: [], partners: [p0, p1, p2]}\n"
    return (
        f"partners:\n{PARTNERS}{partners}projects:\n{everyone}"
        + (f"  - {{{PROJECT}, {project}}}\n" if project else "")
        + (f"programmes:\n{programmes}" if programmes else "")
        + (f"site: {{{site}}}\n" if site else "")
    )


def _partner(line: str, name: str = "x") -> str:
    return f"  - {{id: {name}, name: X, country: GR, sources: [], {line}}}\n"


FUND_7 = f"  - {{{FUND}, start: 2007, end: 2013}}\n"
BUSY = "partners: [p0, x]"
TWO_SHARES = "{partner: p0, contribution: 600}, {partner: p1, contribution"

CASES = [
    # dates of several precisions overlap rather than contradict
    (_registry(project="start: 2015-06, end: 2015"), []),
    (_registry(project="start: 2015, end: 2015-01"), []),
    (_registry(project="start: 2015-06-02, end: 2015-06-01"), ["backwards-dates"]),
    (_registry(project="partners: [{partner: p0, start: 2016, end: 2015}]"), ["backwards-dates"]),
    (_registry(project=BUSY, partners=_partner("founded: 2005, until: 2004-12")), ["backwards-dates"]),
    (_registry(programmes=f"  - {{{FUND}, start: 2014, end: 2013}}\n"), ["backwards-dates"]),
    # a programme's last calls pay for later projects
    (_registry(project="programme: f, start: 2015-12", programmes=FUND_7), []),
    (_registry(project="programme: f, start: 2016", programmes=FUND_7), ["outside-programme"]),
    (_registry(project="programme: f, start: 2006-12", programmes=FUND_7), ["outside-programme"]),
    (_registry(project="programme: f, start: 2007", programmes=FUND_7), []),
    (_registry(project="programme: f, start: 1990", programmes=f"  - {{{FUND}}}\n"), []),
    # circles are named once, however long
    (_registry(programmes=f"  - {{{FUND}, parent: f}}\n"), ["programme-cycle"]),
    (
        _registry(
            programmes="".join(
                f"  - {{id: {a}, name: A, sources: [], parent: {b}}}\n" for a, b in ("ab", "bc", "ca", "da")
            )
        ),
        ["programme-cycle"],
    ),
    (_registry(programmes=f"  - {{{FUND}, parent: g}}\n"), ["unknown-programme"]),
    (_registry(project=BUSY, partners=_partner("successor: x")), ["successor-cycle"]),
    (_registry(project=BUSY, partners=_partner("successor: p1")), []),
    # points and regions
    (_registry(project=BUSY, partners=_partner("lat: 0, lon: 25")), []),
    (_registry(project=BUSY, partners=_partner("lon: 25")), ["half-point"]),
    (_registry(project=BUSY, partners=_partner("nuts: EL30")), []),
    (_registry(project=BUSY, partners=_partner("nuts: GR30")), []),
    (_registry(project=BUSY, partners=_partner("nuts: UKI")), ["nuts-elsewhere"]),
    # taking part
    (_registry(partners=_partner("kind: agency")), ["isolated-partner"]),
    (_registry(project="partners: [p0, p0, p0]"), ["repeated-partner"]),
    (_registry(project="complete: true"), ["complete-with-one"]),
    (_registry(project="complete: true, partners: [p0, p1]"), []),
    (_registry(project="complete: false, partners: [p0]"), []),
    (_registry(project="kind: proposal, submissions: [2016-02, 2017-02]"), []),
    (_registry(project="kind: network, submissions: [2016]"), ["misplaced-submissions"]),
    (_registry(project="partners: [{partner: p0, role: coordinator}, {partner: p1, role: partner}]"), []),
    (_registry(project="partners: [{role: coordinator}]"), ["missing-key"]),
    (_registry(project="kind: proposal, status: rejected"), []),
    (_registry(project="kind: proposal, status: running"), ["running-proposal"]),
    (
        _registry(project="start: 2015, end: 2016, partners: [{partner: p0, start: 2015-06, end: 2016-12}]"),
        [],
    ),
    (_registry(project="start: 2015, end: 2016, partners: [{partner: p0, end: 2017}]"), ["outside-project"]),
    (_registry(project="end: 2016, partners: [{partner: p0, start: 2017}]"), ["outside-project"]),
    # long ago is measured from the newest date that is no end
    (_registry(project="status: running, start: 2010, end: 2012"), []),
    (
        _registry(project="status: running, end: 2012", partners=_partner("founded: 2013-12") + ""),
        ["isolated-partner"],
    ),
    (
        _registry(
            project="status: running, end: 2012, partners: [p0, x]", partners=_partner("founded: 2014")
        ),
        ["ended-long-ago"],
    ),
    (
        _registry(
            project="status: finished, end: 2012, partners: [p0, x]", partners=_partner("founded: 2014")
        ),
        [],
    ),
    # money
    (_registry(project="cost: 100, eu_contribution: 100, partners: [{partner: p0, contribution: 100}]"), []),
    (_registry(project="cost: 100, partners: [{partner: p0, contribution: 100.01}]"), ["above-cost"]),
    (
        _registry(project=f"eu_contribution: 1000, partners: [{TWO_SHARES}: 500}}]"),
        [],
    ),
    (
        _registry(project=f"eu_contribution: 999, partners: [{TWO_SHARES}: 500}}]"),
        ["above-total"],
    ),
    # identity
    (
        _registry(
            project="partners: [p0, x, y]",
            partners=_partner("wikidata: Q90") + _partner("wikidata: Q90, city: Y", "y"),
        ),
        ["shared-identifier"],
    ),
    (
        _registry(
            project="partners: [p0, x, y]", partners=_partner("city: Bergen") + _partner("city: Oslo", "y")
        ),
        [],
    ),
    (
        _registry(
            project="partners: [p0, x, y]", partners=_partner("city: Zürich") + _partner("city: zurich", "y")
        ),
        ["similar-partners"],
    ),
    (
        _registry(
            project="partners: [p0, x, y]",
            partners=_partner("city: Oslo") + _partner("city: Oslo, not_same_as: [x]", "y"),
        ),
        [],
    ),
    (
        _registry(
            project="partners: [p0, x, y]",
            partners=_partner("city: Oslo, successor: y") + _partner("city: Oslo", "y"),
        ),
        [],
    ),
    (
        _registry(
            project="partners: [p0, x, y]",
            partners=_partner("vat: BE0403019261, city: A")
            + _partner("vat: BE0403019261, city: B, not_same_as: [x]", "y"),
        ),
        [],
    ),
    (
        _registry(project=BUSY, partners=_partner('pic: "953689451"') + _partner("kind: other")),
        ["duplicate-id"],
    ),
    (_registry(site="owner: p0, languages: []"), []),
    (_registry(site="owner: p9"), ["unknown-owner"]),
    (_registry() + "programmes: [{id: p0, name: A, sources: []}]\n", []),
]


@pytest.mark.parametrize(("text", "codes"), CASES)
def test_rule(text: str, codes: list[str], written: Callable[..., Path]) -> None:
    """Each case gives these codes and no others."""
    registry, report = read_registry(written(text))
    assert [problem.code for problem in report] == codes
    assert (registry is None) == bool(report.errors)


def test_the_day_can_be_given(monkeypatch: pytest.MonkeyPatch, written: Callable[..., Path]) -> None:
    """With ``SOURCE_DATE_EPOCH`` long ago is measured from there; nothing ever asks the clock."""
    path = written(_registry(project="status: running, end: 2012-06"))
    for day, codes in ((1_371_000_000, []), (1_373_000_000, ["ended-long-ago"])):  # June and July 2013
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(day))
        assert [problem.code for problem in read_registry(path)[1]] == codes


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Media Cluster", "Cluster Média", True),
        ("Cluster TWIST ASBL", "Cluster Twist", True),
        ("Filmcluster Bayern", "Filmcluster Bayerm", True),
        ("Filmcluster Bayern", "Filmcluster Bayer", True),
        ("Université Paris 1", "Université Paris 2", False),
        ("Lab A", "Lab B", False),
        ("Media Cluster North", "Media Cluster South", False),
    ],
)
def test_names_that_are_nearly_one(one: str, other: str, alike: bool, written: Callable[..., Path]) -> None:  # noqa: FBT001
    """Order, accents, legal forms and one letter of a long name make no difference; figures do."""
    partners = f"  - {{id: x, name: {one}, country: FR, city: Lyon, sources: []}}\n"
    partners += f"  - {{id: y, name: {other}, country: FR, city: Lyon, sources: []}}\n"
    _, report = read_registry(written(_registry(project="partners: [x, y]", partners=partners)))
    assert [problem.code for problem in report] == ["similar-partners"] * alike


def test_a_refused_id_is_known_all_the_same(written: Callable[..., Path]) -> None:
    """One bad value is one problem: mentions of its record are not unknown as well."""
    text = _registry(project="partners: [p0, x]", partners=_partner("kind: agncy, lat: nowhere, lon: 5"))
    _, report = read_registry(written(text))
    assert [problem.code for problem in report] == ["unknown-choice", "bad-coordinate"]


HOSTILE = {
    "a list without end": "partners: [" + "a, " * 300_000 + "]",
    "unknown keys": "".join(f"k{n}: v\n" for n in range(50_000)),
    "unknown partners": _registry()
    + "".join(f"  - {{id: j{n}, title: J, partners: [z{n}]}}\n" for n in range(3_000)),
    "wrong countries": "partners:\n"
    + "".join(f"  - {{id: p{n}, name: P, country: Frnce{n}}}\n" for n in range(5_000)),
    "one long text": "partners:\n  - {id: a, name: '" + "x" * 1_000_000 + "', country: FR}",
    "one long address": "partners:\n  - {id: a, name: A, country: FR, website: 'https://"
    + "a." * 500_000
    + "'}",
    "one long number": "projects:\n  - {id: a, title: A, cost: '" + "1 " * 500_000 + "'}",
    "comments": "a: b # c\n" * 100_000,
    "anchors": "- &a b\n" * 100_000,
    "controls": "\x07" * 1_000_000,
    "a circle of thousands": "programmes:\n"
    + "".join(f"  - {{id: f{n}, name: F, parent: f{(n + 1) % 2000}}}\n" for n in range(2000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_are_refused_in_time(text: str, written: Callable[..., Path]) -> None:
    """A megabyte of the worst takes seconds at most, and its report stays short."""
    path = written(text)
    started = time.process_time()
    registry, report = read_registry(path)
    rendered = report.render()
    assert registry is None
    assert time.process_time() - started < 5
    assert len(rendered) < 40_000
