"""Records about services and providers and not about people who answered.

They are no cells: nobody's answer is in them. Of what is too few people the door lets no number
pass (:mod:`generator.disclosure.people`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

import numpy as np

from generator.records.laid_out import Columns, LaidOut
from generator.records.records import Records

Record = Mapping[str, Any]
"""A row: its cells by column."""
ABOUT = {
    "telemetry": "service",
    "incidents": "service",
    "coverage": "service",
    "promises": "service",
    "usage": "service",
    "requests": "service",
    "costs": "service",
    "results": "service",
    "summaries": "service",
    "forecasts": "service",
    "visits": "provider",
}
"""The kinds of data that features read row by row, and the column that says about whom."""
LOG = "incidents"
"""The one kind whose files say something of a service that stands in none of them."""


class RecordsBySubject:
    """Accepted records by kind and subject; a kind is laid out when somebody first asks for it.

    Texts are “” where empty, numbers not a number, periods None. A time “opened” is
    datetime64 in UTC, and “opened_day” the day on which it counts, not a time where empty. Where a
    row may say that it is unknown, “resolved_unknown” says which do. Yes is 1, no is 0.
    """

    def __init__(self, records: Mapping[str, Records]) -> None:
        self._records = {
            kind: records[kind]
            for kind in ABOUT
            if kind in records and records[kind].accepted.any()
        }
        self.kinds = frozenset(self._records)
        """The kinds of which there are any records at all, about whomever."""
        self._laid_out: dict[str, LaidOut] = {}
        self._last_days: dict[str, Mapping[str, date]] = {}
        self._digests: dict[tuple[tuple[str, str], ...], bytes] = {}

    def laid_out(self, kind: str) -> LaidOut | None:
        """Return the records of a kind, sorted by whom they are about; None where there are none.

        Of one subject they are in the order of the files and their lines.
        """
        if kind in self._records:
            self._last_days[kind] = self.last_days(kind)
            own = self._records.pop(kind)  # with its tables: nobody needs them any more
            self._laid_out[kind] = LaidOut.of(own, ABOUT[kind], np.flatnonzero(own.accepted))
        return self._laid_out.get(kind)

    def last_days(self, kind: str) -> Mapping[str, date]:
        """Return the last day that any record of each file names, by file; only of files that do.

        A record counts for all days that it names: a breakdown for the day on which it ended, too.
        """
        if kind not in self.kinds:
            return {}
        if kind not in self._last_days:
            self._last_days[kind] = _last_days(self._records[kind])
        return self._last_days[kind]

    def digest(self, names: Mapping[str, str]) -> bytes:
        """Return a digest of the records about a service and a provider, and of all kinds' names.

        The same where they are the same.
        """
        key = tuple(sorted(names.items()))
        if key not in self._digests:
            found = sha256()
            for each in self._bytes_of(names):
                found.update(len(each).to_bytes(8, "big") + each)
            self._digests[key] = found.digest()
        return self._digests[key]

    def _bytes_of(self, names: Mapping[str, str]) -> Iterator[bytes]:
        yield repr((sorted(self.kinds), sorted(self.last_days(LOG).items()))).encode()
        for kind, laid_out in self._every():
            yield kind.encode()
            yield laid_out.bytes_of(names[ABOUT[kind]])

    def _every(self) -> Iterator[tuple[str, LaidOut]]:
        for kind in filter(self.kinds.__contains__, ABOUT):
            laid_out = self.laid_out(kind)
            if laid_out is not None:
                yield kind, laid_out


def rows_of(columns: Columns) -> tuple[Record, ...]:
    """Return columns row by row."""
    values = zip(*(column.tolist() for column in columns.values()), strict=True)
    return tuple(dict(zip(columns, row, strict=True)) for row in values)


def _last_days(records: Records) -> dict[str, date]:
    days = np.full(len(records), -1.0)
    for cells in records.cells.values():
        days = np.fmax(days, cells.ordinals(end=True))
    days[~records.accepted] = -1.0
    latest = np.full(len(records.tables), -1.0)
    np.maximum.at(latest, records.files, days)
    pairs = zip(records.tables, latest.tolist(), strict=True)
    return {table.file: date.fromordinal(int(day)) for table, day in pairs if day > 0}
