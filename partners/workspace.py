"""A registry's files opened for editing: `Workspace`.

Every edit goes the same way: open the files, change the documents, look at the difference, check
the result in memory, write the files that changed.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from partners import rules
from partners.codes import Code
from partners.document import Document
from partners.model import Origin
from partners.parsing.source import read_bytes, read_text, registry_files
from partners.problems import Collector, RegistryError
from partners.records import read_draft
from partners.writing import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from partners.document import Record
    from partners.problems import Report


@dataclass(slots=True)
class OpenFile:
    """One file: its bytes as read, and the document to change."""

    path: Path
    before: bytes
    document: Document
    unchanged: str  # the document as rendered before any change
    tidy: bool = False  # whether an unchanged document is written in canonical form all the same

    @property
    def name(self) -> str:
        """The path as the report writes it."""
        return self.path.as_posix()

    @property
    def after(self) -> bytes:
        """The bytes to write: UTF-8 without a byte order mark, CRLF only if every line of the file had it."""
        text = self.document.render()
        if text == self.unchanged and not self.tidy:
            return self.before
        if self.before.count(b"\n") == self.before.count(b"\r\n") > 0:
            text = text.replace("\n", "\r\n")
        return text.encode()

    def diff(self) -> str:
        """Return what would change as a unified diff, nothing when nothing would."""
        after = self.after
        if self.before == after:
            return ""
        old, new = (data.decode("utf-8-sig").splitlines() for data in (self.before, after))
        lines = difflib.unified_diff(old, new, self.name, f"{self.name} (new)", lineterm="")
        only_signs = f"{self.name}: only line breaks or the byte order mark change"
        return "\n".join(lines) or only_signs


@dataclass(slots=True)
class Workspace:
    """All files of a registry."""

    files: list[OpenFile]

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Workspace:
        """Return the files of the registry at ``path``; raises `RegistryError` while it has errors."""
        problems = Collector()
        paths = registry_files(Path(path), problems)
        read = [(one, read_bytes(one, problems)) for one in paths]
        if problems.errors:
            raise RegistryError(problems.report())
        found = {one: data for one, data in read if data is not None}
        report = check_files({one.as_posix(): data for one, data in found.items()})
        if report.errors:
            raise RegistryError(report)
        documents = {one: Document.parse(data.decode("utf-8-sig")) for one, data in found.items()}
        return cls(
            [OpenFile(one, found[one], document, document.render()) for one, document in documents.items()]
        )

    def check(self) -> Report:
        """Return what the registry's check says about the documents as they are now."""
        return check_files({file.name: file.after for file in self.files})

    def diff(self) -> str:
        """Return what would change in all files."""
        return "\n".join(filter(None, (file.diff() for file in self.files)))

    def write(self) -> tuple[Path, ...]:
        """Write the files that changed and return them.

        Raises `RegistryError` when one was changed by somebody else since it was read, `OSError`
        when one cannot be written.
        """
        changed = [file for file in self.files if file.before != file.after]
        problems = Collector()
        for file in changed:
            if read_bytes(file.path, problems) != file.before:
                message = "the file has changed since it was read: nothing was written"
                problems.add(Origin(file.name, 1, 1), Code.UNREADABLE_FILE, message, "run the command again")
        if problems.errors:
            raise RegistryError(problems.report())
        for file in changed:
            write_whole(file.path, file.after)
        return tuple(file.path for file in changed)

    def records(self, section: str) -> Iterator[tuple[OpenFile, Record]]:
        """Yield every record of ``section`` with its file."""
        for file in self.files:
            for record in file.document.records(section):
                yield file, record

    def home(self, section: str) -> OpenFile:
        """Return the file where a new record of ``section`` belongs: the one that holds most of them."""
        return max(self.files, key=lambda file: len(file.document.records(section)))


def check_files(files: dict[str, bytes]) -> Report:
    """Return all that is wrong with a registry whose files hold these bytes."""
    problems = Collector()
    documents = []
    for name, data in files.items():
        document = read_text(data, name, problems)
        if document is not None:
            documents.append(document)
    unread = problems.errors
    draft = read_draft(documents, problems)
    if not unread:
        rules.check(draft, problems)
    return problems.report()
