"""Is this file a workbook that may be opened? A small zip can unpack to gigabytes: `check_workbook`."""

from __future__ import annotations

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

_FILE_CAP = 50_000_000
_MEMBER_CAP = 200
_UNPACKED_CAP = 200 * 2**20
_RATIO_CAP = 100
_SMALL = 2**20  # a small member may shrink as it likes
_CHUNK = 2**20
_ENCRYPTED = 0x1
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


class UnsafeWorkbookError(ValueError):
    """The file is no workbook, or one that we do not open; the words say why."""


def check_workbook(path: Path) -> None:
    """Raise `UnsafeWorkbookError` unless ``path`` is a zip of moderate size without surprises."""
    try:
        mode = path.stat()
    except OSError as error:
        raise UnsafeWorkbookError((error.strerror or "it cannot be read").lower()) from None
    if not stat.S_ISREG(mode.st_mode):
        raise UnsafeWorkbookError("this is no ordinary file")
    if mode.st_size > _FILE_CAP:
        raise UnsafeWorkbookError(f"the file is larger than {_FILE_CAP // 1_000_000} MB")
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(archive)
    except UnsafeWorkbookError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError):
        raise UnsafeWorkbookError("this is no .xlsx workbook, or it is damaged: save it as .xlsx") from None


def _check_members(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > _MEMBER_CAP:
        raise UnsafeWorkbookError(f"the workbook has more than {_MEMBER_CAP} parts")
    if sum(member.file_size for member in members) > _UNPACKED_CAP:
        raise UnsafeWorkbookError(f"the workbook unpacks to more than {_UNPACKED_CAP // 2**20} MiB")
    if len({member.filename for member in members}) < len(members):
        raise UnsafeWorkbookError("the workbook has two parts of one name")
    for member in members:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in member.filename:
            raise UnsafeWorkbookError("the workbook has a part outside itself")
        if member.flag_bits & _ENCRYPTED:
            raise UnsafeWorkbookError("the workbook is protected by a password: save it without")
        if member.file_size > max(_SMALL, _RATIO_CAP * member.compress_size):
            raise UnsafeWorkbookError("a part of the workbook unpacks to far more than it should")
        _check_declarations(archive, member)


def _check_declarations(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Refuse XML that declares entities; no spreadsheet program writes it."""
    if not member.filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    with archive.open(member) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            text = (tail + chunk).replace(b"\0", b"")  # UTF-16 too
            if any(one in text for one in _DECLARATIONS):
                raise UnsafeWorkbookError("the workbook's XML declares entities")
            tail = chunk[-32:]
