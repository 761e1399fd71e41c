"""What holds for any two versions of a registry, and for any text in them."""

from __future__ import annotations

import dataclasses
import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from versions import HOSTILE, partner, project, registries, registry_of, shuffled

from partners import PartnerId, ProjectId, Registry, Site, Text
from partners.comparing.change_json import to_json
from partners.comparing.change_report import escaped, printable, to_markdown, to_text
from partners.comparing.change_words import LONGEST, shortened
from partners.comparing.changes import changes
from partners.comparing.renamed import relabelled, renames
from partners.tied import tied_pairs

QUICK = settings(deadline=None, max_examples=60, derandomize=True)


@QUICK
@given(st.text(max_size=200), st.text(max_size=200))
def test_what_differs_still_differs_when_cut(old: str, new: str) -> None:
    """No two texts look the same after cutting, white space aside."""
    was, now = shortened(old, new)

    assert (old.split() == new.split()) == (was == now)
    assert max(len(was or ""), len(now or "")) <= LONGEST


@QUICK
@given(registries())
def test_a_registry_does_not_differ_from_itself(registry: Registry) -> None:
    """No change without a difference."""
    assert not changes(registry, registry)
    assert not changes(registry, shuffled(registry, 1))


@QUICK
@given(registries(), registries(), st.integers(0, 99))
def test_order_does_not_matter(old: Registry, new: Registry, seed: int) -> None:
    """Records and participations may stand in any order: every output is the same, byte for byte."""
    one, other = changes(old, new), changes(shuffled(old, seed), shuffled(new, seed + 1))

    assert to_text(one) == to_text(other)
    assert to_markdown(one) == to_markdown(other)
    assert json.dumps(to_json(one)) == json.dumps(to_json(other))


@QUICK
@given(registries(), registries())
def test_what_came_one_way_went_the_other(old: Registry, new: Registry) -> None:
    """Gained from old to new is lost from new to old, and so on, by the ids each way uses."""
    there, back = changes(old, new), changes(new, old)

    for name in ("partners", "projects", "programmes"):
        one, other = getattr(there, name), getattr(back, name)
        assert one.gained == other.lost
        assert one.lost == other.gained
        assert {(c.old.id, c.new.id) for c in one.renamed} == {(c.new.id, c.old.id) for c in other.renamed}
        assert len(one.changed) == len(other.changed)
        assert {(c.new.id, f.field, f.old, f.new) for c in one.changed for f in c.fields if "." not in f.field
                and f.field not in {"successor", "programme"}} == {
            (c.new.id, f.field, f.new, f.old) for c in other.changed for f in c.fields if "." not in f.field
            and f.field not in {"successor", "programme"}
        }  # fmt: skip
    assert len(there.participations.gained) == len(back.participations.lost)
    assert len(there.ties.gained) == len(back.ties.lost)
    assert len(there.ties.lost) == len(back.ties.gained)


@QUICK
@given(registries(), registries())
def test_no_difference_is_missed(old: Registry, new: Registry) -> None:
    """The comparison is empty for equal registries only; order of participations aside."""

    def whole(registry: Registry) -> Any:
        projects = {
            key: dataclasses.replace(
                record, participations=tuple(sorted(record.participations, key=lambda p: p.partner))
            )
            for key, record in registry.projects.items()
        }
        return dict(registry.partners), projects, dict(registry.programmes), registry.site

    assert bool(changes(old, new)) == (whole(old) != whole(new))


@QUICK
@given(registries(), registries())
def test_counts_add_up(old: Registry, new: Registry) -> None:
    """Every record is lost, renamed, changed or the same."""
    found = changes(old, new)
    for name in ("partners", "projects", "programmes"):
        section, before, after = getattr(found, name), getattr(old, name), getattr(new, name)

        assert len(before) - len(section.lost) == len(after) - len(section.gained)
        assert len(before.keys() & after.keys()) + len(section.renamed) == len(before) - len(section.lost)
    pairs = {(s, t) for s, t, _ in tied_pairs(relabelled(old, renames(old, new)))}
    now = {(s, t) for s, t, _ in tied_pairs(new)}
    assert now - pairs == {(tie.source, tie.target) for tie in found.ties.gained}
    assert pairs - now == {(tie.source, tie.target) for tie in found.ties.lost}


# hostile names -----------------------------------------------------------------------------------


class _Shown(HTMLParser):
    """The text of a page, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags = "", set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        assert attrs == []
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text += data


def shown(markdown: str) -> _Shown:
    """Return Markdown as a reader sees it."""
    page = _Shown()
    page.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))
    page.close()
    return page


@QUICK
@given(st.text(max_size=60) | st.sampled_from(HOSTILE))
def test_any_text_is_text_in_markdown(text: str) -> None:
    """No markup, HTML or entity; the letters come out as they are."""
    page = shown(f"- **changed** {escaped(text)}")

    assert f"changed {printable(text)}".strip() == page.text.strip()
    assert page.tags <= {"ul", "li", "strong"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_text(name: str) -> None:
    """In text one line without a control character; in Markdown headings, lists and text."""
    record = partner(name, id=PartnerId("a"), city=name, note=Text((("", name),)), topics=(name,))
    made = project(name, "a", "b", id=ProjectId("p"), acronym=name)
    found = changes(
        registry_of([partner("A"), partner("B")]),
        registry_of([record, partner(name, id=PartnerId("b"))], [made], site=Site(title=name)),
    )
    text, page = to_text(found), shown(to_markdown(found))

    assert all(line.isprintable() for line in text.splitlines())
    assert len(text.splitlines()) == 22
    assert page.tags == {"h1", "h2", "p", "ul", "li", "strong"}
    assert printable(name) in page.text
    assert "https://" not in to_markdown(found)
    assert "www." not in to_markdown(found)
