"""Rules about amounts that do not go together."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from partners.problems import quoted
from partners.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partners.draft import Draft

_CENTS_LOST = Decimal(100)  # what many rounded amounts may add up to


def above_cost(draft: Draft) -> Iterator[Finding]:
    """Find contributions, the EU's or a partner's, that are more than the whole project costs."""
    for entry in draft.projects:
        cost, share = entry.record.cost, entry.record.eu_contribution
        if cost is None:
            continue
        if share is not None and share > cost:
            message = f"eu_contribution {share} is more than the cost {cost}"
            yield Finding(entry.at("eu_contribution"), entry.label, message, "check both amounts")
        for participation in entry.record.participations:
            amount = participation.contribution
            if amount is not None and amount > cost:
                who = quoted(participation.partner)
                message = f"the contribution {amount} of {who} is more than the cost {cost}"
                yield Finding(
                    participation.origin or entry.origin, entry.label, message, "check both amounts"
                )


def above_total(draft: Draft) -> Iterator[Finding]:
    """Find contributions that add up to more than the EU gave."""
    for entry in draft.projects:
        total = entry.record.eu_contribution
        amounts = [p.contribution for p in entry.record.participations if p.contribution is not None]
        if total is not None and sum(amounts) > total + _CENTS_LOST:
            message = f"the contributions add up to {sum(amounts)}, more than eu_contribution {total}"
            yield Finding(entry.at("eu_contribution"), entry.label, message, "check the amounts")
