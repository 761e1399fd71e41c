"""The one place where registry text becomes HTML, JSON, URLs and paths.

Templates are ours and fixed; registry text only ever enters them as values, under
autoescape. Nothing else in the project concatenates markup.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

import jinja2
from markupsafe import Markup
from markupsafe import escape as as_html

from maps.languages.language import filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from maps.languages import Language
    from partners.model import Text

_URL_FORBIDDEN = frozenset(map(chr, range(0x21))) | {"\\", "\x7f"} | set(map(chr, range(0x80, 0xA1)))
_SHOWN_HOST_PREFIX = "www."


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(
            lambda name: files("maps").joinpath("templates", name).read_text(encoding="utf-8")
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"t": _sentence, "n": _counted}
    return environment


@jinja2.pass_context
def _sentence(
    page: jinja2.runtime.Context, message: str, /, *, context: str = "", **values: object
) -> Markup:
    """Return an English sentence in the page's language, for templates: ``t("Part of {programme}", …)``."""
    language: Language = page["language"]
    return _filled(language.forms_of(message, context=context)[0], values)


@jinja2.pass_context
def _counted(page: jinja2.runtime.Context, count: int, one: str, many: str, /, **values: object) -> Markup:
    """Return the sentence for so many of something; ``{n}`` is the number."""
    language: Language = page["language"]
    return _filled(language.form(count, one, many), {"n": language.number(count), **values})


def _filled(sentence: str, values: Mapping[str, object]) -> Markup:
    """Fill a sentence: it is escaped like any text, so a translation carries no markup, and so are values."""
    return Markup(filled(str(as_html(sentence)), {name: as_html(value) for name, value in values.items()}))  # noqa: S704


def page(template: str, /, *, language: Language, **values: object) -> str:
    """Return the HTML of one of our templates in a language, filled with values; every text value is escaped.

    Raises ``jinja2.UndefinedError`` when a template asks for a value that is not there.
    """
    return _templates().get_template(template).render(values, language=language)


def markup(trusted: str) -> Markup:
    """Return HTML of our own making, marked so that templates do not escape it again."""
    return Markup(trusted)  # noqa: S704 - callers pass the frame, the bundle and `to_json` only


def to_json(value: object) -> str:
    """Return compact JSON, ASCII only, that is safe inside a script element and as a script literal.

    ``<``, ``>`` and ``&`` are escaped, so neither ``</script>`` nor ``<!--`` can occur.
    Raises ``ValueError`` for NaN and infinities, which browsers cannot parse.
    """
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def to_script(name: str, value: object) -> str:
    """Return a classic script that sets the global ``name``, one of our own words, to ``value``."""
    if not name.isidentifier():
        raise ValueError(f"{name!r} is no script name")
    return f"var {name}={to_json(value)};\n"


def text_in(text: Text, language: str, others: Sequence[str]) -> tuple[str, str]:
    """Return language and words of a registry's text on a page in ``language``, else in the first of others.

    A plain text is in the first of the site's languages where it has several, else nobody knows (``""``).
    """
    code, words = text.chosen(language, *others)
    return code or (others[0] if len(others) > 1 else ""), words


def web_address(url: str | None) -> str | None:
    """Return ``url`` when it may stand in a link: http or https, with a host, and no tricks; else None."""
    if not url or any(character in _URL_FORBIDDEN for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None:
        return None
    return url


def host_of(url: str) -> str:
    """Return the host a link goes to, as shown beside it, without ``www.``."""
    return (urlsplit(url).hostname or "").removeprefix(_SHOWN_HOST_PREFIX)


def page_path(kind: str, record_id: str) -> str:
    """Return the path of a record's page from the site's root, such as ``partners/twist.html``.

    The registry's rule for ids (``[a-z0-9-]``, at most 64) is checked again here, because a path
    is made of it. Raises ``ValueError`` otherwise.
    """
    allowed = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
    if not record_id or len(record_id) > 64 or not set(record_id) <= allowed:  # noqa: PLR2004
        raise ValueError(f"{record_id!r} cannot be a file name")
    return f"{kind}/{record_id}.html"


_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return text as it stands in XML, between tags or in quotes; what XML forbids is left out."""
    return escape(_NOT_IN_XML.sub("", text), {'"': "&quot;", "'": "&#39;"})
