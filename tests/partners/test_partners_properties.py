"""Whatever is typed comes back as typed; whatever bytes come in, a report comes out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from partners_sound import SOUND

from partners import Text, read_registry, values
from partners.locating.places import Place, read_places, render_places
from partners.model import Precision
from partners.problems import Collector

if TYPE_CHECKING:
    from pathlib import Path

# what the schema allows: everything but controls, separators of lines, noncharacters and the byte order mark
ALLOWED = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff")
LINES = st.text(ALLOWED, min_size=1, max_size=200).filter(lambda text: bool(text.strip()))
QUICK = settings(
    deadline=None,
    max_examples=150,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

LINE_FIELDS = ["name", "legal_name", "short", "city", "postcode", "street"]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@QUICK
@given(
    st.fixed_dictionaries(dict.fromkeys(LINE_FIELDS, LINES)),
    st.lists(LINES, max_size=3),
    st.sampled_from([0, 1]),
)
def test_any_text_comes_back_as_typed(
    tmp_path: Path, texts: dict[str, str], topics: list[str], form: int
) -> None:
    """No character that the schema allows is lost or changed, in either kind of quotes."""
    quote = (_single_quoted, _quoted)[form]
    lines = [f"    {field}: {quote(text)}\n" for field, text in texts.items()]
    topics_line = f"    topics: [{', '.join(quote(topic) for topic in topics)}]\n"
    path = tmp_path / "partners.yaml"
    record = "partners:\n  - id: a\n    country: FR\n" + "".join(lines) + topics_line
    path.write_text(record, encoding="utf-8", newline="\n")
    registry, report = read_registry(path)
    assert registry is not None, report.render()
    partner = registry.partners["a"]  # type: ignore[index]
    assert texts == {field: getattr(partner, field) for field in texts}
    assert tuple(topics) == partner.topics


@QUICK
@given(st.lists(LINES, min_size=1, max_size=4))
def test_any_words_of_several_lines_come_back(tmp_path: Path, lines: list[str]) -> None:
    """Descriptions keep their line breaks."""
    words = "\n".join(lines)
    path = tmp_path / "partners.yaml"
    path.write_text(
        f"partners:\n  - {{id: a, name: A, country: FR, note: {_quoted(words)}}}\n", encoding="utf-8"
    )
    registry, report = read_registry(path)
    assert registry is not None, report.render()
    assert Text((("", words),)) == registry.partners["a"].note  # type: ignore[index]


@QUICK
@given(st.binary(max_size=400))
def test_random_bytes_give_a_report(tmp_path: Path, data: bytes) -> None:
    """Nothing raises, and nothing that is no registry passes for one."""
    path = tmp_path / "partners.yaml"
    path.write_bytes(data)
    registry, report = read_registry(path)
    assert registry is None
    assert report.errors
    assert report.render()


YAML_SIGNS = st.lists(
    st.sampled_from(
        [*" \n:-[]{},#&*!|>'\"%@`?~", "\n  ", "\n    - ", ": ", "id", "partners", "a", "1", "é", "\t", "<<"]
    ),
    max_size=60,
).map("".join)


@QUICK
@given(YAML_SIGNS)
def test_random_yaml_gives_a_report(tmp_path: Path, text: str) -> None:
    """Nor does anything that looks like YAML."""
    path = tmp_path / "partners.yaml"
    path.write_text(text, encoding="utf-8")
    registry, report = read_registry(path)
    assert (registry is None) == bool(report.errors)


@QUICK
@given(
    st.integers(0, len(SOUND) - 1),
    st.sampled_from(list(" \n:-[]{}#&*!'\"x0\t\x00")),
    st.sampled_from([0, 1, 5, 40]),
)
def test_a_slip_in_a_sound_registry_is_survived(tmp_path: Path, position: int, sign: str, cut: int) -> None:
    """Overwriting or inserting a sign anywhere gives a registry or errors, never an exception."""
    path = tmp_path / "partners.yaml"
    path.write_text(SOUND[:position] + sign + SOUND[position + cut :], encoding="utf-8")
    registry, report = read_registry(path)
    assert (registry is None) == bool(report.errors)


@QUICK
@given(st.text(max_size=60))
@pytest.mark.parametrize(
    "read",
    [
        values.identifier,
        values.country,
        values.date,
        values.number,
        values.money,
        values.latitude,
        values.pic,
        values.ror,
        values.wikidata,
        values.vat,
        values.nuts,
        values.url,
        values.color,
        values.language,
        values.logo,
    ],
    ids=lambda read: read.__name__,
)
def test_value_types_take_any_text(read: object, text: str) -> None:
    """A value type answers with a value or a refusal that says what to write."""
    result = read(text)  # type: ignore[operator]
    assert not isinstance(result, values.Refusal) or (result.message and result.fix)


PLACES = st.builds(
    Place,
    city=LINES,
    country=st.sampled_from(["FR", "NO", "XK"]),
    lat=st.integers(-9_000_000, 9_000_000).map(lambda number: number / 100_000),
    lon=st.integers(-18_000_000, 18_000_000).map(lambda number: number / 100_000),
    precision=st.sampled_from(Precision),
    source=LINES,
    postcode=st.just("") | LINES,
    matched=st.none() | LINES,
    geonameid=st.none() | st.integers(1, 10**7).map(str),
    date=st.none(),
)


@QUICK
@given(st.lists(PLACES, max_size=4, unique_by=lambda place: place.key))
def test_places_come_back_as_written(tmp_path: Path, places: list[Place]) -> None:
    """The lock file loses no digit and no letter."""
    path = tmp_path / "places.yaml"
    path.write_text(render_places(places), encoding="utf-8", newline="\n")
    problems = Collector()
    found = read_places(path, problems)
    assert not problems.report().problems
    assert {place.key: place for place in places} == found


NAMUR = Place(
    city="Namur",
    country="BE",
    lat=50.46,
    lon=4.86,
    precision=Precision.CITY,
    source="geonames",
    matched="Namur",
)
LYON = Place(city="Lyon", country="FR", lat=45.74, lon=4.84, precision=Precision.CITY, source="geonames")
LOCK = render_places([NAMUR, LYON]).encode()


@settings(QUICK, max_examples=400)
@given(st.integers(0, len(LOCK) - 1), st.integers(1, 255) | st.none())
def test_damage_to_the_lock_file_moves_nobody(tmp_path: Path, position: int, flip: int | None) -> None:
    """Flip any byte, or cut the file anywhere: every place that is still read is right."""
    changed = bytes([LOCK[position] ^ flip]) + LOCK[position + 1 :] if flip else b""
    path = tmp_path / "places.yaml"
    path.write_bytes(LOCK[:position] + changed)
    problems = Collector()
    found = read_places(path, problems)
    assert set(found.values()) <= {NAMUR, LYON}
    assert all(found[place.key] == place for place in (NAMUR, LYON) if place.key in found)
