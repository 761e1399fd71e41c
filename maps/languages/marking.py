"""Marks for sentences that are written in one place and said in another: they change nothing."""

from __future__ import annotations


def mark(message: str) -> str:
    """Return the English sentence as it is; its mark puts it into the catalogues."""
    return message


def mark_many(one: str, many: str) -> tuple[str, str]:
    """Return two English sentences as they are, for one and for many of something."""
    return one, many
