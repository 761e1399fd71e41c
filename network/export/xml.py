"""Text and tags of XML 1.0, with nothing lost that XML can hold."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# blanks other than the plain one would be read as plain blanks or line feeds
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_BLANKS = str.maketrans({"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def text(value: str) -> str:
    """Return the text escaped, for an element or an attribute; what XML cannot hold becomes U+FFFD."""
    return _NOT_XML.sub("\ufffd", value).translate(_ESCAPES).translate(_BLANKS)


def opened(name: str, attributes: dict[str, str]) -> str:
    """Return a tag that opens an element."""
    return "<" + name + "".join(f' {key}="{text(value)}"' for key, value in attributes.items()) + ">"


def element(name: str, attributes: dict[str, str], *content: str) -> str:
    """Return a whole element; ``content`` is XML already."""
    inside = "".join(content)
    return f"{opened(name, attributes)}{inside}</{name}>" if inside else opened(name, attributes)[:-1] + "/>"


def document(*lines: str) -> bytes:
    """Return a document of these lines, UTF-8."""
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *lines, "")).encode()
