"""Few subjects are counted at once: the cells are those of all together."""

from __future__ import annotations

import numpy as np
import pytest

from generator.counts import cells
from generator.counts.cells import count
from generator.counts.counting_context import COUNTED, counting_context


@pytest.mark.parametrize("together", [1, 7])
def test_few_subjects_at_once_give_the_same_cells(example_reading, monkeypatch, together):
    checked = example_reading.checked
    known = counting_context(checked.definitions, checked.as_of)
    records = {kind: checked.records[kind] for kind in COUNTED}
    whole = count(records, known)
    monkeypatch.setattr(cells, "_TOGETHER", together)
    parts = count(records, known)
    assert len(whole.people) > 1_000
    assert len(whole.named[0]) > 0
    assert len(whole.minutes[0]) > 0

    def arrays(cube):
        return [*cube.keys.columns, cube.counts, cube.people, *cube.named, *cube.minutes]

    for one, other in zip(arrays(parts), arrays(whole), strict=True):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)
