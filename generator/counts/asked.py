"""Which communities were asked about whom, and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.counts.invitations import communities_of, days_of, subjects_of
from generator.counts.keys import day_of
from generator.model.subject import Subject
from generator.records.numbering import numbered
from generator.records.records import Records


class AskedCommunity(NamedTuple):
    """Which community was asked about a subject, from which day to which; “” is not stated."""

    community: str
    start: date
    end: date


class AskedCommunities:
    """The invitations of communities as columns; objects are made when somebody asks for some.

    An invitation of nobody is none; one of an unknown number is one. ``waves`` are the days of
    survey waves, for invitations that name only those.
    """

    def __init__(
        self,
        records: Records | None = None,
        waves: Mapping[str, tuple[date, date]] | None = None,
    ) -> None:
        if records is None:
            self._take([""], (), np.zeros((0, 4), np.int32))
            return
        rows = np.flatnonzero(records.accepted & (records.cells["invited"].numbers != 0))
        start, end = days_of(records, rows, waves or {})
        rows, start, end = rows[start > 0], start[start > 0], end[start > 0]
        subjects, subject = subjects_of(records, rows)
        names, community = communities_of(records, rows)
        columns = [subject, community, start, end]
        _, at = numbered(columns)
        spans = np.stack([column[at] for column in columns], axis=1).astype(np.int32)
        self._take(names, subjects, spans)

    @classmethod
    def of_columns(
        cls, names: Sequence[str], subjects: Sequence[Subject], spans: NDArray[np.int32]
    ) -> AskedCommunities:
        """Return what ``columns`` returned."""
        found = cls()
        found._take(names, subjects, spans)
        return found

    @property
    def columns(self) -> tuple[Sequence[str], Sequence[Subject], NDArray[np.int32]]:
        """The names of communities, the subjects, and the invitations in their order.

        Shape (invitations, 4): numbers of subject and community, first and last day.
        """
        return self._names, tuple(self._rows_of), self._spans

    def _take(
        self, names: Sequence[str], subjects: Sequence[Subject], spans: NDArray[np.int32]
    ) -> None:
        self._names, self._spans = names, spans
        self._numbers = np.array([sha256(name.encode()).digest()[:16] for name in names], "V16")
        begins = np.searchsorted(spans[:, 0], np.arange(len(subjects) + 1)).tolist()
        spaces = map(slice, begins, begins[1:])
        self._rows_of = dict(zip(subjects, spaces, strict=True))

    def of(self, subject: Subject) -> tuple[AskedCommunity, ...]:
        """Return which communities were asked about a subject, each span of days once."""
        if subject not in self._rows_of:
            return ()
        rows = self._spans[self._rows_of[subject], 1:].tolist()
        return tuple(
            AskedCommunity(self._names[name], day_of(start), day_of(end))
            for name, start, end in rows
        )

    def bytes_of(self, subject: Subject) -> bytes:
        """Return the same as bytes: the same where they are the same."""
        if subject not in self._rows_of:
            return b""
        mine = self._spans[self._rows_of[subject]]
        return mine[:, 2:].tobytes() + self._numbers[mine[:, 1]].tobytes()
