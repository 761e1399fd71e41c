"""A house style on every page, in every language, and nothing of it elsewhere."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from maps import collaboration_map, site_files
from maps.house import house
from network import collaboration_graph, measures
from partners import load_registry
from partners.contrast import DARK, LIGHT, nearest
from partners.model import Colours, Site

PAPER = Path(__file__).parents[1] / "golden" / "registry" / "data" / "partners.yaml"
HOSTILE = "\"><script>alert(1)</script>{{ 7*7 }}' onload='x"
HOUSE = """
  languages: [en, fr, de]
  imprint: https://example.eu/imprint?a=1&b=2
  privacy: https://example.eu/privacy
  logo: logos/wide.png
  colours: {accent: "#ffd500"}
  funding:
    text: {en: Co-funded by the EU, fr: Cofinancé par l’UE}
    emblem: logos/eu.png
"""


def made(folder: Path, settings: str) -> dict[str, bytes]:
    """Return the site of the registry on paper with other settings."""
    head, _, rest = PAPER.read_text(encoding="utf-8").partition("\nsite:\n")
    old, _, after = rest.partition("\n\n")
    kept = [line for line in old.splitlines() if not line.startswith(("  languages", "   "))]
    file = folder / "partners.yaml"
    file.write_text(
        f"{head}\nsite:\n" + "\n".join(kept) + settings + f"\n{after}", encoding="utf-8", newline="\n"
    )
    (folder / "logos").mkdir(exist_ok=True)
    Image.new("RGBA", (500, 100), (0, 0, 0, 0)).save(folder / "logos" / "wide.png")
    Image.new("RGB", (150, 100), "#003399").save(folder / "logos" / "eu.png")
    registry = load_registry(file)
    graph = collaboration_graph(registry)
    return site_files(registry, graph, measures(graph), registry_path=file)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(tmp_path_factory.mktemp("house"), HOUSE)


def pages(site: dict[str, bytes]) -> dict[str, str]:
    return {path: content.decode() for path, content in site.items() if path.endswith(".html")}


def language_of(path: str) -> str:
    return path[:2] if path.startswith(("fr/", "de/")) else "en"


IMPRINT = {"en": "Imprint", "fr": "Mentions légales", "de": "Impressum"}
PRIVACY = {"en": "Privacy", "fr": "Vie privée", "de": "Datenschutz"}
FUNDED = {
    "en": '<span lang="en" dir="auto">Co-funded by the EU</span>',
    "fr": '<span lang="fr" dir="auto">Cofinancé par l’UE</span>',
    "de": '<span lang="en" dir="auto">Co-funded by the EU</span> <span class="other-language">(auf Englisch)',
}


def test_every_page_shows_the_house(site: dict[str, bytes]) -> None:
    """Logo with the owner's name, imprint, privacy and who funds the site, in the page's language."""
    found = pages(site)
    assert len(found) > 30
    for path, text in found.items():
        spoken = language_of(path)
        links = dict(re.findall(r'<a href="(https://example.eu/[^"]+)"[^>]*>([^<]+)</a>', text))
        wanted = {"imprint?a=1&amp;b=2": IMPRINT[spoken], "privacy": PRIVACY[spoken]}
        assert links == {f"https://example.eu/{page}": words for page, words in wanted.items()}, path
        assert FUNDED[spoken] in text, path
        if path.endswith("embed.html"):
            assert "house-logo" not in text
            continue
        logo, emblem = re.findall(r"<img [^>]+>", text)
        assert 'alt="' in logo, path
        assert 'alt=""' not in logo, path
        assert 'class="clear"' in logo, path
        assert 'width="400" height="80"' in logo, path
        assert 'alt="" width="150" height="100">' in emblem, path


def test_pictures_are_files_of_the_site(site: dict[str, bytes]) -> None:
    """Every address leads to a file that is there; the file that stands alone carries them inside."""
    for path, text in pages(site).items():
        for address in re.findall(r'<img src="([^"]+)"', text):
            if path.endswith("standalone.html"):
                kind, data = address.split(",")
                assert kind == "data:image/png;base64"
                assert base64.b64decode(data) in site.values()
            else:
                parts = (Path(path).parent / address).as_posix().split("/")
                while ".." in parts:
                    del parts[parts.index("..") - 1 : parts.index("..") + 1]
                assert site["/".join(parts)].startswith(b"\x89PNG"), (path, address)


def test_the_accent_is_a_property_of_the_style(site: dict[str, bytes]) -> None:
    """It is made readable for light and dark and stands in the style sheet, in no page's style attribute."""
    (style,) = (content.decode() for path, content in site.items() if path.endswith(".css"))
    light, dark = nearest("#ffd500", LIGHT), nearest("#ffd500", DARK)

    assert (light, dark) == ("#7a6500", "#ffd500")
    assert f":root{{--accent:{light};--focus:{light}}}" in style
    assert f":root[data-theme=dark]{{--accent:{dark};--focus:{dark}}}" in style
    assert style.count(f"--accent:{dark}") == 2
    told = [text for path, text in pages(site).items() if not path.endswith("standalone.html")]
    assert not any("7a6500" in text or "ffd500" in text for text in told)
    assert f"--accent:{light}" in pages(site)["standalone.html"]


def test_the_style_takes_numbers_only() -> None:
    """Even a colour that never went through the check is no way into the style."""
    with pytest.raises(ValueError, match="#rrggbb"):
        house(Site(colours=Colours(accent="red;}*{}")), None)
    with pytest.raises(ValueError, match="non-hexadecimal"):
        house(Site(colours=Colours(accent="#}{<><>")), None)


def test_without_a_house_nothing_changes(tmp_path: Path) -> None:
    """No picture, no line at the foot, the style as it was; a picture that is gone is left out."""
    plain = made(tmp_path, "\n")
    assert all(
        "<img" not in text and 'class="funding"' not in text
        for text in pages(plain).values()
        if "<style" not in text
    )
    assert all(
        f">{link}</a>" not in text for text in pages(plain).values() for link in ("Imprint", "Privacy")
    )

    gone = made(tmp_path, "\n  logo: logos/none.png\n")
    assert pages(gone) == pages(plain)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """Who funds the site, and the owner's name beside its logo, are escaped on every page."""
    settings = f"\n  logo: logos/wide.png\n  funding: {{text: '{HOSTILE.replace(chr(39), chr(39) * 2)}'}}\n"
    for path, text in pages(made(tmp_path, settings)).items():
        assert "<script>alert(1)" not in text, path
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}&#39; onload=" in text, path


@cache
def _notebook(folder: Path) -> str:
    return str(collaboration_map(load_registry(folder / "partners.yaml"))._repr_html_())


def test_a_notebook_has_the_accent(tmp_path: Path) -> None:
    """The map in a notebook is the house's too; pictures stay with pages."""
    made(tmp_path, HOUSE)
    assert "--accent:#7a6500" in _notebook(tmp_path)
