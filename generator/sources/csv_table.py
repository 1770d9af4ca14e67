"""CSV to rows that know their line.

A quoted newline moves the lines after it, so the line is the reader's own count, never the row's
number. Rows stay strings; what they mean is the model's affair.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence, Set
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.sources.cells import ByRow, Cells, Coded
from generator.sources.finding import Finding, Place, error, warning
from generator.sources.header_rows import HeaderRows, header_again, more_header_rows, without
from generator.sources.plain_csv import read_plain
from generator.sources.separators import NAMES, other_separator
from generator.sources.text import AnyText, TextFile

csv.field_size_limit(1_000_000)
_STATED = re.compile(r'"?sep=,"?[ \t]*\r?\n', re.IGNORECASE)
"""A first line by which a spreadsheet says what separates the columns; no column, and no title."""
_LATEST = 4
"""Tables whose lines are held: places of findings are asked for table by table."""


class Table(Struct, frozen=True, dict=True):
    """One CSV file: a header and rows of equal length, each with the line it begins on.

    ``rows[i]`` has ``len(header)`` strings and begins on line ``lines[i]``. Rows that do not fit
    the header are not here: ``ragged`` holds the lines they begin on. Nor are header rows below
    the first, which ``more_headers`` names, and lines with the header once more: ``headers_again``.
    """

    file: str
    header: tuple[str, ...]
    cells: Cells
    lines: Sequence[int]
    ragged: tuple[int, ...]
    source: AnyText
    more_headers: HeaderRows | None = None
    headers_again: tuple[int, ...] = ()

    def bare(self) -> Table:
        """Return a table of the same name, header and lines, without any text or cell."""
        return replace(self, cells=ByRow([]), source=TextFile(self.file, ""))

    @property
    def text(self) -> str:
        """The file's text."""
        return self.source.text

    @property
    def digest(self) -> str:
        """The digest of the file's text."""
        return self.source.digest

    @property
    def rows(self) -> list[list[str]]:
        """All rows."""
        return self.cells.rows

    def column(self, name: str) -> Coded:
        """Return a column of the header."""
        return self.cells.coded(self.header.index(name))

    def place(self, line: int, column_name: str | None = None) -> Place:
        """Return where a row's field begins; without a name, the line's first character."""
        if column_name is None or column_name not in self.header:
            return Place(self.file, line)
        return self._field_place(line, self.header.index(column_name))

    def place_of(self, line: int, column_name: str, text: str, down: int = 0) -> Place:
        """Return where a text stands in a row's field, so many lines ``down`` in it.

        It is the field's beginning where the text cannot be seen as it is, for it goes over two
        lines or has doubled quotation marks.
        """
        place = self.place(line, column_name)
        number = place.line + down
        if number > len(self._lines):
            return place
        at = self._lines[number - 1].find(text, 0 if down else place.column - 1)
        return place if at < 0 else Place(self.file, number, at + 1)

    def text_of(self, line: int) -> str:
        """Return a line as it stands, empty after the last one."""
        return self._lines[line - 1] if line <= len(self._lines) else ""

    def header_place(self, column_name: str) -> Place:
        """Return where a column's name stands in the header."""
        return self.place(self.header_line, column_name)

    @cached_property
    def header_line(self) -> int:
        """The header's line: the first that holds more than spaces and commas, or “sep=,”."""
        filled = (n for n, line in enumerate(self._lines, 1) if line.strip(" ,\t\r\n"))
        return next((n for n in filled if n > 1 or not _STATED.match(self._lines[0])), 1)

    @property
    def _lines(self) -> list[str]:
        return _lines_of(self.source)

    def _field_place(self, line: int, index: int) -> Place:
        """Walk the row's characters; a quoted field may hold commas and newlines."""
        column, quoted, seen = 1, False, 0
        for number in range(line, len(self._lines) + 1):
            column = 1
            for character in self._lines[number - 1]:
                if seen == index:
                    return Place(self.file, number, column)
                if character == '"':
                    quoted = not quoted
                elif character == "," and not quoted:
                    seen += 1
                column += 1
            if not quoted:
                break
        return Place(self.file, line, column if seen == index else 1)


@lru_cache(maxsize=_LATEST)
def _lines_of(source: AnyText) -> list[str]:
    return list(io.StringIO(source.text, newline=""))  # as the CSV reader counts them


def parse(
    source: TextFile, large: bool = False, wanted: Set[str] = frozenset()
) -> tuple[Table | None, list[Finding]]:
    """Return the table and the findings; no table where the header cannot be trusted.

    ``large`` says that there is so much to read that numpy and pandas are worth their import. Then
    columns that are not among the ``wanted`` may be read when somebody asks for one.
    """
    stated = _STATED.match(source.text)
    if stated:  # its line stays, and is empty
        below = TextFile(source.file, "\n" + source.text[stated.end() :])
        table, findings = parse(below, large, wanted)
        return table and replace(table, source=source), findings
    again = header_again(source.text)
    if again:
        once = TextFile(source.file, without(source.text, again))
        table, findings = parse(once, large, wanted)
        return table and replace(table, source=source, headers_again=again), findings
    more = more_header_rows(source.text)
    if more:
        lines = range(more.first, more.last + 1)
        rows = TextFile(source.file, without(source.text, lines))
        table, findings = _parse(rows, large, wanted)
        return table and replace(table, source=source, more_headers=more), findings
    return _parse(source, large, wanted)


