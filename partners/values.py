"""What a text may mean: one small function per value type, from text to a typed value or a refusal.

No function guesses. Where the meaning is clear all the same, the refusal says what to write.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from partners.check_digits import ror_fits, vat_fits
from partners.codes import Code
from partners.countries import OTHER_CODES, country_code, country_names
from partners.dates import DATE_PATTERN, DAY_PATTERN, date
from partners.refusal import Refusal
from partners.suggest import closest, folded

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DATE_PATTERN", "DAY_PATTERN", "Refusal", "date"]  # the rest of this module is public by its names

LINE_LENGTH = 500
WORDS_LENGTH = 20_000

ID_PATTERN = "[a-z0-9-]{1,64}"
LINE_PATTERN = r"[^\n]*\S[^\n]*\n*"
NUMBER_PATTERN = r"-?[0-9]{1,15}(\.[0-9]{1,12})?"
MONEY_PATTERN = r"[0-9]{1,15}(\.[0-9]{1,2})?"
PIC_PATTERN = "[0-9]{9}"
ROR_PATTERN = "(https://ror\\.org/)?0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}"
WIKIDATA_PATTERN = "Q[1-9][0-9]{0,11}"
VAT_PATTERN = "[A-Z]{2,3}(?=[A-Z+*]*[0-9])[0-9A-Z+*]{2,15}"
NUTS_PATTERN = "[A-Z]{2}[0-9A-Z]{0,3}"
COLOR_PATTERN = "#[0-9a-fA-F]{6}"
LANGUAGE_PATTERN = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
LOGO_PATTERN = r"logos/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\.(png|jpg|jpeg|webp)"
# a host with a dot, an optional port, and nothing a browser would quietly repair
URL_PATTERN = r"https?://[^\s\\/?#@:\[\]<>\"]+\.[^\s\\/?#@:\[\]<>\"]+(:[0-9]{1,5})?([/?#][^\s\\<>\"]*)?"
MAILBOX_PATTERN = r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
CONTACT_PATTERN = f"{MAILBOX_PATTERN}|{URL_PATTERN}"
_URL_LENGTH = 2000
_MAILBOX_LENGTH = 254
_NUMBER_LENGTH = 100

# Windows keeps the first group for devices; a page called "index" would replace the list of pages
_RESERVED_IDS = frozenset(
    {"con", "prn", "aux", "nul", "index"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)}
)

# what people call a kind of organisation, and the word of the list for it
_MEANINGS = {
    "association": "network",
    "business": "company",
    "college": "education",
    "enterprise": "company",
    "federation": "network",
    "firm": "company",
    "foundation": "other",
    "institute": "research",
    "laboratory": "research",
    "ministry": "public-authority",
    "municipality": "public-authority",
    "ngo": "other",
    "school": "education",
    "sme": "company",
    "startup": "company",
    "university": "education",
}

_Choice = TypeVar("_Choice", bound=StrEnum)


def line(text: str) -> str | Refusal:
    """Return ``text``: any words on one line, up to 500 characters."""
    if "\n" in text:
        text = text.rstrip("\n")
        if "\n" in text:
            return Refusal(Code.SEVERAL_LINES, "spans several lines", "write it on one line")
    if not text.strip():
        return Refusal(Code.EMPTY_VALUE, "has no value", "write one, or leave the key out")
    if len(text) > LINE_LENGTH:
        return Refusal(Code.TOO_LONG, f"is longer than {LINE_LENGTH} characters", "shorten it")
    return text


def words(text: str) -> str | Refusal:
    """Return ``text`` without the line breaks at its end: any words, up to 20,000 characters."""
    text = text.rstrip("\n")
    if not text.strip():
        return Refusal(Code.EMPTY_VALUE, "has no value", "write one, or leave the key out")
    if len(text) > WORDS_LENGTH:
        return Refusal(Code.TOO_LONG, f"is longer than {WORDS_LENGTH:,} characters", "shorten it")
    return text


def identifier(text: str) -> str | Refusal:
    """Return ``text`` if it can be a file name and a part of an address everywhere."""
    if re.fullmatch(ID_PATTERN, text):
        if text in _RESERVED_IDS:
            return Refusal(
                Code.BAD_ID,
                "is a name that computers keep for themselves",
                f"write {id_meant(text)} or the like",
            )
        return text
    if not text.strip():
        return Refusal(Code.EMPTY_VALUE, "has no value", f"write one of 1 to {64} of a-z, 0-9 and -")
    rule = f"1 to {64} of a-z, 0-9 and -"
    return Refusal(Code.BAD_ID, f"is not an id ({rule})", f"write {id_meant(text) or rule}")


def id_meant(text: str) -> str | None:
    """Return the id that ``text`` is, or that a refusal of it proposes; `None` when there is none.

    >>> id_meant("Aarhus University")
    'aarhus-university'
    """
    slug = text if re.fullmatch(ID_PATTERN, text) else folded(text).replace(" ", "-")
    if slug in _RESERVED_IDS:
        slug += "-1"
    return slug if re.fullmatch(ID_PATTERN, slug) else None


@lru_cache(maxsize=1024)
def country(text: str) -> str | Refusal:
    """Return the ISO 3166-1 alpha-2 code ``text``."""
    if text in country_names():
        return text
    meant = country_code(text)
    if text in OTHER_CODES:
        reason = "is the EU's own code, not ISO 3166-1 alpha-2"
        return Refusal(Code.UNKNOWN_COUNTRY, reason, f"write {meant}")
    near = closest(text, country_names().values()) if meant is None and len(text) > 3 else None  # noqa: PLR2004
    if near is not None:
        fix = f"did you mean {near}? write {country_code(near)}"
    else:
        fix = f"write {meant or 'two capitals such as FR or NO'}"
    return Refusal(Code.UNKNOWN_COUNTRY, "is not an ISO 3166-1 alpha-2 code", fix)


def number(text: str) -> Decimal | Refusal:
    """Return the decimal number ``text``, exactly as written."""
    return Decimal(text) if re.fullmatch(NUMBER_PATTERN, text) else _no_number(text)


def money(text: str) -> Decimal | Refusal:
    """Return the amount ``text`` in euro: not negative, at most two decimals."""
    if re.fullmatch(MONEY_PATTERN, text):
        return Decimal(text)
    if re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", text):
        message = "has three decimals, as if the point were a thousands mark"
        return Refusal(Code.BAD_NUMBER, message, f"write {text.replace('.', '')} or two decimals")
    if re.fullmatch(NUMBER_PATTERN, text):
        return Refusal(Code.BAD_NUMBER, "is not an amount in euro", "write digits, with at most two decimals")
    return _no_number(text)


def latitude(text: str) -> float | Refusal:
    """Return degrees north, -90 to 90."""
    return _degrees(text, 90)


def longitude(text: str) -> float | Refusal:
    """Return degrees east, -180 to 180."""
    return _degrees(text, 180)


def pic(text: str) -> str | Refusal:
    """Return the EU participant code ``text``: nine digits, kept as text."""
    if re.fullmatch(PIC_PATTERN, text):
        return text
    bare = re.sub(r"[\s.-]", "", text)
    meant = bare if re.fullmatch(PIC_PATTERN, bare) else "953689451"
    return Refusal(
        Code.BAD_PIC, "is not an EU participant code", f'write its nine digits in quotes: "{meant}"'
    )


def ror(text: str) -> str | Refusal:
    """Return the nine characters of the ROR identifier ``text``, bare or an address; it must check."""
    bare = text.strip().lower()[-9:]
    if not re.fullmatch(ROR_PATTERN, text):
        meant = bare if re.fullmatch(ROR_PATTERN, bare) and ror_fits(bare) else "05dxps055"
        return Refusal(
            Code.BAD_ROR, "is not a ROR identifier", f"copy it from https://ror.org, such as {meant}"
        )
    if not ror_fits(bare):
        return Refusal(Code.BAD_ROR, "does not fit its check digits", "copy it again from https://ror.org")
    return bare


def wikidata(text: str) -> str | Refusal:
    """Return the Wikidata item ``text``, such as ``Q90``."""
    if re.fullmatch(WIKIDATA_PATTERN, text):
        return text
    found = re.search(r"Q[1-9][0-9]*$", text.upper())
    return Refusal(
        Code.BAD_WIKIDATA, "is not a Wikidata item", f"write {found[0] if found else 'Q and digits: Q90'}"
    )


def vat(text: str) -> str | Refusal:
    """Return the VAT number ``text``: its form, and where the country publishes them its check digits."""
    if not re.fullmatch(VAT_PATTERN, text):
        bare = re.sub(r"[\s.\-/]", "", text.upper())
        meant = bare if re.fullmatch(VAT_PATTERN, bare) else "country letters and number: BE0123456749"
        return Refusal(Code.BAD_VAT, "is not a VAT number", f"write {meant}")
    if not vat_fits(text):
        message = f"does not fit the form or the check digits of {text[:2]}"
        return Refusal(Code.BAD_VAT, message, "compare it with the source, digit by digit")
    return text


def nuts(text: str) -> str | Refusal:
    """Return the NUTS code ``text``, of any level."""
    if re.fullmatch(NUTS_PATTERN, text):
        return text
    return Refusal(Code.BAD_NUTS, "is not a NUTS code", "write country letters and up to three more: BE352")


def url(text: str) -> str | Refusal:
    """Return the web address ``text``: http or https, a host with a dot, no login, blank or backslash."""
    if len(text) <= _URL_LENGTH and re.fullmatch(URL_PATTERN, text) and text.isprintable():
        return text
    return Refusal(Code.BAD_URL, *_why_no_url(text))


def contact(text: str) -> str | Refusal:
    """Return the contact ``text``: a web address, or a mailbox in plain letters."""
    if re.fullmatch(MAILBOX_PATTERN, text) and len(text) <= _MAILBOX_LENGTH:
        return text
    found = url(text)
    if isinstance(found, str) and found.isascii():
        return found
    return Refusal(
        Code.BAD_URL, "is no web address and no mailbox", "write https://example.org/ or info@example.org"
    )


def color(text: str) -> str | Refusal:
    """Return the colour ``text`` as ``#rrggbb`` in lower case."""
    if re.fullmatch(COLOR_PATTERN, text):
        return text.lower()
    return Refusal(Code.BAD_COLOR, "is not a colour", 'write six hexadecimal digits in quotes: "#2b6cb0"')


