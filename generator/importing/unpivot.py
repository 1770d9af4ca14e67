"""One table of an export becomes rows of ours: each of its rows as many as the mapping says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd
from msgspec import Struct, field
from msgspec.structs import replace

from generator.importing.columns import AMBIGUOUS, ColumnReader, Flags, ReadColumn, stripped
from generator.importing.ends import still_open, with_duration
from generator.importing.exports import MOST_BAD, Export
from generator.importing.filters import filtered, taken_by_none
from generator.importing.grouped import without_groups
from generator.importing.in_mapping import in_mapping
from generator.importing.mapping_file import MappingFile
from generator.importing.numbers import NumberedValues, Numbers, Whose, holds_within
from generator.importing.values import fit
from generator.model.mapping import Decimal, Last, Mapping, RowMapping, Source, fill_in
from generator.model.table import Column, Type
from generator.sources.finding import Finding, Severity, error, warning
from generator.sources.yaml_text import inline

LINE = " line"
"""A column of ours while we work: the line in the export. No kind has such a name."""
_SAYING = (Type.WHOLE, Type.NUMBER, Type.YES_NO, Type.CHOICE)
_MOST_NAMED = 20
Path = tuple[str | int, ...]


class Converted(Struct):
    """What became of a file: the rows to write, and an account of all that was not taken.

    ``dropped`` counts values by our column and reason; ``left_out`` rows of ours by reason;
    ``renewed`` are the numbers that an earlier version made of the same values; ``numbered`` are
    the values, where there are files of ours whose names differ in the day alone.
    """

    export: Export
    frame: pd.DataFrame
    dropped: Counter[tuple[str, str]] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    renewed: dict[Whose, str] = field(default_factory=dict)
    numbered: list[NumberedValues] = field(default_factory=list)


def convert(
    export: Export,
    source: MappingFile,
    numbers: Numbers,
    timezone: str,
    year_begins: int,
    today: date | None = None,
) -> Converted:
    """Return the rows that a file of the export makes, in the order of its own rows.

    ``timezone`` is the organisation's: moments with a zone count on the day that it was there; and
    ``year_begins`` is the month in which its year begins. Days after ``today`` are reported.
    """
    reader = ColumnReader(export, source.mapping, source.document, timezone, year_begins, today)
    conversion = _Conversion(reader, source, numbers)
    return conversion.run()


class _Conversion:
    def __init__(self, reader: ColumnReader, source: MappingFile, numbers: Numbers) -> None:
        self.mapping, self.document = source.mapping, source.document
        self.full = self.whole = reader
        self.numbers = numbers
        self.reader = self.whole
        self.result = Converted(reader.export, pd.DataFrame())
        self.kind = source.mapping.target

    def run(self) -> Converted:
        mapping = self.mapping
        whole = self._only(self.whole, (), mapping, mapping.last)
        if whole is None:
            return self.result
        self.whole = whole
        common: dict[tuple[int, ...], dict[str, ReadColumn]] = {}
        frames = []
        lines = np.asarray(whole.export.table.lines)
        taken = np.zeros(len(lines), dtype=bool)
        for index, entry in enumerate(mapping.rows):
            path = ("rows", index)
            some = self._only(self.whole, path, entry)
            if some is None:
                taken[:] = True  # nobody can know which
                continue
            self.reader = some
            taken[np.searchsorted(lines, some.export.table.lines)] = True
            about = tuple(self.reader.export.table.lines) if self.reader is not self.whole else ()
            if about not in common:  # entries about the same rows read them once
                common[about] = self._read(mapping.columns, ("columns",))
            frame = self._rows_of(entry, path, common[about])
            if frame is not None:
                frames.append(frame)
        if len(mapping.rows) > 1:
            self.result.left_out.update(taken_by_none([row.only for row in mapping.rows], taken))
        if len(frames) == 1:
            self.result.frame = frames[0].reset_index(drop=True)
        elif frames:
            joined = pd.concat(frames, ignore_index=True).fillna("")
            self.result.frame = joined.sort_values(LINE, kind="stable", ignore_index=True)
        return self.result

    def _only(
        self,
        reader: ColumnReader,
        path: Path,
        entry: RowMapping | Mapping,
        last: Last | None = None,
    ) -> ColumnReader | None:
        """Return a reader of the rows that count, and account for the others.

        None where a filter names what the file does not have.
        """
        if not entry.only and not entry.without and last is None:
            return reader
        found = filtered(reader.export.table, entry.only, entry.without, last)
        for key, name in found.absent:
            at = (*path, key, *((name,) if key != "last" else ()))
            self.result.findings.append(reader.missing(at, Source(column=(name,))))
        if found.unordered:
            message = f"the values of “{found.unordered}” do not show which row is the later one"
            hint = "remove “by:”, so that the last row in the file counts, or name another column"
            place = self.document.place("last", "by")
            self.result.findings.append(in_mapping(error(AMBIGUOUS, place, message, hint)))
        if entry is self.mapping or len(self.mapping.rows) == 1:
            # What one entry does not take another one may.
            self.result.left_out.update(found.left_out)
        if found.absent or found.unordered:
            return None
        return replace(reader, export=replace(reader.export, table=found.table))

    def _rows_of(
        self, entry: RowMapping, path: Path, common: dict[str, ReadColumn]
    ) -> pd.DataFrame | None:
        """Return the rows that one entry makes; none where the file was not asked about it."""
        own = self._read(entry.columns, (*path, "columns"))
        if entry.columns and not own:
            return None
        fixed = self._fixed(entry, path)
        read = {**common, **own}
        lines = self.reader.export.table.lines
        size = len(lines)
        data = {name: np.full(size, text, dtype=object) for name, text in fixed.items()}
        data |= {name: column.values for name, column in read.items()}
        within = holds_within(self.kind, data, size)
        for name, column in read.items():
            if column.survey is not None:
                into = self.reader.export.into
                out = self.result.renewed, into, self.result.numbered
                data[name] = self.numbers.of(name, column, within, *out)
        frame = pd.DataFrame(data, index=range(size), dtype=object)
        frame[LINE] = lines
        complete = self._complete(frame, read)
        return frame[complete & ~self._differs_from_total(frame, complete)]

    def _read(self, columns: dict[str, Source], path: Path) -> dict[str, ReadColumn]:
        """Read the columns that this file has; a missing one is a finding, unless it is known."""
        read = {}
        for ours, source in columns.items():
            column, name = self._column(ours), self.reader.locate(source)
            if self.reader.is_absent(source):
                continue
            if name is None:
                self.result.findings.append(self.reader.missing((*path, ours), source))
                continue
            header = {*self.reader.export.table.header}
            for other in source.unknown_where.keys() - header:
                at = (*path, ours, "unknown_where", other)
                self.result.findings.append(self.reader.missing(at, Source(column=(other,))))
            one = self.reader.read(column, source, name)
            one = self._later(one, ours, source, path)
            read[ours] = one
            # Each entry of rows reads a column of its own rows: the same question is asked once.
            known = {each.hint for each in self.result.findings if each.code == AMBIGUOUS}
            self.result.findings += [each for each in one.findings if each.hint not in known]
            for reason, count in one.reasons.items():
                if reason != "taken":
                    self.result.dropped[ours, reason] += count
        return read

    def _later(self, one: ReadColumn, ours: str, source: Source, path: Path) -> ReadColumn:
        """Return moments as ends where the mapping says how long each took."""
        header = {*self.reader.export.table.header}
        for key in ("plus", "open_per"):
            name = getattr(source, key)
            if name and name not in header:
                missing = self.reader.missing((*path, ours, key), Source(column=(name,)))
                self.result.findings.append(missing)
                return one
        if not source.plus:
            return one
        ends = with_duration(self.reader, ours, source, one)
        if not source.open_per:
            return ends
        where = still_open(self.full, self.reader, ours, source, one)
        return replace(ends, values=np.where(where, "", ends.values))

    def _fixed(self, entry: RowMapping, path: Path) -> dict[str, str]:
        fixed = {}
        for ours, text in self.mapping.fixed_in(entry).items():
            filled = fill_in(text, self.result.export.variables)
            fitting = fit(self._column(ours), filled, self.reader.year_begins)
            if fitting is None:
                at = (*path, "fixed", ours) if ours in entry.fixed else ("fixed", ours)
                meaning = self._column(ours).meaning
                message = f"for {self.result.export.file} this is “{filled}”: not {meaning}"
                is_period = self._column(ours).type in (Type.PERIOD, Type.DAY)
                what = "the month of all its rows, such as 2026-09" if is_period else "it"
                hint = f"write {what} in place of “{text}”; or rename the file so that it says it"
                place = self.document.place(*at)
                self.result.findings.append(in_mapping(error("import-value", place, message, hint)))
            fixed[ours] = fitting or ""
        return fixed

    def _column(self, ours: str) -> Column:
        column = self.kind.column(ours)
        if column is None:
            raise AssertionError(f"the mapping's checks let “{ours}” pass")
        return column

    def _complete(self, frame: pd.DataFrame, read: dict[str, ReadColumn]) -> Flags:
        """Mark the rows that have what their kind requires; account for all others.

        A row whose answers and numbers are all empty is no answer. One that misses something else
        is a finding, unless a value of it has already been reported.
        """
        none = np.zeros(len(frame), dtype=bool)
        filled = {name: _filled(frame, name) for name in frame.columns if name != LINE}
        required = [column.name for column in self.kind.columns if column.required]
        good = np.logical_and.reduce([filled.get(name, none) for name in required] or [~none])
        for names, exactly in ((self.kind.one_of, True), (self.kind.any_of, False)):
            if names:
                count = sum(filled.get(name, none).astype(int) for name in names)
                good &= (count == 1) if exactly else (count > 0)
        reported = np.logical_or.reduce([column.bad for column in read.values()] or [none])
        said = [filled[name] for name in read if self._says_something(name)]
        declared = np.logical_or.reduce([column.declared for column in read.values()] or [none])
        silent = declared | ~np.logical_or.reduce(said or [~none])
        reasons = {
            "with a bad value only": ~good & reported,
            "no answer": ~good & ~reported & silent,
            "incomplete": ~good & ~reported & ~silent,
        }
        self._account(frame, reasons, read)
        return np.asarray(good, dtype=bool)

    def _says_something(self, ours: str) -> bool:
        """Separate answers and numbers from what only says of whom, of what and when they are."""
        return self._column(ours).type in _SAYING

    def _account(
        self, frame: pd.DataFrame, reasons: dict[str, Flags], read: dict[str, ReadColumn]
    ) -> None:
        for reason, flags in reasons.items():
            if flags.any():
                self.result.left_out[reason] += int(flags.sum())
        incomplete = reasons["incomplete"]
        if not incomplete.any():
            return
        row = int(np.argmax(incomplete))
        count = int(incomplete.sum())
        make = error if count > MOST_BAD * len(frame) else warning
        empty = self._empty_in(frame, row)
        known = {name: column for name, column in read.items() if name in empty}
        if not known and any(each.severity is Severity.ERROR for each in self.result.findings):
            return  # nothing is missing in the rows: the mapping names what is not there
        rows = "a row has" if count == 1 else f"{count:,} rows from here on have"
        message = f"{rows} no {' or '.join(f'“{name}”' for name in empty)}"
        hint = "fill it in, or leave such rows out with “without:”"
        for name, column in known.items():
            said = f"without: {{{inline(column.name)}: [{inline(column.raw.at(row))}]}}"
            hint = f"fill in “{name}”, or leave such rows out: “{said}”"
            break
        place = self.reader.export.table.place(int(frame[LINE].to_numpy()[row]))
        self.result.findings.append(in_mapping(make("import-incomplete", place, message, hint)))

    def _empty_in(self, frame: pd.DataFrame, row: int) -> list[str]:
        """Return our columns that a row must have and has not."""
        filled = {name for name in frame.columns if frame[name].iat[row] != ""}
        required = [each.name for each in self.kind.columns if each.required]
        empty = [name for name in required if name not in filled]
        for names in (self.kind.one_of, self.kind.any_of):
            if names and not filled & {*names}:
                empty += [name for name in names if name in frame.columns] or [names[0]]
        return empty

    def _differs_from_total(self, frame: pd.DataFrame, rows: Flags) -> Flags:
        """Mark the rows whose own sum is another than that of their parts."""
        total = self.mapping.total
        differs = np.zeros(len(frame), dtype=bool)
        if total is None:
            return differs
        table = self.reader.export.table
        if total.column not in table.header:
            source = Source(column=(total.column,))
            self.result.findings.append(self.reader.missing(("total", "column"), source))
            return differs
        column = stripped(table.column(total.column))
        decimal = self.mapping.decimal or Decimal.POINT
        texts = [without_groups(text, decimal) for text in column.texts]
        values = pd.to_numeric(pd.Series(texts, dtype=object), errors="coerce")
        said = pd.Series(values.to_numpy()[column.codes])
        parts = frame[list(total.of)].apply(pd.to_numeric, errors="coerce").sum(axis=1)
        differs = np.asarray(rows & (said != parts).to_numpy(), dtype=bool)
        if differs.any():
            self.result.left_out["total differs"] += int(differs.sum())
            self.result.findings += self._totals_said(frame, differs, total.column, parts)
        return differs

    def _totals_said(
        self, frame: pd.DataFrame, differs: Flags, name: str, parts: pd.Series[float]
    ) -> Iterator[Finding]:
        table = self.reader.export.table
        column = stripped(table.column(name))
        make = error if differs.sum() > MOST_BAD * len(frame) else warning
        rows = np.flatnonzero(differs)
        for row in rows[:_MOST_NAMED]:
            more = f", as do {len(rows) - 1} other rows" if row == rows[0] and len(rows) > 1 else ""
            message = (
                f"“{name}” says “{column.at(int(row))}”, its parts add up to {parts[row]:g}: "
                f"the row is left out{more}"
            )
            place = table.place(table.lines[row], name)
            hint = "fix the row in the export, or remove it"
            yield make("import-total", place, message, hint)


def _filled(frame: pd.DataFrame, name: str) -> Flags:
    return np.asarray(frame[name] != "", dtype=bool)
