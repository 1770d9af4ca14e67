"""Which rows a figure came from: for the one who asks on their own machine, never for the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from generator.counts.cube import PRIDE
from generator.counts.records import ABOUT
from generator.counts.responses import days_of
from generator.model.kinds import ANSWER_COLUMNS, KIND_OF_FOLDER, KINDS
from generator.model.subject import Subject
from generator.model.table import Type

Days = tuple[date, date]
"""The first and the last of some days."""
_FLAGS = {c.name for kind in KINDS for c in kind.columns if c.type is Type.YES_NO}


def record_rows(
    frames: Mapping[str, pd.DataFrame],
    kind: str,
    name: str,
    chosen: Mapping[str, str],
    start: date,
    end: date,
    gaps: Sequence[Days] = (),
) -> dict[str, tuple[range, ...]]:
    """Return the lines of each file with a kind's rows about a service or provider in these days.

    ``chosen`` narrows them by the columns that it names: one promise, one measure; “” is blank.
    ``gaps`` are days between start and end that are left out.
    """
    if kind not in frames:
        return {}
    frame = frames[kind]
    mine = frame[frame[ABOUT[kind]] == name] if kind in ABOUT else frame
    for column, value in chosen.items():
        if column in mine:
            mine = mine[mine[column] == (value == "yes" if column in _FLAGS else value)]
    first, last = _days(mine, kind)
    touched = (first <= end.toordinal()) & (last >= start.toordinal())
    return _by_file(mine[touched & ~_between(first, last, gaps)])


def _between(first: np.ndarray, last: np.ndarray, gaps: Sequence[Days]) -> np.ndarray:
    """Return which rows lie wholly in a gap."""
    found = np.zeros(len(first), dtype=bool)
    for start, end in gaps:
        found |= (first >= start.toordinal()) & (last <= end.toordinal())
    return found


def _days(rows: pd.DataFrame, kind: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and the last day that each row is about, as ordinals."""
    when = KIND_OF_FOLDER[kind].when
    if not pd.api.types.is_datetime64_any_dtype(rows[when]):
        return days_of(rows[when]), days_of(rows[when])
    begun = rows[when].fillna(rows["time"]) if "time" in rows else rows[when]
    ended = rows["resolved"].fillna(pd.Timestamp.max) if "resolved" in rows else begun
    first, last = (
        each.dt.normalize().to_numpy().astype("datetime64[D]") for each in (begun, ended)
    )
    epoch = date(1970, 1, 1).toordinal()
    return first.astype(np.int64) + epoch, last.astype(np.int64) + epoch


def rows_behind(
    frames: Mapping[str, pd.DataFrame],
    subject: Subject,
    question: str,
    start: date,
    end: date,
    gaps: Sequence[Days] = (),
    community: str = "",
) -> dict[str, tuple[range, ...]]:
    """Return the lines of each file that a figure counts, as runs of neighbouring lines.

    Only those of a community where one is named. None where the figure is not made from answers
    to a question. ``gaps`` are days between start and end that it leaves out.
    """
    parts = []
    columns = {name: column for column, name in ANSWER_COLUMNS.items()}
    if question == PRIDE:
        narrowed = {subject.kind: subject.id}
        return record_rows(frames, PRIDE, subject.id, narrowed, start, end, gaps)
    if question not in columns:
        return {}
    for kind, when in (("answers", "date"), ("tallies", "period")):
        if kind not in frames:
            continue
        frame = frames[kind]
        mine = frame[frame[subject.kind] == subject.id]
        if community:
            mine = mine[mine["community"] == community]
        days = days_of(mine[when])
        inside = (days >= start.toordinal()) & (days <= end.toordinal())
        mine = mine[inside & ~_between(days, days, gaps)]
        if kind == "tallies":
            mine = mine[mine["question"] == question]
        else:
            mine = mine[mine[columns[question]].notna() & (mine["step"] == "")]
        parts.append(mine[["file", "line"]].astype({"file": str}))
    return _by_file(pd.concat(parts)) if parts else {}


def _by_file(rows: pd.DataFrame) -> dict[str, tuple[range, ...]]:
    found: dict[str, list[int]] = {}
    for file, line in zip(rows["file"], rows["line"], strict=True):
        found.setdefault(str(file), []).append(int(line))
    return {file: tuple(_runs(lines)) for file, lines in sorted(found.items())}


def _runs(lines: Iterable[int]) -> Iterable[range]:
    begin = previous = None
    for line in sorted(lines):
        if previous is not None and line != previous + 1:
            yield range(begin or 0, previous + 1)
            begin = line
        begin = line if begin is None else begin
        previous = line
    if begin is not None and previous is not None:
        yield range(begin, previous + 1)
