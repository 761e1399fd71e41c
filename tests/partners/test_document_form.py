"""Where comments go and how values are written: one example each."""

from __future__ import annotations

from textwrap import dedent

import pytest

from partners.document import Document, Scalar, record_of
from partners.document.scalars import block_lines, is_ambiguous, scalar_text
from partners.document.tree import Style
from partners.problems import RegistryError
from partners.schema import PARTICIPATION, PARTNER, PROJECT


def canonical(text: str) -> str:
    document = Document.parse(dedent(text).lstrip("\n"))
    document.arrange()
    return document.render()


FORMS = {
    "sections, records and keys are ordered; blank lines stand between records": (
        """
        projects:
        - title: T
          id: p
        partners:

        - name: B
          id: b
        - id: a

          name: A
        """,
        """
        partners:
          - id: a
            name: A

          - id: b
            name: B

        projects:
          - id: p
            title: T
        """,
    ),
    "the header stays on top; a comment moves with the section, record or key below it": (
        """
        # header

        # about the projects
        projects:
          # about p
          - title: T   # of the title
            # of the id
            id: p
        # about the partners
        partners: []
        """,
        """
        # header

        # about the partners
        partners: []

        # about the projects
        projects:
          # about p
          # of the id
          - id: p
            title: T  # of the title
        """,
    ),
    "a comment indented like what has just ended stays at its end": (
        """
        partners:
          - id: b
            sources:
              - https://b.eu
              # end of the sources
            # end of b
          # end of the partners
        # about the projects
        projects: []
        # end of the file
        """,
        """
        partners:
          - id: b
            sources:
              - https://b.eu
              # end of the sources
            # end of b

          # end of the partners

        # about the projects
        projects: []

        # end of the file
        """,
    ),
    "a comment on the whole section stays before its first record": (
        """
        partners:  # the partners
          # all of them

          # about b
          - id: b
          - id: a
        """,
        """
        partners:  # the partners
          # all of them

          - id: a

          # about b
          - id: b
        """,
    ),
    "brackets stay when they fit in a line without comments, else an item stands on each line": (
        f"""
        partners:
          - id: a
            aliases: [x,
              w]
            topics: [x, # first
              w]
            sources: [https://a.eu/{"a" * 60}, https://a.eu/{"b" * 60}]
        """,
        f"""
        partners:
          - id: a
            aliases: [x, w]
            topics:
              - x  # first
              - w
            sources:
              - https://a.eu/{"a" * 60}
              - https://a.eu/{"b" * 60}
        """,
    ),
    "what other readers would misread gets quotes; numbers, dates and true do not": (
        """
        partners:
          - id: 1e3
            name: 12:30
            aliases: [~, null, 0x1F, 'it''s']
            country: NO
            postcode: 04109
            lat: 50.10
            founded: 2013-09-01
            description: {no: ja, en: yes}
        projects:
          - {id: p, complete: true, start: "2013", partners: [no]}
        """,
        """
        partners:
          - id: "1e3"
            name: "12:30"
            aliases: ["~", "null", "0x1F", 'it''s']
            country: "NO"
            postcode: "04109"
            lat: 50.10
            founded: 2013-09-01
            description: {"no": ja, en: "yes"}

        projects:
          - id: p
            start: "2013"
            complete: true
            partners: ["no"]
        """,
    ),
    "a folded text becomes one line, a text of several lines a block": (
        """
        partners:
          - id: a
            name: two
              lines
            legal_name: "two
              lines"
            description: >-
              one
              line
            note: |+  # kept
              two
              lines
        """,
        """
        partners:
          - id: a
            name: two lines
            legal_name: "two lines"
            description: "one line"
            note: |  # kept
              two
              lines
        """,
    ),
    "one blank before # stays one: the check warns that the value may be cut": (
        "partners:\n- id: a # R&D\n  name: b    # c\n",
        "partners:\n  - id: a # R&D\n    name: b  # c\n",
    ),
    "an empty file stays empty": ("", ""),
    "a file of comments stays": ("# one\n\n\n# two\n", "# one\n\n# two\n"),
}


