"""Checks of CSV files as a whole: do they lie in a known folder, and have they the right columns.

Pure Python; a file that fails here is not validated row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.checks.rule import ERROR, WARNING, Family, Problem, Rule, stamp
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.reading import did_you_mean
from generator.model.table import Column, Kind
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place
from generator.sources.repository import DATA, SERVICES

SHARE = 0.05
"""Of a file's rows; where more are bad, the file is refused."""

UNKNOWN_FOLDER = Rule(
    "unknown-folder",
    "A CSV file lies in a folder that says what its rows are",
    ERROR,
    Family.DATA,
    "A file that nobody reads looks like data that were counted.",
    "move the file to “data/answers/”",
)
UNUSED_FILE = Rule(
    "unused-file",
    "Every file is used",
    WARNING,
    Family.DATA,
    "A file that nobody reads looks like one that counts.",
    "save it as “data/answers/2026.csv”, or remove it",
)
MISSING_COLUMN = Rule(
    "missing-column",
    "A CSV file has the columns that its kind needs",
    ERROR,
    Family.DATA,
    "Without them no row of the file can be understood.",
    "add the column “service” to the first line: the service's id",
)
MISSING_HEADER = Rule(
    "missing-header",
    "The first line of a CSV file names its columns",
    ERROR,
    Family.DATA,
    "Without names nobody knows what the values are, and the first row is taken for them.",
    "write the columns' names into a line above it, such as “date,service,rating”",
)
UNKNOWN_COLUMN = Rule(
    "unknown-column",
    "A CSV file has only columns that are known",
    WARNING,
    Family.DATA,
    "A misspelt column is not read, and nobody notices that its values are missing.",
    "rename the column to “community”",
)
EMPTY_COLUMN_NAME = Rule(
    "empty-column-name",
    "Every column has a name",
    WARNING,
    Family.DATA,
    "Values in a column without a name are not read.",
    "write the column's name, or remove the column",
)
SAME_FILE_TWICE = Rule(
    "same-file-twice",
    "No file stands in the repository twice",
    ERROR,
    Family.DATA,
    "All of its rows would count twice.",
    "remove “data/answers/2026-copy.csv”",
)
TOO_MANY_BAD_ROWS = Rule(
    "too-many-bad-rows",
    "At most 5 % of a file's rows are bad",
    ERROR,
    Family.DATA,
    "A few bad rows are left out and counted; a file full of them is a mistake in the export.",
    "mend the rows that the warnings name, or remove the file until it is mended",
)
RULES = (
    UNKNOWN_FOLDER,
    UNUSED_FILE,
    MISSING_COLUMN,
    MISSING_HEADER,
    UNKNOWN_COLUMN,
    EMPTY_COLUMN_NAME,
    SAME_FILE_TWICE,
    TOO_MANY_BAD_ROWS,
)


def kind_of(file: str) -> Kind | None:
    """Return the kind of data that a file holds, by its folder; none where that is unknown."""
    parts = file.split("/")
    return KIND_OF_FOLDER.get(parts[1]) if len(parts) > 2 and parts[0] == DATA else None


