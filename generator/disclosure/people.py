"""Numbers of people outside surveys: who used it, asked for it, was without it.

The kinds of data mark their columns. A number below the privacy floor is withheld, and so is what
describes these people; 0 is shown. Of a sensitive service all are withheld.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.model.kinds import KIND_OF_FOLDER
from generator.records.laid_out import Columns


def few(people: float, privacy_floor: float) -> bool:
    """Return whether a number of people is too small to be shown; 0 is shown."""
    return 0 < people < privacy_floor


def withheld_rows(
    kind: str, columns: Columns, privacy_floor: float, sensitive: NDArray[np.bool_]
) -> Columns:
    """Return, by column of numbers, of which rows they are withheld.

    ``sensitive`` says which rows are about a sensitive service.
    """
    masks: dict[str, NDArray[np.bool_]] = {}
    for name, behind in _columns_of_people(kind) if columns else ():
        numbers = columns[name]
        people = columns[behind] if behind else numbers
        small = (people > 0) & (people < privacy_floor)
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
