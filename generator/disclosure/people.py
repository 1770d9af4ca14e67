"""Numbers of people outside surveys: who used it, asked for it, was without it.

The kinds of data mark their columns. A number below the privacy floor is withheld, and so is what
describes these people; 0 is shown. Of a sensitive service all are withheld.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.model.kinds import KIND_OF_FOLDER
from generator.records.laid_out import Columns

_TWICE = 2
_USERS = "usage", "people"
"""The column in which nobody counts twice, and which may be all people that a service is for.

How many were hit by a breakdown is no such count: it is an estimate.
"""
_NOTHING = np.zeros((0, 0))


def least_size(privacy_floor: float) -> float:
    """Return of how many people at least a number of all of them, or of all asked, is published.

    Of fewer it would say how many did not answer, and with that what most of them think.
    """
    return _TWICE * privacy_floor


def few_besides(people: float, besides: Iterable[int], privacy_floor: float) -> bool:
    """Return whether a number of people leaves few of a group once one of some sizes is taken away.

    162 who were asked, less a group of 150 whose size is published, are the 12 of another one.
    """
    return any(few(people - each, least_size(privacy_floor)) for each in besides)


def few(people: float, privacy_floor: float) -> bool:
    """Return whether a number of people is too small to be shown; 0 is shown."""
    return 0 < people < privacy_floor


def withheld_rows(
    kind: str,
    columns: Columns,
    privacy_floor: float,
    sensitive: NDArray[np.bool_],
    besides: NDArray[np.float64] = _NOTHING,
) -> Columns:
    """Return, by column of numbers, of which rows they are withheld.

    ``sensitive`` says which rows are about a sensitive service; ``besides``, with the shape
    (sizes, rows), how many people readers may take away, NaN where none.
    """
    masks: dict[str, NDArray[np.bool_]] = {}
    for name, behind in _columns_of_people(kind) if columns else ():
        numbers = columns[name]
        people = columns[behind] if behind else numbers
        small = (people > 0) & (people < privacy_floor)
        if (kind, behind or name) == _USERS and len(besides):
            left = people - besides
            small |= ((left > 0) & (left < least_size(privacy_floor))).any(axis=0)
        masks[name] = ~np.isnan(numbers) & (small | sensitive)
    return masks


def said_withheld(name: str) -> str:
    """Return the name of the column that says of which rows a number is withheld."""
    return f"{name} withheld"


def is_withheld(columns: Columns, name: str) -> NDArray[np.bool_]:
    """Return of which rows the number in a column is withheld."""
    found: NDArray[np.bool_] = columns[said_withheld(name)]
    return found


@cache
def _columns_of_people(kind: str) -> tuple[tuple[str, str], ...]:
    """Return a kind's numbers of people, and of what is said of them, with what is behind each."""
    columns = KIND_OF_FOLDER[kind].columns
    return tuple((each.name, each.behind) for each in columns if each.people or each.behind)
