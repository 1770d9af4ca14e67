"""The door: which cells are withheld.

Primary rule: a cell of fewer people than the privacy floor, but not of none, is withheld. Zero is
shown. The door masks the whole cube at once, so that rules which look at several cells together
have their place here and nowhere else.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from generator.counts.cube import SCALES, Cube
from generator.disclosure.published import Cell, Published


def publish(cube: Cube, privacy_floor: int) -> Published:
    """Return what may be published of the cube."""
    withheld = primary(cube.people, privacy_floor).tolist()
    counts, weights = cube.counts.tolist(), cube.weights.tolist()
    squares = cube.weights_squared.tolist()
    cells = []
    for index, key in enumerate(cube.keys):
        if withheld[index]:
            cells.append(Cell(key, True, (), (), math.nan))
        else:
            low, high = SCALES[key.question]
            width = high - low + 1
            shown = (tuple(counts[index][:width]), tuple(weights[index][:width]))
            cells.append(Cell(key, False, *shown, squares[index]))
    return Published(cells, cube.invitations, cube.files)


def primary(people: NDArray[np.int64], privacy_floor: int) -> NDArray[np.bool_]:
    """Return which cells fewer people than the floor fill, but somebody. Shape (cells,)."""
    hidden: NDArray[np.bool_] = (people > 0) & (people < privacy_floor)
    return hidden
