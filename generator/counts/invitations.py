"""Who was asked, and when."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from generator.counts.keys import MODES, Mode, day_of
from generator.model.subject import Subject
from generator.records.cells import ColumnCells
from generator.records.numbering import Floats, Ints, added_up, numbered
from generator.records.records import Records

_MOST = 512
"""Of so many subjects they are kept: of all services together they take much memory."""


class Invitation(Struct, frozen=True):
    """Who was asked: in which way, from which day to which, how many (None: nobody knows).

    ``community`` is “” where no group of people is stated.
    """

    subject: Subject
    mode: Mode
    start: date
    end: date
    invited: int | None
    community: str = ""


class Invitations(Struct, frozen=True, eq=False, dict=True):
    """Invitations as columns, in order of their subjects, modes, days and communities.

    ``spans`` has the shape (invitations, 5): the number of the subject, that of the mode, the
    ordinals of the first and the last day, the number of the community. ``invited`` says how many,
    NaN where nobody knows.
    """

    subjects: tuple[Subject, ...] = ()
    communities: tuple[str, ...] = ("",)
    spans: NDArray[np.int32] = field(default_factory=lambda: np.zeros((0, 5), np.int32))
    invited: Floats = field(default_factory=lambda: np.zeros(0))

    def __iter__(self) -> Iterator[Invitation]:
        return self._some(slice(None))

    def of(self, subject: Subject) -> tuple[Invitation, ...]:
        """Return those of a subject; they are made once, and asked for several times."""
        if subject not in self._made:
            if len(self._made) >= _MOST:
                self._made.clear()
            self._made[subject] = tuple(self._some(self._rows(subject)))
        return self._made[subject]

    def bytes_of(self, subject: Subject) -> bytes:
        """Return those of a subject as bytes: the same where they are the same."""
        mine = self._rows(subject)
        names = repr([self.communities[each] for each in self.spans[mine, 4].tolist()])
        return self.spans[mine, 1:4].tobytes() + self.invited[mine].tobytes() + names.encode()

    def lists(self, subjects: Sequence[Subject]) -> Ints:
        """Return the invitations by list of some subjects, in their order and that of the days.

        Shape (3, invitations): the place of the subject, the first and the last day.
        """
        place = {subject: number for number, subject in enumerate(subjects)}
        places = np.array([place.get(each, -1) for each in self.subjects], dtype=np.int64)
        by_list = self.spans[self.spans[:, 1] == MODES.index(Mode.LIST)].astype(np.int64)
        found = np.vstack([places[by_list[:, 0]], by_list[:, 2:4].T])
        found = found[:, found[0] >= 0]
        return found[:, np.lexsort(found[::-1])]

    def _some(self, rows: slice) -> Iterator[Invitation]:
        for (subject, mode, start, end, community), invited in zip(
            self.spans[rows].tolist(), self.invited[rows].tolist(), strict=True
        ):
            yield Invitation(
                self.subjects[subject],
                MODES[mode],
                day_of(start),
                day_of(end),
                None if math.isnan(invited) else round(invited),
                self.communities[community],
            )

    def _rows(self, subject: Subject) -> slice:
        return self._rows_of.get(subject, slice(0, 0))

    @cached_property
    def _made(self) -> dict[Subject, tuple[Invitation, ...]]:
        return {}

    @cached_property
    def _rows_of(self) -> dict[Subject, slice]:
        numbers = np.arange(len(self.subjects) + 1)
        begins = np.searchsorted(self.spans[:, 0], numbers).tolist()
        spans = pairwise(begins)
        return {each: slice(*span) for each, span in zip(self.subjects, spans, strict=True)}


def read_invitations(records: Mapping[str, Records]) -> Invitations:
    """Return the invitations, those that name only a wave with the days of the wave's answers.

    Rows about the same are added up; one of an unknown number makes the sum unknown.
    """
    if "invitations" not in records:
        return Invitations()
    own = records["invitations"].afresh()
    rows = np.flatnonzero(own.accepted)
    subjects, subject = subjects_of(own, rows)
    start, end = days_of(own, rows, wave_spans(records))
    rows, subject, start, end = (each[start > 0] for each in (rows, subject, start, end))
    mode = coded(own.cells["mode"], {mode.value: code for code, mode in enumerate(MODES)}, rows)
    names, community = communities_of(own, rows)
    columns = [subject, mode, start, end, community]
    number, at = numbered(columns)
    invited = added_up(number, own.cells["invited"].numbers[rows], len(at))
    spans = np.stack([column[at] for column in columns], axis=1).astype(np.int32)
    return Invitations(subjects, names, spans, invited)


def subjects_of(records: Records, rows: Ints) -> tuple[tuple[Subject, ...], Ints]:
    """Return all subjects, sorted, and the number of each row's: its service, else its provider."""
    kinds = ("service", "provider")
    named = {kind: records.cells[kind].canonical[1] for kind in kinds}
    subjects = sorted(Subject(kind, str(name)) for kind in kinds for name in named[kind])
    number = {subject: code for code, subject in enumerate(subjects)}
    service, provider = (
        coded(
            records.cells[kind],
            {name: number[Subject(kind, str(name))] for name in named[kind]},
            rows,
        )
        for kind in kinds
    )
    return tuple(subjects), np.where(service >= 0, service, provider)


def communities_of(records: Records, rows: Ints) -> tuple[tuple[str, ...], Ints]:
    """Return all communities, sorted, after “” for none, and the number of each row's."""
    names = sorted({"", *map(str, records.cells["community"].canonical[1])})
    numbers = {name: number for number, name in enumerate(names)}
    return tuple(names), np.maximum(coded(records.cells["community"], numbers, rows), 0)


def days_of(
    records: Records, rows: Ints, waves: Mapping[str, tuple[date, date]]
) -> tuple[Ints, Ints]:
    """Return the first and the last day of each row, 0 where it names no days that are known."""
    first, last = records.days_of(rows)
    found = []
    for stated, end in ((first, False), (last, True)):
        ordinals = {wave: days[end].toordinal() for wave, days in waves.items()}
        of_wave = np.maximum(coded(records.cells["wave"], ordinals, rows), 0)
        found.append(np.where(first > 0, stated, of_wave))
    return found[0], found[1]


def coded(cells: ColumnCells, numbers: Mapping[Any, int], rows: Ints) -> Ints:
    """Return the number of each row's value; −1 where it is blank or has none."""
    codes, values = cells.canonical
    table = np.array([*(numbers.get(value, -1) for value in values), -1], dtype=np.int64)
    return table[codes[rows]]


def wave_spans(records: Mapping[str, Records]) -> dict[str, tuple[date, date]]:
    """Return the first and the last day of each survey wave's answers."""
    spans: dict[str, tuple[date, date]] = {}
    for each in (records[kind].afresh() for kind in ("answers", "tallies") if kind in records):
        codes, waves = each.cells["wave"].canonical
        named = np.flatnonzero(each.accepted & (codes >= 0))
        first, last = each.when
        for code in np.unique(codes[named]).tolist():
            mine = named[codes[named] == code]
            days = date.fromordinal(int(first[mine].min())), date.fromordinal(int(last[mine].max()))
            known = spans.get(str(waves[code]), days)
            spans[str(waves[code])] = min(known[0], days[0]), max(known[1], days[1])
    return spans
