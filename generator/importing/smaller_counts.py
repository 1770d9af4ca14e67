"""Counts that a later export makes smaller: of a period it has in part, corrected, or of others.

Many tools keep only the last days or answers. Then an export begins within a period, and what is
there of that one, and of those before it, is all that there is.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from operator import gt

from msgspec import Struct, field

from generator.importing.in_mapping import in_mapping
from generator.model.period import JANUARY, parse_period
from generator.model.table import Kind
from generator.sources.finding import Finding, Place, error, warning

Key = tuple[str, ...]
Row = Mapping[str, str]
Numbers = Mapping[str, tuple[int, int]]
OTHER_SURVEY = (
    "if these are answers of another survey, write “fixed: {wave: NAME}” into the mapping"
)
_COMMUNITY = "community"
_NONE = (0,) * 5
_FEW = 0.1
"""The share of the answers of a period that may have been corrected since."""
_DIGITS = 19
"""So many have numbers that count nothing in this world."""
_MOST_NAMED = 3


class SmallerCounts(Struct, frozen=True):
    """Periods of which an export counts less than is there, in one way or another.

    Each has two numbers of answers: those that are there, and those that the export counts. Of
    ``cut``, with which the export begins, it may have only a part; ``fewer`` have fewer answers;
    in ``other`` more than a few answers mean something else. ``gone`` are the periods that the
    export no longer has.
    """

    cut: Numbers = field(default_factory=dict)
    fewer: Numbers = field(default_factory=dict)
    other: Numbers = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    def findings(self, place: Place, *, added: bool) -> Iterator[Finding]:
        """Yield what somebody has to decide; where it is ``added`` to what is there, what stays."""
        for numbers, how, what in (
            (self.fewer, "fewer answers", "removed"),
            (self.other, "other answers", "corrected"),
        ):
            if numbers:
                gone = f", and {_names(self.gone)} would be lost" if self.gone else ""
                message = f"the import counts {how} than are there, in {_numbers(numbers)}"
                hint = (
                    f"{OTHER_SURVEY}; {_remove(numbers, what)}; --replace writes what the export "
                    f"says now and nothing else{gone}"
                )
                yield in_mapping(error("import-counts-fall", place, message, hint))
        if self.cut:
            yield self._cut(place, added=added)

    def _cut(self, place: Place, *, added: bool) -> Finding:
        periods, part = _names(self.cut), f"the export may have only a part of {_numbers(self.cut)}"
        remove = _remove(self.cut, "removed or corrected")
        if added:
            message = f"{periods} stays as it is there: {part}"
            return warning("import-counts-fall", place, message, remove)
        gone = f", as does {_names(self.gone)}, which it no longer has" if self.gone else ""
        hint = (
            f"if the tool keeps only the last answers, add --add: {periods} stays as it is{gone}; "
            f"{remove}; {OTHER_SURVEY}"
        )
        return in_mapping(error("import-counts-fall", place, part, hint))


def smaller_counts(there: bytes, said: bytes, kind: Kind) -> SmallerCounts:
    """Return the periods of which a table of counts has more than is said now of the same.

    As answers come in, counts grow. A few that are corrected leave their number as it is.
    """
    before, now = _counts(there, kind), _counts(said, kind)
    now = {**dict.fromkeys(_vanished(before, now, kind), _NONE), **now}
    falls, grows = Counter[str](), Counter[str]()
    numbers: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    totals: defaultdict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for key in before.keys() & now.keys():
        for old, new in zip(before[key], now[key], strict=True):
            falls[key[0]] += max(old - new, 0)
            grows[key[0]] += max(new - old, 0)
        for sums in (numbers[key[0]], totals[_without_community(key, kind)]):
            sums[0] += sum(before[key])
            sums[1] += sum(now[key])
    less = {of[0] for of, (old, new) in totals.items() if new < old}
    first = min(map(_begins, _periods(now)), default=date.max)
    earlier = any(_begins(period) < first for period in _periods(before))
    found: dict[str, dict[str, tuple[int, int]]] = {"cut": {}, "fewer": {}, "other": {}}
    for period in sorted(+falls):
        old, new = numbers[period]
        if period not in less and falls[period] <= max(1, _FEW * old):
            continue  # corrected
        is_cut = _begins(period) <= first and (earlier or not grows[period])
        sort = "cut" if is_cut else "fewer" if period in less else "other"
        found[sort][period] = (old, new)
    return SmallerCounts(**found, gone=tuple(sorted(_periods(before) - _periods(now))))


def to_be_added(
    there: bytes, said: bytes, kept: Iterable[str], kind: Kind
) -> tuple[bytes, bytes, int]:
    """Return what is there and what is said now, as both can be added to one table.

    Of the periods that are ``kept`` no count that is there becomes smaller. Of others a row goes
    where nobody says now that they are of its community; the last of what is returned is how many.
    """
    before, now, whole = _counts(there, kind), _counts(said, kind), {*kept}
    lost = {key for key in _vanished(before, now, kind) if key[0] not in whole}
    larger = {
        key
        for key in before.keys() & now.keys()
        if key[0] in whole and any(map(gt, before[key], now[key]))
    }
    rows = {_key(row, kind): row for row in _rows(there)}
    stay = (row for key, row in rows.items() if key not in lost)
    new = (rows[key] if (key := _key(row, kind)) in larger else row for row in _rows(said))
    named = {name for raw in (there, said) for name in next(csv.reader(_lines(raw)), [])}
    header = [column.name for column in kind.columns if column.name in named]
    return _csv(stay, header), _csv(new, header), len(lost)


def _vanished(before: Iterable[Key], now: Iterable[Key], kind: Kind) -> Iterator[Key]:
    """Yield the rows of which nothing is said now, though the same is said of other communities."""
    keys = {*now}
    known = {_without_community(key, kind) for key in keys}
    return (key for key in before if key not in keys and _without_community(key, kind) in known)


def _without_community(key: Key, kind: Kind) -> Key:
    return tuple(text for name, text in zip(kind.key, key, strict=True) if name != _COMMUNITY)


def _periods(keys: Iterable[Key]) -> set[str]:
    return {key[0] for key in keys}


@cache
def _begins(text: str) -> date:
    """Return the first day of a period; of what is none the last of all days."""
    for month in (JANUARY, JANUARY + 1):
        with suppress(ValueError):
            return parse_period(text, month).start
    return date.max


def _counts(raw: bytes, kind: Kind) -> dict[Key, tuple[int, ...]]:
    """Return what rows count, by all columns of their key; what is no count is nothing."""
    adding = [column.name for column in kind.columns if column.adds_up]
    return {
        _key(row, kind): tuple(
            int(text) if (text := row.get(name, "")).isdecimal() and len(text) < _DIGITS else 0
            for name in adding
        )
        for row in _rows(raw)
    }


def _key(row: Row, kind: Kind) -> Key:
    return tuple(row.get(name, "") for name in kind.key)


def _rows(raw: bytes) -> Iterator[Row]:
    return csv.DictReader(_lines(raw), restkey="", restval="")


def _lines(raw: bytes) -> io.StringIO:
    return io.StringIO(raw.decode("utf-8-sig", "replace"), newline="")


def _csv(rows: Iterable[Row], header: Sequence[str]) -> bytes:
    output = io.StringIO(newline="")
    writer = csv.DictWriter(output, header, "", "ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return output.getvalue().encode()


def _names(periods: Iterable[str]) -> str:
    """Name periods, the first of many alone."""
    names = [*periods]
    if names[_MOST_NAMED:]:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED:,} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _numbers(periods: Numbers) -> str:
    """Say how many answers periods have now, and how many are there."""
    some = [f"{period} ({new:,} in place of {old:,})" for period, (old, new) in periods.items()]
    return _names(some)


def _remove(periods: Iterable[str], what: str) -> str:
    """Return the hint for periods of which the export is right."""
    return (
        f"if answers of it were {what}, remove the rows of {_names(periods)} from this file and "
        "import again with --add"
    )
