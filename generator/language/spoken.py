"""The language that is spoken now, and what is said in it.

There is one at a time, as a process draws one site at a time; ``tongues.speaking`` changes it.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """A language: its code, its texts, how it writes numbers and names months.

    ``separators`` replaces the comma between thousands and the point before decimals, as English
    writes them; ``months`` are the names, ``short_months`` those of an axis, January first.
    """

    code: str
    texts: gettext.NullTranslations
    separators: Mapping[int, str]
    months: tuple[str, ...]
    short_months: tuple[str, ...]


_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ENGLISH = Tongue("en", gettext.NullTranslations(), {}, _NAMES, tuple(name[:3] for name in _NAMES))
_now = ENGLISH


def spoken() -> Tongue:
    """Return the language that is spoken now."""
    return _now


def change(tongue: Tongue) -> Tongue:
    """Speak a language from now on; return the one that was spoken."""
    global _now  # one language at a time, as gettext itself has it
    before, _now = _now, tongue
    return before


def _(text: str) -> str:
    """Return a text in the language that is spoken; as it is where there is no translation."""
    return _now.texts.gettext(text) if text else ""


def ngettext(one: str, many: str, number: int) -> str:
    """Return the text for a number of things."""
    return _now.texts.ngettext(one, many, number)


def pgettext(context: str, text: str) -> str:
    """Return a text whose meaning hangs on where it stands, such as “open”."""
    return _now.texts.pgettext(context, text)


def N_(text: str) -> str:  # noqa: N802 (its name in gettext)
    """Mark a text of a constant, which is looked up by ``_`` when it is said."""
    return text


def number(text: str) -> str:
    """Return a number that is written as in English, “1,204.5”, as this language writes it."""
    return text.translate(_now.separators) if _now.separators else text
