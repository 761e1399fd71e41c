"""``python -m partners add``: a new partner or project, from flags, or from answers on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from partners.adding.answers import Checker, WrongAnswerError, participation
from partners.adding.asking import Console, ask_form, ask_joins
from partners.adding.form import FORMS, flag_of, is_list
from partners.adding.known import Known
from partners.document import Entry, Sequence, node_of, record_of, record_text
from partners.schema import PARTICIPATION, PROJECT
from partners.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from partners.adding.asking import Terminal
    from partners.adding.form import Form
    from partners.document import Plain, Record
    from partners.problems import Report

DONE, WRONG_DATA, WRONG_COMMAND = 0, 1, 2


def add(  # noqa: PLR0913 - what a command line can say
    word: str,
    registry: Path,
    flags: dict[str, Any],
    *,
    yes: bool = False,
    dry_run: bool = False,
    terminal: Terminal | None = None,
) -> int:
    """Add the ``word`` (partner or project) that ``flags`` and the answers on ``terminal`` describe.

    Without ``terminal`` (default: the console, if there is one) and without ``yes`` or ``dry_run``
    nothing is written. Raises `RegistryError` when the registry has errors, before or because of it.
    """
    form = FORMS[word]
    workspace = Workspace.open(registry)
    checker = Checker(Known.of(workspace), form.section)
    if terminal is None and not (yes or dry_run) and sys.stdin.isatty():
        terminal = Console()
    try:
        answers, joins = _from_flags(form, checker, flags)
        if terminal is not None:
            answers = ask_form(form, checker, answers, terminal)
            joins = joins or ask_joins(form, checker, terminal)
        _complete(form, checker, answers)
    except WrongAnswerError as wrong:
        return _told(f"{wrong}\nnothing was written", WRONG_COMMAND)
    except KeyboardInterrupt:
        return _told("\nnothing was written", WRONG_COMMAND)
    record = _inserted(workspace, form, answers, joins)
    print(record_text(record), end="")  # noqa: T201
    for joined, role in joins if form.joins == "projects" else ():
        print(f"in project {joined}: {role}")  # noqa: T201
    report = workspace.check()
    if report.errors:
        return _told(f"{report.render()}\n{report.summary()}\nnothing was written", WRONG_DATA)
    _show_warnings(report, f"{word} '{answers['id']}'")
    if dry_run:
        print(workspace.diff())  # noqa: T201
        return _told("nothing was written (--dry-run)", DONE)
    if not yes and not _agreed(terminal):
        return _told("nothing was written" + ("" if terminal else ": add --yes"), WRONG_COMMAND)
    for path in workspace.write():
        print(f"wrote {path.as_posix()}")  # noqa: T201
    print(_next_steps(form, answers))  # noqa: T201
    return DONE


def _from_flags(
    form: Form, checker: Checker, flags: dict[str, Any]
) -> tuple[dict[str, Plain], list[tuple[str, str]]]:
    """Return the answers that the flags give; raises `WrongAnswerError` for all that are wrong at once."""
    answers: dict[str, Plain] = {}
    wrong: list[str] = []
    joins: dict[str, str] = {}
    for field in form.fields:
        given = flags.get(field.name)
        for text in given if isinstance(given, list) else [] if given is None else [given]:
            try:
                value = checker.value(field, text)
            except WrongAnswerError as error:
                wrong.append(f"{flag_of(field)}: {error}")
                continue
            several = answers.setdefault(field.name, []) if is_list(field) else None
            if isinstance(several, list):
                several.append(value)
            else:
                answers[field.name] = value
    for text in flags.get("joins") or []:
        try:
            joins.update([checker.participation(form.joins, text)])
        except WrongAnswerError as error:
            wrong.append(f"--{form.join_flag}: {error}")
    if wrong:
        raise WrongAnswerError("\n".join(wrong))
    return answers, list(joins.items())


def _complete(form: Form, checker: Checker, answers: dict[str, Plain]) -> None:
    """Propose the id that is not given; raises `WrongAnswerError` when something required is missing."""
    if "id" not in answers:
        names = (str(answers.get(name, "")) for name in form.named)
        proposal = checker.known.proposed_id(form.section, *names)
        answers |= {"id": proposal} if proposal else {}
    missing = [flag_of(field) for field in form.fields if field.required and field.name not in answers]
    if missing:
        raise WrongAnswerError(f"a {form.kind.word} also needs {', '.join(missing)}")


def _inserted(
    workspace: Workspace, form: Form, answers: dict[str, Plain], joins: list[tuple[str, str]]
) -> Record:
    """Return the record that ``answers`` make, put into its file, with its participations."""
    record_id = str(answers["id"])
    if form.joins == "partners" and joins:
        answers = {**answers, "partners": [participation(partner, role) for partner, role in joins]}
    record = record_of(answers, form.kind)
    workspace.home(form.section).document.insert(form.section, record)
    for project_id, role in joins if form.joins == "projects" else ():
        for file, project in workspace.records("projects"):
            if project.text("id") == project_id:
                value = participation(record_id, role)
                listed = project.get("partners")
                if isinstance(listed, Sequence):
                    listed.entries.append(Entry(node_of(value, PARTICIPATION)))
                else:
                    file.document.set(project, PROJECT, "partners", [value])
    return record


def _agreed(terminal: Terminal | None) -> bool:
    try:
        return terminal is not None and terminal.ask("Write it? [y/n] ").lower() in {"y", "yes"}
    except KeyboardInterrupt:
        return False


def _show_warnings(report: Report, label: str) -> None:
    for problem in report.warnings:
        if problem.record == label:
            _told(str(problem), DONE)


def _next_steps(form: Form, answers: dict[str, Plain]) -> str:
    steps = ["next: python -m partners check"]
    if form.section == "partners" and "city" in answers and "lat" not in answers:
        steps.insert(0, "next: python -m partners geocode, so that the map knows its city")
    return "\n".join(steps)


def _told(words: str, code: int) -> int:
    print(words, file=sys.stderr)  # noqa: T201
    return code
