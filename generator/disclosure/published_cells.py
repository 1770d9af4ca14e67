"""The cells that passed the door, and the names of those that are withheld."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from generator.counts.cube import Cube
from generator.counts.keys import LEVELS, Key, Level, day_of
from generator.counts.questions import LOST_MINUTES, QUESTIONS, RATINGS
from generator.disclosure.asked_otherwise import asked_otherwise
from generator.disclosure.cell import Block, Cell, CellTally
from generator.disclosure.opinions import CoarseShare
from generator.disclosure.places import Places, Series
from generator.disclosure.released import line_of, line_of_series
from generator.model.subject import Subject
from generator.records.cells import Codes, Flags
from generator.records.numbering import Ints
from generator.releases.ledger import CellDays, Cells, CellVersion, Days, LedgerLine, Span
from generator.releases.lines import PackedLines

_LOST_MINUTES = QUESTIONS.index(LOST_MINUTES)
_MOST = 128
"""Of so many series the cells are kept: of all services together they are larger than all else."""


class PublishedBlock(NamedTuple):
    """Withheld periods that are published together: their rows, and what they have.

    ``release`` is the day of the release whose number it still is; None where it is today's.
    """

    rows: tuple[int, ...]
    version: CellVersion
    release: date | None


class PublishedCells:
    """The published cells, found by level, subject and question.

    ``cube`` holds what passed the door, and nothing of the cells that are ``withheld``; ``blocks``
    are what withheld periods together show, by the number of their series; ``releases`` are the
    days of the releases whose numbers some rows still have; of ``coarse`` rows no counts are
    published; ``withdrawn`` is why owners want some withheld; ``other_days`` are withheld for what
    was published of their days before. Of ``same`` rows all releases have the same number. A cell
    is made when somebody asks for its series: a page draws a few of many.
    """

    def __init__(
        self,
        cube: Cube,
        withheld: Flags,
        places: Places,
        blocks: Mapping[int, tuple[PublishedBlock, ...]],
        releases: Mapping[int, date],
        coarse: Mapping[int, CoarseShare],
        withdrawn: Mapping[int, str],
        other_days: Flags,
        same: Flags,
    ) -> None:
        self._cube = cube
        self._withheld = withheld
        self._places = places
        self._blocks = blocks
        self._releases = releases
        self._coarse = coarse
        self._withdrawn = withdrawn
        self._other_days = other_days
        self._same = same
        self._special = other_days | (cube.keys.columns.question == _LOST_MINUTES)
        self._special[[*releases, *coarse, *withdrawn]] = True
        self._made: dict[Series, tuple[Cell, ...]] = {}
        self._made_blocks: dict[Series, tuple[Block, ...]] = {}

    def parts(self) -> tuple[Any, ...]:
        """Return all that it is made of, in the order in which it is given."""
        return (
            *(self._cube, self._withheld, self._places, self._blocks, self._releases),
            *(self._coarse, self._withdrawn, self._other_days, self._same),
        )

    def series(self, series: Series) -> tuple[Cell, ...]:
        """Return the cells of one level, subject, question and mode, in order of time."""
        if series not in self._made:
            if len(self._made) >= _MOST:
                self._made.clear()
            rows = self._places.rows(self._places.find(series))
            self._made[series] = tuple(self._cells(rows))
        return self._made[series]

    def blocks(self, series: Series) -> tuple[Block, ...]:
        """Return what withheld periods of a series show together."""
        if series not in self._made_blocks:
            if len(self._made_blocks) >= _MOST:
                self._made_blocks.clear()
            number = self._places.find(series)
            found = () if number is None else self._blocks.get(number, ())
            self._made_blocks[series] = tuple(map(self._block, found))
        return self._made_blocks[series]

    def cells(self) -> Iterator[Cell]:
        """Yield all cells."""
        for number in range(len(self._places)):
            yield from self.series(self._places[number])

    def _cells(self, rows: range) -> Iterator[Cell]:
        if not rows:
            return
        mine, cube = slice(rows.start, rows.stop), self._cube
        size = RATINGS[cube.keys.columns.question[rows.start]]
        counts = cube.counts[mine, :size].astype(float).tolist()
        columns = (each[mine].tolist() for each in (self._withheld, self._special))
        for row, key, said, withheld, special in zip(
            rows, cube.keys.of_series(mine), counts, *columns, strict=True
        ):
            if special:
                yield self._special_cell(row, key, withheld, said)
            else:
                yield Cell(key, withheld, () if withheld else tuple(said))

    def _special_cell(self, row: int, key: Key, withheld: bool, counts: list[float]) -> Cell:
        """Return a cell of which there may be more to say than its counts."""
        coarse = self._coarse.get(row)
        return Cell(
            key,
            withheld,
            () if withheld or coarse else tuple(counts),
            minutes=self._minutes(row),
            release=self._releases.get(row),
            coarse=coarse,
            withdrawn=self._withdrawn.get(row, ""),
            other_days=bool(self._other_days[row]),
        )

    def _minutes(self, row: int) -> tuple[int, ...]:
        """Return the minutes that were lost in a cell; none of another question."""
        if self._cube.keys.columns.question[row] != _LOST_MINUTES:
            return ()
        return self._cube.minutes_of(row)

    def _block(self, block: PublishedBlock) -> Block:
        keys = tuple(self._cube.keys[row] for row in block.rows)
        _, counts, again, minutes, _ = block.version
        shown = tuple(map(float, counts))
        cell = Cell(keys[0], False, shown, minutes=minutes, release=block.release, again=again)
        return Block(keys, cell)

    def tally(self) -> CellTally:
        """Count the cells of periods, of all services together.

        Communities are not among them: of a sensitive service nobody may know whether one answered.
        """
        points = self._cube.keys.columns.level == LEVELS.index(Level.POINT)
        hidden = points & self._withheld
        withdrawn = sum(hidden[list(self._withdrawn)].tolist())
        earlier = sum((points & ~self._withheld)[list(self._releases)].tolist())
        all_hidden = int(hidden.sum())
        return CellTally(int(points.sum()) - all_hidden, all_hidden - withdrawn, withdrawn, earlier)

    def versions(self) -> Iterator[tuple[LedgerLine, Days, CellVersion]]:
        """Yield what is shown, as the ledger has it; all that it has not already may be left out.

        Left out are rows of which all releases have the same number, unless an owner withdrew
        something of their subject: what the ledger forgets then, it must be given again.
        """
        known, subject = self._same.copy(), self._cube.keys.columns.subject
        known[np.isin(subject, subject[list(self._withdrawn)])] = False
        rows = np.flatnonzero(~self._withheld & ~known)
        begins = np.searchsorted(self._places.of_row[rows], np.arange(len(self._places) + 1))
        for number, mine in enumerate(pairwise(begins.tolist())):
            yield from self._versions_of(number, rows[slice(*mine)])
            for block in self._blocks.get(number, ()):
                days = tuple(map(self._span, block.rows))
                yield line_of_series(self._places[number]), days, block.version

    def _versions_of(
        self, number: int, rows: Ints
    ) -> Iterator[tuple[LedgerLine, Days, CellVersion]]:
        """Yield what some rows of a series show."""
        keys, line = self._cube.keys, line_of_series(self._places[number])
        counts = self._cube.counts[rows, : RATINGS[QUESTIONS.index(line.question)]].tolist()
        people, of = self._cube.people[rows].tolist(), keys.columns.community[rows].tolist()
        for row, every, who, code in zip(rows.tolist(), counts, people, of, strict=True):
            coarse, name = self._coarse.get(row), keys.communities[code]
            said = tuple(every) if coarse is None else (coarse.answers,)
            version = CellVersion(0, said, sum(said) - who, self._minutes(row), str(coarse or ""))
            yield line._replace(community=name) if name else line, (self._span(row),), version

    def kept_cells(self) -> CellDays:
        """Return the cells that still have the number of an earlier release."""
        found: dict[LedgerLine, set[Days]] = {}
        for row in self._releases:
            if not self._withheld[row]:
                found.setdefault(line_of(self._cube.keys[row]), set()).add((self._span(row),))
        for number, blocks in self._blocks.items():
            kept = {tuple(map(self._span, each.rows)) for each in blocks if each.release}
            if kept:
                found.setdefault(line_of_series(self._places[number]), set()).update(kept)
        return {line: frozenset(days) for line, days in found.items()}

    def gone(self, before: Mapping[LedgerLine, Cells]) -> CellDays:
        """Return the days of cells that were published ``before`` and are not shown any more."""
        lines = PackedLines.of(before)
        found, left = {}, set(lines)
        for line, rows, blocks in self._shown():
            if line not in left:
                continue
            left.remove(line)
            if blocks or lines.size(line) != np.count_nonzero(self._same[rows]):
                shown: set[Days] = {(self._span(row),) for row in rows.tolist()}
                shown |= {tuple(map(self._span, block.rows)) for block in blocks}
                if gone := lines[line].keys() - shown:
                    found[line] = frozenset(gone)
        return found | {line: frozenset(lines[line]) for line in left}

    def _shown(self) -> Iterator[tuple[LedgerLine, Ints, Sequence[PublishedBlock]]]:
        """Yield each line with the rows and the blocks that are shown of it."""
        of, names = self._cube.keys.columns.community, self._cube.keys.communities
        for number in range(len(self._places)):
            rows = self._places.rows(number)
            mine = of[rows.start : rows.stop]
            shown = ~self._withheld[rows.start : rows.stop]
            line, blocks = line_of_series(self._places[number]), self._blocks.get(number, ())
            for code in np.unique(mine).tolist():
                name = names[code]
                these = np.flatnonzero(shown & (mine == code)) + rows.start
                yield line._replace(community=name), these, () if name else blocks

    def withheld_periods(self) -> Mapping[LedgerLine, Set[Span]]:
        """Return the periods of which readers learn that few answered, by their lines."""
        found: dict[LedgerLine, set[Span]] = {}
        points = self._cube.keys.columns.level == LEVELS.index(Level.POINT)
        hidden = points & self._withheld & ~self._other_days
        hidden[list(self._withdrawn)] = False
        rows = np.flatnonzero(hidden)
        numbers = self._places.of_row[rows].tolist()
        for row, number in zip(rows.tolist(), numbers, strict=True):
            line = line_of_series(self._places[number])
            found.setdefault(line, set()).add(self._span(row))
        return found

    def _span(self, row: int) -> Span:
        columns = self._cube.keys.columns
        return _span_of(int(columns.start[row]), int(columns.end[row]))

    def withdrawn_cells(self) -> Mapping[tuple[LedgerLine, Span], str]:
        """Return what owners withdrew, by line and days, with the reason; asked in either way."""
        found: dict[tuple[LedgerLine, Span], str] = {}
        for row, reason in self._withdrawn.items():
            key = self._cube.keys[row]
            for line in (line_of(key), asked_otherwise(line_of(key))):
                found.setdefault((line, (key.start, key.end)), reason)
        return found

    def bytes_of_cells(self, subject: Subject) -> Iterator[bytes]:
        """Yield all that is published of a subject and its steps: the same bytes where it is so.

        Of what is withheld there are the days alone.
        """
        cube = self._cube
        for each in self._subjects.get(subject, ()):
            rows = cube.keys.of_subject(each)
            level, _, question, mode, *days, community = (c[rows] for c in cube.keys.columns)
            yield str(each).encode()
            yield from (column.tobytes() for column in (level, question, mode, *days))
            yield self._names[community].tobytes()
            yield self._withheld[rows].tobytes()
            yield cube.counts[rows].astype(np.int64).tobytes()
            yield from self._minutes_of(rows[question == _LOST_MINUTES])
            yield repr([*self._said_of(rows)]).encode()

    def _minutes_of(self, rows: Codes) -> Iterator[bytes]:
        """Yield the minutes that were lost in some rows, and of how many answers each has some."""
        cells, minutes = self._cube.minutes
        first, last = (np.searchsorted(cells, rows, side=side) for side in ("left", "right"))
        yield (last - first).tobytes()
        for span in zip(first.tolist(), last.tolist(), strict=True):
            yield minutes[slice(*span)].tobytes()

    def _said_of(self, rows: Codes) -> Iterator[object]:
        """Yield what is known of some rows besides their keys and counts."""
        for place in np.flatnonzero(self._special[rows]).tolist():
            row = int(rows[place])
            known = (each.get(row) for each in (self._releases, self._coarse, self._withdrawn))
            yield place, *known, bool(self._other_days[row])
        for number in np.unique(self._places.of_row[rows]).tolist():
            if number in self._blocks:
                first = self._places.rows(number).start
                mine = self._blocks[number]
                yield number, [([row - first for row in rows], *said) for rows, *said in mine]

    @cached_property
    def _subjects(self) -> Mapping[Subject, list[Subject]]:
        """Whom the cells of each service and provider are about: itself, and its steps."""
        found: dict[Subject, list[Subject]] = {}
        for each in self._cube.keys.subjects:
            found.setdefault(each.whole, []).append(each)
        return found

    @cached_property
    def _names(self) -> np.ndarray:
        """A number for each community that is the same in any build. Shape (communities,)."""
        names = self._cube.keys.communities
        return np.array([sha256(name.encode()).digest()[:16] for name in names], "V16")


@lru_cache(maxsize=16_384)
def _span_of(start: int, end: int) -> Span:
    """Return days of two ordinals, the same object again: lines share most of theirs."""
    return day_of(start), day_of(end)
