"""The values of days go into `data/telemetry/`, in place of those of the same days.

“samples” says on how many events a value stands: of a day with half its events, on half. Nothing
goes into `data/coverage/`: that says on which days somebody would have written down a breakdown,
and events that were measured do not say this.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from msgspec import Struct, field

from generator.model.kinds import KIND_OF_FOLDER
from generator.model.mapping import fill_in
from generator.rollup.days import DayValue
from generator.sources.finding import Finding, Place, error

TELEMETRY = "telemetry"
_FOLDER = f"data/{TELEMETRY}"
_COLUMNS = [column.name for column in KIND_OF_FOLDER[TELEMETRY].columns]
_USUAL = ("date", "service", "measure", "value", "samples")
_MOST_NAMED = 3
Key = tuple[str, str, str]
Row = dict[str, str]


class PlacedValues(Struct):
    """The files to write, by name, and what becomes of rows that are there."""

    files: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    new: int = 0
    same: int = 0
    changed: int = 0
    gone: int = 0


def placed_values(
    values: Iterable[DayValue], into: Path, pattern: str, replace: bool
) -> PlacedValues:
    """Return what is written below ``into``. A row stays unless the same day is said again.

    ``values`` are in order of days. With ``replace``, of the days that are said again nothing else
    stays in those files.
    """
    by_file: dict[str, list[DayValue]] = {}
    for day, some in groupby(values, key=attrgetter("day")):
        by_file.setdefault(file_of(pattern, day), []).extend(some)
    placed = PlacedValues()
    for name, mine in by_file.items():
        _place(name, mine, into, replace, placed)
    placed.findings += _elsewhere(by_file, into)
    return placed


def file_of(pattern: str, day: date) -> str:
    """Return the name of the file for a day, relative to the repository."""
    said = {"year": f"{day:%Y}", "month": f"{day:%Y-%m}"}
    plain = fill_in(pattern, said).replace("\\", "/").rpartition("/")[2].lstrip(".")
    return f"{_FOLDER}/{plain if plain.endswith('.csv') else f'{plain}.csv'}"


def _place(
    name: str, values: Sequence[DayValue], into: Path, replace: bool, placed: PlacedValues
) -> None:
    path = into / name
    there = _rows(path) if path.is_file() else []
    now = {_key(row): row for row in map(_row, values)}
    days = {value.day.isoformat() for value in values}
    merged, fewer = [], []
    for row in there:
        again = now.pop(_key(row), None)
        if again is not None:
            was = {column: text for column, text in row.items() if text}
            placed.same += was == again
            placed.changed += was != again
            if _number(again) < _number(row):
                fewer.append((row, again))
            merged.append(again)
        elif replace and row.get("date") in days:
            placed.gone += 1
        else:
            merged.append(row)
    placed.new += len(now)
    if fewer and not replace:
        placed.findings.append(_shrunk(Place(path.as_posix()), fewer))
    merged += now.values()
    named = {column for row in merged for column in row} | {*_USUAL}
    header = [column for column in _COLUMNS if column in named]
    order = sorted(merged, key=lambda row: (row.get("date") or row.get("time", ""), *_key(row)[1:]))
    placed.files[name] = _csv(header, order)


def _shrunk(place: Place, fewer: Sequence[tuple[Row, Row]]) -> Finding:
    row, again = fewer[0]
    what = f"{row['measure']} of {row['service']} on {row['date']}"
    others = f", and {len(fewer) - 1:,} other values" if len(fewer) > 1 else ""
    message = (
        f"{what} would stand on {_number(again):,} events in place of {_number(row):,}{others}"
    )
    hint = (
        "if these are only some of a day’s events, name all files with events of that day "
        "together; if they are all, add --replace"
    )
    return error("rollup-fewer-events", place, message, hint)


def _elsewhere(by_file: Mapping[str, Sequence[DayValue]], into: Path) -> list[Finding]:
    """Return a finding for each other file that has values of the same days."""
    paths = sorted((into / _FOLDER).glob("**/*.csv"))
    others = [path for path in paths if path.relative_to(into).as_posix() not in by_file]
    keys = {_key(_row(value)) for mine in by_file.values() for value in mine} if others else ()
    found = []
    for path in others:
        known = sum(_key(row) in keys for row in _rows(path))
        if known:
            values = "1 value is" if known == 1 else f"{known:,} values are"
            message = f"{values} of a day, service and measure that is in this file already"
            hint = f"write “into: {path.name}” into the mapping, or remove these rows from the file"
            found.append(error("import-there-already", Place(path.as_posix()), message, hint))
    return found


def _row(value: DayValue) -> Row:
    return {
        "date": value.day.isoformat(),
        "service": value.service,
        "measure": value.measure,
        "value": value.value,
        "samples": str(value.samples),
    }


def _key(row: Row) -> Key:
    return (row.get("date") or row.get("time", ""), row.get("service", ""), row.get("measure", ""))


def _number(row: Row) -> int:
    text = row.get("samples", "")
    return int(text) if text.isdecimal() else 0


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return [{k: v for k, v in row.items() if k and v} for row in csv.DictReader(file)]


def _csv(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    output = io.StringIO(newline="")
    writer = csv.DictWriter(output, header, restval="", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return output.getvalue().encode()
