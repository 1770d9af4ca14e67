"""Groups of events, as an engine hands them over: plain arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
SetAside = Callable[[int, Sequence[str], int], None]
"""Takes an event that cannot count: why, its texts (see ``SAID``), and how often it is there."""
Progress = Callable[[float], None]
"""Is called with the share that is done, from 0 to 1."""
SAID = ("service", "measure", "time", "value", "ok", "more")


class Groups(Struct, frozen=True):
    """How many events have what in common; arrays of the same length, by series, day and value.

    ``series`` is the place in the plan; ``day`` counts from 1 January 1970; ``least`` and
    ``largest`` are not a number where events have no value.
    """

    series: Ints
    day: Ints
    above: Ints
    ok: Ints
    n: Ints
    least: Floats
    largest: Floats


class CountedEvents(NamedTuple):
    """The groups of all events, and how many events were read."""

    groups: Groups
    events: int
