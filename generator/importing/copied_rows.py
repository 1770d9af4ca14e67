"""Rows that are in a file already whose name differs in the day alone: they would count twice."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.importing.in_mapping import in_mapping
from generator.importing.named_by_day import without_day
from generator.importing.numbers import Renewed, renew
from generator.importing.smaller_counts import OTHER_SURVEY
from generator.model.table import Kind
from generator.sources.finding import Finding, Place, error

Akin = Callable[[str, str], Renewed]
"""What returns today's ids of a file of ours, by those that the same values have in another."""
Row = tuple[str, ...]
_WHO = ("id", "respondent")
_BEGINNINGS = re.compile(rb"\n([^,\n]+)")
"""What the lines of a table begin with, but for its header."""


def copied_rows(
    name: str,
    said: Sequence[bytes],
    before: bytes,
    others: Mapping[str, bytes],
    akin: Akin,
    kind: Kind,
) -> Iterator[tuple[str, int]]:
    """Yield each other file of the same name but for the day, and how many rows are in it, too.

    ``said`` are tables of which a row has to be in each, and new: ``before`` is what was in the
    file. ``akin`` has today's ids by those that the
    same values have in such a file. Rows that name nobody may be alike by chance, on one day.
    """
    plain = without_day(name)
    same = {other: text for other, text in others.items() if without_day(other) == plain}
    some_days = set().union(*(_days_in(raw, kind) for raw in {*said})) if same else set()
    for other, text in same.items():
        if some_days.isdisjoint(_days_in(text, kind)):
            continue  # most are of another month: nobody's ids need to be worked out
        rows = [Counter(_rows(raw, kind)) for raw in said]
        there = Counter(_rows(renew(text, akin(name, other))[0], kind))
        both = there.copy()
        for some in rows:
            both &= some
        both -= Counter(_rows(before, kind))
        few = min(map(_days, (there, *rows)), default=0)
        if both and (_names_somebody(both, kind) or _days(both) > 1 or few == 1):
            yield other, both.total()


def doubled(place: Place, other: str, number: int) -> Finding:
    """Return the finding that rows of a file would be there twice."""
    rows = "1 row is" if number == 1 else f"{number:,} rows are"
    message = f"{rows} in {other} already, whose name differs in the day alone"
    hint = (
        f"write “into: {other.rpartition('/')[2]}” into the mapping, so that all exports of this "
        f"survey go into one file and nobody counts twice; {OTHER_SURVEY}"
    )
    return in_mapping(error("import-there-already", place, message, hint))


def _names_somebody(rows: Iterable[Row], kind: Kind) -> bool:
    named = [at for at, name in enumerate(_names(kind)) if name in _WHO]
    return any(row[at] for row in rows for at in named)


def _days(rows: Iterable[Row]) -> int:
    """Return of how many days or periods rows are: that is what they begin with."""
    return len({row[0] for row in rows})


def _days_in(raw: bytes, kind: Kind) -> set[bytes]:
    """Return the days and periods of a table, and perhaps more: this only has to be fast."""
    if raw.partition(b",")[0] == kind.when.encode():
        return {*_BEGINNINGS.findall(raw)}
    return {row[0].encode() for row in _rows(raw, kind)}


def _names(kind: Kind) -> list[str]:
    return [kind.when, *(each.name for each in kind.columns if each.name != kind.when)]


def _rows(raw: bytes, kind: Kind) -> Iterator[Row]:
    text = io.StringIO(raw.decode("utf-8-sig", "replace"), newline="")
    read = csv.reader(text)
    header = next(read, [])
    width = len(header)
    places = [header.index(name) if name in header else width for name in _names(kind)]
    for row in read:
        if len(row) == width:
            row.append("")  # for the columns that are not there
            yield tuple(map(row.__getitem__, places))