def language(text: str) -> str | Refusal:
    """Return the language code ``text``, such as ``fr``."""
    if re.fullmatch(LANGUAGE_PATTERN, text):
        return text
    return Refusal(Code.BAD_LANGUAGE, "is not a language code", "write two or three small letters: en, fr")


def logo(text: str) -> str | Refusal:
    """Return the path ``text`` of a bitmap below the registry's folder ``logos/``."""
    if re.fullmatch(LOGO_PATTERN, text) and ".." not in text:
        return text
    if text.lower().endswith(".svg"):
        return Refusal(Code.BAD_LOGO, "is an SVG, which can carry scripts", "save it as PNG: logos/name.png")
    return Refusal(
        Code.BAD_LOGO, "is not a picture in the folder logos/", "write logos/name.png (or jpg, jpeg, webp)"
    )


def boolean(text: str) -> bool | Refusal:
    """Return whether ``text`` is ``true``; only ``true`` and ``false`` are known."""
    if text in {"true", "false"}:
        return text == "true"
    meant = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}
    word = meant.get(text.lower(), text.lower())
    return Refusal(
        Code.BAD_BOOLEAN,
        "is neither true nor false",
        f"write {word if word in {'true', 'false'} else 'true or false'}",
    )


def choice(options: type[_Choice]) -> Callable[[str], _Choice | Refusal]:
    """Return the value type of the closed list ``options``."""
    known = {option.value: option for option in options}
    meant = {word: option for word, option in _MEANINGS.items() if option in known}
    meant |= {word: word for word in known}

    def one_of(text: str) -> _Choice | Refusal:
        found = known.get(text)
        if found is not None:
            return found
        near = closest(text, meant)
        fix = f"did you mean '{meant[near]}'?" if near else f"write one of {', '.join(known)}"
        return Refusal(Code.UNKNOWN_CHOICE, "is not in the list", fix)

    return one_of


