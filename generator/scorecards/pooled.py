"""Published cells of several periods taken together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from generator.disclosure.published import Cell

_start, _end = attrgetter("key.start"), attrgetter("key.end")


def inside(cells: Sequence[Cell], start: date, end: date) -> Sequence[Cell]:
    """Return the cells that lie wholly in some days, of cells in order of time."""
    first = bisect_left(cells, start, key=_start)
    return cells[first : bisect_right(cells, end, key=_end)]


def within(cells: Sequence[Cell], start: date, end: date) -> Cell | None:
    """Return the cells that lie in these days as one; one that is withheld where one of them is.

    None where there is none.
    """
    found = inside(cells, start, end)
    hidden = next((cell for cell in found if cell.withheld), None)
    return hidden or (together(found) if found else None)


def together(cells: Sequence[Cell]) -> Cell:
    """Return cells of one question, in order of time, as one; the key is that of the first.

    Raises ValueError for none at all, and where one is withheld: nothing is computed from it.
    """
    if not cells or any(cell.withheld for cell in cells):
        raise ValueError("only cells that are shown can be taken together")
    return Cell(
        cells[0].key,
        False,
        tuple(map(sum, zip(*(cell.counts for cell in cells), strict=True))),
        tuple(map(sum, zip(*(cell.weights for cell in cells), strict=True))),
        sum(cell.weights_squared for cell in cells),
    )
