"""Two versions of a registry compared on paper, and on the command line."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from versions import partner, project, registry_of

from partners import Confidence, Figure, PartialDate, Site, Text, load_registry
from partners.__main__ import main
from partners.comparing.change_entries import counts, groups
from partners.comparing.change_json import to_json
from partners.comparing.change_report import to_markdown, to_text
from partners.comparing.change_words import LONGEST, shortened
from partners.comparing.changes import Changes, TieChange, changes
from partners.comparing.fields import FieldChange, field_changes
from partners.comparing.renamed import renames
from partners.model import Partner, PartnerId, Programme, ProgrammeId, ProjectId

GOLDEN = Path(__file__).parent.parent / "golden"
OLD = GOLDEN / "older" / "data" / "partners.yaml"
NEW = GOLDEN / "registry" / "data" / "partners.yaml"

# on paper ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def paper() -> Changes:
    """Return what the two registries on paper differ in."""
    return changes(load_registry(OLD, place=False), load_registry(NEW, place=False))


def test_records_on_paper(paper: Changes) -> None:
    """Who came, who went, who changed, and who only has a new id."""
    sections = [paper.partners, paper.projects, paper.programmes]

    assert [[r.id for r in s.gained] for s in sections] == [["elm"], ["four", "three"], ["horizon-media"]]
    assert [[r.id for r in s.lost] for s in sections] == [["gorse"], ["zero"], []]
    assert [[c.new.id for c in s.changed] for s in sections] == [["alder", "fir"], ["one"], ["northern"]]
    assert [(c.old.id, c.new.id, c.because) for c in paper.partners.renamed] == [
        ("dogwood-office", "dogwood", "the same PIC 953689451")
    ]
    assert [change.new.id for change in paper.ended] == ["one"]


def test_fields_on_paper(paper: Changes) -> None:
    """Every field with its value before and after, words in a language by themselves."""
    assert (
        FieldChange("city", "Lund", "Malmö"),
        FieldChange("topics", ("cinema",), ("cinema", "animation")),
        FieldChange(
            "figures",
            ("members: 95 (2015-09-25)", "turnover: 830000000 EUR; note: The year is not stated."),
            ("members: 120 (2017-09-25)", "turnover: 830000000 EUR; note: The year is not stated."),
        ),
        FieldChange("description.fr", None, "Une grappe sur papier."),
    ) == paper.partners.changed[0].fields
    assert (FieldChange("languages", ("en",), ("en", "fr")),) == paper.site


def test_participations_on_paper(paper: Changes) -> None:
    """A new id is neither a participation lost nor one gained."""
    found = paper.participations

    assert [(part.project, part.partner) for part in found.gained] == [
        ("four", "alder"),
        ("four", "elm"),
        ("three", "cedar"),
        ("three", "fir"),
        ("two", "birch"),
    ]
    assert [(part.project, part.partner) for part in found.lost] == [("zero", "fir"), ("zero", "gorse")]
    assert [(change.new.partner, [field.field for field in change.fields]) for change in found.changed] == [
        ("birch", ["role"]),
        ("dogwood", ["start", "confidence", "note"]),
    ]


def test_ties_on_paper(paper: Changes) -> None:
    """Each tie with the projects that explain it; the rejected proposal makes none."""
    assert (
        TieChange(PartnerId("birch"), PartnerId("dogwood"), (), (ProjectId("two"),)),
        TieChange(PartnerId("cedar"), PartnerId("fir"), (), (ProjectId("three"),)),
    ) == paper.ties.gained
    assert (TieChange(PartnerId("fir"), PartnerId("gorse"), (ProjectId("zero"),), ()),) == paper.ties.lost
    assert [(tie.source, tie.target, tie.old, tie.new) for tie in paper.ties.changed] == [
        ("alder", "birch", ("one",), ("one", "two"))
    ]


def test_counts_come_first(paper: Changes) -> None:
    """One line says how much changed."""
    assert counts(paper) == (
        "1 partner joined, 1 left, 1 renamed, 2 changed; 2 projects new, 1 removed, 1 ended; "
        "1 programme new, 1 changed; 5 participations gained, 2 lost, 2 changed; "
        "2 ties gained, 1 lost, 1 changed; the site's settings changed"
    )
    assert to_text(paper).startswith("1 partner joined, 1 left")


def test_nothing_changed_is_said() -> None:
    """An empty comparison is false, and every output says so."""
    same = changes(registry_of([partner("A")]), registry_of([partner("A")]))

    assert not same
    assert to_text(same) == "Nothing changed.\n"
    assert to_markdown(same) == "# What changed\n\nNothing changed.\n"
    assert to_json(same)["changed"] is False


# renamed -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "because"),
    [
        (partner("A", pic="953689451"), partner("B", pic="953689451"), "the same PIC 953689451"),
        (partner("A", ror="x"), partner("B", ror="x"), "the same ROR x"),
        (partner("Été"), partner("ete", id=PartnerId("b")), "the same name and country"),
        (partner("A"), partner("A", id=PartnerId("b"), country="FR"), None),
        (partner("A", pic="953689451"), partner("A", id=PartnerId("b"), pic="999999999"), None),
        (partner("A", pic="953689451"), partner("A", id=PartnerId("b")), "the same name and country"),
        (partner("!"), partner("?", id=PartnerId("b")), None),
    ],
)
def test_a_new_id_is_recognised(old: Partner, new: Partner, because: str | None) -> None:
    """By a code, or by the name where no code contradicts it."""
    found = renames(registry_of([old]), registry_of([new])).partners

    assert ({old.id: (new.id, because)} if because else {}) == found


def test_a_doubtful_new_id_is_not_guessed() -> None:
    """Two candidates are no answer."""
    old = registry_of([partner("A")])
    new = registry_of([partner("A", id=PartnerId("b")), partner("A", id=PartnerId("c"))])

    assert renames(old, new).partners == {}
    assert (len(changes(old, new).partners.gained), len(changes(old, new).partners.lost)) == (2, 1)


def test_a_new_id_changes_nothing_else() -> None:
    """References to renamed records are no changes of their own."""
    north = Programme(id=ProgrammeId("north"), name="North")
    northern = dataclasses.replace(north, id=ProgrammeId("northern"))
    old = registry_of(
        [partner("A", pic="953689451"), partner("B"), partner("C", successor=PartnerId("a"))],
        [project("P", "a", "b", grant="1", programme=north.id)],
        [north],
        Site(owner=PartnerId("a")),
    )
    new = registry_of(
        [
            partner("A", id=PartnerId("z"), pic="953689451"),
            partner("B"),
            partner("C", successor=PartnerId("z")),
        ],
        [project("P", "z", "b", id=ProjectId("q"), grant="1", programme=northern.id)],
        [northern],
        Site(owner=PartnerId("z")),
    )
    found = changes(old, new)

    assert counts(found) == "1 partner renamed; 1 project renamed; 1 programme renamed"
    assert not found.ties
    assert not found.participations


# fields and words --------------------------------------------------------------------------------


def test_every_kind_of_value_is_told() -> None:
    """Numbers keep their digits, true is yes, an order that changed is said."""
    old = project(
        "P", cost=Decimal("2313032.50"), complete=False, topics=("a", "b"), end=PartialDate(2016, 2)
    )
    new = project("P", cost=Decimal("1E+6"), complete=True, topics=("b", "a"), end=None)
    found = changes(registry_of(projects=[old]), registry_of(projects=[new]))
    (group,) = groups(found)

    assert group.entries[0].details == (
        "end: removed, was 2016-02",
        "cost: was 2313032.50, now 1000000",
        "topics: in another order, now b, a",
        "list of partners complete: was no, now yes",
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (Text((("", "a"),)), None, [("note", "a", None)]),
        (Text((("", "a"),)), Text((("en", "a"),)), [("note", "a", None), ("note.en", None, "a")]),
        (
            Text((("en", "a"), ("fr", "b"))),
            Text((("fr", "b"), ("en", "a"))),
            [("note.languages", ("en", "fr"), ("fr", "en"))],
        ),
        (Text((("en", "a"), ("fr", "b"))), Text((("en", "a"), ("fr", "c"))), [("note.fr", "b", "c")]),
    ],
)
def test_words_are_compared_by_language(old: Text | None, new: Text | None, expected: list[Any]) -> None:
    """Each language is a field of its own; the first is the one shown, so their order counts."""
    found = field_changes(partner("A", note=old), partner("A", note=new))

    assert expected == [(change.field, change.old, change.new) for change in found]


def test_everything_about_a_figure_shows() -> None:
    """Whatever differs in a figure differs in its words."""
    plain = Figure(name="members", value=Decimal(1))
    other = [
        dataclasses.replace(plain, unit="EUR"),
        dataclasses.replace(plain, date=PartialDate(2020)),
        dataclasses.replace(plain, note=Text((("fr", "peut-être"),))),
        dataclasses.replace(plain, confidence=Confidence.LOW),
        dataclasses.replace(plain, sources=("https://a.example",)),
    ]
    words = {
        field_changes(partner("A"), partner("A", figures=(figure,)))[0].new for figure in (plain, *other)
    }

    assert len(words) == 6


def test_long_texts_are_cut_where_they_differ() -> None:
    """Both versions show their first difference; JSON has them whole."""
    old, new = "same words " * 30 + "old end", "same words " * 30 + "new end"
    was, now = shortened(old, new)

    assert ("…me words same words old end"[-8:], "new end") == (str(was)[-8:], str(now)[-7:])
    assert all(len(str(text)) <= LONGEST and str(text).startswith("…") for text in (was, now))
    found = changes(registry_of([partner("A", short=old)]), registry_of([partner("A", short=new)]))
    assert old not in to_text(found)
    assert {"field": "short", "old": old, "new": new} in to_json(found)["partners"]["changed"][0]["fields"]


# the command -------------------------------------------------------------------------------------


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Return exit code, output and error output of ``python -m partners diff``."""
    code = main(["diff", *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_command_prints_the_changes(capsys: pytest.CaptureFixture[str], paper: Changes) -> None:
    """Text by default, Markdown and JSON when asked for; 0 whether or not they differ."""
    assert (0, to_text(paper), "") == run(capsys, OLD, NEW)
    assert (0, to_markdown(paper), "") == run(capsys, OLD, NEW, "--format", "markdown")
    code, output, _ = run(capsys, OLD, NEW, "--format=json")
    assert (0, to_json(paper)) == (code, json.loads(output))
    assert output.isascii()
    assert run(capsys, NEW, NEW) == (0, "Nothing changed.\n", "")


def test_the_exit_code_can_tell(capsys: pytest.CaptureFixture[str]) -> None:
    """With --exit-code, 1 says that they differ."""
    assert run(capsys, OLD, NEW, "--exit-code")[0] == 1
    assert run(capsys, NEW, NEW, "--exit-code")[0] == 0


def test_folders_are_registries_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A registry in several files is compared as one."""
    text = NEW.read_text(encoding="utf-8")
    cut = text.index("\nprojects:")
    (tmp_path / "a.yaml").write_text(text[:cut], encoding="utf-8")
    (tmp_path / "b.yaml").write_text(text[cut:], encoding="utf-8")

    assert run(capsys, NEW, tmp_path) == (0, "Nothing changed.\n", "")


def test_a_wrong_registry_is_reported(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The report of whichever is wrong, and 1."""
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("partners:\n  - {id: a, name: A, country: NOR}\n", encoding="utf-8")
    code, output, errors = run(capsys, wrong, NEW)

    assert (code, output) == (1, "")
    assert "error: partner 'a': country 'NOR' is not" in errors
    assert run(capsys, NEW, tmp_path / "missing.yaml")[0] == 1


@pytest.mark.parametrize("arguments", [[], ["one"], ["a", "b", "--format", "html"]])
def test_a_wrong_command_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Two registries, three formats."""
    with pytest.raises(SystemExit) as caught:
        main(["diff", *arguments])

    assert caught.value.code == 2
    assert "usage: python -m partners diff" in capsys.readouterr().err
