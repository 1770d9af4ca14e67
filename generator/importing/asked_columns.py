"""Columns with answers on a scale: what nobody can know of them, and is asked once.

A few values may be no point of the scale, such as “n/a” or a word that is misspelt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from generator.importing.meanings import few, nearest
from generator.importing.open_places import odd_word, ten_points
from generator.model.mapping import NO_ANSWER, OPEN
from generator.sources.cells import Coded

_WHOLE = re.compile(r"\d{1,2}(?:\.0+)?")
_SCALE, _TEN = 5, 10
_CLEAR = 3
"""Numbers that show a scale, though something else stands among them."""
_OF_FIVE = ("rating", "ease")
TEN = "0 to 10"
"""What the codes of points up to 10 are called."""
_TABLE = "scale"
"""What codes are called where nobody knows which of our columns they are for."""


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column with answers: our column (empty: nobody knows), the values, their codes.

    ``translate`` and ``take`` are as in a mapping's codes, ``table`` is what these are called if
    not as our column. ``among`` are columns of one header, where nobody knows which counts.
    ``ten``: its points go up to 10, and ours to 5. ``times`` is by what values are multiplied.
    """

    column: str
    ours: str
    values: tuple[str, ...]
    translate: Mapping[str, str] = field(default_factory=dict)
    take: tuple[str, ...] = ()
    table: str = ""
    among: tuple[str, ...] = ()
    ten: bool = False
    times: str = ""


def in_numbers(name: str, ours: str, counted: Mapping[str, int]) -> AskedColumn | None:
    """Return the question of a column of whole numbers, a few of which may be odd words; else none.

    ``ours`` is our column, empty where its header does not show it.
    """
    values = tuple(sorted(counted, key=by_number))
    odd = [text for text in values if not _WHOLE.fullmatch(text)]
    numbers = {int(float(text)) for text in values if text not in odd}
    if not numbers or max(numbers) > _TEN or (odd and not few(odd, counted)):
        return None
    if odd and not ours and len(numbers) < _CLEAR:
        return None
    fits = max(numbers) <= _SCALE or ours == "recommend"
    if not fits and ours in _OF_FIVE:
        return AskedColumn(name, ours, values, dict.fromkeys(odd, NO_ANSWER), table=TEN, ten=True)
    ours = ours if fits and ours else OPEN
    last = _TEN if ours == "recommend" or not fits else _SCALE
    take = tuple(str(n) for n in range(min(*numbers, int(last == _SCALE)), last + 1))
    return AskedColumn(name, ours, values, dict.fromkeys(odd, OPEN), take)


def odd_words(
    questions: list[AskedColumn], texts: Mapping[str, Mapping[str, int]]
) -> dict[str, str]:
    """Return the questions of values that are no point of a scale, by their open lines.

    ``texts`` counts the different texts of the export's columns, by name.
    """
    counts: Counter[str] = Counter()
    found: dict[str, str] = {}
    if tens := [each for each in questions if each.ten]:
        found |= ten_points(
            {code: text for each in tens for code, text in each.translate.items()},
            from_zero=any("0" in each.values for each in tens),
        )
    for each in questions:
        if each.ten:
            continue
        points = {code: text for code, text in each.translate.items() if text != OPEN}
        for odd in each.translate.keys() - points.keys() if points or each.take else ():
            for name in each.among or (each.column,):
                counts[odd] += texts[name][odd]
            word = nearest(odd, points)
            last = each.take[-1] if each.take else str(_SCALE)
            found |= odd_word(odd, counts[odd], last, word, points.get(word, ""))
    return found


def with_tables(questions: list[AskedColumn]) -> list[AskedColumn]:
    """Name the codes of questions: like ones that leave something open are one table, asked once.

    So are those of questions of which nobody knows yet what they ask.
    """
    names: list[tuple[AskedColumn, str]] = []
    found = []
    for each in questions:
        if each.ten:
            found.append(each)
            continue
        same = (
            name for one, name in names if (one.translate, one.take) == (each.translate, each.take)
        )
        name = next(same, "" if each.ours == OPEN else each.ours)
        if not name:
            more = sum(1 for _, known in names if known.startswith(_TABLE))
            name = f"{_TABLE} {more + 1}" if more else _TABLE
        opens = each.ours == OPEN or OPEN in each.translate.values()
        if each.translate and opens:
            names.append((each, name))
            found.append(each if name == each.ours else replace(each, table=name))
        else:
            found.append(each)
    return found


def counted_texts(column: Coded) -> Counter[str]:
    """Return how often each text occurs in a column, without spaces around it and empty ones."""
    found: Counter[str] = Counter()
    often = np.bincount(column.codes, minlength=len(column.texts)).tolist()
    for text, count in zip(column.texts, often, strict=True):
        found[text.strip()] += count
    return Counter({text: count for text, count in found.items() if text and count})


def by_number(text: str) -> tuple[float, str]:
    """Return by what values are put in order: numbers by what they are, words by their letters."""
    return (float(text), text) if _WHOLE.fullmatch(text) else (0.0, text)
