"""What an import did, in words."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from generator.importing.import_files import FileReport, Import

_MOST_COLUMNS = 20


def summary(done: Import, into: Path, written: bool) -> list[str]:
    """Return the lines of the summary: each file, then all together."""
    lines = [line for report in done.reports for line in _file_lines(report)]
    read = sum(report.rows_read for report in done.reports)
    there = ((report.rows_there, report.rows_written) for report in done.reports)
    made = sum(rows if joined is None else joined for joined, rows in there)
    files = _count(len(done.reports), "file", "files")
    lines += [
        f"{file}: {_count(rows, 'row has', 'rows have')} a number now that holds within one service"
        for file, rows in done.renumbered.items()
    ]
    if not written:
        return [*lines, f"Nothing is written: {files} read, and there are errors."]
    place = "this folder" if into == Path() else str(into)
    end = f"{files}: {_count(read, 'row', 'rows')} read, {made:,} written to {place}"
    if done.copied:
        end += f", with {_count(len(done.copied), 'file', 'files')} from beside the mapping"
    if done.drafted:
        end += f", with {_count(len(done.drafted), 'definition', 'definitions')} for you to finish"
    return [*lines, f"{end}."]


def _file_lines(report: FileReport) -> list[str]:
    rows = _count(report.rows_written, "row", "rows")
    made = f"{rows} for {report.into}" if report.into else "nothing to write"
    first = f"{report.file}: {_count(report.rows_read, 'row', 'rows')} read, {made}"
    lines = [first]
    if report.change:
        new, same, other, gone = report.change
        lines.append(f"  in the file so far: {same:,} as before, {new:,} new, {other:,} changed, "
                     f"{gone:,} no longer in the export")  # fmt: skip
    by_column: dict[str, list[str]] = defaultdict(list)
    for (column, reason), count in report.dropped.items():
        by_column[column].append(f"{count:,} {reason}")
    lines += [f"  {column}: {', '.join(parts)}" for column, parts in by_column.items()]
    left_out = [f"{count:,} {reason}" for reason, count in report.left_out.items()]
    if report.misfits:
        left_out.append(f"{report.misfits:,} that do not fit the header")
    lines += [f"  rows left out: {', '.join(left_out)}"] if left_out else []
    shown = "”, “".join(report.behind[:_MOST_COLUMNS])
    more = len(report.behind) - _MOST_COLUMNS
    rest = f" and {_count(more, 'other', 'others')}" if more > 0 else ""
    behind = f"  columns that stay behind, because the mapping does not name them: “{shown}”{rest}"
    return [*lines, behind] if report.behind else lines


def _count(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"
