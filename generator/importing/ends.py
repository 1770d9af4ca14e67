"""When something ended of which an export says when it began, and how long it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from msgspec.structs import replace

from generator.importing.columns import (
    AMBIGUOUS,
    ColumnReader,
    Flags,
    ReadColumn,
    Stripped,
    line_of,
    stripped,
)
from generator.importing.durations import needs_unit, seconds_of, unit_in
from generator.importing.exports import MOST_BAD
from generator.importing.grouped import decimal_of
from generator.importing.in_mapping import in_mapping
from generator.model.mapping import Codes, Decimal, Source
from generator.model.table import UNKNOWN
from generator.sources.finding import Finding, error, warning
from generator.sources.yaml_text import inline

_MOST_NAMED = 5
_MOST_SHOWN = 3


class _Took(NamedTuple):
    """How long each text of a column says that it took: seconds, or what the end is then.

    ``bad`` are the texts that say nothing which anybody understands.
    """

    ends: list[int | str]
    bad: frozenset[int] = frozenset()
    findings: tuple[Finding, ...] = ()


def with_duration(reader: ColumnReader, ours: str, source: Source, read: ReadColumn) -> ReadColumn:
    """Return a column of moments, each later by what ``plus`` of its source says.

    Where that is empty, so is the end: it still goes on. Where it is not understood, the end is
    unknown.
    """
    name = source.plus or ""
    column = stripped(reader.export.table.column(name))
    took = _took(reader, ours, source, column)
    pairs = np.stack([np.unique(read.values, return_inverse=True)[1], column.codes], axis=1)
    some, first, codes = np.unique(pairs, axis=0, return_index=True, return_inverse=True)
    ends = [
        _end(str(read.values[row]), took.ends[at], reader.timezone)
        for row, (_, at) in zip(first.tolist(), some.tolist(), strict=True)
    ]
    values = np.array(ends, dtype=object)[codes.reshape(-1)]
    values[(values == "") & reader.unknown_in(source)] = UNKNOWN
    bad = np.isin(column.codes, [*took.bad])
    reasons = read.reasons + Counter({"unreadable": int(bad.sum())} if bad.any() else {})
    findings = (*read.findings, *map(in_mapping, took.findings))
    return replace(read, values=values, bad=read.bad | bad, reasons=reasons, findings=findings)


def still_open(
    whole: ColumnReader, reader: ColumnReader, ours: str, source: Source, begun: ReadColumn
) -> Flags:
    """Mark the rows after which their export has none about the same: these still go on.

    ``whole`` reads all rows of the export, ``begun`` is when each row of ``reader`` began. Where
    the mapping's filters leave out nothing, an export has no rows that say what is over, and none
    is marked.
    """
    size, name = len(reader.export.table.lines), source.open_per or ""
    column = whole.mapping.target.column(ours)
    if column is None or size == len(whole.export.table.lines):
        return np.zeros(size, dtype=bool)
    everything = whole.read(column, source, begun.name).values
    about = stripped(whole.export.table.column(name))
    latest: dict[str, str] = {}
    for code, moment in zip(about.codes.tolist(), everything.tolist(), strict=True):
        thing = about.texts[code]
        latest[thing] = max(latest.get(thing, ""), moment)
    mine = stripped(reader.export.table.column(name))
    last = np.array([latest.get(text, "") for text in mine.texts], dtype=object)[mine.codes]
    return np.asarray((begun.values == last) & (begun.values != ""), dtype=bool)


def _took(reader: ColumnReader, ours: str, source: Source, column: Stripped) -> _Took:
    codes, name = reader.mapping.codes_of(ours, source), source.plus or ""
    plain = [text for text in column.texts if text and not (codes and codes.explains(text))]
    decimal = reader.mapping.decimal or decimal_of(plain, whole=False)
    unit = source.unit or unit_in(name)
    answers: tuple[str, ...] = ()
    if decimal is None:
        answers = ("decimal: point", "decimal: comma")
    elif unit is None and needs_unit(plain, decimal):
        units = ("minutes", "seconds", "hours")
        answers = tuple(line_of(ours, source, unit=each) for each in units)
    if answers:
        shown = "”, “".join(plain[:_MOST_SHOWN])
        message = f"“{name}” has values such as “{shown}”, which can be read in more than one way"
        hint = f"write {' or '.join(f'“{each}”' for each in answers)} into the mapping"
        asked = error(AMBIGUOUS, reader.export.table.place(2, name), message, hint)
        return _Took([""] * len(column.texts), findings=(asked,))
    ends = [_said(text, codes, seconds_of(text, unit, decimal or Decimal.POINT))
            for text in column.texts]  # fmt: skip
    bad = [at for at, end in enumerate(ends) if end is None]
    findings = tuple(_unread(reader, ours, name, column, bad))
    return _Took([UNKNOWN if end is None else end for end in ends], frozenset(bad), findings)


def _said(text: str, codes: Codes | None, seconds: int | None) -> int | str | None:
    """Return the seconds of a text, or what the end is where it says none; none if it is bad."""
    if not text or (codes and text in codes.empty):
        return ""
    if codes and codes.reason(text) is not None:
        return UNKNOWN
    return seconds


def _unread(
    reader: ColumnReader, ours: str, name: str, column: Stripped, bad: list[int]
) -> Iterator[Finding]:
    """Yield one finding for each text that is no duration, the first few by name."""
    counts = np.bincount(column.codes, minlength=len(column.texts))
    make = error if counts[bad].sum() > MOST_BAD * len(column.codes) else warning
    table = reader.export.table
    for at in bad[:_MOST_NAMED]:
        text = column.texts[at]
        rows = "1 row" if counts[at] == 1 else f"{counts[at]:,} rows"
        row = int(np.argmax(column.codes == at))
        message = f"“{text[:40]}” in “{name}” does not say how long it took, in {rows}"
        hint = (
            f"say below “codes:”, “{ours}:” what it means: “no_answer: {{not recorded: "
            f"[{inline(text)}]}}” if it is over, “empty: [{inline(text)}]” if it is still going on"
        )
        yield make("import-unreadable", table.place(table.lines[row], name), message, hint)
    rest = bad[_MOST_NAMED:]
    if rest:
        message = f"“{name}” has {len(rest)} other values that do not say how long it took"
        hint = f"say below “codes:”, “{ours}:” what they mean"
        yield make("import-unreadable", table.place(2, name), message, hint)


def _end(begin: str, took: int | str, timezone: str) -> str:
    """Return the end, written as the beginning is.

    A time without an offset is that of the organisation's clocks, which may jump in between. In the
    hour that they show twice the end has its offset.
    """
    if isinstance(took, str) or begin in ("", UNKNOWN):
        return begin if begin == UNKNOWN or not begin else str(took)
    at = datetime.fromisoformat(begin)
    zone = at.tzinfo or ZoneInfo(timezone)
    moment = at.replace(tzinfo=zone).timestamp() + took
    end = datetime.fromtimestamp(moment, zone)
    other = end.replace(fold=1 - end.fold)
    plain = at.tzinfo is None and other.utcoffset() == end.utcoffset()
    return (end.replace(tzinfo=None, fold=0) if plain else end).isoformat(timespec="seconds")