def _parse(source: TextFile, large: bool, wanted: Set[str]) -> tuple[Table | None, list[Finding]]:
    plain = read_plain(source.text, wanted) if large else None
    if plain is None:
        return _parse_rows(source)
    header = tuple(name.strip() for name in plain.header)
    stop = _header_finding(source.file, 1, plain.header) if any(header) else _no_header(source.file)
    if stop:
        return None, [stop]
    cells, lines = plain.cells, plain.lines
    return Table(source.file, header, cells, lines, (), source), []


def _parse_rows(source: TextFile) -> tuple[Table | None, list[Finding]]:
    reader = csv.reader(io.StringIO(source.text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    ragged: list[Finding] = []
    header: tuple[str, ...] = ()
    width, begins = -1, 1
    try:
        for row in reader:
            line, begins = begins, reader.line_num + 1
            filled = row and (row[0].strip() or "".join(row).strip())
            if not filled:
                continue  # Excel leaves rows of bare commas behind
            if len(row) == width:
                rows.append(row)
                lines.append(line)
            elif not header:
                header, width = tuple(name.strip() for name in row), len(row)
                stop = _header_finding(source.file, line, row)
                if stop:
                    return None, [stop]
            else:
                ragged.append(_ragged_finding(source.file, line, row, header))
    except csv.Error as problem:
        mark = "" if header else other_separator(source.text)
        return None, [
            _separator_finding(source.file, begins, mark)
            if mark
            else error(
                "csv-syntax",
                Place(source.file, begins),
                f"the row that starts here cannot be read: {problem}",
                "close the double quote that this row opens (or remove it)",
            )
        ]
    if not header:
        return None, [_no_header(source.file)]
    if not rows and len(ragged) > 1:
        again = _without_last_commas(source, header, ragged)
        if again:
            return again
    at = tuple(finding.place.line for finding in ragged)
    return Table(source.file, header, ByRow(rows), lines, at, source), ragged


def _without_last_commas(
    source: TextFile, header: tuple[str, ...], ragged: list[Finding]
) -> tuple[Table | None, list[Finding]] | None:
    """Read a file in which every row, or the header alone, ends with commas; none of another file.

    Nothing stands behind these commas: it is read without them, and one finding says so.
    """
    width = len(header)
    lines = list(csv.reader(io.StringIO(source.text, newline="")))
    filled = [row for row in lines if any(text.strip() for text in row)][1:]
    longest = max(map(len, filled))
    named = max((number for number, name in enumerate(header, 1) if name), default=0)
    of_rows = width < longest and all(
        len(row) == longest and not any(text.strip() for text in row[width:]) for row in filled
    )
    of_header = named < width and all(len(row) == named for row in filled)
    if not of_rows and not of_header:
        return None
    first = ragged[0].place.line
    if of_header:
        place = Place(source.file, 1)
        message = f"the header ends with a comma; none of the {len(filled):,} rows does"
        hint = "remove the commas at the end of this line"
    else:
        place = Place(source.file, first)
        message = f"all {len(filled):,} rows end with a comma; the header does not"
        hint = "remove the commas at the end of this row, and of all others"
    finding = warning("csv-ragged-row", place, message, hint)
    kept = min(width, named)
    begins = [each.place.line for each in ragged]
    rows = [row[:kept] for row in filled]
    return Table(source.file, header[:kept], ByRow(rows), begins, (), source), [finding]


def _no_header(file: str) -> Finding:
    return error(
        "csv-empty",
        Place(file),
        "the file is empty: it has no header",
        "write the columns' names into the first line, or remove the file",
    )


def _header_finding(file: str, line: int, written: Sequence[str]) -> Finding | None:
    header = [name.strip() for name in written]
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        return _separator_finding(file, line, ";" if ";" in header[0] else "\t")
    for index, name in enumerate(header):
        if name and header.index(name) < index:
            return error(
                "csv-duplicate-column",
                Place(file, line, 1 + sum(len(text) + 1 for text in written[:index])),
                f"the column “{name}” is in the header twice",
                f"remove or rename one of the two columns “{name}”",
            )
    return None


def _separator_finding(file: str, line: int, mark: str) -> Finding:
    return error(
        "csv-separator",
        Place(file, line),
        f"{NAMES[mark]} separate the columns; commas must",
        "save it with commas between the columns (“iheartit fmt” does that)",
    )


def _ragged_finding(file: str, line: int, row: list[str], header: tuple[str, ...]) -> Finding:
    more = len(row) > len(header)
    nothing = not any(text.strip() for text in row[len(header) :])
    hint = (
        "remove the commas at the end of this row"
        if more and nothing
        else "put a value that holds a comma between double quotes, and write 4.5 for 4,5"
        if more
        else "add the missing commas: an empty value still needs its comma"
    )
    return warning(
        "csv-ragged-row",
        Place(file, line),
        f"the row has {len(row)} values; the header has {len(header)}",
        hint,
    )