def check_folders(tables: Iterable[str], others: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding for each file that nobody reads."""
    for file in tables:
        if kind_of(file) is None:
            yield stamp(UNKNOWN_FOLDER, _unknown_folder(file))
    for file in others:
        name = file.rsplit("/", 1)[-1]
        if name.upper().split(".")[0] not in ("README", "LICENSE"):
            yield stamp(UNUSED_FILE, _unused(file))


def _unknown_folder(file: str) -> Problem:
    parts = file.split("/")
    if len(parts) == 2:
        message = "the file lies in no folder that says what its rows are"
        folders = ", ".join(KIND_OF_FOLDER)
        return Problem(Place(file), message, f"move it into one of data/: {folders}")
    near = did_you_mean(parts[1], KIND_OF_FOLDER)
    message = f"no kind of data is called “{parts[1]}”"
    if near:
        better = "/".join([DATA, near, *parts[2:]])
        return Problem(
            Place(file), f"{message}; did you mean “{near}”?", f"move the file to “{better}”"
        )
    folders = ", ".join(KIND_OF_FOLDER)
    return Problem(Place(file), message, f"move it into one of data/: {folders}")


def _unused(file: str) -> Problem:
    stem, _, ending = file.rpartition(".")
    folder = file.partition("/")[0]
    message = "nothing reads this file"
    if file.startswith(f"{DATA}/") and ending.lower() in ("xlsx", "xls", "ods", "tsv", "txt"):
        return Problem(Place(file), message, f"save it as “{stem}.csv” (CSV UTF-8), and remove it")
    if file.startswith(f"{SERVICES}/") and ending.lower() == "yml":
        return Problem(Place(file), message, "move it to “services/<provider>/<service>.yml”")
    return Problem(Place(file), message, f"remove it, or move it out of “{folder}/”")


def check_header(table: Table, kind: Kind) -> Iterator[Finding]:
    """Yield what is wrong with a table's columns."""
    if not any(kind.column(name) or did_you_mean(name, _names(kind)) for name in table.header):
        yield stamp(MISSING_HEADER, _no_header(table, kind))
        return
    absent = [
        column
        for column in kind.columns
        if (column.required or column.present) and column.name not in table.header
    ]
    unknown = [name for name in table.header if name and kind.column(name) is None]
    for column in absent:
        near = did_you_mean(column.name, unknown)
        if near:
            unknown.remove(near)
        yield stamp(MISSING_COLUMN, _missing(table, column, near))
    for names in (kind.one_of, kind.any_of):
        told = any(column.name in names for column in absent)
        if names and not told and not any(name in table.header for name in names):
            message = f"none of the columns {', '.join(names)} is there"
            hint = f"add one of them to the first line, such as “{names[0]}”"
            yield stamp(MISSING_COLUMN, Problem(_header_place(table), message, hint))
    for name in unknown:
        yield stamp(UNKNOWN_COLUMN, _unknown(table, name, kind))
    if "" in table.header:
        number = table.header.index("") + 1
        message = f"the column number {number} has no name"
        hint = "write the column's name into the first line, or remove the column"
        yield stamp(EMPTY_COLUMN_NAME, Problem(table.header_place(""), message, hint))


def is_usable(table: Table, kind: Kind) -> bool:
    """Return whether the table has all columns without which its rows mean nothing."""
    return not any(finding.severity is ERROR for finding in check_header(table, kind))


def _names(kind: Kind) -> list[str]:
    return [column.name for column in kind.columns]


def _no_header(table: Table, kind: Kind) -> Problem:
    """Return the problem of a first line in which no column's name stands."""
    firsts = [names[0] for names in (kind.one_of, kind.any_of) if names]
    needed = [c.name for c in kind.columns if c.required or c.present or c.name in firsts]
    message = "the first line has no name of a column: is it a row already?"
    hint = f"write the columns' names into a line above it, such as “{','.join(needed)}”"
    return Problem(_header_place(table), message, hint)


def _header_place(table: Table) -> Place:
    return table.place(table.header_line)


def _missing(table: Table, column: Column, near: str | None) -> Problem:
    message = f"the column “{column.name}” is missing"
    if near:
        message += f"; did you mean it by “{near}”?"
        return Problem(table.header_place(near), message, f"rename it to “{column.name}”")
    hint = f"add the column “{column.name}” to the first line: {column.meaning}"
    return Problem(_header_place(table), message, hint)


def _unknown(table: Table, name: str, kind: Kind) -> Problem:
    absent = [column.name for column in kind.columns if column.name not in table.header]
    near = did_you_mean(name, absent)
    message = f"the column “{name}” is not known in data/{kind.folder}"
    place = table.header_place(name)
    if near:
        message += f"; did you mean “{near}”?"
        return Problem(place, message, f"rename the column to “{near}”")
    known = ", ".join(_names(kind))
    return Problem(place, message, f"remove the column; known are: {known}")


def check_same(tables: Mapping[str, Table]) -> Iterator[Finding]:
    """Yield a finding for each table whose bytes are another's."""
    first: dict[tuple[str, str], str] = {}
    # Of two names the longer is told: “answers (1).csv” and “copy of answers.csv” are the copies.
    for file, table in sorted(tables.items(), key=lambda item: (len(item[0]), item[0])):
        kind = kind_of(file)
        if kind is None or not table.lines:
            continue
        earlier = first.setdefault((kind.folder, table.digest), file)
        if earlier != file:
            message = f"“{earlier}” is the same file: all rows would count twice"
            yield stamp(SAME_FILE_TWICE, Problem(Place(file), message, f"remove “{file}”"))


def check_share(table: Table, bad: int) -> Iterator[Finding]:
    """Yield a finding where too many of a file's rows are bad; ragged rows are among them."""
    total, wrong = len(table.lines) + len(table.ragged), bad + len(table.ragged)
    if total and wrong / total > SHARE:
        verb = "is" if wrong == 1 else "are"
        message = f"{wrong:,} of {total:,} rows {verb} bad; at most {SHARE:.0%} may be"
        hint = "mend the rows that the warnings name, or remove the file until it is mended"
        yield stamp(TOO_MANY_BAD_ROWS, Problem(Place(table.file), message, hint))
