"""Arrays come back from their bytes as they were, and what was said of them too."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from generator.disk.arrays import from_bytes, to_bytes

FORMS = st.sampled_from(["uint8", "int8", "int32", "uint64", "float64", "bool"])
MANY = st.lists(arrays(FORMS, array_shapes(min_dims=1, max_dims=2, min_side=0)), max_size=4)


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists, max_leaves=5), MANY)
def test_arrays_come_back_as_they_were(about, given_arrays):
    said, found = from_bytes(to_bytes(about, given_arrays))
    assert said == about
    for one, other in zip(given_arrays, found, strict=True):
        assert (one.dtype, one.shape) == (other.dtype, other.shape)
        assert one.tobytes() == other.tobytes()


def test_nobody_writes_to_what_is_kept():
    _, (found,) = from_bytes(to_bytes({}, [np.zeros(2)]))
    with pytest.raises(ValueError, match="read-only"):
        found[0] = 1


def test_objects_are_no_arrays():
    raw = to_bytes(None, [np.array(["text", None], dtype=object)])
    with pytest.raises(ValueError, match="OBJECT"):
        from_bytes(raw)
