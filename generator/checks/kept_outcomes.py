"""What comes of a kind's rows, kept by all that the rules about them can see.

That is the kind's own tables, those of the kinds that it is compared with, and what the rules know
of the definitions: of each kind no more than its rules ask (``TableContext.seen_by``). The records
are kept with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from generator.checks.kept_findings import finding_of, made_by_checks, plain
from generator.checks.outcome import Outcome
from generator.checks.table_context import THINGS, TableContext, things_named_by
from generator.disk import arrays
from generator.disk.cache import Cache
from generator.model.kinds import KINDS
from generator.model.subject import Subject
from generator.model.table import Kind
from generator.records.as_arrays import from_arrays, to_arrays
from generator.sources.cells import Replaced
from generator.sources.csv_table import Table
from generator.sources.finding import Place
from generator.sources.text import digest


class KeptOutcomes:
    """The outcomes of all kinds of data that are in the cache.

    ``digests`` say what those of each kind are made from, by its folder; none without a cache.
    """

    def __init__(self, cache: Cache, known: TableContext, tables: Mapping[str, Sequence[Table]]):
        self._cache, self._tables = cache, tables
        self.digests: dict[str, str] = {}
        if cache.folder is not None:
            self._maker = made_by_checks(cache)
            self._said = {what: _digest(known.said_of(what)) for what in THINGS}
            self._said[""] = _digest(known.said)
            for kind in KINDS:
                if kind.folder in tables:
                    self.digests[kind.folder] = self._digest(kind, tables[kind.folder])

    def outcome(self, kind: Kind, make: Callable[[], Outcome]) -> Outcome:
        """Return what is kept of a kind's rows, or make and keep it."""
        name = self.digests.get(kind.folder)
        if name is None:
            return make()
        kept = self._cache.get(self._maker, "outcome", name)
        if kept is not None:
            return _from_bytes(kept, kind, self._tables[kind.folder])
        outcome = make()
        self._cache.put(_to_bytes(outcome), self._maker, "outcome", name)
        return outcome

    def _digest(self, kind: Kind, tables: Sequence[Table]) -> str:
        said = [self._said[what] for what in ("", *things_named_by(kind))]
        others = [(folder, self.digests.get(folder)) for folder in kind.compared_with]
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


def _to_bytes(outcome: Outcome) -> bytes:
    records, parts = to_arrays(outcome.records)
    about = {
        "findings": [*map(plain, outcome.findings)],
        "bad": outcome.bad,
        "newest": [
            (subject.kind, subject.id, day.isoformat(), place.file, place.line, place.column)
            for subject, (day, place) in outcome.newest.items()
        ],
        "records": records,
    }
    return arrays.to_bytes(about, parts)


def _from_bytes(raw: bytes, kind: Kind, tables: Sequence[Table]) -> Outcome:
    about, parts = arrays.from_bytes(raw)
    records = from_arrays(kind, tables, about["records"], parts)
    newest = {
        Subject(kind, name): (date.fromisoformat(day), Place(*place))
        for kind, name, day, *place in about["newest"]
    }
    return Outcome(records, tuple(map(finding_of, about["findings"])), about["bad"], newest)
