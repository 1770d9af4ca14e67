"""An export that has no mapping yet, and what stands in its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

import numpy as np
from msgspec import Struct

from generator.importing.asked_columns import counted_texts
from generator.importing.asked_services import NamesOfServices
from generator.importing.day_columns import identifies
from generator.importing.tools import Tool, ToolColumn, names_of
from generator.importing.unmapped import Unmapped
from generator.sources.csv_table import Table
from generator.sources.yaml_text import Value

MOST_SERVICES = 50
"""Different values of a column that may name services, or say how bad a ticket is."""
_PRIME = np.uint64(1_099_511_628_211)
"""By which what a row says in all its columns becomes one number: a million rows are compared."""
_COUNTED = re.compile(r" \(\d+\)$")
"""What distinguishes columns of one header, counted from the left."""


class ShownExport(Struct, frozen=True, dict=True):
    """The table of an export, the tool that wrote it, and the services that there are.

    ``texts`` are the texts of each column that has a name, and how often each is there. ``names``
    are the columns as the export writes them, by their names in small letters. ``said`` is what
    columns ask, by name, where a row below the header says it.
    """

    table: Table
    tool: Tool
    services: NamesOfServices
    texts: Mapping[str, Counter[str]]
    names: Mapping[str, str]
    said: Mapping[str, str]

    @classmethod
    def of(cls, read: Unmapped, services: NamesOfServices) -> ShownExport:
        """Return an export that was read."""
        table = read.table
        texts = {name: counted_texts(table.column(name)) for name in table.header if name}
        return cls(table, read.found.tool, services, texts, names_of(texts), read.questions)

    def named(self, name: str) -> str:
        """Return a column as the export writes it; empty where it has none of that name."""
        return self.names.get(name.casefold(), "")

    def is_filled(self, name: str) -> bool:
        """Return whether each row of the export has a value in a column."""
        return name in self.texts and self.texts[name].total() == len(self.table.lines)

    def asks(self, name: str) -> str:
        """Return the text of a column's question: its header, or what stands below that."""
        return self.said.get(name, name)

    def here(self, filters: Mapping[str, tuple[str, ...]]) -> dict[str, Value]:
        """Return filters with the names that this file has for their columns."""
        return {self.names.get(name.casefold(), name): values for name, values in filters.items()}

    def over(self, column: ToolColumn) -> dict[str, tuple[str, ...]]:
        """Return the columns that say what is over, and the values that do, as they are there."""
        found = {}
        for said, values in column.over.items():
            name = self.names.get(said.casefold(), "")
            there = {text.casefold(): text for text in self.texts.get(name, ())}
            if name:
                found[name] = tuple(there.get(value.casefold(), value) for value in values)
        return found

    def identity(self, rather: Collection[str] = ()) -> str:
        """Return the column that tells one row from another; empty where nobody can know.

        ``rather`` are names, in small letters, of which it is known. A row that is there twice,
        word for word, is one.
        """
        rows = len(self.table.lines)
        return next(
            (
                name
                for name, counted in self.texts.items()
                if (name.casefold() in rather or identifies(name))
                and counted.total() == rows
                and (len(counted) == rows or len(counted) == self._different)
            ),
            "",
        )

    @cached_property
    def _different(self) -> int:
        """How many rows there are, those that repeat another word for word left out."""
        row = np.zeros(len(self.table.lines), dtype=np.uint64)
        for name in self.texts:
            row = row * _PRIME + self.table.column(name).codes.astype(np.uint64)
        return len(np.unique(row))

    def same_header(self, name: str) -> tuple[str, ...]:
        """Return the columns that have the same header as one, if there are others."""
        base = _COUNTED.sub("", name)
        same = tuple(each for each in self.texts if each != base and _COUNTED.sub("", each) == base)
        return same if len(same) > 1 and name in same and base not in self.texts else ()

    @cached_property
    def grave(self) -> str:
        """The column that says how bad a ticket is; empty where none does."""
        named = filter(None, map(self.named, self.tool.gravity))
        return next((name for name in named if 0 < len(self.texts[name]) <= MOST_SERVICES), "")

    @cached_property
    def filtered(self) -> frozenset[str]:
        """The columns by which rows are taken or left out, and no question to anybody."""
        own = (*self.here(self.tool.only), *self.here(self.tool.without))
        return frozenset((*own, self.grave))
