"""The panel “Working time lost”: how many lost some, how much, and what the log knows of it."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from msgspec import Struct

from generator.disclosure.pooled import why_withdrawn
from generator.disclosure.published import DAY, LOST, LOST_MINUTES, Cell, Mode
from generator.features.lost_time import method
from generator.features.steps.outage_impact import DAYS_OF_YEAR
from generator.features.steps.time_without import lost as time_without
from generator.figures.answers import YES, cell_figure, say_window
from generator.figures.figure import Figure, State
from generator.figures.method import Method
from generator.figures.no_answers import in_window
from generator.figures.panel_context import PanelContext
from generator.figures.subject_context import SubjectContext
from generator.measures.lost_time import LostMinutes, mean_minutes, median_minutes
from generator.measures.share import proportion

LEAST_FOR_A_MEAN = 100
"""Answers. With fewer, the interval of the mean is up to three times the mean."""
_MINUTES_OF_HOUR = 60


class LostTime(Struct, frozen=True):
    """What people answered when asked for lost minutes; ``over`` says over which time.

    ``some`` is the share that lost any, ``middle`` the median of those, ``each`` the mean of all.
    ``blank`` is the share that left the question blank, ``capped`` how many lost more than a day,
    ``log`` the time without it by the log of breakdowns, for each and over the same time.
    ``opened`` says that people answered from an open link only. The figures are () where the
    organisation does not say over which time it asks, or nobody ever answered.
    """

    over: str
    opened: bool
    answered: bool
    some: Figure
    middle: Figure
    each: Figure
    blank: Figure
    capped: Figure
    log: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures."""
        own = (self.some, self.middle, self.each, self.blank, self.capped, self.log)
        return own if self.over and self.answered else ()

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the lost time of a subject in its window, of those who were asked by list."""
        where = context.subject_context
        over = where.organisation.lost_over or ""
        listed = bool(where.published.points(where.subject, LOST, Mode.LIST))
        opened = bool(where.published.points(where.subject, LOST, Mode.OPEN)) and not listed
        if not where.applicable:
            return cls(over, opened, listed, *_nothing(where, State.NOT_APPLICABLE))
        found = _LostTimeFigures(where)
        answered = listed or (found.some.state is State.SET_ASIDE and not opened)
        if not (answered and over):
            return cls(over, opened, answered, *_nothing(where, State.NOT_ASKED))
        return cls(over, opened, answered, *found.figures)


def _nothing(where: SubjectContext, state: State) -> tuple[Figure, ...]:
    return tuple(Figure(where.figure_id(each.id), each, state) for each in method.METHODS)


class _LostTimeFigures:
    """The figures of one subject, from its cells of lost time in one window."""

    def __init__(self, where: SubjectContext) -> None:
        self._where = where
        window, self._all = where.window(LOST, Mode.LIST)
        self._span = say_window(where, window)
        total = where.published.total
        self._some = total(where.subject, LOST_MINUTES, Mode.LIST, self._span.start, self._span.end)
        self._sources = where.files(self._span.start, self._span.end)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of lost time, in the order of their methods."""
        some = self.some
        each = self._mean(some)
        return some, self._median(some), each, self._blank(some), self._capped(some), self._log()

    @cached_property
    def some(self) -> Figure:
        """The share of those who lost any time."""
        where, span = self._where, self._span
        identity = where.figure_id(method.LOST_ANY.id)
        asked = where.asked(LOST).between(span.start, span.end)
        found = cell_figure(
            where, identity, method.LOST_ANY, YES, self._all, span, asked, Mode.LIST, self._sources
        )
        found = in_window(where, LOST, found)
        return found if found.state is not State.FEW else _without_value(found)

    def _median(self, some: Figure) -> Figure:
        """Return the median of those who lost time; a state where all of them may not be seen."""
        if some.value is None:
            return self._state(method.LOST_MEDIAN, some.state)
        if self._hidden(some):
            return self._state(method.LOST_MEDIAN, State.WITHHELD)
        if self._some is None:
            return self._state(method.LOST_MEDIAN, State.NO_DATA)
        few = self._some.n < self._where.floors.reliability
        found = median_minutes(self._some.minutes)
        return self._minutes(method.LOST_MEDIAN, State.FEW if few else State.SHOWN, found, some)

    def _mean(self, some: Figure) -> Figure:
        """Return the mean of all who answered; no number of fewer than a hundred."""
        if some.value is None or self._all is None:
            return self._state(method.LOST_MEAN, some.state)
        if self._hidden(some):
            return self._state(method.LOST_MEAN, State.WITHHELD)
        if self._all.n < LEAST_FOR_A_MEAN:
            return self._state(method.LOST_MEAN, State.FEW)._replace(n=self._all.n)
        minutes = self._some.minutes if self._some else ()
        found = mean_minutes(minutes, self._all.n - len(minutes), DAY)
        return self._minutes(method.LOST_MEAN, State.SHOWN, found, some)

    def _hidden(self, some: Figure) -> bool:
        """Return whether minutes of some who lost time are withheld."""
        lost = self._some
        return bool(some.excluded_days) or bool(lost and (lost.withheld or lost.without))

    def _blank(self, some: Figure) -> Figure:
        """Return how many of those who answered left the question blank."""
        where, span = self._where, self._span
        every = where.published.total(where.subject, "like", Mode.LIST, span.start, span.end)
        if some.value is None or self._all is None:
            return self._state(method.LOST_BLANK, some.state)
        if every is None or _partly(every) or _partly(self._all):
            return self._state(method.LOST_BLANK, State.WITHHELD)
        if every.n < self._all.n:
            return self._state(method.LOST_BLANK, State.NO_DATA)
        value = 1.0 - proportion(self._all.n, every.n)
        return self._shown(method.LOST_BLANK, value=value, n=every.n)

    def _capped(self, some: Figure) -> Figure:
        """Return how many lost more than a day.

        Few of them are no secret: like a rating that few gave, they are in a cell of enough people,
        and the ledger lists each one's minutes.
        """
        if some.value is None:
            return self._state(method.LOST_CAPPED, some.state)
        if self._hidden(some):
            return self._state(method.LOST_CAPPED, State.WITHHELD)
        capped = sum(each > DAY for each in self._some.minutes) if self._some else 0
        return self._shown(method.LOST_CAPPED, value=float(capped), n=None)

    def _log(self) -> Figure:
        """Return the time without it for each of us, over as many days; not over one use."""
        identity = self._where.figure_id(method.LOST_LOG.id)
        service, days = self._where.service, self._where.organisation.lost_days
        if service is None or days is None:
            return Figure(identity, method.LOST_LOG, State.NOT_APPLICABLE, self._span)
        a_year = time_without(self._where, service).each
        value = a_year.value
        if value is not None:
            value = round(value * _MINUTES_OF_HOUR * days / DAYS_OF_YEAR, 1)
        return a_year._replace(id=identity, method=method.LOST_LOG, value=value)

    def _state(self, made_by: Method, state: State) -> Figure:
        identity = self._where.figure_id(made_by.id)
        cells = [cell for cell in (self._all, self._some) if cell is not None]
        why = why_withdrawn(cells) if state is State.WITHHELD else ""
        return Figure(identity, made_by, state, self._span, mode=Mode.LIST, withdrawn=why)

    def _shown(self, made_by: Method, value: float, n: int | None) -> Figure:
        found = self._state(made_by, State.SHOWN)
        return found._replace(value=value, n=n, sources=self._sources)

    def _minutes(self, made_by: Method, state: State, found: LostMinutes, some: Figure) -> Figure:
        """Return minutes to a tenth: more digits would say what a single one of them answered."""
        interval = found.interval
        return self._state(made_by, state)._replace(
            value=round(found.value, 1),
            low=round(interval.low, 1) if interval else None,
            high=round(interval.high, 1) if interval else None,
            n=found.n,
            sources=self._sources,
            partial=some.partial,
        )


def _partly(cell: Cell) -> bool:
    return cell.withheld or bool(cell.without)


def _without_value(figure: Figure) -> Figure:
    return figure._replace(value=None, low=None, high=None)
