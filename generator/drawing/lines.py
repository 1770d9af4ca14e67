"""Text in lines of a given width, without a font to measure it with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_WIDTHS = {
    0.22: "ijl'|",
    0.28: " !,./:;I[]\\tf\u202f\u00a0",
    0.34: '()-r`„“”"',
    0.5: "cksvxyzJ*",
    0.58: "+<=>~–",
    0.61: "FTZ",
    0.67: "ABEKPSVXY&♥",
    0.72: "CDHNRUw",
    0.78: "GOQ",
    0.83: "mM",
    0.95: "W%@—…",
}
"""Ems, as in Helvetica and its likes; letters that are not named are as wide as digits."""
_EMS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_BOLD = 1.08


def width(text: str, bold: bool = False) -> float:
    """Return about how many ems wide a text is."""
    return sum(map(_width, text)) * (_BOLD if bold else 1.0)


@lru_cache(maxsize=4096)
def _width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    plain = unicodedata.normalize("NFD", letter)[0]
    return _EMS.get(plain, 0.56)


def lines(text: str, ems: float, most: int, bold: bool = False) -> list[str]:
    """Return a text in at most so many lines of at most so many ems; “…” stands for the rest."""
    found: list[str] = []
    for word in _pieces(text, ems, bold):
        if found and width(f"{found[-1]} {word}", bold) <= ems:
            found[-1] += f" {word}"
        elif len(found) == most:
            found[-1] = _cut(found[-1], ems, bold)
            return found
        else:
            found.append(word)
    return found


def _pieces(text: str, ems: float, bold: bool) -> Iterator[str]:
    """Yield the words; one that is wider than a line comes in pieces."""
    for word in text.split():
        rest = word
        while width(rest, bold) > ems:
            size = next(
                n for n in range(len(rest), 0, -1) if n == 1 or width(rest[:n], bold) <= ems
            )
            yield rest[:size]
            rest = rest[size:]
        if rest:
            yield rest


def _cut(line: str, ems: float, bold: bool) -> str:
    while line and width(f"{line}…", bold) > ems:
        line = line.rpartition(" ")[0] or line[:-1]
    return f"{line.rstrip(' ,.;:–')}…"
