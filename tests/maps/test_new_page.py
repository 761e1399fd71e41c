"""The page "What's new": what it tells, that its links lead somewhere, and that names stay text."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType

import pytest

from maps import site_files
from maps.house import House, house_words
from maps.languages import language
from maps.news import MANY, news
from maps.text import page
from network import collaboration_graph, measures
from partners import Participation, Registry, Text, load_registry
from partners.comparing.changes import changes
from partners.model import Partner, PartnerId, Project, ProjectId

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden"
OLD = GOLDEN / "older" / "data" / "partners.yaml"
NEW = GOLDEN / "registry" / "data" / "partners.yaml"
HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "</li></ul><h2>no</h2>",
    "{{ 7*7 }}{% raw %}{# x",
    '" onmouseover="alert(1)',
    "&lt;b&gt; &amp;",
    "javascript:alert(1)",
    "a\u202eb",
]


class Seen(HTMLParser):
    """A page's text, elements, links and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.tags, self.links = "", list[str](), list[str]()
        self.attributes: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


def shown(old: Registry, new: Registry) -> str:
    """Return the page about two registries, without the site around it."""
    site = {
        "title": new.site.title,
        "owner_name": "",
        "home": "",
        "date": "",
        "has_news": True,
        "osm": False,
        "address": "",
        **house_words(new.site, House(), language("en"), inside=False),
    }
    assets = {"style": "assets/atlas.css", "scripts": ()}
    return page(
        "new.html",
        language=language("en"), languages=(), path="new.html", root="", top="",
        site=site, summary="", policy="", assets=assets, pages=True, news=news(changes(old, new)),
    )  # fmt: skip


def renamed_to(registry: Registry, name: str) -> Registry:
    """Return a registry in which every text of every record is ``name``."""
    words = Text((("", name),))
    return dataclasses.replace(
        registry,
        partners=MappingProxyType(
            {
                key: dataclasses.replace(record, name=name, city=name, note=words, topics=(name,))
                for key, record in registry.partners.items()
            }
        ),
        projects=MappingProxyType(
            {
                key: dataclasses.replace(record, title=name, acronym=name, call=name, note=words)
                for key, record in registry.projects.items()
            }
        ),
        programmes=MappingProxyType(
            {
                key: dataclasses.replace(record, name=name, short=name, funder=name)
                for key, record in registry.programmes.items()
            }
        ),
        site=dataclasses.replace(registry.site, title=name),
    )


@pytest.fixture(scope="module")
def versions() -> tuple[Registry, Registry]:
    """Return the two registries on paper, without places."""
    return load_registry(OLD, place=False), load_registry(NEW, place=False)


@pytest.fixture(scope="module")
def site(versions: tuple[Registry, Registry]) -> dict[str, bytes]:
    """Return the files of the site of the newer one, made with the older one."""
    old, new = versions
    graph = collaboration_graph(new)
    return site_files(new, graph, measures(graph), older=old)


def test_the_page_tells_the_changes(site: dict[str, bytes]) -> None:
    """Counts, totals then and now, and every section with its difference."""
    seen = Seen(site["new.html"].decode())
    text = " ".join(seen.text.split())

    for words in (
        "1 partner joined, 1 partner left, 1 partner renamed, 2 partners changed",
        "Projects 3 before4",
        "Joined 1 Elm France",
        "Left 1 Gorse & Daughters Cork, Ireland",
        "probably dogwood-office before: the same PIC 953689451",
        "city: was Lund, now Malmö",
        "Never funded proposal · Northern shores with Alder Cluster, Elm",
        "Ended 1 ONE status: was running, now finished",
        "The second project now with Birch & Søn <AS>",
        "Cedar University with Fir through The third",
        "through ONE, The second project before through ONE",
        "languages: added fr",
    ):
        assert words in text
    assert seen.tags.count("h1") == 1
    assert seen.tags.count("h2") == 6


def test_every_link_leads_to_a_page(site: dict[str, bytes]) -> None:
    """What is gone has no link; every page, and the explorer, leads here."""
    asked = Seen(site["new.html"].decode()).links
    links = {link.partition("#")[0] for link in asked if not link.startswith("data:")}

    assert links - {"", "https://alder.example"} <= set(site)
    assert {"partners/elm.html", "projects/three.html", "programmes/northern.html"} <= links
    assert "partners/gorse.html" not in links
    assert "new.html" in Seen(site["index.html"].decode()).links
    assert "../new.html" in Seen(site["partners/elm.html"].decode()).links
    assert "new.html" not in Seen(site["standalone.html"].decode()).links


