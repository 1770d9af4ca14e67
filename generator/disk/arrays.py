"""Arrays as bytes: a header in JSON, and each array as it lies in memory. Nothing in it can run."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ALIGNED = 8
"""Bytes. Arrays begin at a multiple of it, so that no processor reads them slowly."""


def to_bytes(about: Any, arrays: Sequence[NDArray[np.generic]]) -> bytes:
    """Return arrays of numbers or flags, and what JSON can say about them, as bytes."""
    shapes = [(each.dtype.str, each.shape) for each in arrays]
    parts = [json.dumps([about, shapes]).encode(), *(each.tobytes() for each in arrays)]
    size = len(parts[0]).to_bytes(_ALIGNED, "big")
    return size + b"".join(part + bytes(-len(part) % _ALIGNED) for part in parts)


def from_bytes(raw: bytes) -> tuple[Any, list[NDArray[Any]]]:
    """Return what was said, and the arrays; nobody can write to these."""
    import numpy as np

    begin, size = _ALIGNED, int.from_bytes(raw[:_ALIGNED], "big")
    about, shapes = json.loads(raw[begin : begin + size])
    begin += size + -size % _ALIGNED
    arrays = []
    for form, shape in shapes:
        dtype = np.dtype(form)
        count = math.prod(shape)
        arrays.append(np.frombuffer(raw, dtype, count, begin).reshape(shape))
        size = count * dtype.itemsize
        begin += size + -size % _ALIGNED
    return about, arrays
