"""What comes of a kind's rows, kept by all that the rules about them can see.

That is the kind's own tables, those of the kinds that it is compared with, and what the rules know
of the definitions: of each kind no more than its rules ask (``TableContext.seen_by``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.checks.kept_findings import finding_of, made_by_checks, plain
from generator.checks.outcome import Outcome
from generator.checks.table_context import THINGS, TableContext, things_named_by
from generator.disk import arrays
from generator.disk.cache import Cache
from generator.model.kinds import KINDS
from generator.model.subject import Subject
from generator.model.table import Kind
from generator.records.cells import Flags
from generator.records.records import Records
from generator.sources.cells import Replaced
from generator.sources.csv_table import Table
from generator.sources.finding import Place
from generator.sources.text import digest


class KeptOutcomes:
    """The outcomes of all kinds of data that are in the cache."""

    def __init__(self, cache: Cache, known: TableContext, tables: Mapping[str, Iterable[Table]]):
        self._cache = cache
        self._digests: dict[str, str] = {}
        if cache.folder is not None:
            self._maker = made_by_checks(cache)
            self._said = {what: _digest(known.said_of(what)) for what in THINGS}
            self._said[""] = _digest(known.said)
            for kind in KINDS:
                if kind.folder in tables:
                    self._digests[kind.folder] = self._digest(kind, tables[kind.folder])

    def outcome(self, rows: Records, make: Callable[[], Outcome]) -> Outcome:
        """Return what is kept of a kind's rows, or make and keep it."""
        digest = self._digests.get(rows.kind.folder)
        if digest is None:
            return make()
        kept = self._cache.get(self._maker, "outcome", digest)
        if kept is not None:
            return _from_bytes(kept, rows)
        outcome = make()
        self._cache.put(_to_bytes(outcome, rows), self._maker, "outcome", digest)
        return outcome

    def _digest(self, kind: Kind, tables: Iterable[Table]) -> str:
        said = [self._said[what] for what in ("", *things_named_by(kind))]
        others = [(folder, self._digests.get(folder)) for folder in kind.compared_with]
        files = [(each.file, each.header, each.digest, _changed(each)) for each in tables]
        return _digest((kind.folder, said, others, files))


def _digest(said: object) -> str:
    return digest(repr(said))


def _changed(table: Table) -> list[tuple[int, list[str]]]:
    """Return the columns that do not say what the file says, each with all its texts."""
    if not isinstance(table.cells, Replaced):
        return []
    columns = sorted(table.cells.changes)
    return [(column, [row[column] for row in table.rows]) for column in columns]


def _to_bytes(outcome: Outcome, rows: Records) -> bytes:
    blank = {
        name: np.flatnonzero(cells.codes != rows.cells[name].codes)
        for name, cells in outcome.records.cells.items()
        if cells is not rows.cells[name]
    }
    about = {
        "findings": [*map(plain, outcome.findings)],
        "bad": outcome.bad,
        "newest": [
            (subject.kind, subject.id, day.isoformat(), place.file, place.line, place.column)
            for subject, (day, place) in outcome.newest.items()
        ],
        "blank": [*blank],
    }
    flags = outcome.records.accepted, outcome.records.refused
    return arrays.to_bytes(about, [*map(np.packbits, flags), *blank.values()])


def _from_bytes(raw: bytes, rows: Records) -> Outcome:
    about, (accepted, refused, *blank) = arrays.from_bytes(raw)
    size = len(rows)
    judged = replace(rows, accepted=_flags(accepted, size), refused=_flags(refused, size))
    if blank:
        flags = {name: np.zeros(size, dtype=bool) for name in about["blank"]}
        for each, gone in zip(flags.values(), blank, strict=True):
            each[gone] = True
        judged = judged.blanked(flags)
    newest = {
        Subject(kind, name): (date.fromisoformat(day), Place(*place))
        for kind, name, day, *place in about["newest"]
    }
    return Outcome(judged, tuple(map(finding_of, about["findings"])), about["bad"], newest)


def _flags(packed: NDArray[Any], size: int) -> Flags:
    return np.unpackbits(packed, count=size).astype(bool)