def test_the_page_needs_no_script(site: dict[str, bytes]) -> None:
    """It holds none."""
    assert "script" not in Seen(site["new.html"].decode()).tags


def test_without_an_older_registry_there_is_no_page(
    site: dict[str, bytes], versions: tuple[Registry, Registry]
) -> None:
    """Neither the page nor a link to it, and nothing else differs but the navigation."""
    new = versions[1]
    graph = collaboration_graph(new)
    plain = site_files(new, graph, measures(graph))

    assert set(site) - set(plain) == {"new.html", "fr/new.html"}
    assert b"new.html" not in b"".join(plain.values())
    assert {path for path in plain if plain[path] != site[path] and not path.endswith(".html")} <= {
        "data/partners.xlsx"
    }


def test_the_same_registries_give_the_same_bytes(versions: tuple[Registry, Registry]) -> None:
    """Made again from files in another order, the page is the same."""
    old, new = versions
    turned = [
        dataclasses.replace(
            registry,
            partners=MappingProxyType(dict(reversed(registry.partners.items()))),
            projects=MappingProxyType(dict(reversed(registry.projects.items()))),
        )
        for registry in (old, new)
    ]
    assert shown(old, new) == shown(*turned)


def test_nothing_new_is_said(versions: tuple[Registry, Registry]) -> None:
    """An empty comparison gives a page that says so."""
    seen = Seen(shown(versions[1], versions[1]))

    assert "Nothing changed" in seen.text
    assert seen.tags.count("h2") == 0


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_text(name: str, versions: tuple[Registry, Registry]) -> None:
    """In both versions, in every field: letter by letter, no element, attribute or link of their own."""
    old, new = versions
    plain = Seen(shown(old, new))
    for pair in ((renamed_to(old, name), new), (old, renamed_to(new, name))):
        seen = Seen(shown(*pair))

        assert name in seen.text
        assert set(seen.tags) <= set(plain.tags)
        assert seen.attributes <= plain.attributes
        assert set(seen.links) <= set(plain.links) | {
            f"{kind}/{key}.html"
            for kind in ("partners", "projects", "programmes")
            for key in getattr(new, kind)
        }


def test_a_long_list_is_folded() -> None:
    """A large new consortium does not bury the rest."""
    crew = [PartnerId(f"p{number}") for number in range(12)]
    partners = MappingProxyType({key: Partner(id=key, name=key.upper(), country="BE") for key in crew})
    one = ProjectId("one")
    project = Project(
        id=one, title="One", participations=tuple(Participation(project=one, partner=key) for key in crew)
    )
    empty: MappingProxyType[str, Project] = MappingProxyType({})
    old = Registry(partners=partners, projects=empty, programmes=MappingProxyType({}))  # type: ignore[arg-type]
    new = dataclasses.replace(old, projects=MappingProxyType({one: project}))
    seen = Seen(shown(old, new))

    assert 12 * 11 // 2 == 66 > MANY
    assert seen.tags.count("details") == 1
    assert "Show all 66" in seen.text


def test_build_since(tmp_path: Path) -> None:
    """``build.py --since`` writes the page; an older registry with errors stops it and is reported."""

    def build(since: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, ROOT / "build.py", "-r", NEW, "-o", tmp_path / "site", "--since", since],
            env={**os.environ, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=ROOT,
        )

    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("partners:\n  - {id: a, name: A, country: NOR}\n", encoding="utf-8")
    failed = build(wrong)
    assert failed.returncode == 1
    assert "wrong.yaml:2" in failed.stdout
    assert ": warning: " not in failed.stdout
    assert not (tmp_path / "site").exists()

    done = build(OLD)
    assert (done.returncode, done.stderr) == (0, "")
    assert "42 pages" in done.stdout
    first = (tmp_path / "site" / "new.html").read_bytes()
    assert build(OLD).returncode == 0
    assert (tmp_path / "site" / "new.html").read_bytes() == first
