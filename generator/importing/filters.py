"""Which rows of an export count: what a mapping leaves out, and the last one about each thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Named
from collections.abc import Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field
from msgspec.structs import replace

from generator.importing.columns import Flags, stripped
from generator.importing.moments import read_moment, ways_of
from generator.model.mapping import Last
from generator.sources.cells import Cells, Coded
from generator.sources.csv_table import Table

Numbers = npt.NDArray[np.float64]
Filter = Named[str, tuple[str, ...]]


_MOST_SAID = 6
"""Values of a filter that are said one by one."""


class Filtered(Struct, frozen=True):
    """The rows that count, and how many do not by why; columns that a filter names in vain.

    ``unordered`` is the column by which rows should be in order, where its values show none.
    """

    table: Table
    left_out: Counter[str] = field(default_factory=Counter)
    absent: tuple[tuple[str, ...], ...] = ()
    unordered: str = ""


def filtered(table: Table, only: Filter, without: Filter, last: Last | None = None) -> Filtered:
    """Return the rows of a table that count: the last of each thing first, then what filters leave.

    Values are compared without regard to case and to spaces around them.
    """
    absent = [
        (key, name)
        for key, names in (("only", only), ("without", without))
        for name in names
        if name not in table.header
    ]
    absent += [("last", name) for name in _named(last) if name not in table.header]
    if absent:
        return Filtered(table, absent=tuple(absent))
    size = len(table.lines)
    counted: Counter[str] = Counter()
    kept = np.ones(size, dtype=bool)
    if last:
        order = _order(table, last.by)
        if order is None:
            return Filtered(table, unordered=last.by or "")
        kept = _last_of_each(table, last, order)
        counted["with a later row about the same"] = size - int(kept.sum())
    for names, wanted in ((only, True), (without, False)):
        for name, values in names.items():
            column, known = stripped(table.column(name)), {value.casefold() for value in values}
            said = np.array([text.casefold() in known for text in column.texts], dtype=bool)
            rest = kept & (said[column.codes] == wanted)
            if wanted:
                why = f"where “{name}” is {_neither(values)}"
            else:
                gone = {
                    column.texts[at].casefold() for at in set(column.codes[kept & ~rest].tolist())
                }
                why = f"where “{name}” is {_either([v for v in values if v.casefold() in gone])}"
            counted[why] += int(kept.sum() - rest.sum())
            kept = rest
    if not counted:
        return Filtered(table)
    lines = np.asarray(table.lines)[kept].tolist()
    return Filtered(replace(table, cells=_SomeRows(table.cells, kept), lines=lines), counted)


def taken_by_none(entries: Sequence[Filter], taken: Flags) -> Counter[str]:
    """Return how many rows no entry of ``rows:`` takes, and why; nothing where each is taken.

    ``entries`` are their filters ``only``.
    """
    number = int((~taken).sum())
    names = {name for only in entries for name in only}
    if not number:
        return Counter()
    if len(names) == 1 and all(entries):
        (name,) = names
        values = dict.fromkeys(value for only in entries for value in only[name])
        return Counter({f"where “{name}” is {_neither([*values])}": number})
    return Counter({"where no entry of “rows:” takes them": number})


class _SomeRows(Struct, frozen=True):
    """Cells of which some rows are kept, column by column as they are asked for."""

    cells: Cells
    kept: Flags

    @property
    def rows(self) -> list[list[str]]:
        """Return the rows that are kept."""
        return [row for row, kept in zip(self.cells.rows, self.kept, strict=True) if kept]

    def coded(self, index: int) -> Coded:
        """Return a column by its number."""
        return _kept(self.cells.coded(index), self.kept)


def _neither(values: Sequence[str]) -> str:
    """Say that a value is none of some."""
    if len(values) > _MOST_SAID:
        return f"none of the {len(values)} values that the mapping has for it"
    first, *more = (f"“{value}”" for value in values)
    return f"neither {first} nor {' nor '.join(more)}" if more else f"not {first}"


def _either(values: Sequence[str]) -> str:
    """Say that a value is one of those that were found."""
    return " or ".join(f"“{value}”" for value in values)


def _kept(column: Coded, kept: Flags) -> Coded:
    """Return some rows of a column, without the texts that none of them has: nobody asks of those.

    What stands in rows that do not count alone need not be understood.
    """
    codes = np.asarray(column.codes)[kept]
    used = np.bincount(codes, minlength=len(column.texts)) > 0
    if used.all():
        return Coded(codes, column.texts)
    texts = [text for text, is_used in zip(column.texts, used.tolist(), strict=True) if is_used]
    return Coded((np.cumsum(used) - 1)[codes], texts)


def _named(last: Last | None) -> tuple[str, ...]:
    return () if last is None else (*last.per, *((last.by,) if last.by else ()))


def _order(table: Table, by: str | None) -> Numbers | None:
    """Return what grows from row to row: numbers, or times in the one way that fits all of them."""
    if by is None:
        return np.arange(len(table.lines), dtype=np.float64)
    codes, texts = stripped(table.column(by))
    try:
        return np.array([float(text) for text in texts])[codes]
    except ValueError:
        pass
    ways = ways_of(texts)
    read = [read_moment(text, ways[0]) if len(ways) == 1 else _iso(text) for text in texts]
    # A moment without a zone is compared with its like alone: all are of one way.
    found = [each.timestamp() for each in read if isinstance(each, datetime)]
    return np.array(found)[codes] if len(found) == len(texts) else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _last_of_each(table: Table, last: Last, order: Numbers) -> Flags:
    """Mark the rows after which there is none about the same; those about nothing are all kept."""
    columns = [stripped(table.column(name)) for name in last.per]
    things = np.stack([column.codes for column in columns], axis=1)
    empty = [np.array([not text for text in column.texts])[column.codes] for column in columns]
    _, thing = np.unique(things, axis=0, return_inverse=True)
    thing = thing.reshape(-1)
    rows = np.lexsort((np.arange(len(order)), order, thing))
    ends = np.append(thing[rows][1:] != thing[rows][:-1], True) if len(rows) else rows == rows
    kept: Flags = np.logical_and.reduce(empty)
    kept[rows[ends]] = True
    return kept
