"""What rules about rows look at: all rows of a kind, which of them are bad already, and the rest.

A rule derives a flag for each row and has the words for one of them (a ``Spot``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field

from generator.checks.copies import Copy, copies
from generator.checks.numbered import dense, numbered
from generator.checks.overlaps import Overlaps, overlaps_of
from generator.checks.pasted import pasted
from generator.checks.rule import Mask, RowOutcome, Words
from generator.checks.table_context import TableContext
from generator.checks.too_long import too_long
from generator.model.table import Column, Identity, Kind
from generator.records.cells import Flags
from generator.records.numbering import repeated
from generator.records.records import Records

Derived = npt.NDArray[Any]
_FIRST = 3


class Sheet(Struct, frozen=True, dict=True):
    """All rows of a kind, and what is known of the definitions.

    ``bad`` rows have a cell that was refused: a rule that needs its meaning does not look at them.
    ``others`` are the records of the kinds that this one is compared with, judged already.
    """

    rows: Records
    known: TableContext
    bad: Flags
    others: Mapping[str, Records] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """What a row is."""
        return self.rows.kind

    def other(self, folder: str) -> Records | None:
        """Return the records of another kind, if there are any.

        Raises KeyError for one that this kind is not compared with: what comes of its rows is kept
        for as long as these, its own and the definitions say the same.
        """
        if folder not in self.kind.compared_with:
            raise KeyError(folder)
        return self.others.get(folder)

    @property
    def required(self) -> list[Column]:
        """The columns in which every row has a value."""
        return [column for column in self.kind.columns if column.required]

    def count_filled(self, names: tuple[str, ...]) -> Derived:
        """Return, for each row, how many of the named cells are filled."""
        count: Derived = np.zeros(len(self.rows), dtype=np.int8)
        for name in names:
            count += self.rows.cells[name].filled
        return count

    @cached_property
    def required_empty(self) -> Derived:
        """Return, for each row, how many required cells are empty."""
        names = tuple(column.name for column in self.required)
        return len(names) - self.count_filled(names)

    @cached_property
    def whole(self) -> Flags:
        """Return which rows are not bad, and have all that a row of their kind must have."""
        whole: Flags = ~self.bad & (self.required_empty == 0)
        if self.kind.one_of:
            whole &= self.count_filled(self.kind.one_of) == 1
        if self.kind.any_of:
            whole &= self.count_filled(self.kind.any_of) > 0
        return whole

    @cached_property
    def key(self) -> Derived:
        """Return a number for each row's key; −1 for rows that are bad or leave it empty."""
        numbers = numbered(self.rows, self.kind.key)
        return np.where(self.whole & (numbers > 0), numbers, -1)

    @cached_property
    def repeats(self) -> Flags:
        """Return which rows have the key of another, which stays: the first that knows its end."""
        return again(self.key, self._ends_known)

    @cached_property
    def _ends_known(self) -> Derived | None:
        """Return how much each row knows of its end: 0 its time, 1 that it came, 2 nothing.

        None where nothing ends.
        """
        if not self.kind.end:
            return None
        cells = self.rows.cells[self.kind.end]
        return np.where(~cells.filled, 2, np.where(cells.unknown, 1, 0))

    @cached_property
    def identified(self) -> tuple[Derived, ...]:
        """Return, for each identity, a number for each row; −1 for those not known again by it.

        It is −1 as well for a row that no other agrees with in the first columns: it is none's
        repetition, and of millions of rows few are left to be looked at in all columns.
        """
        return tuple(map(self._identified, self.kind.identities))

    def _identified(self, identity: Identity) -> Derived:
        known = self.whole & (self.count_filled(identity.filled) == len(identity.filled))
        if identity.clocked:
            cells = self.rows.cells[identity.clocked]
            clocked = np.array([":" in text for text in cells.texts], dtype=bool)
            known &= cells.take(clocked, False).astype(bool)
        first = numbered(self.rows, identity.columns[:_FIRST])
        some = repeated(np.where(known, first, -1))
        numbers = np.full(len(self.rows), -1, dtype=np.int32)
        numbers[some] = dense(numbered(self.rows, identity.columns, some))[0]
        return numbers

    @cached_property
    def identity_repeats(self) -> tuple[Flags, ...]:
        """Return, for each identity, which rows have that of a row before them, and repeat no key.

        A row that repeats another by one identity is not asked about by the next.
        """
        repeats, found = self.repeats, []
        for identity, own in zip(self.kind.identities, self.identified, strict=True):
            numbers = np.where(repeats, -1, own)
            found.append(self._known_better(numbers) if identity.known_by else again(numbers))
            repeats = repeats | found[-1]
        return tuple(found)

    def _known_better(self, numbers: Derived) -> Flags:
        """Return which rows know less of their end than one with the same number; −1 is none."""
        known = self._ends_known
        assert known is not None
        better: Flags = (known > 0) & np.isin(numbers, numbers[(numbers >= 0) & (known == 0)])
        return better

    @cached_property
    def overlaps(self) -> Overlaps:
        """Return which values do not count, because another row's period overlaps their own."""
        return overlaps_of(self.rows, ~self.bad & ~self.repeats, self.known)

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """Return which rows stand in another file too, where a kind's rows need no key."""
        if not self.kind.by_content:
            return ()
        return tuple(copies(self.rows, self._unknown_rows, self.known.not_the_same))

    @cached_property
    def pasted(self) -> tuple[Copy, ...]:
        """Return which rows stand further up in their file, where a kind's rows need no key."""
        if not self.kind.by_content:
            return ()
        return tuple(pasted(self.rows, self._unknown_rows, self.known.not_the_same))

    @cached_property
    def _unknown_rows(self) -> Flags:
        """Which rows no key and no identity knows again: what they hold must say what they are."""
        usable = self.whole & ~self.repeats & ~too_long(self.rows, self.known)
        for found in self.identity_repeats:
            usable &= ~found
        return usable

    def mask(
        self,
        wrong: Flags,
        words: Callable[[Spot], Words],
        column: str | Callable[[Spot], str] = "",
        effect: RowOutcome = RowOutcome.REFUSED,
        once: bool = False,
    ) -> Mask:
        """Return the mask of rows that are wrong, with the words for one of them.

        Only sound rows are set aside: one that is refused is left out already.
        """
        spot = partial(Spot, self)
        wrong = wrong & ~self.bad if effect is RowOutcome.SET_ASIDE else wrong
        return Mask(
            wrong,
            lambda row, count: words(spot(row, count)),
            lambda row: column if isinstance(column, str) else column(spot(row)),
            effect,
            once,
        )


def again(numbers: Derived, worse: Derived | None = None) -> Flags:
    """Return which rows have the number of a row before them; −1 is no number.

    Of those with the same number the one that is least ``worse`` stays, the first of several.
    """
    import pandas as pd

    some = repeated(numbers)
    if worse is not None:
        some = some[np.argsort(worse[some], kind="stable")]
    known: Flags = np.zeros(len(numbers), dtype=bool)
    known[some] = pd.Series(numbers[some]).duplicated().to_numpy()
    return known


class Spot(Struct, frozen=True):
    """A row to speak of; where one finding speaks for several, ``count`` says for how many."""

    sheet: Sheet
    row: int
    count: int = 1

    def text(self, column: str) -> str:
        """Return the row's text in a column."""
        return self.sheet.rows.cells[column].text(self.row)

    def rows(self, one: str, many: str) -> str:
        """Return “1 row lies” or “3 rows lie”, for words that begin so."""
        return f"1 row {one}" if self.count == 1 else f"{self.count:,} rows {many}"

    @property
    def subject(self) -> str:
        """Return today's id of the row's service, or its provider's."""
        cells = self.sheet.rows.cells
        value = cells["service"].value(self.row) if "service" in cells else None
        return str(value or self.text("provider"))
