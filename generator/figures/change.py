"""What moved over many services: this window compared with the same one a year before.

Many comparisons find something by chance, so the list holds the false discovery rate at a tenth
(Benjamini and Hochberg).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from generator.disclosure.pooled import inside
from generator.disclosure.published import Cell
from generator.figures import methods
from generator.figures.figure import Figure, Span, State, YearBefore
from generator.figures.subject_context import SubjectContext
from generator.measures.difference import difference, p_value
from generator.measures.false_discovery import discoveries
from generator.model.period import Grain

_A_YEAR = {Grain.MONTH: 12, Grain.QUARTER: 4, Grain.YEAR: 1}
_LIKING = slice(3, 5)


class YearChange(Struct, frozen=True):
    """Liking now and a year before: the difference, and how easily chance makes one as large."""

    figure: Figure
    p: float


def change(subject_context: SubjectContext, like: Figure) -> YearChange | None:
    """Return the change of liking against the same window a year before.

    None unless both windows are full, published period by period, and on the same line (no break in
    between).
    """
    shift = _A_YEAR.get(subject_context.calendar.grain)
    if not like.full or like.span is None or like.mode is None or shift is None:
        return None
    cells = subject_context.published.points(subject_context.subject, "like", like.mode)
    now = inside(cells, like.span.start, like.span.end)
    start = subject_context.calendar.period_of(like.span.start).shift(-shift).start
    end = subject_context.calendar.period_of(like.span.end).shift(-shift).end
    before = inside(cells, start, end)
    if not _comparable(subject_context, now, before):
        return None
    yes_now, n_now = _add(now)
    yes_before, n_before = _add(before)
    if min(n_now, n_before) < subject_context.floors.reliability:
        return None
    found = difference(yes_before, n_before, yes_now, n_now)
    figure = Figure(
        subject_context.figure_id("difference"),
        methods.DIFFERENCE,
        State.SHOWN,
        Span(start, like.span.end, YearBefore(like.span, same=True)),
        value=found.value,
        low=found.interval.low,
        high=found.interval.high,
        n=round(n_now + n_before),
        mode=like.mode,
        sources=tuple(sorted({*subject_context.files(start, end), *like.sources})),
        excluded_span=(end + timedelta(days=1), like.span.start - timedelta(days=1)),
    )
    return YearChange(figure, p_value(yes_before, n_before, yes_now, n_now))


def moved(changes: Sequence[YearChange | None]) -> tuple[bool, ...]:
    """Return which changes are more than chance, one in ten of them wrongly at most."""
    known = [each.p for each in changes if each is not None]
    found = iter(discoveries(known)) if known else iter(())
    return tuple(each is not None and bool(next(found)) for each in changes)


def _comparable(
    subject_context: SubjectContext, now: Sequence[Cell], before: Sequence[Cell]
) -> bool:
    cells = [*now, *before]
    if not now or not before or any(cell.withheld for cell in cells):
        return False
    first: date = before[0].key.start - timedelta(days=1)
    last = now[-1].key.end
    return not any(first < day <= last for day in subject_context.calendar.breaks)


def _add(cells: Sequence[Cell]) -> tuple[float, float]:
    yes = sum(sum(cell.counts[_LIKING]) for cell in cells)
    return yes, sum(sum(cell.counts) for cell in cells)
