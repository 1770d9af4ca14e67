"""What an import did, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.importing.daily import PART_OF_A_DAY
from generator.importing.import_files import FileReport, Import
from generator.importing.other_kind import COUNTED

_MOST_COLUMNS = 20
_EMPTY = {
    "blank": "empty",
    "unreadable": "not understood",
    "undocumented": "a code that nobody explains",
    "unknown": "not among the codes",
}
"""Why a value is not there; other reasons are words of the mapping."""
_WRONG = "not written"
_WANTED = "not asked for by the mapping"
_LEFT_OUT = {
    "no answer": (
        "with nothing to count",
        "that holds no answer",
        "that hold no answer",
    ),
    "incomplete": (_WRONG, "in which something is missing", "in which something is missing"),
    "with a bad value only": (
        _WRONG,
        "of which nothing can be understood",
        "of which nothing can be understood",
    ),
    "total differs": (_WRONG, "whose total is not the sum", "whose total is not the sum"),
    "with a later row about the same": (
        "not the last about its thing",
        "with a later one about the same",
        "with a later one about the same",
    ),
    "of people who answered again in the period": (
        "counted once a period",
        "of somebody who answered again in it",
        "of people who answered again in it",
    ),
    "that repeat another as it is": (
        "written once",
        "that repeats another word for word",
        "that repeat others word for word",
    ),
    PART_OF_A_DAY: (
        "for the next export",
        "from a day of which this one has only a part",
        "from days of which this one has only a part",
    ),
    "that repeat another of the same second": (
        "written once",
        "that repeats another of the same second",
        "that repeat others of the same second",
    ),
    "that are no checks": (_WRONG, "that is no check", "that are no checks"),
    "that are commits about something else": (
        _WRONG,
        "that is a commit about something else",
        "that are commits about something else",
    ),
    "that do not fit the header": (
        _WRONG,
        "with more or fewer cells than the header",
        "with more or fewer cells than the header",
    ),
    COUNTED: ("counted already", f"{COUNTED}", f"{COUNTED}"),
}
"""What becomes of rows, and of one and of several why; other reasons are those of filters."""


def summary(done: Import, into: Path, written: bool) -> list[str]:
    """Return the lines of the summary: each file, then all together."""
    lines = [line for report in done.reports for line in _file_lines(report)]
    read = sum(report.rows_read for report in done.reports)
    there = ((report.rows_there, report.rows_written) for report in done.reports)
    made = sum(rows if joined is None else joined for joined, rows in there)
    files = _count(len(done.reports), "file", "files")
    lines += [
        f"{file}: {_count(rows, 'row has', 'rows have')} a new number, in place of that of an "
        "earlier version"
        for file, rows in done.renumbered.items()
    ]
    if not written and not done.reports:
        return [*lines, "Nothing is written, because there are errors."]
    if not written:
        return [*lines, f"Nothing is written, because there are errors; {files} read."]
    place = "this folder" if into == Path() else str(into)
    end = f"{files}: {_count(read, 'row', 'rows')} read, {made:,} written to {place}"
    if done.copied:
        end += f", with {_count(len(done.copied), 'file', 'files')} from the mapping's folder"
    if done.drafted:
        end += f", with {_count(len(done.drafted), 'definition', 'definitions')} for you to finish"
    return [*lines, f"{end}."]


def _file_lines(report: FileReport) -> list[str]:
    read = _count(report.rows_read, "row", "rows")
    made = _count(report.rows_written, "row", "rows")
    into = f"{made} for {report.into}" if report.rows_written else "nothing to write"
    lines = [f"{report.file}: {read} read, {into}"]
    if report.change:
        new, same, other, gone = report.change
        lines.append(f"  next to the rows that are there: {same:,} as before, {new:,} new, "
                     f"{other:,} changed, {gone:,} that the export no longer has")  # fmt: skip
    by_column: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (column, reason), count in report.dropped.items():
        by_column[column].append((_EMPTY.get(reason, f"“{reason}”"), count))
    for column, parts in by_column.items():
        rows = _count(sum(count for _, count in parts), "row", "rows")
        why = ", ".join(f"{count:,} {what}" for what, count in parts)
        lines.append(f"  no “{column}” in {rows}: {parts[0][0] if len(parts) == 1 else why}")
    left_out = [(reason, count) for reason, count in report.left_out.items() if count]
    left_out += [("that do not fit the header", report.misfits)] if report.misfits else []
    lines += _left_out(left_out)
    shown = "”, “".join(report.behind[:_MOST_COLUMNS])
    more = len(report.behind) - _MOST_COLUMNS
    rest = f" and {_count(more, 'other', 'others')}" if more > 0 else ""
    behind = f"  columns that stay behind, as the mapping does not name them: “{shown}”{rest}"
    return [*lines, behind] if report.behind else lines


def _left_out(left_out: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Yield what became of rows that are not written, and how many are so for which reason."""
    found: dict[str, list[str]] = defaultdict(list)
    for reason, count in left_out:
        what, one, more = _LEFT_OUT.get(reason, (_WANTED, reason, reason))
        found[what].append(f"{count:,} {f'row {one}' if count == 1 else f'rows {more}'}")
    yield from (f"  {what}: {'; '.join(some)}" for what, some in found.items())


def _count(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"
