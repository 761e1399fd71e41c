"""Where a partner stands in the network, as its page says it: numbers, ranks, and how sure they are."""

# ruff: noqa: PLC0415 -- heavy libraries are imported where they are used

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from maps.measured import rank_words, said
from network import MEASURES, ranks
from network.ranks import RANKED

if TYPE_CHECKING:
    import pandas as pd

    from maps.languages import Language
    from network.ranks import Interval, Rank

View = dict[str, Any]


@dataclass(frozen=True)
class Standing:
    """The measures of all partners; ``table`` may hold the columns of `network.rank_intervals`, too."""

    table: pd.DataFrame
    language: Language

    @cached_property
    def _places(self) -> dict[str, dict[str, tuple[Rank | None, Interval | None]]]:
        from network.uncertainty import intervals

        found = {}
        for name in MEASURES.keys() & set(self.table.columns):
            interval = intervals(self.table, name)
            places = zip(self.table.index, ranks(name, self.table[name]), strict=True)
            found[name] = {partner: (place, interval.get(partner)) for partner, place in places}
        return found

    def of(self, partner: str) -> list[View]:
        """Return each measure of a partner in words, with its rank and that without records in doubt."""
        row: pd.Series[Any] = self.table.loc[partner]  # type: ignore[assignment]
        shown = []
        for name, measure in MEASURES.items():
            if name not in row.index:
                continue
            rank, interval = self._places[name][partner]
            doubted = rank is not None and interval is not None and interval.sure != rank.first
            shown.append(
                {
                    "label": self.language.t(measure.label),
                    "said": said(self.language, measure, row[name]),
                    "rank": rank_words(self.language, rank, interval) if rank else "",
                    "track": _track(rank, interval) if rank else None,
                    "sure": self.language.number(interval.sure) if doubted and interval else "",
                    "words": self.language.t(measure.sentence),
                }
            )
        return shown

    def ranking(self) -> View:
        """Return among how many partners ranks are, and which measures have intervals and which have none."""
        labels = {name: self.language.t(MEASURES[name].label) for name in RANKED}
        known = [name for name in RANKED if f"{name}_rank" in self.table.columns]
        return {
            "among": self.language.number(len(self.table)),
            "is_known": bool(known),
            "unknown": self.language.list(labels[name] for name in RANKED if name not in known),
        }

    def definitions(self) -> list[View]:
        """Return what each measure means; formula and source are in English, whatever the page is in."""
        return [
            {
                "name": name,
                "label": self.language.t(measure.label),
                "words": self.language.t(measure.sentence),
                "formula": measure.formula,
                "source": measure.source,
                "is_ranked": name in RANKED,
            }
            for name, measure in MEASURES.items()
        ]


def _track(rank: Rank, interval: Interval | None) -> dict[str, str]:
    """Return where a rank stands between the last (0) and the first (100), and where it could, in percent."""

    def at(place: float) -> float:
        return 100 * (rank.among - place) / (rank.among - 1) if rank.among > 1 else 100.0

    left, right = (at(interval.worst), at(interval.best)) if interval else (0.0, 0.0)
    return {
        "at": f"{at((rank.first + rank.last) / 2):.1f}",
        "left": f"{left:.1f}",
        "width": f"{right - left:.1f}" if right > left else "",
    }
