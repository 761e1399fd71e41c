"""The checks that look at the whole registry. A rule is one function with a code; `RULES` is all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partners.codes import Code
from partners.rules import completeness, consistency, house, identity, money, references, timing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from partners.draft import Draft
    from partners.problems import Collector
    from partners.rules.finding import Finding

    Rule = Callable[[Draft], Iterable[Finding]]

RULES: tuple[tuple[Code, Rule], ...] = (
    (Code.DUPLICATE_ID, references.duplicate_id),
    (Code.UNKNOWN_PARTNER, references.unknown_partner),
    (Code.UNKNOWN_PROGRAMME, references.unknown_programme),
    (Code.UNKNOWN_SUCCESSOR, references.unknown_successor),
    (Code.UNKNOWN_OWNER, references.unknown_owner),
    (Code.LOW_CONTRAST, house.low_contrast),
    (Code.UNUSABLE_PICTURE, house.unusable_picture),
    (Code.PROGRAMME_CYCLE, references.programme_cycle),
    (Code.SUCCESSOR_CYCLE, references.successor_cycle),
    (Code.REPEATED_PARTNER, consistency.repeated_partner),
    (Code.TWO_COORDINATORS, consistency.two_coordinators),
    (Code.SHARED_IDENTIFIER, identity.shared_identifier),
    (Code.SHARED_VAT, identity.shared_vat),
    (Code.SIMILAR_PARTNERS, identity.similar_partners),
    (Code.BACKWARDS_DATES, timing.backwards_dates),
    (Code.OUTSIDE_PROGRAMME, timing.outside_programme),
    (Code.OUTSIDE_PROJECT, timing.outside_project),
    (Code.ENDED_LONG_AGO, timing.ended_long_ago),
    (Code.RUNNING_PROPOSAL, timing.running_proposal),
    (Code.ABOVE_COST, money.above_cost),
    (Code.ABOVE_TOTAL, money.above_total),
    (Code.MISPLACED_SUBMISSIONS, consistency.misplaced_submissions),
    (Code.HALF_POINT, consistency.half_point),
    (Code.NULL_ISLAND, consistency.null_island),
    (Code.NUTS_ELSEWHERE, consistency.nuts_elsewhere),
    (Code.EMPTY_REGISTRY, completeness.empty_registry),
    (Code.COMPLETE_WITH_ONE, completeness.complete_with_one),
    (Code.ISOLATED_PARTNER, completeness.isolated_partner),
    (Code.MISSING_SOURCES, completeness.missing_sources),
)


def check(draft: Draft, problems: Collector) -> None:
    """Add to ``problems`` what the rules find in ``draft``."""
    for code, rule in RULES:
        for found in rule(draft):
            problems.add(found.origin, code, found.message, found.fix, record=found.record)
            if problems.full(code):
                break
