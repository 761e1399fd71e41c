"""Registries that strain the explorer: too many of one thing, too long, too far away, or nothing at all.

Made up without chance, so that a picture or a failure can be made again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = ["https://source.example.eu/made-up"]
KINDS = [
    "cluster", "company", "research", "education", "public-authority", "agency", "network", "other",
]  # fmt: skip
CROWD = 105
CONSORTIUM = 60
PROGRAMMES = 24
LONG = 200

CITIES = [
    ("Lisbon", "PT", 38.72, -9.14), ("Madrid", "ES", 40.42, -3.70), ("Paris", "FR", 48.86, 2.35),
    ("Berlin", "DE", 52.52, 13.40), ("Rome", "IT", 41.89, 12.48), ("Vienna", "AT", 48.21, 16.37),
    ("Prague", "CZ", 50.08, 14.44), ("Warsaw", "PL", 52.23, 21.01), ("Budapest", "HU", 47.50, 19.04),
    ("Athens", "GR", 37.98, 23.73), ("Sofia", "BG", 42.70, 23.32), ("Bucharest", "RO", 44.43, 26.10),
    ("Helsinki", "FI", 60.17, 24.94), ("Stockholm", "SE", 59.33, 18.07), ("Oslo", "NO", 59.91, 10.75),
    ("Tallinn", "EE", 59.44, 24.75), ("Riga", "LV", 56.95, 24.11), ("Vilnius", "LT", 54.69, 25.28),
    ("Dublin", "IE", 53.35, -6.26), ("London", "GB", 51.51, -0.13),
]  # fmt: skip

# 24 programmes in twelve families: more families than there are tones, one with a tree three deep
PARENTS: dict[str, str | None] = {
    "alpha": None, "alpha-north": "alpha", "alpha-south": "alpha", "alpha-north-sea": "alpha-north",
    "alpha-east": "alpha", "alpha-west": "alpha", "alpha-islands": "alpha-south", "beta": None,
    "beta-skills": "beta", "beta-youth": "beta", "gamma": None, "gamma-start": "gamma", "delta": None,
    "delta-growth": "delta", "epsilon": None, "zeta": None, "eta": None, "theta": None, "iota": None,
    "kappa": None, "kappa-research": "kappa", "lambda": None, "mu": None, "mu-loans": "mu",
}  # fmt: skip

# what the eye and the layout may stumble over, with a place each: right to left, other letters, one long word
NAMES = [
    ("arabic", "معهد العالم العربي للتعاون الثقافي", "Paris", "FR", 48.849, 2.357),
    ("hebrew", "האוניברסיטה העברית (ירושלים) 1918", "Jerusalem", "IL", 31.79, 35.24),
    ("greek", "Εθνικό Μετσόβιο Πολυτεχνείο", "Athens", "GR", 37.979, 23.783),
    ("cyrillic", "Българска академия на науките", "Sofia", "BG", 42.695, 23.332),
    ("mixed", "Media שלום Cluster (2013) – كتلة", "Marseille", "FR", 43.30, 5.37),
    ("stacked", "Ťhe ạ̈ccénts of Çluj: Ș̌tīrī și Ļiepāja", "Cluj-Napoca", "RO", 46.77, 23.60),
    ("tokyo", "東京大学メディア研究所", "Tokyo", "JP", 35.71, 139.76),
    ("montreal", "Québec/Canada Media Fund & Co.", "Montréal", "CA", 45.51, -73.57),
    ("apia", "At the other edge of the map", "Apia", "WS", -13.83, -171.77),
    ("long-words", "Interregional Observatory of Audiovisual Innovation " * 4, "Brest", "FR", 48.39, -4.49),
    ("long-word", "Donaudampfschifffahrtsgesellschaft" * 6, "Regensburg", "DE", 49.02, 12.10),
]  # fmt: skip


def stress() -> dict[str, Any]:
    """Return a registry with too much of everything at once."""
    partners = [*_crowd(), *_consortium(), *_strange(), *_without_place(), *_pair()]
    return {
        "site": {"title": "A registry that strains the explorer", "owner": "crowd-001"},
        "programmes": _programmes(),
        "partners": partners,
        "projects": _projects(),
    }


def no_projects() -> dict[str, Any]:
    """Return a registry of three partners who have done nothing together yet."""
    return {"partners": _consortium()[:3]}


def one_partner() -> dict[str, Any]:
    """Return a registry of one partner, its owner."""
    return {"site": {"owner": "member-00"}, "partners": _consortium()[:1]}


def written(registry: dict[str, Any], folder: Path) -> Path:
    """Write ``registry`` into ``folder`` and return the file: JSON is YAML, too."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "partners.yaml"
    path.write_text(json.dumps(registry, ensure_ascii=False, indent=1), encoding="utf-8", newline="\n")
    return path


def _partner(key: str, name: str, country: str, **fields: Any) -> dict[str, Any]:
    return {"id": key, "name": name, "country": country, "sources": SOURCE, **fields}


def _crowd() -> list[dict[str, Any]]:
    """105 partners at one point: of every kind, with names that share long beginnings."""
    return [
        _partner(
            f"crowd-{number:03d}",
            f"Brussels Institute for Creative Industries, House {number}",
            "BE",
            short=f"BICI {number}",
            kind=KINDS[number % len(KINDS)],
            city="Brussels",
            lat=50.8503,
            lon=4.3517,
        )
        for number in range(1, CROWD + 1)
    ]


