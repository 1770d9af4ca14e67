"""The door: which cells are withheld.

Primary rule: a cell of fewer people than the privacy floor, but not of none, is withheld. Zero is
shown. The door masks the whole cube at once, so that rules which look at several cells together
have their place here and nowhere else.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from generator.counts.cube import Cube
from generator.disclosure.published import Published


def publish(cube: Cube, privacy_floor: int) -> Published:
    """Return what may be published of the cube."""
    withheld = primary(cube.people, privacy_floor)
    shown = replace(
        cube,
        counts=np.where(withheld[:, None], math.nan, cube.counts),
        weights=np.where(withheld[:, None], math.nan, cube.weights),
        weights_squared=np.where(withheld, math.nan, cube.weights_squared),
        people=np.where(withheld, -1, cube.people),
    )
    return Published(shown, withheld)


def primary(people: NDArray[np.int64], privacy_floor: int) -> NDArray[np.bool_]:
    """Return which cells fewer people than the floor fill, but somebody. Shape (cells,)."""
    hidden: NDArray[np.bool_] = (people > 0) & (people < privacy_floor)
    return hidden
