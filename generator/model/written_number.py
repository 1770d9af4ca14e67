"""What a number may mean as somebody has written it: with a comma, in thousands, with a unit.

12,000 is twelve thousand to some and twelve to others. Where a text can be read in two ways, both
are returned, and a person must choose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_MONEY = r"[A-Z]{3}|[$€£¥]"
_DRESSED = re.compile(
    rf"(?:{_MONEY})?\s*([+\-−]?)\s*([0-9.,'’\s]+?)\s*(%|{_MONEY}|[^\W\d_]{{1,12}})?"
)
_SIGNS = {
    "$": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD"),
    "€": ("EUR",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
}
"""Whose amounts have each sign."""
_OF_A_CURRENCY = re.compile(rf"\s*(?:({_MONEY})\s*)?[+\-−(]?[0-9][0-9.,'’\s)\-−]*({_MONEY})?")
_AS_TEXT = re.compile(r"'(.*)|=\"(.*)\"")
"""How spreadsheets keep digits as a text."""
_IN_BRACKETS = re.compile(r"\((.*)\)")
"""Less than nothing to accountants."""
_MINUS_BEHIND = re.compile(r"(.*[0-9])[-−]")
_NO_CENTS = re.compile(r"(.*[0-9])([.,])(?:-{1,2}|[−–—])")
_SPACED = re.compile(r"[0-9]{1,3}(?:[\s'’][0-9]{3})+(?:[.,][0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_GROUPED = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"
)
"""In thousands, by commas or by points."""
_EITHER = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
"""Thousands to some, three decimals to others."""
_LONGEST = 40
_THREE = 3


def number_readings(
    text: str, fits: Callable[[float], bool] = lambda _: True, unit: str = ""
) -> tuple[str, ...]:
    """Return what a text may mean as a number, as we write numbers: none, one, or two readings.

    Of two, the one with thousands comes first; in brackets, the one below 0. A currency, a per
    cent sign and the ``unit`` are left out; with another unit, such as 2 h for minutes, it has no
    reading. ``fits`` says which numbers can be meant at all.
    """
    if len(text) > _LONGEST:
        return ()
    text = _in_our_digits(text.strip())
    if as_text := _AS_TEXT.fullmatch(text):
        text = as_text[1] or as_text[2] or ""
    if in_brackets := _IN_BRACKETS.fullmatch(text):
        inside = number_readings(in_brackets[1], lambda _: True, unit)
        both = tuple(each for one in inside for each in (f"-{one}", one) if one[0] != "-")
        return tuple(each for each in both if fits(float(each)))
    if no_cents := _NO_CENTS.fullmatch(text):
        text = f"{no_cents[1]}{no_cents[2]}00"
    elif behind := _MINUS_BEHIND.fullmatch(text):
        text = f"-{behind[1]}"
    found = _DRESSED.fullmatch(text)
    if found is None or not (found[3] in (None, "%", unit) or re.fullmatch(_MONEY, found[3])):
        return ()
    sign = "-" if found[1] in ("-", "−") else ""
    readings = [f"{sign}{each}" for each in _of_digits(found[2])]
    return tuple(each for each in readings if fits(float(each)))


def other_currency(text: str, currency: str) -> str:
    """Return the sign or the letters of a currency other than ours that an amount has; else “”."""
    found = _OF_A_CURRENCY.fullmatch(text) if len(text) <= _LONGEST else None
    mark = (found[1] or found[2] or "") if found else ""
    return "" if currency in _SIGNS.get(mark, (mark,)) else mark


def _in_our_digits(text: str) -> str:
    """Return a text with the digits of other scripts, such as ٤, as ours."""
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)


def _of_digits(digits: str) -> tuple[str, ...]:
    if either := _EITHER.fullmatch(digits):
        whole, part = either[1], either[2].rstrip("0")
        part += "0" if len(part) == _THREE else ""  # nobody takes four digits for thousands
        return f"{whole}{either[2]}", f"{whole}.{part}" if part else whole
    if _SPACED.fullmatch(digits):
        digits = re.sub(r"[\s'’]", "", digits)
    if _PLAIN.fullmatch(digits):
        return (digits.replace(",", "."),)
    if _GROUPED.fullmatch(digits):
        mark = digits[-1 - len(re.split(r"[.,]", digits)[-1])]
        several = digits.count(mark) > 1
        whole, part = (digits, "") if several else digits.rsplit(mark, 1)
        return (re.sub(r"[.,]", "", whole) + (f".{part}" if part else ""),)
    return ()


def write_one_of(readings: tuple[str, ...]) -> str | None:
    """Return the hint that offers what a number may mean; none where it means nothing known."""
    if len(readings) == 2:
        return f"write {readings[0]} or {readings[1]}, whichever it is"
    return f"write {readings[0]}" if readings else None
