"""Which communities were asked about whom, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from generator.model.period import parse_period
from generator.model.subject import Subject

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
        frame: pd.DataFrame | None = None,
        waves: Mapping[str, tuple[date, date]] | None = None,
    ) -> None:
        self._waves = waves or {}
        self._columns: dict[str, np.ndarray] = {}
        self._spans: dict[Subject, slice] = {}
        if frame is not None:
            self._lay_out(frame[frame["invited"] != 0])

    def of(self, subject: Subject) -> tuple[AskedCommunity, ...]:
        """Return which communities were asked about a subject, each span of days once."""
        if subject not in self._spans:
            return ()
        part = self._spans[subject]
        rows = zip(*(self._columns[name][part].tolist() for name in _READ), strict=True)
        found = (self._read(*row) for row in rows)
        return tuple(sorted({each for each in found if each is not None}))

    def _read(self, text: str, wave: str, community: str) -> AskedCommunity | None:
        if text:
            period = parse_period(text)
            return AskedCommunity(community, period.start, period.end)
        return AskedCommunity(community, *self._waves[wave]) if wave in self._waves else None

    def _lay_out(self, frame: pd.DataFrame) -> None:
        """Sort the rows by subject: about services by their names, then about providers."""
        for kind in ("service", "provider"):
            names = frame[kind].astype("category").cat
            codes = names.codes.to_numpy()
            order = np.argsort(codes, kind="stable")
            ends = np.cumsum(np.bincount(codes, minlength=len(names.categories))).tolist()
            begin = len(next(iter(self._columns.values()), ()))
            rows = {name: frame[name].to_numpy(dtype=object)[order] for name in _READ}
            self._columns = {
                name: np.concatenate([self._columns.get(name, rows[name][:0]), rows[name]])
                for name in _READ
            }
            starts = [0, *ends][: len(ends)]
            for name, start, end in zip(names.categories.tolist(), starts, ends, strict=True):
                if name:
                    self._spans[Subject(kind, name)] = slice(begin + start, begin + end)
