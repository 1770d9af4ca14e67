"""What passed the door: cells that are shown, and the names of those that are withheld."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import chain
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from generator.counts.asked import AskedCommunity
from generator.counts.cube import (
    DAY,
    LOST,
    LOST_MINUTES,
    PRIDE,
    SCALES,
    Cube,
    Invitation,
    Key,
    Level,
    Mode,
    SourceFile,
)
from generator.disclosure.cell import Block, Cell, CellTally
from generator.disclosure.opinions import CoarseShare
from generator.disclosure.people import without_few
from generator.disclosure.places import Places, Series
from generator.disclosure.pooled import pooled, together, why_withdrawn
from generator.disclosure.released import line_of
from generator.model.subject import Subject
from generator.records.by_subject import Columns, LaidOut, Record, rows_of
from generator.releases.ledger import CellVersion, Days, LedgerLine, Span

__all__ = [
    "DAY",
    "LOST",
    "LOST_MINUTES",
    "PRIDE",
    "SCALES",
    "AskedCommunity",
    "Cell",
    "CellTally",
    "Columns",
    "Invitation",
    "Key",
    "Level",
    "Mode",
    "Published",
    "Record",
    "SourceFile",
]


def minutes_of(cube: Cube, row: int) -> tuple[int, ...]:
    """Return the minutes that were lost in a cell, from few to many; none of another question."""
    if cube.keys[row].question != LOST_MINUTES:
        return ()
    cells, minutes = cube.minutes
    first, last = np.searchsorted(cells, (row, row + 1))
    return tuple(minutes[first:last].tolist())


def _ratings(key: Key) -> int:
    """Return how many ratings a cell's question has."""
    low, high = SCALES[key.question]
    return high - low + 1


