"""Numbers with a mark between their thousands: which mark it is, and the number without it."""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.model.mapping import Decimal

_GAPS = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
"""A space or an apostrophe between groups of three digits: never a decimal mark."""
_GROUPED = {
    ",": re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"),
    ".": re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"),
}
_SURE = {
    ",": re.compile(r"[+-]?[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)"),
    ".": re.compile(r"[+-]?[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?:,\d+)?|\.\d{3},\d+)"),
}
"""What can be read in one way only: it has two such marks, or a decimal mark as well."""
_COMMA = re.compile(r"[+-]?\d+,\d+")


def without_groups(text: str, decimal: Decimal) -> str:
    """Return a number as we write it, 12500.5 of “12,500.5” or of “12.500,5”.

    Any other text is returned as it is, but for its decimal mark.
    """
    text = _GAPS.sub("", text)
    mark = "," if decimal is Decimal.POINT else "."
    if _GROUPED[mark].fullmatch(text):
        text = text.replace(mark, "")
    return text.replace(",", ".") if decimal is Decimal.COMMA else text


def decimal_of(texts: Collection[str], whole: bool) -> Decimal | None:
    """Return the decimal mark that a column's values show; none where they allow both.

    Of whole numbers a mark before three digits parts thousands, unless it is a point: “12.000”
    may be 12 as well.
    """
    plain = [_GAPS.sub("", text) for text in texts]
    commas = [text for text in plain if _COMMA.fullmatch(text)]
    grouped = [text for text in commas if _GROUPED[","].fullmatch(text)]
    if len(grouped) < len(commas) or any(_SURE["."].fullmatch(text) for text in plain):
        return Decimal.COMMA
    sure = whole or any(_SURE[","].fullmatch(text) for text in plain)
    pointed = any("." in text for text in plain)
    return None if grouped and not sure and not pointed else Decimal.POINT
