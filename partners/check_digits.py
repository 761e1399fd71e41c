"""Check digits: does an identifier fit its own last digits? Each is as its registry publishes it.

A slip of the pen is found without asking anybody. Of VAT numbers those are checked whose
algorithm is public; of the others only the form (`vat_fits` says yes).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def ror_fits(identifier: str) -> bool:
    """Return whether the last two of the nine characters check the first seven (ISO 7064, mod 97-10)."""
    value = 0
    for character in identifier[:7]:
        value = value * 32 + _ROR_DIGITS.index(character)
    return 98 - (value * 100) % 97 == int(identifier[7:])


def vat_fits(text: str) -> bool:
    """Return whether the VAT number ``text`` has its country's form and check digits.

    >>> vat_fits("BE0123456749"), vat_fits("BE0123456789")
    (True, False)
    """
    prefix = "CHE" if text.startswith("CHE") else text[:2]
    form, check = _COUNTRIES.get(prefix, (".*", None))
    found = re.fullmatch(form, text[len(prefix) :])
    if found is None:
        return False
    return check is None or check(found[1])


def _weighed(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)  # noqa: PLR2004 - the digits of a number, added
    return total % 10 == 0


def _mod_11_10(digits: str) -> bool:
    product = 10
    for digit in digits[:-1]:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    return (11 - product) % 10 == int(digits[-1])


def _eleven(weights: Sequence[int], ten: int | None = None, eleven: int | None = 0) -> Callable[[str], bool]:
    """Return the usual check, 11 less the sum mod 11; ``ten`` and ``eleven`` stand for those results."""

    def fits(digits: str) -> bool:
        check: int | None = 11 - _weighed(digits[:-1], weights) % 11
        check = ten if check == 10 else eleven if check == 11 else check  # noqa: PLR2004 - what the docstring says
        return check == int(digits[-1])

    return fits


def _ten(weights: Sequence[int]) -> Callable[[str], bool]:
    return lambda digits: (-_weighed(digits[:-1], weights)) % 10 == int(digits[-1])


def _austria(digits: str) -> bool:
    doubled = (int(digit) * 2 for digit in digits[1:7:2])
    total = sum(map(int, digits[0:7:2])) + sum(value // 10 + value % 10 for value in doubled) + 4
    return -total % 10 == int(digits[7])


def _britain(digits: str) -> bool:
    total = _weighed(digits[:7], range(8, 1, -1)) + int(digits[7:9])
    return total % 97 == 0 or (total + 55) % 97 == 0


def _france(digits: str) -> bool:
    key, siren = digits[:2], digits[2:]
    return not key.isdigit() or (12 + 3 * (int(siren) % 97)) % 97 == int(key)


def _ireland(text: str) -> bool:
    second = 9 * (ord(text[8]) - ord("A") + 1) % 23 if text[8:9].isalpha() and text[8] != "W" else 0
    return "WABCDEFGHIJKLMNOPQRSTUV"[(_weighed(text[:7], range(8, 1, -1)) + second) % 23] == text[7]


def _netherlands(text: str) -> bool:
    old = _weighed(text[:8], range(9, 1, -1)) % 11 == int(text[8]) if text[:9].isdigit() else False
    # since 2020 sole traders have numbers that say nothing: ISO 7064 mod 97-10 over all of it
    return old or int("".join(str(int(sign, 36)) for sign in "NL" + text)) % 97 == 1


def _romania(digits: str) -> bool:
    return _weighed(digits[:-1].zfill(9), (7, 5, 3, 2, 1, 7, 5, 3, 2)) * 10 % 11 % 10 == int(digits[-1])


def _spain(text: str) -> bool:
    if text[0] in "XYZ" or text[0].isdigit():
        number = int(text[:-1].replace("X", "0").replace("Y", "1").replace("Z", "2"))
        return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] == text[-1]
    if text[0] in "KLM":
        return True
    doubled = (int(digit) * 2 for digit in text[1:8:2])
    control = -(sum(map(int, text[2:8:2])) + sum(value // 10 + value % 10 for value in doubled)) % 10
    return text[-1] in {str(control), "JABCDEFGHI"[control]}


# form without the country's letters (the group is what is checked), and the check
_COUNTRIES: dict[str, tuple[str, Callable[[str], bool] | None]] = {
    "AT": ("U([0-9]{8})", _austria),
    "BE": ("([01][0-9]{9})", lambda text: 97 - int(text[:8]) % 97 == int(text[8:])),
    "BG": ("([0-9]{9,10})", None),
    "CHE": ("([0-9]{9})(?:MWST|TVA|IVA)?", _eleven((5, 4, 3, 2, 7, 6, 5, 4))),
    "CY": ("([0-9]{8}[A-Z])", None),
    "CZ": (
        "([0-9]{8,10})",
        lambda text: len(text) != 8 or _eleven(range(8, 1, -1), ten=0, eleven=1)(text),  # noqa: PLR2004 - companies
    ),
    "DE": ("([1-9][0-9]{8})", _mod_11_10),
    "DK": ("([0-9]{8})", lambda text: _weighed(text, (2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0),
    "EE": ("([0-9]{9})", _ten((3, 7, 1, 3, 7, 1, 3, 7))),
    "EL": (
        "([0-9]{9})",
        lambda text: _weighed(text, [2**n for n in range(8, 0, -1)]) % 11 % 10 == int(text[-1]),
    ),
    "ES": ("([0-9A-Z][0-9]{7}[0-9A-Z])", _spain),
    "FI": ("([0-9]{8})", _eleven((7, 9, 10, 5, 8, 4, 2))),
    "FR": ("([0-9A-HJ-NP-Z]{2}[0-9]{9})", _france),
    "GB": ("([0-9]{9})(?:[0-9]{3})?|(?:GD|HA)[0-9]{3}", lambda text: text is None or _britain(text)),
    "HR": ("([0-9]{11})", _mod_11_10),
    "HU": ("([0-9]{8})", _ten((9, 7, 3, 1, 9, 7, 3))),
    "IE": (
        "([0-9]{7}[A-W][A-IW]?|[0-9][A-Z+*][0-9]{5}[A-W])",
        lambda text: not text[1].isdigit() or _ireland(text),
    ),
    "IT": ("([0-9]{11})", _luhn),
    "LT": ("([0-9]{9}|[0-9]{12})", None),
    "LU": ("([0-9]{8})", lambda text: int(text[:6]) % 89 == int(text[6:])),
    "LV": ("([0-9]{11})", None),
    "MT": ("([0-9]{8})", lambda text: 37 - _weighed(text, (3, 4, 6, 7, 8, 9)) % 37 == int(text[6:])),
    "NL": ("([0-9]{9}B[0-9]{2})", _netherlands),
    "NO": ("([0-9]{9})(?:MVA)?", _eleven((3, 2, 7, 6, 5, 4, 3, 2))),
    "PL": ("([0-9]{10})", lambda text: _weighed(text, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11 == int(text[9])),
    "PT": ("([0-9]{9})", _eleven(range(9, 1, -1), ten=0)),
    "RO": ("([0-9]{2,10})", _romania),
    "SE": ("([0-9]{10})[0-9]{2}", _luhn),
    "SI": ("([0-9]{8})", _eleven(range(8, 1, -1), ten=0, eleven=None)),
    "SK": ("([0-9]{10})", lambda text: int(text) % 11 == 0),
}
