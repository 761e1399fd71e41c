"""Who a partner might work with next, and the reasons in words."""

# ruff: noqa: PLC0415 -- pandas is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING

from network.errors import require_partner
from network.outlook import Ground, Outlook
from network.projection import collaboration_graph
from network.selection import named
from partners.countries import country_names
from partners.model import PartnerKind, Registry

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    import pandas as pd

_COLUMNS = {
    "name": "object",
    "country": "object",
    "kind": "object",
    "score": "float64",
    "adamic_adar": "float64",
    "shared_alters": "object",
    "through": "object",
    "similarity": "float64",
    "shared_programmes": "object",
    "new_programmes": "object",
    "shared_topics": "object",
    "new_country": "bool",
    "new_kind": "bool",
    "new_region": "object",
    "distance_km": "float64",
    "steps": "int64",
    "last_active": "object",
    "reasons": "object",
}


def suggest_partners(  # noqa: PLR0913 -- one argument a filter
    network: Registry | nx.Graph[str],
    partner: str,
    *,
    limit: int = 10,
    countries: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    beyond: bool = False,
    registry: Registry | None = None,
) -> pd.DataFrame:
    """Return up to ``limit`` partners not yet tied to ``partner``, the best first, each with its reasons.

    A registry is read with its default weights and without proposals. A collaboration graph is taken
    as it is; what it does not hold (regions, topics, dates, who has stopped, what programmes are
    called) is known where its ``registry`` is given, too. ``countries`` (ISO codes) and ``kinds`` ask
    for suggestions of these only.

    Suggested is who shares an alter with the partner. The rank is by ``score``:

    (1 + similarity) · Σ ln(1 + n) ln(1 + m) / ln(degree of z) over the alters z of both, n and m being
    the projects that z shares with the one and with the other: Adamic and Adar's sum ("Friends and
    neighbors on the Web", Social Networks 25, 2003) with weighted ties (in the way of L. Lü and
    T. Zhou, "Link prediction in weighted networks", EPL 89, 18001, 2010), raised by up to double for
    those whose ties are under the same programmes. It was chosen on Horizon 2020, by predicting later
    projects (docs/benchmarks.md). Newman weights play no part. Equal scores: more shared programmes
    first, then by id. With ``beyond`` those further away or out of reach follow, by similarity times
    their number of projects; their score is 0.

    The index is the suggested partner's id, named ``partner``. Columns:

    - name; country (ISO code); kind;
    - ``score``; ``adamic_adar``, the plain sum of 1/ln(degree of z);
    - ``shared_alters``: ids, sorted; ``through``: the same by name, those that count most first;
    - ``similarity``: the cosine of both partners' numbers of ties under each programme, 0 to 1;
    - ``shared_programmes``, ``new_programmes``: ids of those in which both have ties, or only the
      suggested one; ``shared_topics``, their own and their projects';
    - ``new_country``, ``new_kind``: whether no alter of the partner is of that; ``new_region``: its
      NUTS 2 code when no alter is there, else "";
    - ``distance_km``: as the crow flies, NaN where one of them is not placed;
    - ``steps``: ties on the shortest chain, 0 where there is none;
    - ``last_active``: ``running`` while a project of its is, else the last year in which one ran, ""
      where no date is known;
    - ``reasons``: all of this in one sentence.

    Ids are blank-separated, names and topics by "; ". Who has stopped or merged (``until``) is not
    suggested. The table is empty when there is nobody. Raises `UnknownPartnerError` (a `KeyError`)
    with the nearest ids, `ValueError` for a limit below 1 and for a country or kind that is none.
    """
    import pandas as pd

    if isinstance(network, Registry):
        registry, graph = network, collaboration_graph(network)
    else:
        graph = network
    require_partner(graph, partner)
    if limit < 1:
        raise ValueError(f"limit must be 1 or more, not {limit}")
    lands = named("country", countries, set() if countries is None else set(country_names()))
    sorts = named("kind", kinds, set(PartnerKind))
    outlook = Outlook(Ground(graph, registry), (partner,))

    def is_wanted(other: str) -> bool:
        node = graph.nodes[other]
        return (
            other != partner
            and other not in outlook.tied
            and (beyond or other in outlook.near)
            and (lands is None or node["country"] in lands)
            and (sorts is None or node["kind"] in sorts)
            and not outlook.fact(other).until
        )

    wanted = outlook.ordered(other for other in (graph if beyond else outlook.near) if is_wanted(other))
    index = pd.Index(wanted[:limit], name="partner", dtype=object)
    rows = [_row(outlook, other) for other in index]
    return pd.DataFrame(rows, index=index, columns=list(_COLUMNS)).astype(_COLUMNS)


def _row(outlook: Outlook, other: str) -> tuple[str | float | bool, ...]:
    node, found, new = outlook.graph.nodes[other], outlook.of(other), outlook.complement(other)
    fact, distance = outlook.fact(other), outlook.distance(other)
    return (
        node["name"],
        node["country"],
        node["kind"],
        found.score,
        found.adamic_adar,
        " ".join(sorted(found.through)),
        "; ".join(map(str, outlook.names(found.through))),
        found.similarity,
        " ".join(outlook.shared_programmes(other)),
        " ".join(new.programmes),
        "; ".join(outlook.shared_topics(other)),
        new.country,
        new.kind,
        new.region,
        float("nan") if distance is None else round(distance, 1),
        outlook.steps(other),
        "running" if fact.is_running else str(fact.last_year or ""),
        outlook.reasons(other).sentence(),
    )
