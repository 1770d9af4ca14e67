"""CSV in blocks: what is written is what the CSV module writes."""

from __future__ import annotations

import csv
import io

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.importing import as_csv
from generator.importing.as_csv import csv_of

TEXTS = st.text(st.sampled_from(list('a ,"\n\r\té')), max_size=3)


@given(st.integers(1, 3), st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=7))
def test_a_table_is_written_as_the_csv_module_writes_it(width, rows):
    rows = [row[:width] for row in rows]
    header = [*"xyz"][:width]
    columns = [np.array([row[at] for row in rows], dtype=object) for at in range(width)]
    output = io.StringIO(newline="")
    csv.writer(output, lineterminator="\n").writerows([header, *rows])
    assert csv_of(header, columns) == output.getvalue().encode()


def test_rows_of_several_blocks_stand_in_their_order(monkeypatch):
    monkeypatch.setattr(as_csv, "_BLOCK", 2)
    columns = [np.array([*"abcde"], dtype=object), np.array(["1", "2,3", "4", "5", "6"], object)]
    assert csv_of(["x", "y"], columns) == b'x,y\na,1\nb,"2,3"\nc,4\nd,5\ne,6\n'
