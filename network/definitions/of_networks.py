"""The numbers of `whole` and `small_world`, in their order."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from network.explained import Definition

if TYPE_CHECKING:
    from collections.abc import Mapping


def _number(label: str, sentence: str, formula: str, unit: str, isolates: str, source: str) -> Definition:  # noqa: PLR0913, PLR0917 -- as they stand in the table
    return Definition(
        label=label,
        sentence=sentence,
        formula=formula,
        unit=unit,
        weights="not looked at",
        isolates=isolates,
        source=source,
    )


_MIXING = "(Σ eₖₖ - Σ aₖ²)/(1 - Σ aₖ²): e the shares of ties between groups, a of their ends in each"
_ACROSS = "(ties across - ties within)/ties"
_NEWMAN = "Newman 2003, Physical Review E 67, 026126, eq. 2"
_KRACKHARDT = "Krackhardt and Stern 1988, Social Psychology Quarterly 51"
_HUMPHRIES = "Humphries and Gurney 2008, PLoS ONE 3(4)"
_CHANCE = (
    "Newman, Strogatz and Watts 2001, Physical Review E 64, 026118, sec. V; "
    "Strona et al. 2014, Nature Communications 5"
)

WHOLE: Mapping[str, Definition] = MappingProxyType(
    {
        "partners": _number(
            "Partners", "How many partners there are.", "n", "partners", "counted", "a count"
        ),
        "ties": _number(
            "Ties", "How many pairs share at least one project.", "m", "pairs", "no part in it", "a count"
        ),
        "components": _number(
            "Components",
            "How many parts the network falls into that nothing joins.",
            "connected components",
            "parts",
            "a part each",
            "graph theory",
        ),
        "isolates": _number(
            "Isolates",
            "How many partners have no tie.",
            "partners with dᵢ = 0",
            "partners",
            "counted",
            "a count",
        ),
        "largest": _number(
            "Largest component",
            "How many partners are in the largest connected part.",
            "partners of the largest component",
            "partners",
            "no part in it, unless nobody is tied",
            "a count",
        ),
        "density": _number(
            "Density",
            "The share of all pairs of partners who share a project; no value for fewer than two.",
            "2m/(n(n-1))",
            "share of the pairs, 0 to 1",
            "counted in n",
            "Wasserman and Faust 1994, ch. 4",
        ),
        "centralisation": _number(
            "Centralisation",
            "How much the ties gather around one partner: 0 when all have as many, 1 for a star; "
            "no value for fewer than three.",
            "Σ (largest d - dᵢ)/((n-1)(n-2))",
            "none, 0 to 1",
            "counted, with d = 0",
            "Freeman 1979, Social Networks 1",
        ),
        "assortativity_country": _number(
            "Alike by country",
            "Whether partners work with their own country: 1 always, 0 as often as by chance, "
            "below 0 less; no value where all ties are within one country, or there is none.",
            _MIXING,
            "none, -1 to 1",
            "no part in it",
            _NEWMAN,
        ),
        "assortativity_kind": _number(
            "Alike by kind",
            "Whether partners work with their own kind: 1 always, 0 as often as by chance, "
            "below 0 less; no value where all ties are within one kind, or there is none.",
            _MIXING,
            "none, -1 to 1",
            "no part in it",
            _NEWMAN,
        ),
        "ei_country": _number(
            "Across countries",
            "Ties between countries less those within one, as a share of all: 1 all across, -1 all within; "
            "no value without ties.",
            _ACROSS,
            "none, -1 to 1",
            "no part in it",
            _KRACKHARDT,
        ),
        "ei_kind": _number(
            "Across kinds",
            "Ties between kinds of partner less those within one, as a share of all: 1 all across, "
            "-1 all within; no value without ties.",
            _ACROSS,
            "none, -1 to 1",
            "no part in it",
            _KRACKHARDT,
        ),
        "clustering": _number(
            "Closed chains",
            "The share of chains of three partners whose ends work with each other too; every large "
            "project raises it; no value without such a chain.",
            "3 × triangles/pairs of ties that meet",
            "share, 0 to 1",
            "no part in it",
            "Newman, Strogatz and Watts 2001, Physical Review E 64, 026118",
        ),
        "steps": _number(
            "Mean steps",
            "How many steps it takes on average from one partner of the largest part to another; "
            "no value where nobody is tied.",
            "mean over the pairs of the largest component of the steps between them",
            "steps",
            "no part in it",
            "Watts and Strogatz 1998, Nature 393",
        ),
    }
)

SMALL_WORLD: Mapping[str, Definition] = MappingProxyType(
    {
        "ratio": _number(
            "Small world",
            "How much more closed the network is than chance would have it, over how much longer its ways "
            "are: above 1 it is a small world; no value where one of the four is missing or 0.",
            "(clustering/expected clustering)/(steps/expected steps)",
            "ratio, above 0",
            "as in its four parts",
            _HUMPHRIES,
        ),
        "clustering": WHOLE["clustering"],
        "steps": WHOLE["steps"],
        "expected_clustering": _number(
            "Closed chains by chance",
            "The share of closed chains when partners draw their projects anew, as many as before; "
            "no value where no drawing has a chain.",
            "mean over the drawn networks",
            "share, 0 to 1",
            "no part in it",
            _CHANCE,
        ),
        "expected_steps": _number(
            "Mean steps by chance",
            "The mean number of steps when partners draw their projects anew, as many as before; "
            "no value where nobody is tied in any drawing.",
            "mean over the drawn networks",
            "steps",
            "no part in it",
            _CHANCE,
        ),
        "samples": _number(
            "Drawn networks",
            "How many networks were drawn by chance.",
            "as asked for",
            "networks",
            "no part in it",
            "a count",
        ),
    }
)
