"""What numbers that stand for people look like in our tables: imports make them with a key.

“survey-1a2b.0123456789abcdef”: the survey if it is numbered by itself, the mark of the key if the
number holds within one service, and a keyed hash.
"""

from __future__ import annotations

import re

DIGITS = 16
"""64 bits: of a million people, two have the same number once in 37 million imports."""
MARK = 4
"""Digits by which a number shows its key."""
_NUMBER = re.compile(rf"((?:.*-)?)(?:([0-9a-f]{{{MARK}}})\.)?[0-9a-f]{{{DIGITS}}}")


def mark_in(text: str) -> str | None:
    """Return the mark in a number: empty in one that holds for all services, None in other text."""
    found = _NUMBER.fullmatch(text)
    return (found[2] or "") if found else None


def without_key(text: str) -> str | None:
    """Return what is left of a number whose key nobody knows: its survey; None of other text."""
    found = _NUMBER.fullmatch(text)
    return found[1] if found else None


def survey_in(text: str) -> str:
    """Return the survey that a number names; empty where it holds in all, and of other text."""
    return (without_key(text) or "").removesuffix("-")
