"""The house style in the registry: colours that can be read, pictures that are there, nothing lost."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from partners import load_registry, read_registry
from partners.__main__ import main
from partners.bitmaps import redrawn
from partners.comparing.changes import changes
from partners.comparing.diff import rendered
from partners.contrast import DARK, LIGHT, MARK, TEXT, Theme, contrast, nearest, oklab, passes, reached
from partners.starter import init

if TYPE_CHECKING:
    from collections.abc import Callable

TOKENS = Path(__file__).parents[2] / "maps" / "browser" / "style" / "tokens.css"
HOUSE = """\
  imprint: https://wood.example.org/imprint
  privacy: https://wood.example.org/privacy
  logo: logos/wide.png
  colours:
    accent: "#b0006d"
  funding:
    text:
      en: Co-funded by the European Union
      fr: Cofinancé par l’Union européenne
    emblem: logos/eu.png
"""
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
THEMES = st.sampled_from([LIGHT, DARK])


def with_house(folder: Path, house: str = HOUSE) -> Path:
    """Return the starter registry with a house style and its pictures."""
    file = init(folder)[0]
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("  # linked at the foot")] + house, encoding="utf-8")
    (file.parent / "logos").mkdir()
    for name, size in (("wide", (500, 100)), ("eu", (150, 100))):
        Image.new("RGB", size, "#003399").save(file.parent / "logos" / f"{name}.png")
    return file


@given(COLOURS, THEMES)
def test_the_nearest_colour_passes_and_a_good_one_stays(color: str, theme: Theme) -> None:
    """What is used can always be read; a colour that can is left alone; others move in lightness, one way."""
    found = nearest(color, theme)

    assert reached(found, theme) >= TEXT
    assert all(contrast(found, land) >= MARK for land in theme.lands)
    if passes(color, theme):
        assert found == color
    else:
        assert (oklab(found)[0] - oklab(color)[0]) * theme.way > 0
        assert nearest(found, theme) == found


@given(COLOURS, THEMES)
def test_the_nearest_colour_keeps_its_hue(color: str, theme: Theme) -> None:
    """Green and red, blue and yellow only lose what a screen cannot show: they never change sides."""
    _, a, b = oklab(color)
    _, near_a, near_b = oklab(nearest(color, theme))

    assert near_a * b == pytest.approx(near_b * a, abs=2e-3)
    assert near_a * a + near_b * b >= -1e-4


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21, and the grey that is told as just enough, #767676, is."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert oklab("#ffffff") == pytest.approx((1, 0, 0), abs=1e-6)
    assert oklab("#ff0000") == pytest.approx((0.62796, 0.22486, 0.12585), abs=1e-4)


@pytest.mark.parametrize(("theme", "part"), [(LIGHT, 0), (DARK, 2)])
def test_the_grounds_are_those_of_pages(theme: Theme, part: int) -> None:
    """They stand in tokens.css; the two must not drift apart. Our own accents pass."""
    style = TOKENS.read_text(encoding="utf-8").partition("@media (prefers-color-scheme: dark)")[part]
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", style))

    assert theme.grounds == tuple(tokens[name] for name in ("paper", "surface", "surface-2"))
    assert theme.sheets == tuple(tokens[name] for name in ("paper", "surface"))
    assert theme.lands == tuple(tokens[name] for name in ("sea", "land", "land-home"))
    assert passes(tokens["accent"], theme)


def test_what_is_chosen_lies_on_a_tint_of_the_accent() -> None:
    """Text in the accent stands there too: the least of all grounds counts, and styles tint no more."""
    style = "".join(path.read_text(encoding="utf-8") for path in TOKENS.parent.glob("*.css"))
    tints = re.findall(
        r"color-mix\(in srgb, var\(--accent\) (\d+)%, (?:transparent|var\(--surface\))\)", style
    )

    assert {int(tint) for tint in tints} == {10, 13, 14}
    assert contrast("#6e6e6e", "#f3f1ec") >= TEXT > reached("#6e6e6e", LIGHT)


@given(COLOURS)
def test_words_on_the_accent_can_be_read(color: str) -> None:
    """White on the accent of light pages, near black on that of dark ones."""
    assert contrast(nearest(color, LIGHT), "#ffffff") >= TEXT
    assert contrast(nearest(color, DARK), "#0c1117") >= TEXT


def test_a_house_style_is_read(tmp_path: Path) -> None:
    """Every setting arrives, and there is nothing to say about it."""
    registry, report = read_registry(with_house(tmp_path))

    assert report.render() == ""
    assert registry is not None
    site = registry.site
    assert site.imprint == "https://wood.example.org/imprint"
    assert site.privacy == "https://wood.example.org/privacy"
    assert site.logo == "logos/wide.png"
    assert site.colours is not None
    assert site.colours.accent == "#b0006d"
    assert site.funding is not None
    assert site.funding.emblem == "logos/eu.png"
    assert site.funding.text.chosen("fr") == ("fr", "Cofinancé par l’Union européenne")


def broken(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40])


def no_picture(path: Path) -> None:
    path.write_text("<svg/>", encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (Path.unlink, "there is no such file"),
        (broken, "it is not a PNG, JPEG or WebP that can be read"),
        (no_picture, "it is not a PNG, JPEG or WebP that can be read"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_said(
    tmp_path: Path, harm: Callable[[Path], None], why: str
) -> None:
    """Where it is named, with the reason; the registry stands all the same."""
    file = with_house(tmp_path)
    harm(file.parent / "logos" / "eu.png")
    registry, report = read_registry(file)
    (problem,) = report
    line = file.read_text(encoding="utf-8").splitlines()[problem.line - 1]

    assert registry is not None
    assert line[problem.column - 1 :] == "logos/eu.png"
    assert problem.message == f"funding.emblem 'logos/eu.png' is left out: {why}"


def test_only_what_is_transparent_is_clear() -> None:
    """A logo with holes gets a ground in the dark; a photograph has its own."""
    import io  # noqa: PLC0415 - one test's

    def made(mode: str, color: object) -> bool:
        written = io.BytesIO()
        Image.new(mode, (4, 4), color).save(written, "PNG")  # type: ignore[arg-type]
        return redrawn(written.getvalue()).clear

    assert made("RGBA", (0, 0, 0, 0))
    assert not made("RGBA", (0, 0, 0, 255))
    assert not made("RGB", (0, 0, 0))


def test_a_difference_is_told_setting_by_setting(tmp_path: Path) -> None:
    """What was added, changed and taken away, by its name."""
    older = load_registry(with_house(tmp_path / "old"), place=False)
    newer = load_registry(
        with_house(
            tmp_path / "new",
            HOUSE.replace("#b0006d", "#00508c")
            .replace("Cofinancé", "Financé")
            .replace("    emblem: logos/eu.png\n", ""),
        ),
        place=False,
    )
    told = rendered(changes(older, newer), "text")

    assert "accent colour: was #b0006d, now #00508c" in told
    assert 'funding statement (fr): was "Cofinancé par l’Union européenne"' in told
    assert "emblem of the funder: removed, was logos/eu.png" in told
    assert "logo" not in told.replace("logos/", "")


def test_a_workbook_carries_it_there_and_back(tmp_path: Path) -> None:
    """Each setting has a cell; what was not edited keeps its place and its comments, what was arrives."""
    file, book = with_house(tmp_path), tmp_path / "office.xlsx"
    text = file.read_text(encoding="utf-8").replace('"#b0006d"\n', '"#b0006d"  # since 2020\n')
    file.write_text(text, encoding="utf-8")
    assert main(["to-excel", str(book), "-r", str(file)]) == 0
    assert main(["from-excel", str(book), "-r", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == text

    opened = openpyxl.load_workbook(book)
    heads = {cell.value: cell.column for cell in opened["site"][1]}
    sheet = opened["site"]
    assert sheet.cell(2, heads["funding.text:fr"]).value == "Cofinancé par l’Union européenne"
    sheet.cell(2, heads["funding.text:fr"]).value = "Financé par l’Union européenne"
    sheet.cell(2, heads["colours.accent"]).value = "#00508c"
    sheet.cell(2, heads["funding.emblem"]).value = None
    opened.save(book)
    assert main(["from-excel", str(book), "-r", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == text.replace("#b0006d", "#00508c").replace(
        "Cofinancé", "Financé"
    ).replace("    emblem: logos/eu.png\n", "")


def test_a_mistake_in_a_workbook_is_told_by_its_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The office sees the cell, not the line of a file it never opens."""
    file, book = with_house(tmp_path), tmp_path / "office.xlsx"
    assert main(["to-excel", str(book), "-r", str(file)]) == 0
    opened = openpyxl.load_workbook(book)
    cell = next(cell for cell in opened["site"][1] if cell.value == "colours.accent")
    opened["site"].cell(2, cell.column).value = "magenta"
    opened.save(book)
    capsys.readouterr()

    assert main(["from-excel", str(book), "-r", str(file)]) == 1
    told = capsys.readouterr()
    assert f"site!{cell.column_letter}2: " in told.out + told.err
    assert "colours.accent 'magenta' is not a colour" in told.out + told.err


def test_canonical_form_orders_it(tmp_path: Path) -> None:
    """Settings stand as the schema lists them, also those inside a group."""
    lines = HOUSE.splitlines(keepends=True)
    file = with_house(tmp_path, "".join([*lines[5:6], *lines[9:10], *lines[6:9], *lines[:5]]))
    assert main(["format", "-r", str(file)]) == 0
    text = file.read_text(encoding="utf-8")

    assert text[text.index("  imprint:") :].startswith(HOUSE)
