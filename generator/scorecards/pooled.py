"""Published cells of several periods taken together."""

from __future__ import annotations

from collections.abc import Sequence

from generator.disclosure.published import Cell


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
