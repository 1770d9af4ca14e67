"""What the ledger has of a cube's rows: most have just the numbers that were published before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import repeat

import numpy as np

from generator.counts.keys import Level
from generator.counts.questions import RATINGS
from generator.disclosure.asked_otherwise import asked_otherwise
from generator.disclosure.cube_rows import CubeRows
from generator.disclosure.places import Places
from generator.disclosure.released import line_of_series
from generator.records.cells import Flags
from generator.records.numbering import Ints
from generator.releases.ledger import Cells, Ledger, LedgerLine

_NOTHING = False, -1, -1


class PublishedBefore:
    """The ledger's numbers of a cube's rows.

    ``same`` says of which rows an earlier release has a number, of just their days, and each that
    has one has today's. ``first`` and ``last`` are the numbers of the first and the last release
    that has one, −1 where none has. All have the shape (rows,). ``changed`` are the lines that
    have another number today of some days that were published, or none.
    """

    def __init__(self, rows: CubeRows, places: Places, ledger: Ledger) -> None:
        size = len(rows.cube.keys)
        self._rows = rows
        self._places = places
        self._ledger = ledger
        self._communities = _by_community(ledger)
        self.same: Flags = np.zeros(size, dtype=bool)
        self.first: Ints = np.full(size, -1)
        self.last: Ints = np.full(size, -1)
        self.changed: list[LedgerLine] = []
        if ledger.days:
            self._read()

    def line(self, number: int) -> LedgerLine:
        """Return under which line the ledger has a series of periods."""
        return line_of_series(self._places[number])

    def communities(self, number: int) -> Mapping[str, Cells]:
        """Return what was published of each community of a series."""
        return self._communities.get(self.line(number), {})

    def otherwise(self, number: int) -> Mapping[str, Cells]:
        """Return what was published of each community, had people been asked in the other way."""
        return self._communities.get(asked_otherwise(self.line(number)), {})

    def _read(self) -> None:
        keys, places = self._rows.cube.keys, self._places
        for number in places.of(Level.POINT):
            cells = self._ledger.lines.get(self.line(number))
            if cells:
                rows = places.rows(number)
                self._compare(rows, repeat(cells))
                if self._is_other(rows, cells):
                    self.changed.append(self.line(number))
        for number in places.of(Level.COMMUNITY):
            of = self.communities(number)
            if of:
                rows = places.rows(number)
                codes = keys.columns.community[rows.start : rows.stop].tolist()
                self._compare(rows, (of.get(keys.communities[code]) for code in codes))

    def _is_other(self, rows: range, cells: Cells) -> bool:
        """Return whether some days that were published have another number today, or none."""
        mine = slice(rows.start, rows.stop)
        if np.any((self.first[mine] >= 0) & ~self.same[mine]):
            return True
        answers = dict(zip(self._rows.spans[mine], self._rows.today[mine], strict=True))
        return any(
            sum(answers.get(span, 0) for span in days) < versions[-1].answers
            for days, versions in cells.items()
            if len(days) > 1 or days[0] not in answers
        )

    def _compare(self, rows: range, cells: Iterable[Cells | None]) -> None:
        """Compare the rows of a series with what the ledger has of each."""
        mine, cube = slice(rows.start, rows.stop), self._rows.cube
        size = RATINGS[cube.keys.columns.question[rows.start]]
        counts, spans = cube.counts[mine, :size].tolist(), self._rows.spans[mine]
        found: list[tuple[bool, int, int]] = []
        for row, said, some, span in zip(rows, counts, cells, spans, strict=False):
            versions = some.get((span,)) if some else None
            if versions:
                today = tuple(said), self._rows.again(row), self._rows.minutes(row), ""
                same = all(version[1:] == today for version in versions)
                found.append((same, versions[0].release, versions[-1].release))
            else:
                found.append(_NOTHING)
        self.same[mine], self.first[mine], self.last[mine] = zip(*found, strict=True)


def _by_community(ledger: Ledger) -> Mapping[LedgerLine, Mapping[str, Cells]]:
    found: dict[LedgerLine, dict[str, Cells]] = {}
    for line, cells in ledger.lines.items():
        if line.community:
            found.setdefault(line._replace(community=""), {})[line.community] = cells
    return found
