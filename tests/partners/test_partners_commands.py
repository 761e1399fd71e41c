"""The command line, the starter registry, and the registry of this repository."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from partners import Precision, load_registry, place, read_registry
from partners.__main__ import main
from partners.locating.places import Place, read_places, render_places
from partners.problems import Collector
from partners.starter import StarterExistsError, init

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parents[2] / "data"


def test_check_prints_the_report(written: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 for errors, and with --strict for warnings."""
    path = written("partners:\n  - {id: a, name: A, country: EL}\n")
    assert main(["check", "-r", str(path)]) == 1
    assert "write GR [unknown-country]" in capsys.readouterr().err
    path = written("partners:\n  - {id: a, name: A, country: GR}\n")
    assert main(["check", "-r", str(path)]) == 0
    assert capsys.readouterr().err.endswith("\n0 errors, 2 warnings in 1 partners, 0 projects.\n")
    assert main(["check", "--strict", "-r", str(path)]) == 1


def test_a_wrong_command_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    """As argparse has it."""
    with pytest.raises(SystemExit) as caught:
        main(["chekc"])
    assert caught.value.code == 2
    assert "chekc" in capsys.readouterr().err


def test_geocode_writes_the_lock_file_once(
    written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A second run changes no byte; what is there already is kept, what nobody needs goes."""
    path = written(
        "partners:\n  - {id: a, name: A, country: EE, city: Tartu}\n"
        "  - {id: b, name: B, country: BE, city: Namur}\n"
        "  - {id: c, name: C, country: BE, city: Namurville}\n  - {id: d, name: D, country: BE}\n"
    )
    kept = Place(city="Namur", country="BE", lat=50.5, lon=4.9, precision=Precision.CITY, source="someone")
    gone = Place(city="Gand", country="BE", lat=51.05, lon=3.72, precision=Precision.CITY, source="someone")
    lock = written(render_places([kept, gone]), "places.yaml")
    assert main(["geocode", "--offline", "-r", str(path)]) == 0
    output = capsys.readouterr()
    assert "2 places" in output.out
    assert "[unknown-place]" in output.err
    first = lock.read_bytes()
    found = read_places(lock, Collector())
    assert [one.source for one in found.values()] == ["someone", "geonames"]
    assert main(["geocode", "-r", str(path)]) == 2
    assert "contact: https://" in capsys.readouterr().err
    assert first == lock.read_bytes()
    assert sorted(file.name for file in path.parent.iterdir()) == ["partners.yaml", "places.yaml"]


def test_geocode_leaves_damage_alone(written: Callable[..., Path]) -> None:
    """Neither a wrong registry nor a damaged lock file is written over."""
    path = written("partners:\n  - {id: a, name: A, country: EE, city: Tartu}\n")
    lock = written("places: [{city: Tartu}]\n", "places.yaml")
    before = lock.read_bytes()
    assert main(["geocode", "--offline", "-r", str(path)]) == 1
    path = written("partners: [")
    assert main(["geocode", "--offline", "-r", str(path)]) == 1
    assert before == lock.read_bytes()


def test_a_failing_disk_is_one_line(
    written: Callable[..., Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 3, no traceback, and the file that could not be written."""
    path = written("partners:\n  - {id: a, name: A, country: FR}\n")

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "places.yaml")

    monkeypatch.setattr("partners.locating.geocoding.write_places", fail)
    assert main(["geocode", "--offline", "-r", str(path)]) == 3
    assert "error: places.yaml: Permission denied\n" in capsys.readouterr().err


def test_starter_is_sound(tmp_path: Path) -> None:
    """It checks without a warning and all its partners are on the map, from the lock file it brings."""
    written = init(tmp_path / "new")
    assert [path.name for path in written] == ["partners.yaml", "places.yaml", "partners.schema.json"]
    registry, report = read_registry(written[0])
    assert registry is not None
    registry, placing = place(registry, path=written[0])
    assert (report + placing).render() == ""
    assert (len(registry.partners), len(registry.projects), len(registry.programmes)) == (6, 3, 2)
    assert set(registry.partners) == set(registry.locations)
    assert len({partner.country for partner in registry.partners.values()}) == 5
    assert "NO" in {partner.country for partner in registry.partners.values()}


def test_starter_overwrites_nothing(tmp_path: Path) -> None:
    """One file in the way, even a broken link, and nothing is written."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "places.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(StarterExistsError, match="is there already"):
        init(tmp_path)
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["places.yaml"]


def test_our_registry_is_sound() -> None:
    """No error, every partner with a city on the map, and every place in the lock file."""
    registry = load_registry(DATA / "partners.yaml")
    with_city = {partner.id for partner in registry.partners.values() if partner.city}
    assert with_city <= set(registry.locations)
    problems = Collector()
    known = read_places(DATA / "places.yaml", problems)
    assert not problems.report().problems
    looked_up = {
        location.matched for location in registry.locations.values() if location.source != "registry"
    }
    assert looked_up == {one.matched for one in known.values()}, "run: python -m partners geocode --offline"
