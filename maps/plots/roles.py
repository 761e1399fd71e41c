"""Between whom go-betweens stand: stacked bars of Gould's and Fernandez' roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.plots.lettering import widest
from maps.plots.paper import INK_2, PAPER, TONES, Plot, key, sheet, style
from maps.plots.words import names_of, source_of

if TYPE_CHECKING:
    import pandas as pd

    from partners.model import Registry

_ROW = 0.3  # inches
_ROLES = {
    "liaison": ("liaison: all different", TONES[0]),
    "consultant": ("consultant: the two alike", TONES[3]),
    "gatekeeper": ("gatekeeper: one like itself", TONES[1]),
    "coordinator": ("coordinator: all alike", TONES[2]),
}


def roles(
    registry: Registry, table: pd.DataFrame, *, groups: str = "groups", top: int = 10, title: str = ""
) -> Plot:
    """Return the ``top`` go-betweens as bars of the pairs they stand between, by the groups of the three.

    ``table`` as `network.brokerage_roles` returns it (gatekeeper and representative are one here);
    ``groups`` says in a word what the groups are, such as ``regions``. Raises `MissingExtraError`
    without matplotlib.
    """
    shown = table.sort_values("total", ascending=False, kind="stable").head(top)
    names = names_of(registry, shown.index)
    pairs = {role: shown[role].to_numpy(int).tolist() for role in _ROLES}
    totals = [f"{int(total):,}" for total in shown["total"]]
    title = title or f"Who stands between {groups}"
    with style():
        figure, axes = sheet(
            title,
            f"Pairs who do not work with each other, but both with this one; by the {groups} of the three",
            source_of(registry),
            height=_ROW * max(len(names), 1),
            left=widest(names, weight="bold") + 0.15,
            right=widest(totals) + 0.1,
            top=0.3,
        )
        beside = axes.get_yaxis_transform()
        for place, partner in enumerate(shown.index):
            begin = 0.0
            for role, (_, color) in _ROLES.items():
                width = pairs[role][place]
                axes.barh(place, width, left=begin, height=0.66, color=color, edgecolor=PAPER, lw=0.6)
                begin += width
            weight = "bold" if partner == registry.site.owner else "normal"
            axes.text(-0.015, place, names[place], transform=beside, ha="right", va="center", weight=weight)
            axes.annotate(totals[place], (begin, place), xytext=(5, 0), textcoords="offset points",
                          va="center", color=INK_2, annotation_clip=False)  # fmt: skip
        axes.set_xlim(0, max(float(shown["total"].max() if len(shown) else 1), 1))
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.set_xticks([])
        axes.set_yticks([])
        key(
            figure,
            axes,
            [({"marker": "s", "ms": 8, "color": color}, words) for words, color in _ROLES.values()],
            above=0.14,
        )
    said = "; ".join(
        f"{name} {totals[place]} ({', '.join(f'{role} {pairs[role][place]:,}' for role in _ROLES)})"
        for place, name in enumerate(names)
    )
    return Plot(figure, f"{title}. Bars of pairs, by the {groups} of the three: {said}.")