@pytest.mark.parametrize("name", FORMS)
def test_form(name: str) -> None:
    """Each example gives its canonical form, which is its own."""
    text, form = (dedent(part).lstrip("\n") for part in FORMS[name])

    assert form == canonical(text)
    assert form == canonical(form)


@pytest.mark.parametrize(
    ("text", "flow", "written"),
    [
        ("a b", False, "a b"),
        ("a, b", False, "a, b"),
        ("a, b", True, '"a, b"'),
        ("a: b", False, '"a: b"'),
        ("a:b", False, "a:b"),
        ("- a", False, '"- a"'),
        ('say "a"', False, 'say "a"'),
        ("a\\b", False, "a\\b"),
        ("\u00a0a", False, '"\u00a0a"'),
        ("a\x07", False, '"a\\x07"'),
        ("a\u2028", False, '"a\\u2028"'),
        ("", False, '""'),
    ],
)
def test_plain_only_where_it_reads_back(text: str, flow: bool, written: str) -> None:  # noqa: FBT001 - a table
    """A text stands without quotes only where YAML gives it back."""
    assert written == scalar_text(text, Style.PLAIN, flow=flow)


def test_blocks_only_where_they_are_safe() -> None:
    """A text whose blanks an editor would eat, or whose first line is indented, is quoted instead."""
    assert block_lines("a\nb\n") == ("|", ["a", "b"])
    assert block_lines("a\n\nb") == ("|-", ["a", "", "b"])
    for text in ("a", " a\nb", "a \nb", "a\n\n", "\na", "a\n\u00a0b", "a\x85\nb"):
        assert block_lines(text) is None


@pytest.mark.parametrize(
    "text", ["NO", "04109", "1e3", "12:30", "~", "null", "yes", "2013-09-01", "=", ".inf", "", "+1"]
)
def test_ambiguous(text: str) -> None:
    """Each of these is something else than a text to some reader."""
    assert is_ambiguous(text)


@pytest.mark.parametrize("text", ["NOR", "a1", "3D printing", "1st", "v1.0", "no way", "BE352", "twenty"])
def test_unambiguous(text: str) -> None:
    """These are texts to all."""
    assert not is_ambiguous(text)


EDITED = """\
partners:
  # about a
  - id: a
    name: A  # its name
    topics:
      - x  # why x
      - w  # why w
    sources: [https://a.eu]

  - id: c
    name: C

projects:
  - id: p
    title: P
    partners:
      - a  # leads
      - c
"""


def test_set_insert_remove() -> None:
    """Edits keep the comments on what stays, and put what is new where the schema and the ids say."""
    document = Document.parse(EDITED)
    a = document.record("partners", "a")
    assert a is not None
    document.set(a, PARTNER, "country", "NO")
    document.set(a, PARTNER, "topics", ["w", "z"])
    document.set(a, PARTNER, "name", "AA")
    document.set(a, PARTNER, "sources", None)
    document.insert("partners", record_of({"name": "B", "id": "b", "postcode": "01000"}, PARTNER))
    document.insert("programmes", record_of({"id": "g", "name": "G"}, PARTNER))
    document.remove("partners", document.records("partners")[-1])
    project = document.records("projects")[0]
    document.set(project, PROJECT, "complete", "true")

    assert (
        document.render()
        == """\
programmes:
  - id: g
    name: G

partners:
  # about a
  - id: a
    name: AA  # its name
    country: "NO"
    topics:
      - w  # why w
      - z

  - id: b
    name: B
    postcode: "01000"

projects:
  - id: p
    title: P
    complete: true
    partners:
      - a  # leads
      - c
"""
    )


def test_short_records_are_written_in_brackets() -> None:
    """A participation or a figure stays on one line."""
    record = record_of({"partner": "a", "role": "coordinator"}, PARTICIPATION)
    assert record.flow
    assert record.get("role") == Scalar("coordinator")


def test_what_the_reader_refuses_is_refused() -> None:
    """There is no document of a file with an anchor, a repeated key or a broken bracket."""
    for text in ("a: &x y", "a: 1\na: 2", "a: [", "a: !x y", "a: \x07"):
        with pytest.raises(RegistryError):
            Document.parse(text)
