"""Which key each line is meant to be: the reading that needs the fewest changes.

Each key of the file is one of those of its name in the skeleton. A change has a price: a blank too
many, a parent that is a comment still, a dash that is not there. The cheapest way through all lines
is found step by step, as only the key above decides which may follow (Viterbi's algorithm).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.checks.uncommented.lines import KeyLine, LineSort
from generator.model.skeleton import TOP, KeySpot, Skeleton

_BLANK, _INDENT, _PER_BLANK = 1.0, 1.5, 0.05
"""Prices: one blank too many (only “#” was removed), another indentation, and each blank of it."""
_COMMENT, _DASH, _GIVEN = 1.0, 1.2, 3.0
"""A line that should be no comment; a dash; an entry below a key that has a value already."""
_AGAIN, _BACK, _EMPTY, _MISSING = 3.0, 0.3, 0.9, 4.0
"""A key twice, one above those that it stands below, one with nothing in it, one that is gone."""
_PASSED, _UNKNOWN, _LEFT, _APART = 1.5, 9.0, 0.1, 5.0
"""A comment whose entry is used; a key without a place; a comment that begins another entry, and
what parts two blocks."""
_TOO_MUCH = 12.0
"""Ways that cost so much more than the cheapest are given up."""


class KeyReading(Struct, frozen=True):
    """What one line is meant to be: the number of its key, and what that takes.

    ``dash`` says whether an entry of a list begins there, ``missing`` which key it lies in that is
    nowhere, ``unfilled`` which line above it holds a key with nothing below.
    """

    line: int
    key: int
    dash: bool
    missing: int | None = None
    unfilled: int | None = None


class _Way(Struct, frozen=True):
    price: float
    last: KeyReading | None = None
    before: _Way | None = None
    empty: bool = False
    """Whether the last key has neither a value nor, so far, anything below it."""

    @property
    def key(self) -> int:
        return self.last.key if self.last else TOP


def likeliest(lines: Sequence[KeyLine], keys: Skeleton) -> list[KeyReading]:
    """Return what the lines that are used are meant to be, from top to bottom.

    Among them are comments that should be used. ``unfilled`` of a last one after all lines says
    that the last key is left empty; its ``key`` is ``TOP``.
    """
    ways = {(TOP, False): _Way(0.0)}
    first = _first_at_the_top(lines)
    for number, line in enumerate(lines):
        if line.sort is LineSort.COMMENTED:
            ways = _with_comment(ways, number, lines, keys)
        elif line.sort is LineSort.USED:
            again = line.key in first and first[line.key] != number
            ways = _with_key(ways, number, line, keys, again)
        elif line.sort is LineSort.NOTHING:
            ways = {state: _apart(way, lines) for state, way in ways.items()}
        elif line.sort is LineSort.TEXT:
            ways = _cheapest(_filled(way) for way in ways.values())
    ends = [
        _Way(way.price + _EMPTY, KeyReading(len(lines), TOP, False, unfilled=way.last.line), way)
        if way.empty and way.last
        else way
        for way in ways.values()
    ]
    return _backwards(min(ends, key=lambda way: way.price))


def _backwards(way: _Way | None) -> list[KeyReading]:
    found: list[KeyReading] = []
    while way is not None:
        if way.last is not None and (not found or found[-1] is not way.last):
            found.append(way.last)
        way = way.before
    return found[::-1]


def _first_at_the_top(lines: Sequence[KeyLine]) -> dict[str, int]:
    """Return the first line of each key that nothing stands before."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines):
        if line.sort is LineSort.USED and line.column == 0:
            found.setdefault(line.key, number)
    return found


def _cheapest(ways: Iterator[_Way]) -> dict[tuple[int, bool], _Way]:
    best: dict[tuple[int, bool], _Way] = {}
    for way in ways:
        state = (way.key, way.empty)
        if state not in best or way.price < best[state].price:
            best[state] = way
    least = min(way.price for way in best.values())
    return {state: way for state, way in best.items() if way.price <= least + _TOO_MUCH}


def _filled(way: _Way, price: float = 0.0) -> _Way:
    return _Way(way.price + price, way.last, way.before, False)


def _leaves(line: KeyLine, spot: KeySpot) -> bool:
    """Whether a line is out of what a key is or holds: of its entry, or of its block."""
    below = bool(spot.entry.within) or line.dash
    return line.column < spot.column or (below and line.column == spot.column)


def _apart(way: _Way, lines: Sequence[KeyLine]) -> _Way:
    """Return the way after a line that parts two blocks: a comment above holds nothing below it."""
    if way.last is None or lines[way.last.line].sort is not LineSort.COMMENTED:
        return way
    return _Way(way.price + _APART, way.last, way.before, way.empty)


def _with_comment(
    ways: dict[tuple[int, bool], _Way], number: int, lines: Sequence[KeyLine], keys: Skeleton
) -> dict[tuple[int, bool], _Way]:
    """Leave a comment as it is, or use it."""
    line = lines[number]
    fitting = [
        key
        for key in keys.named[line.key]
        if keys.spots[key].column == line.column and keys.spots[key].opens == line.dash
    ]
    passed = any(_holds_the_next(key, number, lines, keys) for key in fitting)
    found = []
    for way in ways.values():
        price = _PASSED if passed else 0.0
        if way.last and lines[way.last.line].sort is LineSort.COMMENTED:
            # What is used next is rather below a comment that is nearer.
            price += _LEFT if _leaves(line, keys.spots[way.key]) else 0.0
        found.append(_Way(way.price + price, way.last, way.before, way.empty))
        for key in fitting:
            if keys.spots[key].parent in keys.chain(way.key):
                found += _steps(way, number, line, key, keys, _COMMENT)
    return _cheapest(iter(found))


def _holds_the_next(key: int, number: int, lines: Sequence[KeyLine], keys: Skeleton) -> bool:
    """Whether the line just below is used, and one that the commented key would hold."""
    return opens_used(key, lines[number + 1 : number + 2], keys)


def opens_used(key: int, below: Sequence[KeyLine], keys: Skeleton) -> bool:
    """Whether the first of the lines below a key is one of those that lie in it, and is used."""
    return any(
        line.sort is LineSort.USED
        and line.column > 0
        and any(
            keys.spots[inner].parent == key and abs(keys.spots[inner].column - line.column) <= 1
            for inner in keys.named[line.key]
        )
        for line in below
    )


def _with_key(
    ways: dict[tuple[int, bool], _Way], number: int, line: KeyLine, keys: Skeleton, again: bool
) -> dict[tuple[int, bool], _Way]:
    found = []
    for way in ways.values():
        found.append(_filled(way, _UNKNOWN))
        for key in keys.named[line.key]:
            spot = keys.spots[key]
            price = _AGAIN if again and spot.parent == TOP else 0.0
            off = line.column - spot.column
            if line.odd or off == 1:
                price += _BLANK
            elif off:
                price += _INDENT + _PER_BLANK * abs(off)
            found += _steps(way, number, line, key, keys, price)
    return _cheapest(iter(found))


def _steps(
    way: _Way, number: int, line: KeyLine, key: int, keys: Skeleton, price: float
) -> Iterator[_Way]:
    """Yield the way with one more key, if that may follow."""
    spot, chain = keys.spots[key], keys.chain(way.key)
    missing = None
    holder = spot.parent
    if holder not in chain:
        missing, holder = holder, keys.spots[holder].parent
        if holder not in chain or not line.column:
            return  # a single line at the top may be about anything
        price += _MISSING
    unfilled = way.last.line if way.empty and way.last and holder != way.key else None
    if unfilled is not None:
        price += _EMPTY
    dash = line.dash
    if missing is not None:
        dash, price = _begun(line, keys.is_list(missing), price)
    elif holder == way.key != TOP:
        price += 0.0 if way.empty or holder == TOP else _GIVEN
        dash, price = _begun(line, keys.is_list(holder), price)
    else:
        sibling = chain[chain.index(holder) - 1] if way.key != TOP else key - 1
        again = key == sibling and not spot.opens
        price += _AGAIN if again else 0.0
        dash, price = _next_to(line, key, sibling, keys.is_list(holder), price)
    reading = KeyReading(number, key, dash, missing, unfilled)
    yield _Way(way.price + price, reading, way, bool(spot.entry.within) and not line.value)


def _begun(line: KeyLine, listed: bool, price: float) -> tuple[bool, float]:
    """Return whether a dash belongs before the first key below another, and the price."""
    return listed, price + (_DASH if listed != line.dash else 0.0)


def _next_to(
    line: KeyLine, key: int, sibling: int, listed: bool, price: float
) -> tuple[bool, float]:
    """Return the same for a key after others of its own level."""
    if listed and line.dash:
        return True, price
    price += _DASH if line.dash else 0.0
    if key == sibling:
        return (True, price + _DASH) if listed else (False, price + _AGAIN)
    return False, price + (_BACK if key < sibling else 0.0)
