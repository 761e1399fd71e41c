"""What is wrong with a registry: one problem, the report of all, and the exception that carries it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partners.codes import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partners.codes import Code
    from partners.model import Origin

SHOWN_OF_ONE_CODE = 20
KEPT_OF_ONE_CODE = 200
FLOOD = 5000
_QUOTED_LENGTH = 60


def quoted(text: str) -> str:
    """Return ``text`` in single quotes, fit for a terminal: cut at 60 characters, specials escaped."""
    if len(text) > _QUOTED_LENGTH:
        text = text[: _QUOTED_LENGTH - 1] + "…"
    return "'" + "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text) + "'"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: where (lines and columns count from 1), in which record, what, and what to write."""

    file: str
    line: int
    column: int
    record: str
    message: str
    fix: str
    code: str
    severity: Severity

    def __str__(self) -> str:
        """Return the one line that is printed."""
        record = f"{self.record}: " if self.record else ""
        fix = f"; {self.fix}" if self.fix else ""
        where = f"{self.file}:{self.line}:{self.column}"
        return f"{where}: {self.severity}: {record}{self.message}{fix} [{self.code}]"

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """Where it stands, for sorting."""
        return self.file, self.line, self.column, self.code, self.message


class Collector:
    """Gathers problems while a registry is read; of one code it keeps the first 200.

    A hostile file can hold a million mistakes: `full` and `flooded` tell when to stop wording more of them.
    """

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._counts: Counter[Code] = Counter()
        self.errors = 0

    def add(self, origin: Origin, code: Code, message: str, fix: str = "", *, record: str = "") -> None:
        """Keep the problem ``code`` at ``origin``."""
        self.errors += code.severity is Severity.ERROR
        if not self.full(code):
            self._counts[code] += 1
            place = (origin.file, origin.line, origin.column)
            self._problems.append(Problem(*place, record, message, fix, str(code), code.severity))

    def take(self, other: Collector) -> None:
        """Keep what ``other`` has gathered."""
        self.errors += other.errors
        self._counts.update(other._counts)
        self._problems += other._problems

    def full(self, code: Code) -> bool:
        """Whether no more problems of ``code`` are kept."""
        return self._counts[code] >= KEPT_OF_ONE_CODE

    @property
    def flooded(self) -> bool:
        """Whether there are so many errors that looking for more is of no use."""
        return self.errors >= FLOOD

    def report(self) -> Report:
        """Return everything gathered."""
        return Report.of(self._problems)


@dataclass(frozen=True, slots=True)
class Report:
    """All problems of one run, sorted by place."""

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Report:
        """Return the report of ``problems``, sorted and each once."""
        return cls(tuple(sorted(set(problems), key=lambda problem: problem.place)))

    def __iter__(self) -> Iterator[Problem]:
        """Go through the problems by place."""
        return iter(self.problems)

    def __len__(self) -> int:
        """Return how many problems there are."""
        return len(self.problems)

    def __add__(self, other: Report) -> Report:
        """Return both reports as one."""
        return Report.of((*self.problems, *other.problems))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop the build."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that are only said."""
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)

    def summary(self) -> str:
        """Return the counts in words: ``2 errors, 1 warning``."""
        errors, warnings = len(self.errors), len(self.warnings)
        return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"

    def render(self) -> str:
        """Return the printed lines: the first 20 problems of each code, then counts of the others."""
        shown: Counter[str] = Counter()
        lines = []
        for problem in self.problems:
            shown[problem.code] += 1
            if shown[problem.code] <= SHOWN_OF_ONE_CODE:
                lines.append(str(problem))
        hidden = {
            code: count - SHOWN_OF_ONE_CODE for code, count in shown.items() if count > SHOWN_OF_ONE_CODE
        }
        or_more = {code: " or more" * (shown[code] >= KEPT_OF_ONE_CODE) for code in hidden}
        lines += [f"... and {count}{or_more[code]} others [{code}]" for code, count in sorted(hidden.items())]
        return "\n".join(lines)


class RegistryError(Exception):
    """The registry cannot be used; ``report`` says everything that is wrong with it."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        """Return the whole report and its counts."""
        return f"{self.report.render()}\n{self.report.summary()}"
