"""The door: which cells are withheld.

Primary rule: a cell of fewer people than the privacy floor, but not of none, is withheld. Zero is
shown. The door masks the whole cube at once, so that rules which look at several cells together
have their place here and nowhere else.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.counts.cube import SCALES, Cube
from generator.disclosure.published import Cell, Published

_NOTHING = np.zeros(0)
_NOTHING.flags.writeable = False


def publish(cube: Cube, privacy_floor: int) -> Published:
    """Return what may be published of the cube."""
    withheld = primary(cube.people, privacy_floor)
    return Published(
        (_cell(cube, index, bool(hidden)) for index, hidden in enumerate(withheld)),
        cube.invitations,
        cube.files,
    )


def primary(people: NDArray[np.int64], privacy_floor: int) -> NDArray[np.bool_]:
    """Return which cells fewer people than the floor fill, but somebody. Shape (cells,)."""
    hidden: NDArray[np.bool_] = (people > 0) & (people < privacy_floor)
    return hidden


def _cell(cube: Cube, index: int, hidden: bool) -> Cell:
    key = cube.keys[index]
    if hidden:
        return Cell(key, True, _NOTHING, _NOTHING, float("nan"))
    low, high = SCALES[key.question]
    counts = cube.counts[index, : high - low + 1]
    weights = cube.weights[index, : high - low + 1]
    return Cell(key, False, counts, weights, float(cube.weights_squared[index]))
