"""Which rows of an export count: what a mapping leaves out, and the last one about each thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Named
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from generator.importing.moments import read_moment, ways_of
from generator.model.mapping import Last
from generator.sources.cells import ByRow
from generator.sources.csv_table import Table

Filter = Named[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Filtered:
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
    rows, lines = table.rows, list(table.lines)
    counted: Counter[str] = Counter()
    kept: Sequence[int] = range(len(rows))
    if last:
        order = _order(table, last.by)
        if order is None:
            return Filtered(table, unordered=last.by or "")
        kept = _last_of_each(table, last, order)
        counted["with a later row about the same"] = len(rows) - len(kept)
    for names, wanted in ((only, True), (without, False)):
        for name, values in names.items():
            index, known = table.header.index(name), {value.casefold() for value in values}
            rest = [at for at in kept if (rows[at][index].strip().casefold() in known) is wanted]
            what = " or ".join(f"“{value}”" for value in values)
            counted[f"where “{name}” is {'not ' if wanted else ''}{what}"] += len(kept) - len(rest)
            kept = rest
    if not counted:
        return Filtered(table)
    cells = ByRow([rows[at] for at in kept])
    return Filtered(replace(table, cells=cells, lines=[lines[at] for at in kept]), counted)


def _named(last: Last | None) -> tuple[str, ...]:
    return () if last is None else (*last.per, *((last.by,) if last.by else ()))


def _order(table: Table, by: str | None) -> list[float] | None:
    """Return what grows from row to row: numbers, or times in the one way that fits all of them."""
    if by is None:
        return [float(at) for at in range(len(table.lines))]
    index = table.header.index(by)
    texts = [row[index].strip() for row in table.rows]
    try:
        return [float(text) for text in texts]
    except ValueError:
        pass
    ways = ways_of({*texts})
    read = [read_moment(text, ways[0]) if len(ways) == 1 else _iso(text) for text in texts]
    # A moment without a zone is compared with its like alone: all are of one way.
    found = [each.timestamp() for each in read if isinstance(each, datetime)]
    return found if len(found) == len(texts) else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _last_of_each(table: Table, last: Last, order: list[float]) -> list[int]:
    """Return the rows after which there is none about the same; those about nothing all stay."""
    places = [table.header.index(name) for name in last.per]
    latest: dict[tuple[str, ...], int] = {}
    alone: list[int] = []
    for at, row in enumerate(table.rows):
        thing = tuple(row[place].strip() for place in places)
        if not any(thing):
            alone.append(at)
        elif thing not in latest or order[at] >= order[latest[thing]]:
            latest[thing] = at
    return sorted([*latest.values(), *alone])
