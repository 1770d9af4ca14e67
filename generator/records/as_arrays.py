"""Records as arrays of numbers, and what JSON can say: no value is read from its text again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from generator.model.instant import Instant
from generator.model.period import Grain, Period
from generator.model.table import Column, Kind, Type
from generator.records.cells import Codes, ColumnCells, Flags
from generator.records.records import Records, where_they_stand
from generator.records.values import Scalar, Unknown
from generator.sources.csv_table import Table
from generator.sources.packed import PackedTexts

Arrays = list[npt.NDArray[Any]]
Texts = Sequence[str]
_VALUE, _NONE, _UNKNOWN = range(3)
_GRAINS = tuple(Grain)
_NUMBERS = (Type.WHOLE, Type.NUMBER, Type.YES_NO)
_DAYS = (Type.DAY, Type.PERIOD)


def to_arrays(records: Records) -> tuple[Any, Arrays]:
    """Return all that records say but for their tables: by column what JSON can say, and arrays."""
    about: dict[str, Any] = {}
    arrays: Arrays = [np.packbits(records.accepted), np.packbits(records.refused)]
    for name, cells in records.cells.items():
        if cells.texts:
            packed = isinstance(cells.texts, PackedTexts)
            about[name] = [None if packed else [*cells.texts], None]
            arrays.append(cells.codes.astype(np.min_scalar_type(-len(cells.texts))))
            if isinstance(cells.texts, PackedTexts):
                arrays.append(cells.texts.words)
            if cells.values is not cells.texts:
                about[name][1], values = _values_to_arrays(cells)
                arrays += values
    return about, arrays


def from_arrays(
    kind: Kind, tables: Sequence[Table], about: Mapping[str, Any], arrays: Arrays
) -> Records:
    """Return the records of a kind's tables that :func:`to_arrays` made arrays of."""
    files, lines = where_they_stand(tables)
    left = iter(arrays)
    accepted, refused = (_flags(next(left), len(lines)) for _ in range(2))
    cells = {
        column.name: _cells(column, len(lines), about.get(column.name), left)
        for column in kind.columns
    }
    return Records(kind, tuple(tables), files, lines, cells, accepted, refused)


def _flags(packed: npt.NDArray[Any], size: int) -> Flags:
    return np.unpackbits(packed, count=size).astype(bool)


def _cells(column: Column, size: int, said: Any, left: Iterator[npt.NDArray[Any]]) -> ColumnCells:
    if said is None:
        return ColumnCells(column, np.broadcast_to(np.int32(-1), size), (), ())
    listed, words = said
    codes: Codes = next(left).astype(np.int32)
    texts: Texts = PackedTexts(next(left)) if listed is None else tuple(listed)
    plain = column.type is Type.TEXT
    values = texts if plain else tuple(_values_from_arrays(column, texts, words, left))
    return ColumnCells(column, codes, texts, values)


def _values_to_arrays(cells: ColumnCells) -> tuple[Any, Arrays]:
    """Return what distinct texts mean; of names only those that are not as they are written."""
    states = [_VALUE if v is not None else _NONE for v in cells.values]
    states = [
        _UNKNOWN if v is Unknown.STATE else s for v, s in zip(cells.values, states, strict=True)
    ]
    arrays: Arrays = [np.array(states, dtype=np.int8)]
    if cells.column.type in _NUMBERS:
        return None, [*arrays, cells.distinct_numbers]
    if cells.column.type in _DAYS:
        return None, [*arrays, np.array([*map(_of_period, cells.values)], dtype=np.int32)]
    if cells.column.type is Type.TIME:
        return None, [*arrays, np.array([*map(_of_instant, cells.values)], dtype=np.int64)]
    pairs = enumerate(zip(cells.values, cells.texts, strict=True))
    return {str(i): v for i, (v, text) in pairs if isinstance(v, str) and v != text}, arrays


def _of_period(value: Scalar | None) -> tuple[int, int, int]:
    if isinstance(value, Period):
        return value.start.toordinal(), value.end.toordinal(), _GRAINS.index(value.grain)
    return 1, 1, 0


def _of_instant(value: Scalar | None) -> tuple[int, int]:
    return (value.microseconds, value.day.toordinal()) if isinstance(value, Instant) else (0, 1)


def _values_from_arrays(
    column: Column, texts: Texts, words: Any, left: Iterator[npt.NDArray[Any]]
) -> Sequence[Scalar | None]:
    states = next(left)
    values: list[Scalar | None]
    if column.type in _NUMBERS:
        values = next(left).tolist()
    elif column.type in _DAYS:
        values = [
            Period(date.fromordinal(start), date.fromordinal(end), _GRAINS[grain])
            for start, end, grain in next(left).tolist()
        ]
    elif column.type is Type.TIME:
        values = [Instant(at, date.fromordinal(day)) for at, day in next(left).tolist()]
    else:
        values = [*texts]
        for number, word in words.items():
            values[int(number)] = word
    for number in np.flatnonzero(states).tolist():
        values[number] = Unknown.STATE if states[number] == _UNKNOWN else None
    return values
