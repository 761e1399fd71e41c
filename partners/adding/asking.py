"""Questions on a terminal, each asked again until its answer can stand: `ask_form`."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from partners.adding.answers import WrongAnswerError
from partners.adding.form import is_list
from partners.countries import country_names
from partners.schema import COUNTRY, PARTICIPATION, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partners.adding.answers import Checker
    from partners.adding.form import Form
    from partners.document import Plain
    from partners.schema import Field


class Terminal(Protocol):
    """Where questions are asked."""

    def ask(self, question: str, options: Sequence[str] = ()) -> str:
        """Return the answer to ``question``; ``options`` complete it."""

    def say(self, words: str) -> None:
        """Show ``words``."""


class Console:
    """The terminal that the command runs in; the tabulator completes where Python has readline."""

    def ask(self, question: str, options: Sequence[str] = ()) -> str:
        """Return the answer without outer blanks; end of input cancels like Ctrl-C."""
        with suppress(ImportError):
            import readline  # noqa: PLC0415 - Windows has none

            readline.set_completer_delims("")
            readline.set_completer(_completer(options))
            readline.parse_and_bind("tab: complete")
        try:
            return input(question).strip()
        except EOFError:
            raise KeyboardInterrupt from None

    def say(self, words: str) -> None:
        """Print ``words``."""
        print(words)  # noqa: T201


def ask_form(form: Form, checker: Checker, given: dict[str, Plain], terminal: Terminal) -> dict[str, Plain]:
    """Return ``given`` with the answers to the other questions of ``form``."""
    terminal.say(f"A new {form.kind.word}. Enter alone leaves a question open; Ctrl-C ends, nothing written.")
    answers = dict(given)
    for name in form.asked:
        field = form.kind.by_name[name]
        if name not in answers:
            proposal = ""
            if name == "id":
                names = (str(answers.get(one, "")) for one in form.named)
                proposal = checker.known.proposed_id(form.section, *names)
            answer = (
                _several(field, checker, terminal)
                if is_list(field)
                else _one(field, checker, terminal, proposal)
            )
            if answer:
                answers[name] = answer
    return answers


def ask_joins(form: Form, checker: Checker, terminal: Terminal) -> list[tuple[str, str]]:
    """Return the (id, role) pairs of the participations that are named until an answer is empty."""
    joins: dict[str, str] = {}
    options = list(checker.known.names[form.joins])
    while options:
        answer = terminal.ask(f"{form.join_flag} (id or name; none when done): ", options)
        if not answer:
            break
        try:
            found = checker.reference(form.joins, answer)
        except WrongAnswerError as wrong:
            terminal.say(f"  {wrong}")
            continue
        terminal.say(f"  {found}: {checker.known.names[form.joins][found][0]}")
        joins[found] = _one(PARTICIPATION.by_name["role"], checker, terminal, "partner")
    return list(joins.items())


def _one(field: Field, checker: Checker, terminal: Terminal, proposal: str = "") -> str:
    options = _options(field, checker)
    closed = f" ({', '.join(options)})" if isinstance(field.shape, Value) and field.shape.choices else ""
    hint = f"{closed} [{proposal}]" if proposal else closed
    question = (
        f"{field.name}{hint}: " if closed or proposal else f"{field.name} ({field.about.rstrip('.')}): "
    )
    while True:
        answer = terminal.ask(question, options) or proposal
        if not answer and not field.required:
            return ""
        try:
            found = checker.value(field, answer)
        except WrongAnswerError as wrong:
            terminal.say(f"  {wrong}")
        else:
            if found != answer:
                terminal.say(f"  {found}")
            return found


def _several(field: Field, checker: Checker, terminal: Terminal) -> list[Plain]:
    found: list[Plain] = []
    while True:
        answer = terminal.ask(f"{field.name}, one at a time ({field.about.rstrip('.')}): ")
        if not answer:
            return found
        try:
            found.append(checker.value(field, answer))
        except WrongAnswerError as wrong:
            terminal.say(f"  {wrong}")


def _options(field: Field, checker: Checker) -> list[str]:
    if field.name == "programme":
        return list(checker.known.names["programmes"])
    if field.shape is COUNTRY:
        return [*country_names().values()]
    return list(field.shape.choices) if isinstance(field.shape, Value) else []


def _completer(options: Sequence[str]):  # type: ignore[no-untyped-def]  # noqa: ANN202 - readline's own shape
    def complete(text: str, state: int) -> str | None:
        found = [option for option in options if option.lower().startswith(text.lower())]
        return found[state] if state < len(found) else None

    return complete
