"""The language that is spoken now, and what is said in it.

There is one at a time, as a process draws one site at a time; ``load.speaking`` changes it.
"""

from __future__ import annotations

from generator.language.locales import ENGLISH, Locale

_now = ENGLISH


def spoken() -> Locale:
    """Return the language that is spoken now."""
    return _now


def change(locale: Locale) -> Locale:
    """Speak a language from now on; return the one that was spoken."""
    global _now  # one language at a time, as gettext itself has it
    before, _now = _now, locale
    return before


def _(text: str) -> str:
    """Return a text in the language that is spoken; as it is where there is no translation."""
    return _now.text(text)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the text for a number of things."""
    return _now.plural(one, many, number)


def pgettext(context: str, text: str) -> str:
    """Return a text whose meaning hangs on where it stands, such as “open”."""
    return _now.in_context(context, text)


def number(text: str) -> str:
    """Return a number that is written as in English, “1,204.5”, as this language writes it."""
    return _now.number(text)
