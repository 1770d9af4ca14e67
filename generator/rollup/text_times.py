"""Times and numbers out of many texts at once, as ``written`` says: for the engine of our own.

Texts of one shape (digits are alike) have their parts in the same places, so a pattern is looked
for once for each shape, and numbers are read in whole columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.rollup.groups import Floats, Ints
from generator.rollup.written import EPOCH, LAST_SECOND, NUMBER, WrittenTime

Bytes = NDArray[np.uint8]
_WIDTH = 40
"""No time is longer than this, nor as long."""
_ZERO, _NINE = ord("0"), ord("9")
_HASH = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9,
                  0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63], dtype=np.uint64)  # fmt: skip
_SHAPE = re.compile(
    r"0000-00-00(?:[T ](?P<clock>00:00)(?P<seconds>:00(?:[.]0{1,9})?)?"
    r"(?P<zone>(?:Z|(?P<sign>[+-])00(?P<minutes>:?00)?))?)?"
)
_DAYS_TO_1970 = 719_468
"""From 1 March of the year 0."""


def times_of(texts: NDArray[np.object_], written: WrittenTime) -> tuple[Ints, NDArray[np.bool_]]:
    """Return the seconds since 1970 of texts, and whether they say their zone.

    −1 stands for a text that is no time.
    """
    if written.ticks:
        values = numbers_of(texts, EPOCH)
        seconds = np.floor(values / written.ticks)
        known = seconds < LAST_SECOND  # not where it is no number
        return np.where(known, seconds, -1).astype(np.int64), np.ones(len(texts), dtype=bool)
    matrix = _matrix(texts)
    if written.pieces:
        matrix = _in_iso(matrix, written)
    seconds, zoned = np.full(len(texts), -1, dtype=np.int64), np.zeros(len(texts), dtype=bool)
    for rows, shape in _shapes(matrix):
        found = _SHAPE.fullmatch(shape)
        if found:
            seconds[rows] = _seconds(matrix[rows], found)
            zoned[rows] = found["zone"] is not None
    return seconds, zoned


def numbers_of(texts: NDArray[np.object_], pattern: str = NUMBER) -> Floats:
    """Return the numbers that texts are; not a number for one that is none. Each is read once."""
    codes, distinct = pd.factorize(texts)
    fits = re.compile(pattern).fullmatch
    read = [float(text) if fits(text) else np.nan for text in distinct]
    return np.array([*read, np.nan])[codes]


def _matrix(texts: NDArray[np.object_]) -> Bytes:
    """Return the bytes of texts, a row each; one that is too long is none."""
    try:
        packed = texts.astype(f"S{_WIDTH}")
    except UnicodeEncodeError:
        packed = np.array([t if t.isascii() else "?" for t in texts.tolist()], dtype=f"S{_WIDTH}")
    matrix = packed.view(np.uint8).reshape(len(texts), _WIDTH).copy()
    matrix[matrix[:, -1] != 0] = 0
    return matrix


def _in_iso(matrix: Bytes, written: WrittenTime) -> Bytes:
    """Return the same with the parts of a time where ISO has them; no text of another length."""
    assert written.length is not None
    made = np.zeros_like(matrix)
    lengths = (matrix != 0).sum(axis=1)
    at = 0
    for piece in written.pieces:
        if isinstance(piece, str):
            for mark in piece:
                made[:, at] = ord(mark)
                at += 1
        else:
            begin, length = piece[0] - 1, piece[1]
            made[:, at : at + length] = matrix[:, begin : begin + length]
            at += length
    made[lengths != written.length] = 0
    return made


def _shapes(matrix: Bytes) -> Iterator[tuple[Ints, str]]:
    """Yield the rows of each shape, and the shape: the text with 0 for each digit."""
    if not len(matrix):
        return
    shapes = np.where((matrix >= _ZERO) & (matrix <= _NINE), np.uint8(_ZERO), matrix)
    words = np.ascontiguousarray(shapes).view(np.uint64)
    codes, _ = pd.factorize((words * _HASH).sum(axis=1))
    order = np.argsort(codes, kind="stable")
    ends = np.flatnonzero(np.diff(codes[order])) + 1
    for rows in np.split(order, ends):
        same = (words[rows] == words[rows[0]]).all(axis=1)  # two shapes may have one code
        yield rows[same], _text(shapes[rows[0]])
        for row in rows[~same]:
            yield np.array([row]), _text(shapes[row])


def _text(row: Bytes) -> str:
    return row.tobytes().rstrip(b"\0").decode("latin-1")


def _seconds(rows: Bytes, shape: re.Match[str]) -> Ints:
    """Return the seconds of rows of one shape; −1 where no calendar has the day, or no clock."""
    digits = rows.astype(np.int64) - _ZERO

    def number(at: int, length: int) -> Ints:
        found = digits[:, at]
        for place in range(at + 1, at + length):
            found = found * 10 + digits[:, place]
        return np.asarray(found)

    year, month, day = number(0, 4), number(5, 2), number(8, 2)
    days = _days(year, month, day)
    fine = (year >= 1970) & (year < 2100) & (month >= 1) & (month <= 12) & (day >= 1) & _real(
        days, month
    )  # fmt: skip
    total = days * 86_400
    if shape["clock"]:
        hour, minute = number(11, 2), number(14, 2)
        fine &= (hour < 24) & (minute < 60)
        total += hour * 3600 + minute * 60
    if shape["seconds"]:
        second = number(17, 2)
        fine &= second < 60
        total += second
    if shape["sign"]:
        begin = shape.start("sign") + 1
        hours, minutes = number(begin, 2), np.zeros(len(rows), dtype=np.int64)
        if shape["minutes"]:
            minutes = number(shape.end("minutes") - 2, 2)
        fine &= (hours < 16) & (minutes < 60)
        ahead = hours * 3600 + minutes * 60
        total += ahead * (1 if shape["sign"] == "-" else -1)
    return np.where(fine, total, -1)


def _days(year: Ints, month: Ints, day: Ints) -> Ints:
    """Return days since 1970. Source: H. Hinnant, “chrono-compatible low-level date algorithms”."""
    before = year - (month <= 2)
    part = (month + 9) % 12
    of_year = (153 * part + 2) // 5 + day - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + of_year - _DAYS_TO_1970


def _real(days: Ints, month: Ints) -> NDArray[np.bool_]:
    """Return whether days are of their month: the 31st of September is in October."""
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12 + 1
    return np.asarray(months == month)
