"""The secondary rule: what would let a withheld cell be worked out is withheld too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.disclosure.line import Line, Part, Range, ranges

Days = tuple[date, date]


@dataclass(frozen=True)
class Rule:
    """When a withheld cell is safe: its answers are left open by ``floor`` or more.

    Where people are known to have answered more than once, answers are more than people. There a
    sum that can be worked out must hold one cell that is large enough to be shown; ``small`` are
    the rows of those that are not, empty where nobody is known to have answered twice.
    """

    floor: float
    small: frozenset[int] = frozenset()

    def broken(self, found: Range) -> bool:
        """Return whether a cell is told too closely."""
        return found.width < self.floor or (bool(found.sharing) and found.sharing <= self.small)


def withhold_more(line: Line, withheld: set[int], rule: Rule, liked: set[Days]) -> None:
    """Add to ``withheld`` (rows) until no withheld cell of a line is told too closely.

    A community goes before a period, and a period before the window; of several that would do, the
    smallest; of equal ones the earlier, then the one that comes first in the cube. ``liked`` are
    days for which the same people's answers to another question are withheld: they are taken
    first, lest one question's numbers tell the other's. What this line withholds is added to them.
    """
    while (leak := _tightest(line, withheld, rule)) is not None:
        withheld.add(_choose(line, withheld, rule, leak, liked).row)
    liked |= {(part.start, part.end) for part in line.points if part.row in withheld}


def _tightest(line: Line, withheld: set[int], rule: Rule) -> Range | None:
    leaks = [each for each in ranges(line, withheld) if rule.broken(each)]
    return min(leaks, key=lambda each: (each.width, each.part.start, each.part.row), default=None)


def _choose(line: Line, withheld: set[int], rule: Rule, leak: Range, liked: set[Days]) -> Part:
    """Return the cell to withhold next: one that ends the leaks alone, if there is such a one."""
    periods = set(line.points)

    def order(part: Part) -> tuple[bool, bool, float, date, int]:
        told = (part.start, part.end) not in liked
        return (part in periods, told, part.answers, part.start, part.row)

    found = sorted({p for p in _around(line, leak.part) if p.row not in withheld}, key=order)
    if not found:
        window = line.window
        assert window is not None, "only a window can tell the last of its periods"
        assert window.row not in withheld, "a window that is withheld tells nothing"
        return window
    for part in found:
        if _tightest(line, withheld | {part.row}, rule) is None:
            return part
    looser = (p for p in found if _width(line, withheld | {p.row}, leak.part) > leak.width)
    return next(looser, found[0])


def _width(line: Line, withheld: set[int], part: Part) -> float:
    return next(each.width for each in ranges(line, withheld) if each.part == part)


def _around(line: Line, part: Part) -> Iterator[Part]:
    """Yield the cells that stand in one sum with a cell; the window itself stands last of all."""
    mine = [quarter for quarter in line.quarters if part in quarter.communities]
    if not mine:
        yield from line.inside
        mine = [q for q in line.quarters if any(p in line.inside for p in q.points)]
    for quarter in mine:
        yield from quarter.communities
        yield from quarter.points
