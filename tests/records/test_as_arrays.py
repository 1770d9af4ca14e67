"""Records come back from arrays as they were: texts, values, and what is let pass."""

from __future__ import annotations

import numpy as np
import pytest

from generator.disk import arrays
from generator.model.kinds import KIND_OF_FOLDER, KINDS
from generator.model.table import Type
from generator.records.as_arrays import from_arrays, to_arrays
from generator.records.reading_context import ReadingContext
from generator.records.records import read_records
from generator.sources.csv_table import parse
from generator.sources.text import TextFile

KNOWN = ReadingContext("Europe/Berlin", ["mail"], {"post": "mail"}, ["it"], ["sales"])
TEXTS = {
    Type.TIME: ("2026-03-29 02:30", "2026-03-29T04:30+02:00", "2026-10-25 02:30", "unknown", "x"),
    Type.DAY: ("2026-09-30", "2026-02-30", "2026-09-30 12:00Z", "9999-12-31", ""),
    Type.PERIOD: ("2026-Q3", "2026-W36", "2026", "2026-09", "2026/27"),
    Type.WHOLE: ("12", "-3", "1.5", "+0", "−7"),
    Type.NUMBER: ("1e9", "0.1", "1.5.5", "-0", "999999999999999.5"),
    Type.YES_NO: ("yes", "FALSE", "2", "0", ""),
    Type.REFERENCE: ("mail", "post", "nobody", " mail ", ""),
    Type.CHOICE: ("list", "like", "open", "né", ""),
    Type.TEXT: ("“Call me”", "  ", "a", "b" * 99, " a "),
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
@pytest.mark.parametrize("large", [False, True])
def test_records_come_back_as_they_were(kind, large):
    head = ",".join(column.name for column in kind.columns)
    rows = (",".join(TEXTS[column.type][i] for column in kind.columns) for i in range(5))
    texts = ["\n".join((head, *rows, "")), f"{kind.columns[0].name},ours\n,1\n", f"{head}\n"]
    tables = [parse(TextFile(f"data/{i}.csv", text), large)[0] for i, text in enumerate(texts)]
    records = read_records(kind, tables, KNOWN)
    assert len(records) > 4
    records = records.without(np.arange(len(records)) % 2 == 1)
    about, parts = arrays.from_bytes(arrays.to_bytes(*to_arrays(records)))
    again = from_arrays(kind, tables, about, parts)
    for name in ("files", "lines", "accepted", "refused"):
        one, other = getattr(records, name), getattr(again, name)
        assert (one.dtype, one.tolist()) == (other.dtype, other.tolist())
    assert again.tables == records.tables
    assert list(again.cells) == list(records.cells)
    for one, other in zip(records.cells.values(), again.cells.values(), strict=True):
        assert one.codes.dtype == other.codes.dtype
        assert one.codes.tolist() == other.codes.tolist()
        assert [*one.texts] == [*other.texts]
        assert [*map(repr, one.values)] == [*map(repr, other.values)]
        assert (one.values is one.texts) == (other.values is other.texts)


def test_every_type_is_tried():
    assert {column.type for kind in KIND_OF_FOLDER.values() for column in kind.columns} <= {*TEXTS}