class Published:
    """The published cells, found by level, subject and question.

    ``cube`` holds what passed the door, and nothing of the cells that are ``withheld``; ``blocks``
    are what withheld periods together show, by their series; ``releases`` are the days of the
    releases whose numbers some rows still have; of ``coarse`` rows no counts are published;
    ``withdrawn`` is why owners want some withheld; ``other_days`` are withheld for what was
    published of their days before. A cell is made when somebody asks for its
    series: a page draws a few of many.
    """

    def __init__(
        self,
        cube: Cube,
        withheld: NDArray[np.bool_],
        places: Places,
        blocks: Mapping[Series, tuple[Block, ...]],
        releases: Mapping[int, date] = MappingProxyType({}),
        coarse: Mapping[int, CoarseShare] = MappingProxyType({}),
        withdrawn: Mapping[int, str] = MappingProxyType({}),
        other_days: Set[int] = frozenset(),
    ) -> None:
        self.files = MappingProxyType(cube.files)
        self._cube = cube
        self._withheld = withheld
        self._places = places
        self._blocks = blocks
        self._releases = releases
        self._coarse = coarse
        self._withdrawn = withdrawn
        self._other_days = other_days
        self._special = {*releases, *coarse, *withdrawn, *other_days}
        self._made: dict[Series, tuple[Cell, ...]] = {}
        self._records: dict[str, LaidOut | None] = {}
        self._services: dict[Subject, list[Subject]] = {}
        for service, home in cube.homes.items():
            self._services.setdefault(home, []).append(service)
        self._invitations: dict[Subject, list[Invitation]] = {}
        for invitation in cube.invitations:
            self._invitations.setdefault(invitation.subject, []).append(invitation)

    def bytes_of(self, subject: Subject, names: Mapping[str, str]) -> Iterator[bytes]:
        """Yield all that is published of a subject: the same bytes where it is the same.

        ``names`` are whom its records are about: the service, the provider. Cells of its steps are
        among it. Of what is withheld there are the days alone.
        """
        cube = self._cube
        for series in self._series_of.get(subject, ()):
            rows = self._places[series]
            yield repr((series, self._blocks.get(series), *self._said_of(rows))).encode()
            shown = np.where(self._withheld[rows, None], -1, cube.counts[rows])
            yield self._days[rows].tobytes() + shown.tobytes()
        yield repr(self.files.get(subject)).encode()
        asked = ((i.mode.value, i.start, i.end, i.invited) for i in self.invitations(subject))
        yield repr([*asked, *map(tuple, self.asked(subject))]).encode()
        yield from cube.refused.bytes_of(subject)
        yield from cube.records.bytes_of(names)

    def file_names(self, subject: Subject, names: Mapping[str, str]) -> frozenset[str]:
        """Return all files with answers about a subject, or with records about ``names``."""
        answers = (each.file for each in self.files.get(subject, ()))
        return frozenset(answers) | self._cube.records.file_names(names)

    def _said_of(self, rows: Sequence[int]) -> Iterator[object]:
        """Yield what is known of a series' rows besides their days and counts."""
        first = self._cube.keys[rows[0]]
        if first.level is Level.COMMUNITY:
            yield [self._cube.keys[row].community for row in rows]
        if first.question == LOST_MINUTES:
            yield [minutes_of(self._cube, row) for row in rows]
        for known in (self._releases, self._coarse, self._withdrawn):
            yield [(place, known[row]) for place, row in enumerate(rows) if row in known]
        yield [place for place, row in enumerate(rows) if row in self._other_days]

    @cached_property
    def _days(self) -> NDArray[np.int64]:
        """The first and last day of each row, and its segment. Shape (rows, 3)."""
        keys = self._cube.keys
        said = [(key.start.toordinal(), key.end.toordinal(), key.segment) for key in keys]
        return np.array(said, np.int64).reshape(-1, 3)

    @cached_property
    def _series_of(self) -> Mapping[Subject, Sequence[Series]]:
        """The series of each service and provider; those of steps with their services."""
        found: dict[Subject, list[Series]] = {}
        for series in self._places:
            found.setdefault(series[1].whole, []).append(series)
        return found

    def series(self, series: Series) -> tuple[Cell, ...]:
        """Return the cells of one level, subject, question and mode, in order of time."""
        if series not in self._made:
            self._made[series] = tuple(self._cells(self._places.get(series, [])))
        return self._made[series]

    def cells(self) -> Iterator[Cell]:
        """Yield all cells."""
        for series in self._places:
            yield from self.series(series)

    def _cells(self, rows: list[int]) -> Iterator[Cell]:
        cube = self._cube
        columns = (each[rows].tolist() for each in (cube.counts, self._withheld))
        for row, counts, withheld in zip(rows, *columns, strict=True):
            key = cube.keys[row]
            if row in self._special or key.question == LOST_MINUTES:
                yield self._special_cell(row, key, withheld, counts)
            else:
                yield Cell(key, withheld, () if withheld else tuple(counts[: _ratings(key)]))

    def _special_cell(self, row: int, key: Key, withheld: bool, counts: list[float]) -> Cell:
        """Return a cell of which there may be more to say than its counts."""
        coarse = self._coarse.get(row)
        return Cell(
            key,
            withheld,
            () if withheld or coarse else tuple(counts[: _ratings(key)]),
            minutes=minutes_of(self._cube, row),
            release=self._releases.get(row),
            coarse=coarse,
            withdrawn=self._withdrawn.get(row, ""),
            other_days=row in self._other_days,
        )

    def tally(self) -> CellTally:
        """Count the cells of periods, of all services together.

        Communities are not among them: of a sensitive service nobody may know whether one answered.
        """
        rows = [row for row, key in enumerate(self._cube.keys) if key.level is Level.POINT]
        hidden = {row for row in rows if self._withheld[row]}
        withdrawn = hidden & self._withdrawn.keys()
        earlier = self._releases.keys() & (set(rows) - hidden)
        return CellTally(
            len(rows) - len(hidden), len(hidden - withdrawn), len(withdrawn), len(earlier)
        )

    def versions(self) -> Iterator[tuple[LedgerLine, Days, CellVersion]]:
        """Yield all that is shown, as the ledger has it."""
        cube = self._cube
        rows = np.flatnonzero(~self._withheld)
        columns = (each[rows].tolist() for each in (cube.counts, cube.people))
        for row, every, people in zip(rows.tolist(), *columns, strict=True):
            key, coarse = cube.keys[row], self._coarse.get(row)
            counts = (
                tuple(map(int, every[: _ratings(key)])) if coarse is None else (coarse.answers,)
            )
            version = CellVersion(
                0, counts, sum(counts) - people, minutes_of(cube, row), str(coarse or "")
            )
            yield line_of(key), ((key.start, key.end),), version
        for block in chain.from_iterable(self._blocks.values()):
            counts = tuple(map(int, block.cell.counts))
            days = tuple((key.start, key.end) for key in block.keys)
            version = CellVersion(0, counts, block.cell.again, block.cell.minutes)
            yield line_of(block.keys[0]), days, version

    def withheld_periods(self) -> Mapping[LedgerLine, Set[Span]]:
        """Return the periods of which readers learn that few answered, by their lines."""
        found: dict[LedgerLine, set[Span]] = {}
        for row in np.flatnonzero(self._withheld).tolist():
            key = self._cube.keys[row]
            other_reason = row in self._withdrawn or row in self._other_days
            if key.level is Level.POINT and not other_reason:
                found.setdefault(line_of(key), set()).add((key.start, key.end))
        return found

    def withdrawn_cells(self) -> Mapping[tuple[LedgerLine, Span], str]:
        """Return what owners withdrew, by line and days, with the reason."""
        keys = ((self._cube.keys[row], reason) for row, reason in self._withdrawn.items())
        return {(line_of(key), (key.start, key.end)): reason for key, reason in keys}

    def points(self, subject: Subject, question: str, mode: Mode) -> tuple[Cell, ...]:
        """Return the cells of a trend, in order of time; of one mode."""
        return self.series((Level.POINT, subject, question, mode))

    def answered(self, subject: Subject, question: str) -> bool:
        """Return whether a question about the subject was ever answered, in whatever mode."""
        return any((Level.POINT, subject, question, mode) in self._places for mode in Mode)

    def total(
        self, subject: Subject, question: str, mode: Mode, start: date, end: date
    ) -> Cell | None:
        """Return what is published of all answers in some days; None where nobody answered."""
        series = (Level.POINT, subject, question, mode)
        return pooled(self.series(series), self._blocks.get(series, ()), start, end)

    def mix(
        self, provider: Subject, question: str, mode: Mode, start: date, end: date
    ) -> Cell | None:
        """Return what is published of all answers about a provider's services in some days."""
        totals = [
            self.total(service, question, mode, start, end)
            for service in self._services.get(provider, ())
        ]
        cells = [cell for cell in totals if cell is not None]
        if not cells:
            return None
        shown = [cell for cell in cells if not cell.withheld]
        without = tuple(key for cell in cells for key in cell.without)
        whole = together(shown) if shown else cells[0]
        return replace(
            whole,
            without=without,
            withdrawn=why_withdrawn(cells),
            other_days=all(cell.other_days for cell in cells),
        )

    def communities(self, subject: Subject, question: str, mode: Mode) -> tuple[Cell, ...]:
        """Return the cells of communities by quarter, in order of time.

        None of a sensitive service: its groups are not shown.
        """
        if subject.kind == "service" and subject.id in self._cube.sensitive:
            return ()
        return self.series((Level.COMMUNITY, subject, question, mode))

    def invitations(self, subject: Subject) -> tuple[Invitation, ...]:
        """Return who was asked about a subject."""
        return tuple(self._invitations.get(subject, ()))

    def asked(self, subject: Subject) -> tuple[AskedCommunity, ...]:
        """Return which communities were asked about a subject, and when."""
        return self._cube.asked.of(subject)

    def records(self, kind: str, name: str) -> tuple[Record, ...]:
        """Return the rows of a kind of data about a service (or provider), not about its people."""
        return rows_of(self.columns(kind, name))

    def columns(self, kind: str, name: str) -> Columns:
        """Return the same rows as columns, for a kind that has many; none without any row.

        A number of too few people is withheld: it is NaN.
        """
        if kind not in self._records:
            self._records[kind] = self._without_few(kind)
        found = self._records[kind]
        return {} if found is None else found.columns(name)

    def _without_few(self, kind: str) -> LaidOut | None:
        """Return all rows of a kind of data; none where there are none."""
        cube = self._cube
        found = cube.records.laid_out(kind)
        if found is None:
            return None
        sensitive = found.naming(cube.sensitive)
        return found.having(without_few(kind, found.every, cube.few, sensitive))

    def last_days(self, kind: str) -> Mapping[str, date]:
        """Return the last day that each file of a kind of data names, by file."""
        return self._cube.records.last_days(kind)

    def left_out(self, subject: Subject, question: str, start: date, end: date) -> bool:
        """Return whether answers of some days were left out because their rows have a mistake."""
        return self._cube.refused.between(subject, question, start, end)

    def left_out_of(self, cell: Cell) -> bool:
        """Return whether answers of a community were left out in the days of its cell.

        Never where another community of these days is withheld: with the mark of everybody
        together, it would show whether the rows are of that one.
        """
        key = cell.key
        together = (
            each
            for each in self.communities(key.subject, key.question, key.mode)
            if each.key.start <= key.end and key.start <= each.key.end
        )
        return not any(each.withheld for each in together) and self._cube.refused.between(
            key.subject, key.question, key.start, key.end, key.community
        )

    def recorded(self, kind: str) -> bool:
        """Return whether anybody keeps such data here at all."""
        return kind in self._cube.records.kinds
