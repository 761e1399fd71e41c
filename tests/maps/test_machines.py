"""What machines are told: linked data, sitemap, robots.txt and feed, read by parsers that are not ours."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from maps import site_files
from maps.crawling import feed, robots, sitemap
from maps.languages import LANGUAGES
from maps.linked_data import LinkedData
from network import collaboration_graph, measures
from partners import load_registry
from partners.model import PartnerId, ProgrammeId, ProjectId

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
BASE = "https://atlas.example/map/"
HOSTILE = "</script><!-- \x00\x0b\ud800 & {{ 7*7 }}"


@pytest.fixture(scope="module")
def data() -> LinkedData:
    """Return the real registry's linked data, published somewhere."""
    return LinkedData(load_registry(ROOT / "data" / "partners.yaml"), BASE, "en")


def things(thing: Any) -> Iterator[dict[str, Any]]:
    """Yield every thing inside a thing, itself first."""
    if isinstance(thing, dict):
        yield thing
        for value in thing.values():
            yield from things(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from things(value)


def everything(data: LinkedData) -> Iterator[dict[str, Any]]:
    """Yield every record of the registry."""
    registry = data.registry
    yield from map(data.partner, registry.partners.values())
    yield from map(data.project, registry.projects.values())
    for programme in registry.programmes.values():
        yield data.programme(
            programme, [p for p in registry.projects.values() if p.programme == programme.id]
        )


def test_a_partner_is_an_organisation_with_its_projects(data: LinkedData) -> None:
    """Name, town, place on the earth and what it is a member of."""
    found = data.partner(data.registry.partners[PartnerId("twist")])

    assert found["@type"] == "Organization"
    assert found["@id"] == f"{BASE}partners/twist.html"
    assert found["address"]["addressCountry"] == "BE"
    assert found["location"]["geo"]["latitude"] == pytest.approx(50.5, abs=0.3)
    assert f"{BASE}projects/eurotransmedia.html" in {each["@id"] for each in found["memberOf"]}


def test_a_project_names_members_in_their_roles_and_its_grant(data: LinkedData) -> None:
    """Each participation is a role; the programme is the grant."""
    project = data.registry.projects[ProjectId("eurotransmedia")]
    found = data.project(project)

    assert found["@type"] == "ResearchProject"
    assert len(found["member"]) == len(project.participations)
    roles = [role["roleName"] for role in found["member"]]
    assert roles.count("coordinator") == sum(part.role == "coordinator" for part in project.participations)
    assert found["funding"]["@type"] == "Grant"


def test_a_programme_is_a_grant_that_funds_projects(data: LinkedData) -> None:
    """Projects under it stand in it."""
    programme = data.registry.programmes[ProgrammeId("cosme")]
    found = data.programme(programme, data.registry.projects.values())

    assert found["@type"] == "Grant"
    assert len(found["fundedItem"]) == len(data.registry.projects)


def test_nothing_is_empty_and_addresses_are_whole(data: LinkedData) -> None:
    """What is not known is left out, and everything is plain JSON."""
    for record in everything(data):
        json.dumps(record, allow_nan=False)
        for thing in things(record):
            assert not {key for key, value in thing.items() if value in (None, "", [], {})}
            for key in ("@id", "url", "sameAs"):
                for value in (
                    thing.get(key, []) if isinstance(thing.get(key), list) else [thing.get(key, BASE)]
                ):
                    assert re.match(r"https?://[^/]+", value), (key, value)
            for key in ("foundingDate", "dissolutionDate", "startDate", "endDate"):
                assert re.fullmatch(r"\d{4}(-\d\d){0,2}", thing.get(key, "2000"))


def test_without_an_address_links_are_relative(data: LinkedData) -> None:
    """A site that does not know where it is published links its own pages from where they lie."""
    found = replace(data, base="").partner(data.registry.partners[PartnerId("twist")])

    assert found["@id"] == "../partners/twist.html"


def test_the_sitemap_has_every_page_once() -> None:
    """Absolute addresses of all pages but those that repeat others."""
    pages = ["index.html", "partners/a.html", "embed.html", "standalone.html", "fr/index.html"]
    root = ET.fromstring(sitemap(BASE, pages))  # noqa: S314 -- our own
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

    assert root.tag == f"{space}urlset"
    found = [each.text for each in root.findall(f"{space}url/{space}loc")]
    assert found == [f"{BASE}fr/", BASE, f"{BASE}partners/a.html"]


def test_robots_names_the_sitemap() -> None:
    """Nothing is forbidden."""
    assert robots(BASE).decode().splitlines()[-1] == f"Sitemap: {BASE}sitemap.xml"


def test_the_feed_is_read_by_a_feed_reader(data: LinkedData) -> None:
    """Atom without a fault: newest project first, ids that stay."""
    found = feedparser.parse(feed(data.registry, BASE, author="The office", news=[("a", "A joined")]))

    assert not found.bozo
    assert found.version == "atom10"
    assert found.feed.title == data.registry.site.title
    assert found.feed.updated == max(entry.updated for entry in found.entries)
    assert len({entry.id for entry in found.entries}) == len(found.entries) <= 50
    dates = [entry.updated for entry in found.entries[1:]]
    assert dates == sorted(dates, reverse=True)
    assert all(entry.link.startswith(BASE) for entry in found.entries)


def test_a_feed_of_much_news_keeps_its_limit(data: LinkedData) -> None:
    """More news than fits leaves out the rest of it, and every project."""
    news = [(f"n{row}", f"Change {row}") for row in range(70)]
    found = feedparser.parse(feed(data.registry, BASE, author="The office", news=news))

    assert [entry.title for entry in found.entries] == [f"Change {row}" for row in range(50)]


def test_hostile_text_stays_text(data: LinkedData) -> None:
    """Names that are markup, or that XML cannot hold, break no feed."""
    project = next(project for project in data.registry.projects.values() if project.start)
    hostile = replace(
        data.registry,
        site=replace(data.registry.site, title=HOSTILE),
        projects={project.id: replace(project, acronym=HOSTILE, title=HOSTILE)},
    )
    found = feedparser.parse(feed(hostile, BASE, author=HOSTILE))

    assert not found.bozo
    assert "7*7" in found.entries[0].title


def test_a_site_with_an_address_tells_machines() -> None:
    """Pages, sitemap, feed and oEmbed agree on where everything is; without an address there are none."""
    registry = load_registry(ROOT / "data" / "partners.yaml")
    graph = collaboration_graph(registry)
    table = measures(graph)
    published = replace(registry, site=replace(registry.site, address=BASE.rstrip("/")))
    files = site_files(published, graph, table, languages=[*LANGUAGES][:2])
    pages = {path for path in files if path.endswith(".html")}
    listed = set(re.findall("<loc>(.*?)</loc>", files["sitemap.xml"].decode()))

    folders = ["", *(f"{code}/" for code in [*LANGUAGES][1:2])]
    assert {f"{BASE}{folder}{page}" for folder in folders for page in ("", "partners/twist.html")} <= listed
    assert {f"{BASE}{path}".removesuffix("index.html") for path in pages} >= listed
    for path in (
        "partners/twist.html",
        f"{folders[-1]}projects/eurotransmedia.html",
        "programmes/cosme.html",
    ):
        text = files[path].decode()
        told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])  # type: ignore[index]
        assert told["@id"] == f"{BASE}{path}"
        assert f'<link rel="canonical" href="{BASE}{path}">' in text
    assert json.loads(files["oembed.json"])["provider_url"] == BASE
    quiet = site_files(registry, graph, table, languages=["en"])
    assert not {"sitemap.xml", "robots.txt", "feed.xml", "oembed.json"} & set(quiet)
