"""Columns with answers on a scale: what nobody can know of them, and is asked once.

A few values may be no point of the scale, such as “n/a” or a word that is misspelt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from msgspec import Struct, field
from msgspec.structs import replace

from generator.importing.meanings import few, nearest
from generator.importing.open_places import odd_word, ten_points, which_end, which_point
from generator.importing.scales import is_good
from generator.model.mapping import NO_ANSWER, OPEN
from generator.sources.cells import Coded
from generator.sources.yaml_text import inline

_WHOLE = re.compile(r"\d{1,2}(?:\.0+)?")
_DASH = r"\N{EN DASH}\N{EM DASH}-"
_LABELLED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<number>\d{{1,2}})\s*[=:.){_DASH}]\s*(?P<label>\D+)",
        r"\((?P<number>\d{1,2})\)\s*(?P<label>\D+)",
        r"(?P<number>\d{1,2})\s*\((?P<label>\D+)\)",
        r"(?P<number>\d{1,2})\s(?P<label>stars?|sterne?|étoiles?)",
        rf"(?P<label>\D+?)(?:\s*[=:]\s*|\s+[{_DASH}]\s+)(?P<number>\d{{1,2}})",
        r"(?P<label>\D+?)\s*\((?P<number>\d{1,2})\)",
    )
)
"""How tools and people write a point of a scale with its label."""
_LONGEST = 60
"""Characters of a point with its label."""
_FIRST = re.compile(r"\d{1,2}(?!\d)")
_SCALE, _TEN = 5, 10
_CLEAR = 3
"""Numbers that show a scale, though something else stands among them."""
_OF_FIVE = ("rating", "ease")
TEN = "0 to 10"
"""What the codes of points up to 10 are called."""
_TABLE = "scale"
"""What codes are called where nobody knows which of our columns they are for."""


class AskedColumn(Struct, frozen=True):
    """A column with answers: our column (empty: nobody knows), the values, their codes.

    ``translate`` and ``take`` are as in a mapping's codes, ``table`` is what these are called if
    not as our column. ``among`` are columns of one header, where nobody knows which counts.
    ``ten``: its points go up to 10, and ours to 5. ``times`` is by what values are multiplied.
    ``readings`` are the points that a value may be which is open; of the highest number of a scale
    its point, and the codes of the scale turned round. ``where`` has a column and its value in the
    rows that hold the answers, if other rows hold those of other questions.
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
    readings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)


def in_numbers(name: str, ours: str, counted: Mapping[str, int]) -> AskedColumn | None:
    """Return the question of a column of whole numbers, a few of which may be odd words; else none.

    Some may have a label, as in “1 = very poor”: it shows which end is the good one. ``ours`` is
    our column, empty where its header does not show it.
    """
    values = tuple(sorted(counted, key=by_number))
    labelled = _labelled(values)
    odd = [text for text in values if not _WHOLE.fullmatch(text) and text not in labelled]
    points = {text: int(float(text)) for text in values if _WHOLE.fullmatch(text)}
    points |= {text: number for text, (number, _) in labelled.items()}
    numbers = {*points.values()}
    if ours in _OF_FIVE and numbers <= {0, 1} and not labelled:
        return None  # a thumb up or down, and no point of five
    if not numbers or max(numbers) > _TEN or (odd and not few(odd, counted)):
        return None
    if odd and not ours and len(numbers) < _CLEAR:
        return None
    fits = max(numbers) <= _SCALE or ours == "recommend"
    said = {text: str(number) for text, (number, _) in labelled.items()}
    if not fits and ours in _OF_FIVE:
        codes = {**said, **dict.fromkeys(odd, NO_ANSWER)}
        return AskedColumn(name, ours, values, codes, table=TEN, ten=True)
    ours = ours if fits and ours else OPEN
    last = _TEN if ours == "recommend" or not fits else _SCALE
    first = min(*numbers, int(last == _SCALE))
    take = tuple(str(n) for n in range(first, last + 1))
    turned = {n: str(first + last - int(n)) for n in take}
    turned |= {text: turned[number] for text, number in said.items()}
    unknown = dict.fromkeys(odd, OPEN)
    is_rising = _is_rising(labelled.values(), (first + last) / 2) if labelled else True
    if is_rising is False:
        return AskedColumn(name, ours, values, {**turned, **unknown})
    readings = {}
    if is_rising is None:
        top = max(labelled, key=lambda text: labelled[text][0])
        readings = {top: (said[top], inline(turned))}
        said[top] = OPEN
    return AskedColumn(name, ours, values, {**said, **unknown}, take, readings=readings)


def _labelled(values: Collection[str]) -> dict[str, tuple[int, str]]:
    """Return the number and the label of values such as “1 = very poor”."""
    found = {}
    for text in values:
        some = (pattern.fullmatch(text) for pattern in _LABELLED if len(text) <= _LONGEST)
        if point := next(filter(None, some), None):
            found[text] = int(point["number"]), point["label"].strip()
    often = Counter(number for number, _ in found.values())
    bare = {int(float(text)) for text in values if _WHOLE.fullmatch(text)}
    # One number alone, or one with two labels, is no point of a scale.
    is_scale = len({*often, *bare}) > 1 and max(often.values(), default=0) == 1
    return found if is_scale else {}


def _is_rising(labels: Collection[tuple[int, str]], middle: float) -> bool | None:
    """Return whether more is better, as the labels of numbers say; None where they do not."""
    if len(labels) > 1 and len({label.rstrip("es") for _, label in labels}) == 1:
        return True  # “1 star” and “5 stars”
    good = {(number > middle, is_good(label)) for number, label in labels if number != middle}
    found = {is_high == is_best for is_high, is_best in good if is_best is not None}
    return found.pop() if len(found) == 1 else None


def odd_words(
    questions: Sequence[AskedColumn], texts: Mapping[str, Mapping[str, int]]
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
            if odd in each.readings:
                some = each.readings[odd]
                found |= which_end(odd, *some) if each.take else which_point(odd, some)
                continue
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
    number = _FIRST.match(text)
    return (float(number[0]), text) if number else (0.0, text)
