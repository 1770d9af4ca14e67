"""Which lines of a YAML file hold what, for somebody who puts a few lines between them.

Only lines are looked at, as editors show them: a file need not be composed for it. What is written
between brackets has no lines of its own and is not found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

_DASH = re.compile(r"( *- +)(?=[^\s#])")
_KEY = re.compile(r"( *)([\w-]+) *:(?: +(.*))?$")

_NO_KEY = ("", " ", "#", "-")
"""What stands in a key's column where no key begins; most lines are sorted out by it."""


class Held(Struct, frozen=True):
    """A key's lines, counted from 1, and what stands after its colon."""

    first: int
    last: int
    value: str


class Item(Struct, frozen=True):
    """An item of a list: what stands before its first key, its last line, and its keys."""

    start: str
    last: int
    keys: Mapping[str, Held]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, as editors count them."""
    return text.removesuffix("\n").split("\n")


@lru_cache(maxsize=2)  # a file is asked for one place after the other
def outer_keys(text: str) -> Mapping[str, Held]:
    """Return the keys that lie in no other, with their lines."""
    lines = lines_of(text)
    return _keys(lines, 0, len(lines), "")


@lru_cache(maxsize=4)
def items(text: str, key: str) -> tuple[Item, ...]:
    """Return the items of the list below an outer key; none where it has no lines of its own."""
    held = outer_keys(text).get(key)
    if held is None:
        return ()
    lines = lines_of(text)
    begins = [
        (at, found[1]) for at in range(held.first, held.last) if (found := _DASH.match(lines[at]))
    ]
    if not begins:
        return ()
    column = begins[0][1].index("-")
    own = [(at, start) for at, start in begins if start.index("-") == column]
    ends = [*(at for at, _ in own[1:]), held.last]
    return tuple(
        Item(start, _last(lines, at, end, len(start)), _keys(lines, at, end, start))
        for (at, start), end in zip(own, ends, strict=True)
    )


def _keys(lines: Sequence[str], begin: int, end: int, start: str) -> dict[str, Held]:
    """Return the keys that begin in the column after ``start``, a dash in the first line."""
    column = len(start)
    plain = {begin: " " * column + lines[begin][column:]} if begin < end else {}
    found = []
    for at in range(begin, end):
        line = plain.get(at, lines[at])
        if line[column : column + 1] in _NO_KEY:
            continue
        key = _KEY.match(line)
        if key and len(key[1]) == column:
            found.append((at, key[2], key[3] or ""))
    ends = [*(at for at, _, _ in found), end][1:]
    return {
        key: Held(at + 1, _last(lines, at, stop, column), value.split(" #")[0].strip())
        for (at, key, value), stop in zip(found, ends, strict=True)
    }


def _last(lines: Sequence[str], begin: int, end: int, column: int) -> int:
    """Return the number of the last line that is neither blank nor a comment of what follows."""
    for at in range(end - 1, begin, -1):
        words = lines[at].lstrip()
        if words and not (words.startswith("#") and len(lines[at]) - len(words) <= column):
            return at + 1
    return begin + 1


def with_lines(text: str, first: int, last: int, new: Sequence[str]) -> str:
    """Return a text with new lines in place of some; below ``last`` where ``first`` is after it."""
    lines = lines_of(text)
    lines[first - 1 : last] = new
    return "".join(f"{line}\n" for line in lines)
