"""A registry's file to be edited: parsed with its comments, changed, written in canonical form."""

from __future__ import annotations

from partners.document.build import Plain, node_of, record_of
from partners.document.document import Document, Record
from partners.document.render import record_text
from partners.document.tree import Entry, Mapping, Node, Scalar, Sequence, Style

__all__ = [
    "Document",
    "Entry",
    "Mapping",
    "Node",
    "Plain",
    "Record",
    "Scalar",
    "Sequence",
    "Style",
    "node_of",
    "record_of",
    "record_text",
]
