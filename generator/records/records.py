"""All records of a kind of data, column by column, each with its file, its line and its time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from generator.model.table import Column, Kind, Type
from generator.records.cells import Codes, ColumnCells, Flags
from generator.records.reading_context import ReadingContext
from generator.records.values import Scalar, value_reader
from generator.sources.cells import Coded, renumbered
from generator.sources.csv_table import Table
from generator.sources.packed import PackedTexts

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Records(Struct, frozen=True, dict=True):
    """All records of a kind: where they stand, and their cells by column name.

    Record ``i`` begins on ``lines[i]`` of ``tables[files[i]]``. Every column of the kind is there.
    ``accepted`` says which were let pass: all, before they are checked. ``refused`` are those left
    out because something is wrong with them; others wait for their day, or are there twice.
    """

    kind: Kind
    tables: tuple[Table, ...]
    files: Codes
    lines: Codes
    cells: Mapping[str, ColumnCells]
    accepted: Flags
    refused: Flags

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self.lines)

    @cached_property
    def when(self) -> tuple[Floats, Floats]:
        """Return each record's first and last day as ordinals; NaN where it says none."""
        named = [self.cells[name] for name in self.kind.times if self.cells[name].texts]
        if not named:
            return np.full(len(self), np.nan), np.full(len(self), np.nan)
        first = named[0].ordinals()
        of_days = all(span is None or span[0] == span[1] for span in named[0].spans)
        last = first if of_days else named[0].ordinals(end=True)
        for cells in named[1:]:
            first = np.where(np.isnan(first), cells.ordinals(), first)
            last = np.where(np.isnan(last), cells.ordinals(end=True), last)
        return first, last

    @cached_property
    def days(self) -> Codes:
        """Return each record's first day as an ordinal; 0 where it says none."""
        return _whole(self.when[0])

    @cached_property
    def last_days(self) -> Codes:
        """Return each record's last day as an ordinal: :attr:`days` where each is of a day."""
        first, last = self.when
        return self.days if last is first else _whole(last)

    def days_of(self, some: Ints) -> tuple[Codes, Codes]:
        """Return the first and last day of some: the same array where each is of a day."""
        first = self.days[some]
        if self.last_days is self.days:
            return first, first
        last = self.last_days[some]
        return first, first if bool((first == last).all()) else last

    def without(self, left_out: Flags) -> Records:
        """Return the same records, of which some are not let pass."""
        return replace(self, accepted=self.accepted & ~left_out)

    def afresh(self) -> Records:
        """Return the same records, with nothing that was worked out from them when it was asked."""
        return replace(self, cells={name: replace(each) for name, each in self.cells.items()})

    def without_files(self) -> Records:
        """Return the same records, of which only the names of their files are known.

        Their codes are as small as they can be: there may be two hundred million of them.
        """
        cells = {name: each.small() for name, each in self.cells.items()}
        return replace(self, cells=cells, tables=tuple(table.bare() for table in self.tables))

    def blanked(self, blank: Mapping[str, Flags]) -> Records:
        """Return the same records, of which some cells, by column, are blank."""
        cells = {
            name: replace(each, codes=np.where(blank[name], -1, each.codes).astype(np.int32))
            if name in blank
            else each
            for name, each in self.cells.items()
        }
        return replace(self, cells=cells)

    def places(self, chosen: Ints) -> dict[str, tuple[range, ...]]:
        """Return the lines of some records by file, as runs of neighbouring lines."""
        found: dict[str, tuple[range, ...]] = {}
        files = self.files[chosen]
        for number in np.unique(files).tolist():
            lines = np.sort(self.lines[chosen][files == number])
            found[self.tables[number].file] = tuple(_runs(lines))
        return dict(sorted(found.items()))


def _whole(ordinals: Floats) -> Codes:
    return np.where(np.isnan(ordinals), 0, ordinals).astype(np.int32)


def _runs(lines: Codes) -> Iterator[range]:
    """Yield sorted lines as runs of neighbouring ones."""
    if len(lines):
        for run in np.split(lines, np.flatnonzero(np.diff(lines) > 1) + 1):
            yield range(int(run[0]), int(run[-1]) + 1)


def read_records(kind: Kind, tables: Sequence[Table], known: ReadingContext) -> Records:
    """Return the records of all tables of a kind. Their headers must be fit to be trusted."""
    files, lines = where_they_stand(tables)
    return Records(
        kind,
        tuple(tables),
        files,
        lines,
        {column.name: _cells(column, tables, known) for column in kind.columns},
        np.ones(len(lines), dtype=bool),
        np.zeros(len(lines), dtype=bool),
    )


def where_they_stand(tables: Sequence[Table]) -> tuple[Codes, Codes]:
    """Return, for each record of some tables, its table's number and its line."""
    sizes = [len(table.lines) for table in tables]
    files = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    return files, np.concatenate([_numbers(table.lines) for table in tables])


def _numbers(lines: Sequence[int]) -> Codes:
    if isinstance(lines, range):
        return np.arange(lines.start, lines.stop, dtype=np.int32)
    return np.array(lines, dtype=np.int32)


def _cells(column: Column, tables: Sequence[Table], known: ReadingContext) -> ColumnCells:
    having = [table for table in tables if column.name in table.header]
    parts = [table.column(column.name) for table in having]
    numbers, texts = _trimmed(parts)
    of_table = dict(
        zip((table.file for table in having), zip(numbers, parts, strict=True), strict=True)
    )
    size = sum(len(table.lines) for table in tables)
    if not texts:
        return ColumnCells(column, np.broadcast_to(np.int32(-1), size), texts, texts)
    codes, begin = np.full(size, -1, dtype=np.int32), 0
    for table in tables:
        end = begin + len(table.lines)
        if table.file in of_table:
            of_texts, part = of_table[table.file]
            codes[begin:end] = of_texts[part.codes]
        begin = end
    plain = column.type is Type.TEXT
    values = texts if plain else tuple(map(_reader(column, known), texts))
    return ColumnCells(column, codes, texts, values)


def _trimmed(parts: Sequence[Coded]) -> tuple[list[Codes], Sequence[str]]:
    """Return numbers for texts without the blanks around them, −1 where nothing is left."""
    numbers, written = renumbered(parts)
    if isinstance(written, PackedTexts) and written.trimmed:
        return numbers, written
    index: dict[str, int] = {"": -1}
    again = [index.setdefault(text.strip(), len(index) - 1) for text in written]
    del index[""]
    trimmed = np.array(again or [-1], dtype=np.int32)
    return [trimmed[each] for each in numbers], tuple(index)


def _reader(column: Column, known: ReadingContext) -> Callable[[str], Scalar | None]:
    if column.type is Type.REFERENCE:
        return partial(known.named, column.refers_to)
    return value_reader(column, known.timezone, known.year_begins)
