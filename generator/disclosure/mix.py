"""A provider's services taken together: withheld where it would tell of a withheld service.

The mix is the sum of its services' periods. Where one of them is withheld, the mix less the others
would tell it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.counts.cube import Cube, Level
from generator.disclosure.places import Places
from generator.model.subject import Subject


def withheld_mixes(cube: Cube, places: Places, withheld: NDArray[np.bool_]) -> list[int]:
    """Return the rows of the mixes that may not be shown."""
    homes: dict[Subject, list[Subject]] = {}
    for service, provider in cube.homes.items():
        homes.setdefault(provider, []).append(service)
    return [
        row
        for (level, provider, question, mode), rows in places.items()
        if level is Level.MIX
        for row in rows
        if any(
            withheld[point]
            for service in homes.get(provider, ())
            for point in places.get((Level.POINT, service, question, mode), ())
            if _inside(cube, point, row)
        )
    ]


def _inside(cube: Cube, point: int, mix: int) -> bool:
    part, whole = cube.keys[point], cube.keys[mix]
    return part.start >= whole.start and part.end <= whole.end
