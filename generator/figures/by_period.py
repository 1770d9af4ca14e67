"""A question by period: its cells in order of time, and the figures that they become."""

from __future__ import annotations

import math
from copy import copy
from functools import cached_property

from generator.disclosure.published import Cell
from generator.figures.answers import Estimator, cell_figure
from generator.figures.figure import Figure
from generator.figures.no_answers import in_days
from generator.figures.question_methods import OF_QUESTIONS
from generator.figures.subject_context import SubjectContext
from generator.figures.time_axis import Slot, slots_between


class ByPeriod:
    """A question's periods since it was first answered.

    ``slots`` and what the properties return have the same length; empty where there never was an
    answer. All are made when they are first asked for: a chart needs the figures' values alone.
    """

    def __init__(
        self, subject_context: SubjectContext, question: str, estimator: Estimator
    ) -> None:
        self._subject_context = subject_context
        self._question = question
        self._estimator = estimator
        self._mode = subject_context.mode(question)
        self.slots = _slots(subject_context, self._points)

    def about(self, subject_context: SubjectContext) -> ByPeriod:
        """Return the same periods in a later state, in which nothing of the subject is new."""
        found = copy(self)
        found._subject_context = subject_context
        return found

    @property
    def _points(self) -> tuple[Cell, ...]:
        context = self._subject_context
        return context.published.points(context.subject, self._question, self._mode)

    @property
    def _cells(self) -> list[Cell | None]:
        """The cells of the periods; they are not held here, for they take most of the memory."""
        at = {cell.key.start: cell for cell in self._points}
        return [at.get(slot.start) for slot in self.slots]

    @cached_property
    def values(self) -> tuple[float, ...]:
        """The figures' values; not a number where there is none."""
        value = self._estimator.value
        return tuple(
            [
                value(cell) if cell and number else math.nan
                for cell, number in zip(self._cells, self.numbers, strict=True)
            ]
        )

    @cached_property
    def full(self) -> tuple[bool, ...]:
        """Which figures a verdict may rest on."""
        least = max(self._subject_context.floors.reliability, 1)
        return tuple([number >= least for number in self.numbers])

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """How many answers each value stands on; 0 where there is none."""
        return tuple(
            [0.0 if cell is None or cell.withheld else float(cell.n) for cell in self._cells]
        )

    @property
    def files(self) -> tuple[str, ...]:
        """The files with the answers of all periods."""
        slots = self.slots
        return self._subject_context.files(slots[0].start, slots[-1].end) if slots else ()

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures."""
        subject_context, question = self._subject_context, self._question
        named, method = f"{subject_context.figure_id(question)}?", OF_QUESTIONS[question]
        asked, files = subject_context.asked(question), subject_context.files
        found = []
        for slot, cell in zip(self.slots, self._cells, strict=True):
            start, end = slot.start, slot.end
            figure = cell_figure(
                subject_context,
                named + slot.chosen,
                method,
                self._estimator,
                cell,
                slot.span,
                asked.between(start, end),
                self._mode,
                files(start, end) if cell else (),
            )
            found.append(in_days(subject_context, question, figure))
        return tuple(found)


def _slots(subject_context: SubjectContext, cells: tuple[Cell, ...]) -> tuple[Slot, ...]:
    """Every closed period since the first that has a cell."""
    if not cells:
        return ()
    calendar = subject_context.calendar
    first = calendar.period_of(cells[0].key.start)
    return slots_between(first, calendar.last_closed(subject_context.as_of), calendar.breaks)
