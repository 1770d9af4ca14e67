"""The door: which cells are withheld.

Primary rule: a cell of fewer people than the privacy floor, but not of none, is withheld. Zero is
shown. Secondary rule: so is what would let a withheld cell be worked out. The door masks the whole
cube at once, so that rules which look at several cells together have their place here and nowhere
else. The same cube is always masked alike.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from generator.counts.cube import SCALES, Cube, Level
from generator.disclosure.layout import About, Layout
from generator.disclosure.mix import withheld_mixes
from generator.disclosure.places import Places, places_of
from generator.disclosure.published import Published
from generator.disclosure.secondary import Days, Rule, withhold_more
from generator.disclosure.windows import choose_windows
from generator.model.organisation import Floors

_ORDER = {question: number for number, question in enumerate(SCALES)}


def publish(cube: Cube, floors: Floors) -> Published:
    """Return what may be published of the cube."""
    places = choose_windows(cube, places_of(cube.keys), floors)
    offered = np.zeros(len(cube.keys), dtype=bool)
    offered[[row for rows in places.values() for row in rows]] = True
    withheld = primary(cube.people, floors.privacy) & offered
    withheld[secondary(cube, places, withheld, floors.privacy)] = True
    withheld[withheld_mixes(cube, places, withheld)] = True
    hidden = withheld | ~offered
    shown = replace(
        cube,
        counts=np.where(hidden[:, None], math.nan, cube.counts),
        weights=np.where(hidden[:, None], math.nan, cube.weights),
        weights_squared=np.where(hidden, math.nan, cube.weights_squared),
        people=np.where(hidden, -1, cube.people),
    )
    return Published(shown, withheld, places)


def primary(people: NDArray[np.int64], privacy_floor: int) -> NDArray[np.bool_]:
    """Return which cells fewer people than the floor fill, but somebody. Shape (cells,)."""
    hidden: NDArray[np.bool_] = (people > 0) & (people < privacy_floor)
    return hidden


def secondary(
    cube: Cube, places: Places, withheld: NDArray[np.bool_], privacy_floor: int
) -> list[int]:
    """Return the rows that are withheld besides: those that would let others be worked out."""
    layout, more = Layout(cube, places), []
    by_line: dict[About, set[int]] = {}
    for row in np.flatnonzero(withheld).tolist():
        key = cube.keys[row]
        if key.level is not Level.MIX:
            by_line.setdefault((key.subject, key.question, key.mode), set()).add(row)
    liked: dict[tuple[object, object], set[Days]] = {}
    for about in sorted(by_line, key=lambda about: (about[0], about[2], _ORDER[about[1]])):
        line, first = layout.line(about), by_line[about]
        small = frozenset(first) if layout.repeated(line) else frozenset[int]()
        found = set(first)
        rule = Rule(privacy_floor, small)
        withhold_more(line, found, rule, liked.setdefault((about[0], about[2]), set()))
        more += sorted(found - first)
    return more