def _consortium() -> list[dict[str, Any]]:
    """60 partners in 20 cities, three near each other in each."""
    result = []
    for number in range(CONSORTIUM):
        city, country, lat, lon = CITIES[number % len(CITIES)]
        shift = 0.02 * (number // len(CITIES))
        result.append(
            _partner(
                f"member-{number:02d}",
                f"{city} Agency {number}",
                country,
                kind=KINDS[number % len(KINDS)],
                city=city,
                lat=round(lat + shift, 4),
                lon=lon,
            )
        )
    return result


def _strange() -> list[dict[str, Any]]:
    return [
        _partner(key, name[:LONG].strip(), country, city=city, lat=lat, lon=lon)
        for key, name, city, country, lat, lon in NAMES
    ]


def _without_place() -> list[dict[str, Any]]:
    return [
        _partner(f"nowhere-{number}", f"Body without a seat {number}", country)
        for number, country in enumerate(["DE", "FR", "XK", "PT"])
    ]


def _pair() -> list[dict[str, Any]]:
    """Two partners far from everyone whom six programmes tie."""
    return [
        _partner("pair-a", "Porto Film Office", "PT", city="Porto", lat=41.15, lon=-8.61),
        _partner("pair-b", "Tromsø Film Office", "NO", city="Tromsø", lat=69.65, lon=18.96),
    ]


def _programmes() -> list[dict[str, Any]]:
    result = []
    for key, parent in PARENTS.items():
        record = {"id": key, "name": f"Programme {key}", "short": key.upper(), "sources": SOURCE}
        if parent is not None:
            record["parent"] = parent
        result.append(record)
    result[-1]["name"] = ("A programme with a name that nobody will ever say aloud, " * 4)[:LONG].strip()
    result[-1]["short"] = ""
    return [{key: value for key, value in record.items() if value != ""} for record in result]


def _project(key: str, partners: list[Any], **fields: Any) -> dict[str, Any]:
    return {
        "id": key,
        "title": f"Project {key}",
        "acronym": key.upper(),
        "partners": partners,
        "sources": SOURCE,
        **fields,
    }


def _between_the_pair() -> list[dict[str, Any]]:
    """Six programmes, two of them of one family and one with three projects."""
    turns = {"alpha": 1, "alpha-north": 1, "beta": 1, "gamma": 3, "delta": 1, "epsilon": 1}
    return [
        _project(
            f"pair-{programme}-{turn}",
            [{"partner": "pair-a", "role": "coordinator"}, "pair-b"],
            programme=programme,
            start=str(2008 + 2 * row + turn),
            end=str(2010 + 2 * row + turn),
            status="finished",
        )
        for row, (programme, count) in enumerate(turns.items())
        for turn in range(count)
    ]


def _projects() -> list[dict[str, Any]]:
    programmes = list(PARENTS)
    crowd = [f"crowd-{number:03d}" for number in range(1, CROWD + 1)]
    members = [f"member-{number:02d}" for number in range(CONSORTIUM)]
    led = [{"partner": members[0], "role": "coordinator"}, *members[1:]]
    projects = [
        _project("sixty", led, programme="alpha", start="2014-01-01", end="2016-12-31", status="finished"),
        *_between_the_pair(),
    ]
    # every programme ties somebody; a crowd at one point works together and with others
    for row, programme in enumerate(programmes):
        projects.append(
            _project(
                f"each-{programme}",
                [
                    {"partner": members[row], "role": "coordinator"},
                    members[(row * 7 + 3) % CONSORTIUM],
                    {"partner": crowd[row * 4], "role": "associated"},
                    {"partner": crowd[(row * 11 + 5) % CROWD], "role": "third-party"},
                ],
                programme=programme,
                start=f"{2000 + row}-03",
                end=f"{2002 + row}-02",
                status="running" if row == len(programmes) - 1 else "finished",
                topics=["cinema", "animation", f"topic {row}"],
            )
        )
    projects += [
        _project(f"house-{row}", crowd[row : row + 5], programme="beta", start=str(2010 + row % 9))
        for row in range(0, CROWD, 5)
    ]
    projects += [
        _project("strangers", [key for key, *_ in NAMES], programme="mu-loans", start="2017", end="2019"),
        _project("undated", ["arabic", "greek", "cyrillic"], programme="zeta"),
        _project("undated-too", ["pair-a", "member-05"]),
        _project("bodies", ["nowhere-0", "nowhere-1", "nowhere-2", "member-01"], start="2019"),
        _project(
            "proposed", ["pair-a", "hebrew", "tokyo"], kind="proposal", status="proposed", programme="eta",
        ),
        _project(
            "rejected", ["pair-b", "montreal", "member-09"], kind="proposal", status="rejected",
            programme="theta", submissions=["2015-03"],
        ),
        _project("club", ["member-02", "member-03", "mixed"], kind="network", start="2005"),
        _project("pact", ["member-04", "stacked"], kind="agreement", start="2011-05-09", status="running"),
        _project("alone", ["nowhere-3"], programme="iota", start="2012", end="2013"),
        _project("long", ["long-words", "long-word"], programme="mu", start="1984", end="2034"),
    ]  # fmt: skip
    projects[-1]["title"] = ("The title of a project that did not want to leave anything unsaid " * 4)[
        :LONG
    ].strip()
    projects[-1]["acronym"] = "UNPRONOUNCEABLEACRONYM" * 3
    return projects
