"""Pictures for shared links: one a record, the same bytes every time, nothing drawn twice."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PIL import Image

from maps import earlier, preview_pictures, publish, site_files
from maps.languages import language
from maps.palette import inks
from maps.previews import making
from maps.previews.cards import cards
from maps.previews.composing import HEIGHT, PANE, WIDTH, Composed, composed
from maps.previews.naming import WHOLE, picture_path
from maps.slides.drawing import Shape, Words
from network import collaboration_graph, measures
from partners import load_registry
from partners.contrast import LIGHT, nearest
from partners.model import Colours, PartnerId, Registry

ROOT = Path(__file__).parent.parent.parent
PAPER = load_registry(ROOT / "tests" / "golden" / "registry" / "data" / "partners.yaml")
REAL = load_registry(ROOT / "data" / "partners.yaml")
ADDRESS = "https://atlas.example/map/"
HOSTILE = "</title>\u202e{{ 7*7 }}\n%s <img src=x> " + "Ω" * 300


@pytest.fixture(scope="module")
def drawn() -> dict[str, bytes]:
    """Return the pictures of the registry on paper."""
    return preview_pictures(PAPER)


def renamed(registry: Registry, key: str, name: str) -> Registry:
    """Return the registry with another name for one partner."""
    partner = registry.partners[PartnerId(key)]
    return replace(registry, partners={**registry.partners, partner.id: replace(partner, name=name)})


def pictures_of(registry: Registry) -> list[Composed]:
    """Return every picture before it is painted."""
    ink = inks(registry)
    return [composed(registry, card, ink) for card in cards(registry, language("en"))]


def test_every_record_has_a_picture(drawn: dict[str, bytes]) -> None:
    """One for the whole and one for each record, those without a place or a project too."""
    pages = {
        f"{kind}/{key}.html"
        for kind in ("partners", "projects", "programmes")
        for key in getattr(PAPER, kind)
    }

    assert drawn.keys() == {WHOLE, *map(picture_path, pages)}
    for content in drawn.values():
        with Image.open(io.BytesIO(content)) as picture:
            assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(set(drawn.values())) == len(drawn)


def test_what_did_not_change_is_not_drawn_again(
    drawn: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second build paints nothing; a new name is painted where it stands, and nowhere else."""
    key = next(iter(PAPER.partners))
    changed = renamed(PAPER, key, "Another name altogether")
    fresh = preview_pictures(changed)
    painted = []
    paint = making.painted
    monkeypatch.setattr(making, "painted", lambda *given: painted.append(1) or paint(*given))

    assert preview_pictures(PAPER, drawn.get) == drawn
    assert painted == []
    assert preview_pictures(changed, drawn.get) == fresh
    assert fresh[f"pictures/partners/{key}.png"] != drawn[f"pictures/partners/{key}.png"]
    assert len(painted) == sum(fresh[path] != drawn[path] for path in drawn) < len(drawn)


def test_only_what_a_build_left_is_taken(tmp_path: Path) -> None:
    """A file that somebody changed, and one that nobody wrote, are not what a build left."""
    publish({"a.png": b"one", "b.png": b"two"}, tmp_path / "site")
    (tmp_path / "site" / "b.png").write_bytes(b"edited")
    (tmp_path / "site" / "c.png").write_bytes(b"added")
    left = earlier(tmp_path / "site")

    assert [left(path) for path in ("a.png", "b.png", "c.png", "../outside")] == [b"one", None, None, None]
    assert earlier(tmp_path / "nowhere")("a.png") is None


def test_words_stay_in_the_picture_and_apart() -> None:
    """Of the real registry: no label lies over another, none leaves the picture, none the column its text."""
    found = pictures_of(REAL)
    several = 0
    for picture in found:
        boxes = {
            name: [item.box for item in picture.items if isinstance(item, Words) and item.name == name]
            for name in ("Title", "Facts", "Site", "Label")
        }
        several += len(boxes["Label"]) > 1
        for box in boxes["Label"]:
            assert PANE.left < box.left < box.right < WIDTH
            assert 0 < box.top < box.bottom < HEIGHT
        for one, other in combinations(boxes["Label"], 2):
            apart = one.right <= other.left or other.right <= one.left
            assert apart or one.bottom <= other.top or other.bottom <= one.top
        column = [*boxes["Title"], *boxes["Facts"], *boxes["Site"]]
        for box in column:
            assert box.right < PANE.left
        for above, below in pairwise(column):
            assert above.bottom <= below.top
    assert several > 100


def test_any_name_is_drawn() -> None:
    """A name that would be dangerous elsewhere is a few shapes here, cut to its room."""
    key = next(iter(PAPER.partners))
    content = preview_pictures(renamed(PAPER, key, HOSTILE))[f"pictures/partners/{key}.png"]

    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("name", "shown"), [("数字文化机构", "{id}"), ("Alder 🌳 Lab", "Alder Lab"), ("Ψηφιακό", "Ψηφιακό")]
)
def test_letters_that_the_typeface_lacks_are_not_drawn_as_nothing(name: str, shown: str) -> None:
    """What can be shown of a name is shown, else the record's id."""
    key = next(iter(PAPER.partners))
    registry = renamed(PAPER, key, name)
    wanted = next(card for card in cards(registry, language("en")) if card.id == key)
    items = composed(registry, wanted, inks(registry)).items
    title = next(item for item in items if isinstance(item, Words) and item.name == "Title")

    assert " ".join(run.text for runs in title.lines for run in runs) == shown.format(id=key)


def test_the_accent_is_the_houses() -> None:
    """A colour that is too faint is darkened, as on pages."""
    registry = replace(PAPER, site=replace(PAPER.site, colours=Colours(accent="#ffd400")))
    accents = {
        item.fill
        for picture in pictures_of(registry)
        for item in picture.items
        if isinstance(item, Shape) and item.name == "Accent"
    }

    assert accents == {nearest("#ffd400", LIGHT)} != {"#ffd400"}


def test_pages_name_pictures_that_are_there() -> None:
    """With an address, a page says where its own picture is, and so do linked data and oEmbed."""
    graph = collaboration_graph(PAPER)
    published = replace(PAPER, site=replace(PAPER.site, address=ADDRESS))
    key = next(iter(PAPER.partners))
    own = picture_path(f"partners/{key}.html")
    files = site_files(
        published, graph, measures(graph), pictures={own: b"one", WHOLE: b"all"}, languages=["en", "fr"]
    )
    quiet = site_files(PAPER, graph, measures(graph), pictures={own: b"one", WHOLE: b"all"})

    for path, picture in {
        f"partners/{key}.html": own,
        "fr/index.html": WHOLE,
        "measures.html": WHOLE,
    }.items():
        assert f'<meta property="og:image" content="{ADDRESS}{picture}">' in files[path].decode()
    for content in (value.decode() for path, value in files.items() if path.endswith(".html")):
        named = re.findall(rf'og:image" content="{re.escape(ADDRESS)}([^"]*)"', content)
        assert set(named) <= files.keys()
    assert f'"image":"{ADDRESS}{own}"' in files[f"partners/{key}.html"].decode().replace('": "', '":"')
    assert f"{ADDRESS}{WHOLE}" in files["oembed.json"].decode()
    assert not any(b"og:image" in content for content in quiet.values())
