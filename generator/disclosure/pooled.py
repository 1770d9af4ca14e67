"""Published cells of several periods taken together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter

from generator.disclosure.cell import Block, Cell
from generator.releases import sums

_start, _end = attrgetter("key.start"), attrgetter("key.end")


def inside(cells: Sequence[Cell], start: date, end: date) -> Sequence[Cell]:
    """Return the cells that lie wholly in some days, of cells in order of time."""
    return sums.inside(cells, start, end, _start, _end)


def together(cells: Sequence[Cell]) -> Cell:
    """Return cells of one question, in order of time, as one; the key is that of the first.

    Raises ValueError for none at all, and where one is withheld: nothing is computed from it.
    """
    if not cells or any(cell.withheld or cell.coarse for cell in cells):
        raise ValueError("only cells that are shown can be taken together")
    return Cell(
        cells[0].key,
        False,
        tuple(map(sum, zip(*[cell.counts for cell in cells], strict=True))),
        tuple([key for cell in cells for key in cell.without]),
        tuple(sorted([minutes for cell in cells for minutes in cell.minutes])),
        min([cell.release for cell in cells if cell.release], default=None),
    )


def pooled(points: Sequence[Cell], blocks: Sequence[Block], start: date, end: date) -> Cell | None:
    """Return what is published of some days of a line as one cell; None where nobody answered.

    The shown periods, and the blocks of withheld ones that lie wholly in these days. The cell says
    which periods it is without. It is withheld itself where nothing is left to publish.
    """
    found = inside(points, start, end)
    hidden = [cell for cell in found if cell.withheld]
    if not hidden:
        return together(found) if found else None
    mine = [block for block in blocks if block.start >= start and block.end <= end]
    in_blocks = {key for block in mine for key in block.keys}
    shown = [cell for cell in found if not cell.withheld] + [block.cell for block in mine]
    without = tuple(cell.key for cell in hidden if cell.key not in in_blocks)
    whole = together(shown) if any(cell.n for cell in shown) else hidden[0]
    return whole._replace(
        without=without,
        withdrawn=why_withdrawn(hidden),
        other_days=whole.other_days and all(cell.other_days for cell in hidden),
    )


def why_withdrawn(cells: Iterable[Cell]) -> str:
    """Return why the first withdrawn one of some cells was withdrawn; empty where none was."""
    return next((cell.withdrawn for cell in cells if cell.withdrawn), "")