def _no_number(text: str) -> Refusal:
    bare = re.sub(r"[\s_'’]", "", text[:_NUMBER_LENGTH])
    plain = re.sub(r"^(?:€|EUR)|(?:€|EUR)$", "", bare)
    if plain != bare and re.fullmatch(r"-?[0-9][0-9.,]*", plain):
        meant = money(plain)
        fix = meant.fix if isinstance(meant, Refusal) else f"write {plain}"
        return Refusal(Code.BAD_NUMBER, "names its unit", fix)
    if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,2}", bare):
        bare = bare.replace(".", "").replace(",", ".")
    if re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]{1,2}", bare):
        bare = bare.replace(",", "")
    if re.fullmatch(r"-?[0-9]+,[0-9]{1,2}", bare):
        return Refusal(Code.BAD_NUMBER, "has a decimal comma", f"write {bare.replace(',', '.')}")
    if re.fullmatch(r"-?[0-9]{1,3}([.,])[0-9]{3}(\1[0-9]{3})*", bare):
        return Refusal(Code.BAD_NUMBER, "has a thousands mark", f"write {re.sub('[.,]', '', bare)}")
    if bare != text and re.fullmatch(NUMBER_PATTERN, bare):
        return Refusal(Code.BAD_NUMBER, "has a thousands mark", f"write {bare}")
    return Refusal(Code.BAD_NUMBER, "is not a plain number", "write digits and at most one point: 2313032.50")


