"""What programs elsewhere read, judged by validators that are not ours; each finds a planted fault."""

from __future__ import annotations

import copy
import json
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_modules import BROWSER, find_node
from jsonschema import Draft202012Validator
from lxml import etree

from maps import site_files
from maps.crawling import feed, sitemap
from maps.embedding import oembed
from maps.linked_data import LinkedData
from maps.previews.naming import WHOLE
from network import collaboration_graph, measures
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parent.parent.parent
BASE = "https://atlas.example/map/"
ATOM = "{http://www.w3.org/2005/Atom}"
# the table of oEmbed 1.0, sections 2.3.4 and 2.3.4.4
RICH = {
    "type": "object",
    "required": ["type", "version", "html", "width", "height"],
    "properties": {
        "type": {"const": "rich"},
        "version": {"const": "1.0"},
        "html": {"type": "string", "minLength": 1},
        "width": {"type": "integer", "minimum": 1},
        "height": {"type": "integer", "minimum": 1},
        **{key: {"type": "string"} for key in ("title", "provider_name")},
        "provider_url": {"type": "string", "pattern": "^https?://"},
        "thumbnail_url": {"type": "string", "pattern": "^https?://"},
        "thumbnail_width": {"type": "integer"},
        "thumbnail_height": {"type": "integer"},
    },
    "dependentRequired": {
        key: ["thumbnail_url", "thumbnail_width", "thumbnail_height"]
        for key in ("thumbnail_url", "thumbnail_width", "thumbnail_height")
    },
    "additionalProperties": False,
}  # fmt: skip


@cache
def things() -> tuple[dict[str, Any], ...]:
    """Return the linked data of every record of the real registry, as on the pages of a published site."""
    registry = load_registry(ROOT / "data" / "partners.yaml")
    told = LinkedData(registry, BASE, "en")
    image = {"image": BASE + WHOLE}
    return (
        *(told.partner(partner) | image for partner in registry.partners.values()),
        *(told.project(project) | image for project in registry.projects.values()),
        *(
            told.programme(each, [p for p in registry.projects.values() if p.programme == each.id]) | image
            for each in registry.programmes.values()
        ),
    )


def shape(value: Any) -> Any:
    """Return what a type checker could tell apart in a value: keys, kinds of values, types of things."""
    if isinstance(value, dict):
        return tuple((key, value[key] if key == "@type" else shape(value[key])) for key in sorted(value))
    if isinstance(value, list):
        return tuple(sorted({repr(shape(each)) for each in value}))
    return type(value).__name__


