"""Problems and reports: how they are printed, sorted and counted."""

from __future__ import annotations

from partners import RegistryError, Report
from partners.codes import Code
from partners.model import Origin
from partners.problems import KEPT_OF_ONE_CODE, Collector, quoted


def _report(count: int) -> Report:
    problems = Collector()
    for line in range(count, 0, -1):
        origin = Origin("data/partners.yaml", line, 14)
        problems.add(
            origin, Code.UNKNOWN_COUNTRY, "country 'NOR' is not a code", "write NO", record="partner 'x'"
        )
    return problems.report()


def test_a_problem_is_one_line() -> None:
    """File, line, column, severity, record, message, fix, code: the form the documentation shows."""
    expected = (
        "data/partners.yaml:1:14: error: partner 'x': country 'NOR' is not a code; write NO [unknown-country]"
    )
    assert expected == _report(1).render()


def test_twenty_of_a_code_are_shown() -> None:
    """The rest is a count, at the end; lines are sorted as numbers."""
    lines = _report(25).render().splitlines()
    assert [f"data/partners.yaml:{n}:14" for n in range(1, 21)] == [
        line.partition(": ")[0] for line in lines[:20]
    ]
    assert lines[20:] == ["... and 5 others [unknown-country]"]
    assert _report(25).summary() == "25 errors, 0 warnings"


def test_a_flood_is_cut() -> None:
    """A million mistakes of one kind take no more room than two hundred."""
    report = _report(KEPT_OF_ONE_CODE + 500)
    assert len(report) == KEPT_OF_ONE_CODE
    assert report.render().endswith("... and 180 or more others [unknown-country]")


def test_reports_add_up_and_errors_carry_them() -> None:
    """Two reports make one, each problem once; the exception shows it whole."""
    both = _report(2) + _report(3)
    assert 3 == len(both) == len(both.errors)
    assert str(RegistryError(both)) == both.render() + "\n3 errors, 0 warnings"


def test_quoted_text_stays_on_its_line() -> None:
    """What a message quotes can neither move the cursor nor fill the screen."""
    assert quoted("a\x1b[31m\nb\u202e") == "'a<U+001B>[31m<U+000A>b<U+202E>'"
    assert len(quoted("x" * 1000)) == 62
