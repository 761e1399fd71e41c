"""docs/analysis.md says what its code prints, in its text too, and its pictures show what they say.

After a change of the registry, ``UPDATE_DOCS=1 python -m pytest tests/test_analysis.py`` writes what
the code prints now into the page, ``python docs/take_plots.py`` takes the pictures anew, and this
test names the numbers that the text has to change.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "analysis.md"
BLOCK = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?%?(?!\w)")
# what is no finding: code, addresses of links, years of papers, names with a number
ELSEWHERE = re.compile(r"`[^`]*`|\]\([^)]*\)|\([^()]*[A-Z]\w+ \d{4}[^()]*\)|Horizon 2020|NUTS 2")
TRIVIAL = {"0", "1"}


def printed(block: str, names: dict[str, object]) -> str:
    """Return a block of examples with what each prints now."""
    lines: list[str] = []
    for example in doctest.DocTestParser().get_examples(block):
        first, *rest = example.source.rstrip("\n").split("\n")
        lines += [f">>> {first}", *(f"... {line}".rstrip() for line in rest)]
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            exec(compile(example.source, PAGE.name, "single"), names)  # noqa: S102 - our own page
        lines += shown.getvalue().rstrip("\n").split("\n") if shown.getvalue() else []
    return "".join(f"{line}\n" for line in lines)


def unfounded(section: str) -> list[str]:
    """Return the numbers of a section's text that none of its blocks prints."""
    found = " ".join(
        line
        for block in BLOCK.findall(section)
        for line in block.splitlines()
        if line[:3] not in {">>>", "..."}
    )
    text = ELSEWHERE.sub(" ", PICTURE.sub(" ", BLOCK.sub(" ", section)))
    return [number for number in NUMBER.findall(text) if number not in {*NUMBER.findall(found), *TRIVIAL}]


def test_the_code_prints_what_the_page_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """All blocks are run in order in one namespace, from the project's folder."""
    monkeypatch.chdir(ROOT)
    page = PAGE.read_text(encoding="utf-8")
    names: dict[str, object] = {}
    now = BLOCK.sub(lambda block: f"```pycon\n{printed(block[1], names)}```", page)
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(now, encoding="utf-8")
    else:
        assert now == page


def test_the_text_says_what_the_code_prints() -> None:
    """Every number in a section's text is printed by the section."""
    head, *sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert {
        section.partition("\n")[0]: missing
        for section in (head, *sections)
        if (missing := unfounded(section))
    } == {}


def test_an_unfounded_number_is_found() -> None:
    """The check bites: a number that is not printed is named, a year of a paper is not."""
    section = (
        "A\n\n```pycon\n>>> print(f'{0.5:.0%}', 12)\n50% 12\n```\n\n12 or 50%, not 13 (Newman 2001), `14`."
    )

    assert unfounded(section) == ["13"]


def test_pictures_show_what_they_say() -> None:
    """The words of each picture are in its file, and every picture is on the page."""
    shown = PICTURE.findall(PAGE.read_text(encoding="utf-8"))
    files = {path.relative_to(PAGE.parent).as_posix() for path in (PAGE.parent / "plots").glob("*.png")}

    assert files == {file for _, file in shown}
    for words, file in shown:
        with Image.open(PAGE.parent / file) as picture:
            assert picture.info["Description"] == words
