"""Tables that need not be parsed again: the columns of an unchanged file, by its text's digest.

Only a large plain file without any finding is kept: codes and packed texts are arrays already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.disk import arrays
from generator.disk.cache import Cache, maker
from generator.sources import cells, csv_table, header_rows, packed, plain_csv
from generator.sources.cells import ByColumn, Coded
from generator.sources.csv_table import Table, parse
from generator.sources.finding import Finding
from generator.sources.header_rows import HeaderRows
from generator.sources.packed import PackedTexts
from generator.sources.text import TextFile

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CODE = tuple(
    str(each.__file__) for each in (arrays, cells, csv_table, header_rows, packed, plain_csv)
)


class KeptTables:
    """The tables of a repository, as far as they are in the cache."""

    def __init__(self, cache: Cache, large: bool) -> None:
        self._cache = cache
        self._large = large
        self._maker = maker(_CODE, "numpy", "pandas") if large and cache.folder else ""

    def parse(self, source: TextFile) -> tuple[Table | None, list[Finding]]:
        """Return the table and the findings, as ``csv_table.parse`` does."""
        if not self._maker:
            return parse(source, self._large)
        kept = self._cache.get(self._maker, "table", source.digest)
        if kept is not None:
            return _from_bytes(kept, source), []
        table, findings = parse(source, self._large)
        if table is not None and isinstance(table.cells, ByColumn) and not findings:
            self._cache.put(_to_bytes(table, table.cells), self._maker, "table", source.digest)
        return table, findings


def _to_bytes(table: Table, by_column: ByColumn) -> bytes:
    import numpy as np

    lines: Any = table.lines
    about = {
        "header": table.header,
        "lines": [lines.start, lines.stop] if isinstance(lines, range) else lines,
        "more": table.more_headers,
        "texts": [
            None if isinstance(texts, PackedTexts) else [*texts] for _, texts in by_column.columns
        ],
        "rows": isinstance(lines, range),
    }
    parts: list[NDArray[Any]] = []
    for codes, texts in by_column.columns:
        parts.append(np.asarray(codes))
        if isinstance(texts, PackedTexts):
            parts.append(texts.words)
    return arrays.to_bytes(about, parts)


def _from_bytes(raw: bytes, source: TextFile) -> Table:
    about, parts = arrays.from_bytes(raw)
    left = iter(parts)
    columns = tuple(
        Coded(next(left), PackedTexts(next(left)) if texts is None else texts)
        for texts in about["texts"]
    )
    lines = range(*about["lines"]) if about["rows"] else about["lines"]
    more = HeaderRows(*about["more"]) if about["more"] else None
    return Table(source.file, tuple(about["header"]), ByColumn(columns), lines, (), source, more)