_DEGREES_MINUTES = (
    r"(?P<d>[0-9]{1,3}) ?°(?: ?(?P<m>[0-9]{1,2}(?:\.[0-9]+)?) ?['\u2032’])?"
    r"(?: ?(?P<s>[0-9]{1,2}(?:\.[0-9]+)?) ?(?:\"|\u2033|”|''))? ?(?P<side>[NSEWOnsewo])?"
)


def _degrees(text: str, limit: int) -> float | Refusal:
    fix = "write decimal degrees with a point, such as 50.4674"
    if re.fullmatch(r"-?[0-9]+,[0-9]+", text):
        return Refusal(Code.BAD_COORDINATE, "has a decimal comma", f"write {text.replace(',', '.')}")
    sexagesimal = re.fullmatch(_DEGREES_MINUTES, text.strip())
    if sexagesimal:
        side = "-" if (sexagesimal["side"] or "").upper() in {"S", "W", "O"} else ""
        value = sum(float(sexagesimal[part] or 0) / 60**n for n, part in enumerate(("d", "m", "s")))
        return Refusal(Code.BAD_COORDINATE, "is in degrees and minutes", f"write {side}{value:.4f}")
    if not re.fullmatch(NUMBER_PATTERN, text):
        return Refusal(Code.BAD_COORDINATE, "is not a number of degrees", fix)
    degrees = float(text)
    if abs(degrees) > limit:
        fix = "are lat and lon swapped?" if limit < abs(degrees) <= 180 else fix  # noqa: PLR2004 - a longitude's range
        return Refusal(Code.BAD_COORDINATE, f"is not between -{limit} and {limit}", fix)
    return degrees


def _why_no_url(text: str) -> tuple[str, str]:  # noqa: PLR0911 - one reason each
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", text)
    if len(text) > _URL_LENGTH:
        return f"is longer than {_URL_LENGTH} characters", "write a shorter one"
    if not text.isprintable() or re.search(r"\s", text):
        return "holds a blank or an invisible character", "write %20 for a blank"
    if "\\" in text:
        return "holds a backslash", "write /"
    if re.fullmatch(r"(mailto:)?[^\s@/:]+@[^\s@/:]+", text):
        return "is a mail address", "write an address of the web; mail addresses are not kept"
    if text.startswith("//") or scheme is None:
        bare = text.lstrip("/")
        return (
            "does not say http:// or https://",
            f"write https://{bare}" if "." in bare else "write https:// and the host",
        )
    if scheme[1] not in {"http", "https"}:
        return f"begins with {scheme[1]}:, not with http or https", "write an address of the web"
    if re.match(r"https?://[^/?#]*@", text):
        return "holds a login", "leave out what stands before @"
    return "is not a web address", "write https:// and a host, such as https://www.example.eu"
