"""Scales in words: which point from 1 to 5 each word is.

Of seven points the two next to the middle may be counted as the middle or as the point next to it:
nobody but the owner can say which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from generator.importing.meanings import few
from generator.importing.scale_words import MORE_BAD, MORE_GOOD, scales_in_words
from generator.model.mapping import OPEN

Readings = tuple[str, ...]
_FIVE: tuple[Readings, ...] = (("1",), ("2",), ("3",), ("4",), ("5",))
_SEVEN: tuple[Readings, ...] = (("1",), ("2",), ("2", "3"), ("3",), ("4", "3"), ("4",), ("5",))
_MOST_DIFFERENT = 100
"""Different values of a column with answers on a scale, odd ones among them; more are texts."""
_CLEAR = 3
"""Points of a scale that show it, though something else stands among them."""


class WordScale(NamedTuple):
    """What each value means from 1 to 5, or OPEN; ``odd`` are values that are no point of it.

    ``readings`` are the points that a value may be which is open.
    """

    points: dict[str, str]
    odd: tuple[str, ...] = ()
    readings: Mapping[str, Readings] = {}


class _Fit(NamedTuple):
    """What a scale makes of values; ``is_whole`` says whether each of its points is among them."""

    points: Mapping[str, Readings]
    odd: tuple[str, ...]
    is_whole: bool


def scale_of(counted: Mapping[str, int]) -> WordScale | None:
    """Return the scale in words that values are of, by how often each occurs; else none.

    A few may be odd where the others show which scale it is. Where several scales have the values,
    and nothing shows which it is, what they disagree about is open.
    """
    if len(counted) > _MOST_DIFFERENT:
        return None
    fits = [fit for scale in _scales() if (fit := _fit(scale, counted)) is not None]
    least = min((len(fit.odd) for fit in fits), default=0)
    best = [fit for fit in fits if len(fit.odd) == least]
    best = [fit for fit in best if fit.is_whole][:1] or best
    if not best:
        return None
    readings = {
        value: tuple(dict.fromkeys(point for fit in best for point in fit.points[value]))
        for value in best[0].points
    }
    points = {value: some[0] if len(some) == 1 else OPEN for value, some in readings.items()}
    several = {value: some for value, some in readings.items() if len(some) > 1}
    return WordScale(points, best[0].odd, several)


def is_good(word: str) -> bool | None:
    """Return whether a word is of the good end of a scale; None where nobody can know."""
    plain = _plain(word)
    points = {point for scale in _scales() for point in scale.get(plain, ())} - {"3"}
    good, bad = _ends()
    if plain in bad or (points and max(points) < "3"):
        return False
    return True if plain in good or (points and min(points) > "3") else None


def _fit(scale: Mapping[str, Readings], counted: Mapping[str, int]) -> _Fit | None:
    plain = {value: _plain(value) for value in counted}
    points = {value: scale[word] for value, word in plain.items() if word in scale}
    odd = tuple(value for value in counted if value not in points)
    if len(points) < 2 or (odd and not (len(points) >= _CLEAR and few(odd, counted))):
        return None
    in_order = dict(sorted(points.items(), key=lambda each: each[1]))
    return _Fit(in_order, odd, {*scale.values()} == {*points.values()})


def _plain(word: str) -> str:
    """Return a word as scales have it; “ß” is “ss” there."""
    return " ".join(word.casefold().replace("’", "'").split())


@cache
def _scales() -> tuple[Mapping[str, Readings], ...]:
    return tuple(map(_scale, scales_in_words()))


@cache
def _ends() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(map(_plain, MORE_GOOD)), frozenset(map(_plain, MORE_BAD))


def _scale(levels: Sequence[Sequence[str]]) -> Mapping[str, Readings]:
    points = _FIVE if len(levels) == len(_FIVE) else _SEVEN
    pairs = zip(levels, points, strict=True)
    return {_plain(word): some for level, some in pairs for word in level}