def of_each_shape(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one thing of every shape."""
    return list({shape(thing): thing for thing in found}.values())


def mistakes(found: Iterable[dict[str, Any]], folder: Path) -> str:
    """Return what the types of schema.org (schema-dts) have against things, in TypeScript's words."""
    if not (BROWSER / "node_modules" / "schema-dts").is_dir():
        pytest.skip("schema.org's types need a build in this folder: python -m pip install .")
    lines = ['import type * as S from "schema-dts";']
    for i, thing in enumerate(found):
        kind = thing["@type"]
        lines.append(f"export const thing{i}: S.WithContext<S.{kind}> = {json.dumps(thing)};")
    (folder / "things.ts").write_text("\n".join(lines), encoding="utf-8")
    (folder / "node_modules").symlink_to(BROWSER / "node_modules", target_is_directory=True)
    options = [
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--target",
        "es2022",
        "--moduleResolution",
        "bundler",
    ]
    options += ["--module", "es2022"]
    tsc = BROWSER / "node_modules" / "typescript" / "bin" / "tsc"
    done = subprocess.run(
        [find_node(), tsc, *options, "things.ts"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_linked_data_is_what_schema_org_knows(tmp_path: Path) -> None:
    """One record of every shape: each property belongs to its type, each value is of a kind it takes."""
    found = of_each_shape(things())

    assert len(found) > 20
    assert mistakes(found, tmp_path) == ""


@pytest.mark.thorough
def test_all_linked_data_is_what_schema_org_knows(tmp_path: Path) -> None:
    """Every record."""
    assert mistakes(things(), tmp_path) == ""


def test_a_property_of_another_type_is_found(tmp_path: Path) -> None:
    """A grant has no legal name, an organisation no number for its address."""
    grant = next(copy.deepcopy(thing) for thing in things() if thing["@type"] == "Grant")
    partner = next(copy.deepcopy(thing) for thing in things() if "legalName" in thing)
    told = mistakes([{**grant, "legalName": "x"}, {**partner, "address": 7}], tmp_path)

    assert "legalName" in told
    assert told.count("error TS") == 2


@pytest.fixture(scope="module")
def rules() -> etree.XMLSchema:
    """Return the sitemap protocol's own schema, as the npm package ``sitemap`` carries it."""
    path = BROWSER / "node_modules" / "sitemap" / "schema" / "sitemap.xsd"
    if not path.exists():
        pytest.skip("the sitemap's schema needs a build in this folder: python -m pip install .")
    return etree.XMLSchema(etree.parse(path))


def test_the_sitemap_keeps_to_its_schema(rules: etree.XMLSchema) -> None:
    """Of a whole site in two languages; a map with an address too few, or something of its own, does not."""
    registry = load_registry(ROOT / "tests" / "golden" / "registry" / "data" / "partners.yaml")
    graph = collaboration_graph(registry)
    published = replace(registry, site=replace(registry.site, address=BASE))
    files = site_files(published, graph, measures(graph), languages=["en", "fr"])
    tree = etree.fromstring(files["sitemap.xml"])

    rules.assertValid(tree)
    assert len(tree) > 20
    tree[0].remove(tree[0][0])
    assert not rules.validate(tree)
    assert not rules.validate(
        etree.fromstring(sitemap(BASE, ["index.html"]).replace(b"<loc>", b"<own/><loc>"))
    )


def faults_of(atom: bytes) -> Iterator[str]:
    """Yield what RFC 4287 (sections 4.1.1 and 4.1.2) asks for and a feed has not."""
    root = etree.fromstring(atom)
    entries = root.findall(f"{ATOM}entry")
    for name, element in (("feed", root), *((f"entry {i}", each) for i, each in enumerate(entries))):
        for needed in ("id", "title", "updated"):
            if len(element.findall(ATOM + needed)) != 1:
                yield f"{name}: {needed}"
    if root.find(f"{ATOM}author") is None and any(each.find(f"{ATOM}author") is None for each in entries):
        yield "author"
    for i, each in enumerate(entries):
        if each.find(f"{ATOM}content") is None and each.find(f"{ATOM}link[@rel='alternate']") is None:
            links = [
                link for link in each.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"
            ]
            if not links:
                yield f"entry {i}: neither content nor link"
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    if len(set(ids)) < len(ids):
        yield "an id twice"


def test_the_feed_has_what_its_standard_asks_for() -> None:
    """Every element that must be there is, once; without one of them that is said."""
    registry = load_registry(ROOT / "data" / "partners.yaml")
    told = feed(registry, BASE, author="The office", news=[("a", "1 partner"), ("b", "2 projects")])

    assert list(faults_of(told)) == []
    root = etree.fromstring(told)
    root.remove(root.find(f"{ATOM}updated"))
    assert list(faults_of(etree.tostring(root))) == ["feed: updated"]


def test_oembed_keeps_to_its_table() -> None:
    """Everything the type ``rich`` must have and nothing of its own; a thumbnail whole or not at all."""
    check = Draft202012Validator(RICH)
    whole = json.loads(oembed(BASE, "Partners", owner="The office", picture=WHOLE))
    plain = json.loads(oembed(BASE, "Partners", owner=""))

    assert check.is_valid(whole)
    assert check.is_valid(plain)
    assert not check.is_valid({key: value for key, value in whole.items() if key != "thumbnail_width"})
    assert not check.is_valid({key: value for key, value in plain.items() if key != "html"})
