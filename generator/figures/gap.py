"""The gap between two groups of answers: one share minus the other, with its range."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from generator.disclosure.published import Cell, Mode
from generator.figures.figure import Figure, Span, State
from generator.figures.method import Method
from generator.measures.difference import difference
from generator.measures.share import proportion

_CONTENT = slice(3, 5)
"""The answers 4 and 5 of a scale from 1 to 5."""


class Group(Struct, frozen=True):
    """Published answers taken together: how many are 4 or 5, of how many."""

    content: float
    n: int

    @property
    def share(self) -> float:
        """The share of 4 and 5. Raises ValueError where there are no answers."""
        return proportion(self.content, self.n)


def group(cells: Sequence[Cell]) -> Group | None:
    """Return the answers of cells together; none where one is withheld, coarse or of nobody.

    Nothing is computed from a withheld cell, and leaving it out would show others than were asked.
    """
    if any(cell.withheld or cell.coarse for cell in cells):
        return None
    n = sum(cell.n for cell in cells)
    if n == 0:
        return None
    return Group(sum(sum(cell.counts[_CONTENT]) for cell in cells), n)


def gap_figure(
    identity: str,
    method: Method,
    span: Span,
    before: Group | None,
    after: Group | None,
    sources: tuple[str, ...],
    between: tuple[date, date] | None = None,
    mode: Mode | None = None,
) -> Figure:
    """Return `after` minus `before`; no data where one of them has none.

    ``mode`` is how the customers among them were asked. ``between`` are the first and the last day
    of what lies between the two and is left out. Whether both have enough answers is for the caller
    to know: their own figures say so.
    """
    if before is None or after is None:
        return Figure(identity, method, State.NO_DATA, span)
    found = difference(before.content, before.n, after.content, after.n)
    return Figure(
        identity,
        method,
        State.SHOWN,
        span,
        value=found.value,
        low=found.interval.low,
        high=found.interval.high,
        n=before.n + after.n,
        mode=mode,
        sources=sources,
        excluded_span=between,
    )


def days_between(before: Span, after: Span) -> tuple[date, date] | None:
    """Return the first and the last day between two spans; none where there is no day."""
    first, last = before.end + timedelta(days=1), after.start - timedelta(days=1)
    return (first, last) if first <= last else None


def clear(figure: Figure) -> bool:
    """Return whether a gap is more than chance: its range leaves out 0."""
    if figure.low is None or figure.high is None:
        return False
    return figure.low > 0.0 or figure.high < 0.0
