"""What the docs say exists, and what exists is in the docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from partner_atlas.options import read_options
from partners.reading import read_registry

ROOT = Path(__file__).parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
MODULE = re.compile(r"`((?:partners|network|maps|partner_atlas|docs|tests)/[\w./-]+)`")


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_and_named_files_exist(path: Path) -> None:
    """Every relative link and every file named in the docs is there (build products aside)."""
    text = path.read_text(encoding="utf-8")
    linked = [path.parent / target for target in LINK.findall(text)]
    named = [ROOT / target for target in MODULE.findall(text) if "/bundle" not in target]

    assert [str(target) for target in (*linked, *named) if not target.exists()] == []


def test_the_readme_begins_with_its_two_commands() -> None:
    """The first two commands are the ones that CI and newcomers run."""
    commands = re.findall(r"```sh\n(.*?)\n```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)

    assert commands[:2] == [
        "python -m pip install . && python build.py",
        'python -m pip install ".[test]" && python -m pytest',
    ]
    assert "python -m pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_yaml_of_contributing_is_a_registry(tmp_path: Path) -> None:
    """The records that people copy pass the check, apart from what they refer to."""
    blocks = re.findall(
        r"```yaml\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL
    )
    text = "\n".join(re.sub(r"^   ", "", block, flags=re.MULTILINE) for block in blocks)
    text += "  - {id: other, title: Other, partners: [media-evolution, nordic-sound-lab], sources: [https://a.eu]}\n"
    programme = "{id: interreg-north-sea, name: North Sea, start: 2014, end: 2020, sources: [https://a.eu]}"
    text += f"programmes:\n  - {programme}\n"
    text = text.replace(
        "partners:\n",
        "partners:\n  - {id: media-evolution, name: M, country: SE, sources: [https://a.eu]}\n",
        1,
    )
    file = tmp_path / "partners.yaml"
    file.write_text(text, encoding="utf-8")
    registry, report = read_registry(file)

    assert report.render() == ""
    assert registry is not None


def test_every_option_is_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    """No option of build.py is a secret."""
    with pytest.raises(SystemExit):
        read_options(["--help"], program="build.py")
    options = set(re.findall(r"(?<![\w-])--[a-z]+", capsys.readouterr().out)) - {"--help"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "CHANGELOG.md").read_text(
        encoding="utf-8"
    )

    assert sorted(option for option in options if option not in readme) == []


def test_every_key_of_a_link_is_documented() -> None:
    """What ``url.ts`` reads from an address stands in the explorer's guide, and nothing else does."""
    source = (ROOT / "maps" / "browser" / "src" / "url.ts").read_text(encoding="utf-8")
    state = (ROOT / "maps" / "browser" / "src" / "state.ts").read_text(encoding="utf-8")
    keys = re.search(r"const KEYS = \[(.*?)\];", source, re.DOTALL)
    facets = re.search(r"FACETS[^=]*= \[(.*?)\]", state)
    assert keys is not None
    assert facets is not None
    known = set(re.findall(r'"(\w+)"', keys.group(1) + facets.group(1)))
    guide = (ROOT / "docs" / "explorer.md").read_text(encoding="utf-8")
    table = guide.partition("## Links")[2].partition("## Keys")[0]
    told = {
        key
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for key in re.findall(r"`(\w+)`", row)
    }

    assert told == known
