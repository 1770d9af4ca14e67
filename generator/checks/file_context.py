"""What rules about files and their headers look at."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from generator.model.definitions import Definitions
from generator.model.kinds import LEFT_BEHIND
from generator.model.reading import did_you_mean
from generator.model.table import Column, Kind
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place, Severity

_TITLE = 6
"""So many lines a title may have."""


class FileContext(Struct, frozen=True):
    """All tables by file, and the names of the ``others``: files of no sort that we read.

    ``there`` are the names of all files of a sort that we read. Without ``definitions`` nobody has
    looked for data.
    """

    tables: Mapping[str, Table]
    others: tuple[str, ...]
    there: frozenset[str]
    definitions: Definitions | None


class HeaderContext(Struct, frozen=True, dict=True):
    """One table, and the kind of data that its rows are."""

    table: Table
    kind: Kind

    @property
    def place(self) -> Place:
        """Return where the header begins."""
        return self.table.place(self.table.header_line)

    @property
    def names(self) -> list[str]:
        """Return the names of the kind's columns."""
        return [column.name for column in self.kind.columns]

    @cached_property
    def is_header(self) -> bool:
        """Whether any column has a name that is known, or is near one, and it is no title."""
        return not self.below_title and any(
            self.kind.column(name) or did_you_mean(name, self.names) for name in self.table.header
        )

    @cached_property
    def below_title(self) -> int:
        """The line in which the columns' names stand, below a title; 0 where none does."""
        if not any(column.required or column.present for column, _ in self.missing):
            return 0
        known = {*self.names, *(old for column in self.kind.columns for old in column.formerly)}
        own = len(known.intersection(self.table.header))
        first = self.table.header_line
        for line in range(first + 1, first + 1 + _TITLE):
            cells = next(csv.reader([self.table.text_of(line)]), [])
            if len(known.intersection(cell.strip() for cell in cells)) > max(own, 1):
                return line
        return 0

    @cached_property
    def missing(self) -> tuple[tuple[Column, str | None], ...]:
        """Return the columns that must be there and are not; each with the one that is meant.

        Where one is missing and one is like none that we know, that one may be meant.
        """
        unknown = self._unknown
        missing = []
        for column in self.kind.columns:
            if (column.required or column.present) and column.name not in self.table.header:
                near = did_you_mean(column.name, unknown)
                if near:
                    unknown.remove(near)
                missing.append((column, near))
        without = [at for at, (_, near) in enumerate(missing) if near is None]
        strange = len(unknown) == 1 and not did_you_mean(unknown[0], self.names)
        if len(without) == 1 and strange:
            missing[without[0]] = (missing[without[0]][0], unknown[0])
        return tuple(missing)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """Return the columns that are not known, and not meant to be one that is missing."""
        meant = [near for _, near in self.missing if near]
        unknown = self._unknown
        for name in meant:
            unknown.remove(name)
        return tuple(unknown)

    @property
    def left_behind(self) -> tuple[str, ...]:
        """Return the columns that the kind does not have and that are not read on purpose."""
        return tuple(n for n in self.table.header if n in LEFT_BEHIND and not self.kind.column(n))

    @property
    def _unknown(self) -> list[str]:
        known = self.left_behind
        names = (name for name in self.table.header if name and name not in known)
        return [name for name in names if self.kind.column(name) is None]


def is_usable(findings: Iterable[Finding]) -> bool:
    """Return whether a table has all columns without which its rows mean nothing.

    ``findings`` are those about its header.
    """
    return all(finding.severity is not Severity.ERROR for finding in findings)
