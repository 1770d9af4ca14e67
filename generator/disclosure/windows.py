"""Which window of a question is published: the first that holds answers enough, else the longest.

One of a question and no more: two windows tell what lies between them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.counts.cube import Cube, Level
from generator.disclosure.places import Places
from generator.model.organisation import Floors


def choose_windows(cube: Cube, places: Places, floors: Floors) -> Places:
    """Return the places without the windows that are not published."""
    enough = (cube.people >= floors.privacy) & (_strength(cube) >= floors.reliability)
    chosen = dict(places)
    for series, rows in places.items():
        if series[0] is Level.WINDOW:
            # They all end on the same day: the later one begins, the shorter it is.
            by_length = sorted(rows, key=lambda row: cube.keys[row].start, reverse=True)
            chosen[series] = [next((row for row in by_length if enough[row]), by_length[-1])]
    return chosen


def _strength(cube: Cube) -> NDArray[np.float64]:
    """Return how many answers of equal weight each cell's answers tell as much as."""
    answers, weights = cube.counts.sum(axis=1), cube.weights.sum(axis=1)
    squared = np.where(cube.weights_squared > 0, cube.weights_squared, 1.0)
    weighted = (cube.counts != cube.weights).any(axis=1)
    strength: NDArray[np.float64] = np.where(
        weighted, np.minimum(weights**2 / squared, answers), answers
    )
    return strength
