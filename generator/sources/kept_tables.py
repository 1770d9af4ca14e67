"""Tables that need not be parsed again: the columns of an unchanged file, by its text's digest.

Only a large plain file without any finding is kept: codes and packed texts are arrays already.
One with more than one row of headers is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from generator.disk import arrays, batch
from generator.disk.batch import Batch
from generator.disk.cache import Cache, maker
from generator.sources import cells, csv_table, header_rows, packed, plain_csv
from generator.sources.cells import ByColumn, Cells, Coded, OnDemand
from generator.sources.csv_table import Table, parse
from generator.sources.finding import Finding
from generator.sources.packed import PackedTexts
from generator.sources.text import AnyText, TextFile, TextOnDisk

_MODULES = (arrays, batch, cells, csv_table, header_rows, packed, plain_csv)
_CODE = (__file__, *(str(each.__file__) for each in _MODULES))


class KeptTables:
    """The tables of a repository, as far as they are in the cache.

    What can be said of all tables is one entry, and the columns of each are another, which is not
    read before somebody asks for them: what comes of an unchanged table is kept elsewhere.
    """

    def __init__(self, cache: Cache, root: Path, large: bool) -> None:
        self._cache = cache if large else Cache()
        self._large = large
        self._maker = maker(_CODE, "numpy", "pandas") if self._cache.folder is not None else ""
        self._batch = Batch(self._cache, self._maker, "tables", str(root.absolute()))

    def parse(self, source: TextFile, path: Path) -> tuple[Table | None, list[Finding]]:
        """Return the table and the findings, as ``csv_table.parse`` does.

        Where there is much to read, the text stays on the disk, in the file at ``path``.
        """
        if not self._large:
            return parse(source)
        on_disk = TextOnDisk(source.file, path, source.digest)
        kept = self._batch.get(source.digest) if self._maker else None
        if kept is not None:
            header, lines = kept
            cells = OnDemand(partial(self._columns, on_disk))
            return Table(source.file, tuple(header), cells, _lines(lines), (), on_disk), []
        table, findings = parse(source, self._large)
        if self._maker and table is not None and _can_be_kept(table, findings):
            self._batch.put(source.digest, (table.header, _plain(table.lines)))
            self._put(source, table.cells)
        return table and replace(table, source=on_disk), findings

    def save(self) -> None:
        """Keep what was read, if anything is new."""
        self._batch.save()

    def _columns(self, source: TextOnDisk) -> ByColumn:
        kept = self._cache.get(self._maker, "columns", source.digest)
        if kept is not None:
            return _from_bytes(kept)
        table, _ = parse(TextFile(source.file, source.text), self._large)
        if table is None:  # what is kept has gone in the same moment
            raise OSError(f"{source.file} has changed while it was read")
        return self._put(source, table.cells)

    def _put(self, source: AnyText, cells: Cells) -> ByColumn:
        assert isinstance(cells, ByColumn)
        self._cache.put(_to_bytes(cells), self._maker, "columns", source.digest)
        return cells


def _can_be_kept(table: Table, findings: Sequence[Finding]) -> bool:
    more = table.more_headers or table.headers_again
    return isinstance(table.cells, ByColumn) and not more and not findings


def _plain(lines: Sequence[int]) -> list[int] | dict[str, int]:
    return {"from": lines.start, "to": lines.stop} if isinstance(lines, range) else [*lines]


def _lines(plain: list[int] | dict[str, int]) -> Sequence[int]:
    return range(plain["from"], plain["to"]) if isinstance(plain, dict) else plain


def _to_bytes(cells: ByColumn) -> bytes:
    import numpy as np

    listed, parts = [], []
    for codes, texts in cells.columns:
        parts.append(np.asarray(codes))
        if isinstance(texts, PackedTexts):
            parts.append(texts.words)
        listed.append(None if isinstance(texts, PackedTexts) else [*texts])
    return arrays.to_bytes(listed, parts)


def _from_bytes(raw: bytes) -> ByColumn:
    listed, parts = arrays.from_bytes(raw)
    left = iter(parts)
    return ByColumn(
        tuple(
            Coded(next(left), PackedTexts(next(left)) if texts is None else texts)
            for texts in listed
        )
    )
