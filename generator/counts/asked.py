"""Which communities were asked about whom, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import numpy as np

from generator.model.period import Period
from generator.model.subject import Subject
from generator.records.by_subject import LaidOut
from generator.records.records import Records

_READ = ("period", "wave", "community")


class AskedCommunity(NamedTuple):
    """Which community was asked about a subject, from which day to which; “” is not stated."""

    community: str
    start: date
    end: date


class AskedCommunities:
    """The invitations by subject, read when somebody asks for one.

    An invitation of nobody is none; one of an unknown number is one. ``waves`` are the days of
    survey waves, for invitations that name only those.
    """

    def __init__(
        self,
        records: Records | None = None,
        waves: Mapping[str, tuple[date, date]] | None = None,
    ) -> None:
        self._waves = waves or {}
        self._by_kind: dict[str, LaidOut] = {}
        if records is not None:
            asked = np.flatnonzero(records.accepted & (records.cells["invited"].numbers != 0))
            self._by_kind = {
                kind: LaidOut.of(records, kind, asked) for kind in ("service", "provider")
            }

    def of(self, subject: Subject) -> tuple[AskedCommunity, ...]:
        """Return which communities were asked about a subject, each span of days once."""
        if subject.kind not in self._by_kind:
            return ()
        columns = self._by_kind[subject.kind].columns(subject.id)
        rows = zip(*(columns[name].tolist() for name in _READ), strict=True) if columns else ()
        found = (self._read(*row) for row in rows)
        return tuple(sorted({each for each in found if each is not None}))

    def _read(self, period: Period | None, wave: str, community: str) -> AskedCommunity | None:
        if period:
            return AskedCommunity(community, period.start, period.end)
        return AskedCommunity(community, *self._waves[wave]) if wave in self._waves else None
