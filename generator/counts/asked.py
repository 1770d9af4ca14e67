"""Which communities were asked about whom, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import NamedTuple

import numpy as np

from generator.counts.invitations import coded, days_of, subjects_of
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
        self._rows_of: dict[Subject, slice] = {}
        if records is None:
            return
        rows = np.flatnonzero(records.accepted & (records.cells["invited"].numbers != 0))
        start, end = days_of(records, rows, waves or {})
        rows, start, end = rows[start > 0], start[start > 0], end[start > 0]
        subjects, subject = subjects_of(records, rows)
        names = sorted({"", *map(str, records.cells["community"].canonical[1])})
        numbers = {name: number for number, name in enumerate(names)}
        community = np.maximum(coded(records.cells["community"], numbers, rows), 0)
        columns = [subject, community, start, end]
        _, at = numbered(columns)
        self._names = names
        self._numbers = np.array([sha256(name.encode()).digest()[:16] for name in names], "V16")
        self._spans = np.stack([column[at] for column in columns], axis=1).astype(np.int32)
        begins = np.searchsorted(self._spans[:, 0], np.arange(len(subjects) + 1)).tolist()
        for number, each in enumerate(subjects):
            self._rows_of[each] = slice(*begins[number : number + 2])

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
