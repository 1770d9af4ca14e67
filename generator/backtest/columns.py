"""Columns of a stranger's table: numbers, times and names, or findings that say what is wrong."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from generator.measures.forecast.baselines import Floats
from generator.model.period import parse_period
from generator.model.written_year import own_quarters, own_years
from generator.sources import csv_table
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place, error
from generator.sources.foreign.content import WrittenAs, read_as_csv
from generator.sources.foreign.header import with_header

_MUCH = 1024 * 1024
"""Characters from which on a table is read column by column."""
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_APRIL = 4
_HUGE = 1e100


class ColumnChoice(Struct, frozen=True):
    """Which columns of a table are asked for; empty where none is."""

    target: str
    features: tuple[str, ...]
    groups: str = ""
    time: str = ""


def read_table(path: Path, asked: Iterable[str]) -> tuple[Table | None, list[Finding]]:
    """Return the table of a file, or what is wrong with it. Nothing is raised.

    It may be written as other tools write it. ``asked`` are the columns that somebody names, each
    for itself or several with commas between them: by them the header is found.
    """
    text, problems = read_as_csv(path, WrittenAs())
    findings = [_without_mapping(each) for each in problems if each.code != "import-encoding"]
    if text is None:
        return None, findings
    wanted = {part.strip() for each in asked for part in (each, *each.split(","))}
    table, problems = csv_table.parse(with_header(text, wanted), len(text.text) > _MUCH)
    return table, [*findings, *_as_one(problems)]


def _without_mapping(finding: Finding) -> Finding:
    """Return a finding whose hint needs no mapping, for there is none."""
    if finding.code not in ("import-sheet", "import-json"):
        return finding
    return replace(finding, hint="save what is to be tried as CSV, with its columns in a header")


def _as_one(problems: list[Finding]) -> list[Finding]:
    """Return the findings, those about rows that do not fit the header as one."""
    ragged = [each for each in problems if each.code == "csv-ragged-row"]
    rest = [each for each in problems if each.code != "csv-ragged-row"]
    return [*rest, *(_and_others(each, len(ragged)) for each in ragged[:1])]


def _and_others(first: Finding, count: int) -> Finding:
    """Return the first of some findings, which says how many there are."""
    if count == 1:
        return first
    more = "1 other row" if count == 2 else f"{count - 1:,} other rows"
    return replace(first, message=f"{first.message}; so it is in {more}")


def named_features(written: Iterable[str], header: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that are meant: each as it stands, else as a list parted by commas."""
    found: list[str] = []
    for each in written:
        parts = [each] if each in header else [part.strip() for part in each.split(",")]
        found += [part for part in parts if part and part not in found]
    return tuple(found)


def absent(table: Table, asked: ColumnChoice) -> list[Finding]:
    """Return a finding for each column that the table does not have, or that is asked for twice."""
    findings = []
    wanted = [asked.target, *asked.features, asked.groups, asked.time]
    for name in dict.fromkeys(each for each in wanted if each):
        if name not in table.header:
            near = get_close_matches(name, table.header, 1)
            known = ", ".join(f"“{each}”" for each in table.header[:12] if each)
            hint = f"did you mean “{near[0]}”?" if near else f"its columns are {known}"
            place = Place(table.file, table.header_line)
            message = f"there is no column “{name}”"
            findings.append(error("backtest-no-column", place, message, hint))
        elif wanted.count(name) > 1:
            message = f"the column “{name}” is asked for in two roles: it would predict itself"
            hint = "name it once: as target, feature, groups or time"
            findings.append(error("backtest-same-column", table.header_place(name), message, hint))
    return findings


def numbers(table: Table, name: str, findings: list[Finding]) -> Floats:
    """Return a column as numbers, not a number where blank; what is none is one finding."""
    at = table.header.index(name)
    bad: list[Finding] = []
    found = np.full(len(table.lines), math.nan)
    for row, (cells, line) in enumerate(zip(table.rows, table.lines, strict=True)):
        cell = cells[at].strip().replace("−", "-")
        if not cell:
            continue
        value = float(cell) if _NUMBER.fullmatch(cell) else math.nan
        if not abs(value) <= _HUGE:
            message = f"“{cell[:40]}” in the column “{name}” is not a number"
            hint = "write it as 4.5, or leave it empty where it is not known"
            bad.append(error("backtest-number", table.place(line, name), message, hint))
        else:
            found[row] = value
    findings += [_and_others(each, len(bad)) for each in bad[:1]]
    return found


def names(table: Table, name: str) -> list[str]:
    """Return a column as it is written; an empty name is one, too."""
    at = table.header.index(name)
    return [cells[at].strip() for cells in table.rows]


def times(table: Table, name: str, findings: list[Finding]) -> list[float]:
    """Return a column as numbers that grow with time; what is none is one finding."""
    at = table.header.index(name)
    found = []
    bad: list[Finding] = []
    for cells, line in zip(table.rows, table.lines, strict=True):
        when = _time(cells[at].strip())
        if when is None:
            message = f"“{cells[at].strip()[:40]}” in the column “{name}” is not a time"
            hint = (
                "write 2026-09-30, 2026-09, 2026-Q3, 2026-W36, 2026/27, a date with a time, or a "
                "number"
            )
            bad.append(error("backtest-time", table.place(line, name), message, hint))
        found.append(math.nan if when is None else when)
    findings += [_and_others(each, len(bad)) for each in bad[:1]]
    return found


def _own_year(cell: str) -> float | None:
    """Return when a year such as 2026/27 or FY2026 began, or a quarter of it.

    Only what is earlier and what is later counts here, so that it may have begun in any month, and
    FY2026 may be named by either of its years.
    """
    years, quarters = own_years(cell, _APRIL), own_quarters(cell, _APRIL)
    starts = [year.start for year in years] or [months[0].start for months in quarters]
    return float(starts[-1].toordinal()) if starts else None


def _time(cell: str) -> float | None:
    """Return days since the beginning of the calendar; a bare number is a time of its own kind."""
    try:
        return float(parse_period(cell).start.toordinal())
    except (ValueError, OverflowError):
        pass
    if (own := _own_year(cell)) is not None:
        return own
    try:
        moment = datetime.fromisoformat(cell)
        midnight = datetime.combine(date.min, datetime.min.time(), moment.tzinfo)
        return (moment - midnight).total_seconds() / 86400 + 1
    except (ValueError, OverflowError):
        pass
    return float(cell) if _NUMBER.fullmatch(cell) and abs(float(cell)) <= _HUGE else None
