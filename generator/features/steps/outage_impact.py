"""The figures of time without a service, each with its state: no log is not “none”."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum
from typing import Literal, Protocol

from msgspec import Struct

from generator.disclosure.people import is_withheld
from generator.features.steps.breakdowns import Breakdown, Log, LogCoverage
from generator.features.steps.method import (
    AGAIN,
    BREAKDOWNS,
    NOTICED_FIRST,
    TIME_AWAY,
    TIME_EACH,
    TIME_LOST,
)
from generator.figures.figure import Figure, Span, State
from generator.figures.method import Method
from generator.figures.subject_context import SubjectContext

NO_STEP = "-"
"""Stands for the supplier where no step is named: no id is written so."""
DAYS_OF_YEAR = 365.25


class OutageSegment(Struct, frozen=True):
    """A part of a breakdown during which one supplier delivered its step.

    ``hours`` are people times hours. Where nobody knows how many people it reached, or when it
    ended, they are 0 and not ``known``; ``felt`` says whether it lasted within service hours at
    all, as far as anybody knows. ``few`` says that the people are known, and too few to be shown.
    ``supplier`` is “” where nobody was named and ``NO_STEP`` where no
    step is.
    """

    cause: str
    step: str
    supplier: str
    hours: float
    known: bool
    felt: bool
    file: str
    few: bool = False


class OutageShare(Struct, frozen=True):
    """The part of the time that goes to one cause, step or supplier: its ``key``."""

    key: str
    figure: Figure


class FromFile(Protocol):
    """What stands in a file of the log."""

    @property
    def file(self) -> str:
        """The file."""


class OutageFigures:
    """Makes the figures of one service in one window.

    A log that has not seen all of the window, as far as anybody says, makes every sum “at least”.
    """

    def __init__(self, subject_context: SubjectContext, log: Log, span: Span) -> None:
        self._subject_context = subject_context
        self._log = log
        self._span = span

    def number(self) -> Figure:
        """Return how many breakdowns there were."""
        return self._figure(BREAKDOWNS, "", len(self._log.broken), False, self._log.broken)

    def total(self, hours: float, pieces: Sequence[OutageSegment]) -> Figure:
        """Return people times hours of all breakdowns."""
        return self._hours("", hours, pieces, self._log.broken)

    def planned(self, hours: float, pieces: Sequence[OutageSegment]) -> Figure:
        """Return people times hours of planned work."""
        return self._hours("planned=yes", hours, pieces, self._log.planned)

    def away(self, hours: float) -> Figure:
        """Return the hours in which it was broken, whomever that reached."""
        return self._away("", hours, self._log.broken)

    def planned_away(self, hours: float) -> Figure:
        """Return the hours in which planned work took it away, whomever that reached."""
        return self._away("planned=yes", hours, self._log.planned)

    def _away(self, chosen: str, hours: float, rows: Sequence[Breakdown]) -> Figure:
        """Return hours; no number where of none of the breakdowns it is known when they ended."""
        unsure = any(row.end_unknown for row in rows)
        value = None if unsure and hours == 0 else hours
        return self._figure(TIME_AWAY, chosen, value, unsure, rows)

    def each(self, total: Figure) -> Figure:
        """Return the hours a year of one person who uses it, if it goes on like this."""
        people, files, few = self._users()
        days = (self._span.end - self._span.start).days + 1
        identity = self._subject_context.figure_id("time-each")
        if total.value is None or not people:
            state = State.WITHHELD if few else State.NO_DATA
            state = state if total.value is not None else total.state
            return Figure(identity, TIME_EACH, state, self._span)
        return Figure(
            identity,
            TIME_EACH,
            State.SHOWN,
            self._span,
            value=total.value / people * DAYS_OF_YEAR / days,
            at_least=total.at_least,
            sources=tuple(sorted({*total.sources, *files})),
        )

    def noticed(self) -> Figure:
        """Return how many breakdowns customers noticed first, of those of which it is known."""
        known = [each for each in self._log.broken if each.noticed_by]
        first = sum(each.noticed_by == "customers" for each in known)
        return self._of(NOTICED_FIRST, first, known)

    def again(self) -> Figure:
        """Return how many were the same thing again; unknown where no reason was ever written."""
        known = self._log.broken if self._log.reasons else ()
        return self._of(AGAIN, sum(each.again for each in known), known)

    def slices(
        self, pieces: Sequence[OutageSegment], by: Literal["cause", "step", "supplier"]
    ) -> tuple[OutageShare, ...]:
        """Return the pieces added up by cause, step or supplier, each in order of its first."""
        found: dict[str, list[OutageSegment]] = {}
        for piece in pieces:
            if piece.felt:
                found.setdefault(getattr(piece, by), []).append(piece)
        return tuple(OutageShare(key, self.slice(by, key, some)) for key, some in found.items())

    def slice(self, by: str, key: str, pieces: Sequence[OutageSegment]) -> Figure:
        """Return the sum of the pieces that go to one cause, step or supplier."""
        return self._hours(_chosen(by, key), fsum(p.hours for p in pieces), pieces, pieces)

    def _users(self) -> tuple[float, frozenset[str], bool]:
        """Return how many people use it, as the middle of the window's periods, and the files.

        The last says whether there were too few in any of them to be shown.
        """
        rows = self._subject_context.published.columns("usage", self._subject_context.subject.id)
        if not rows:
            return 0.0, frozenset(), False
        numbers, files, few = [], set(), False
        names = ("step", "people", "period", "file")
        columns = [*(rows[n].tolist() for n in names), is_withheld(rows, "people").tolist()]
        for step, people, period, file, hidden in zip(*columns, strict=True):
            if step or period.start < self._span.start or period.end > self._span.end:
                continue
            few |= hidden
            if people >= 0:  # not blank
                numbers.append(people)
                files.add(file)
        return (fsum(numbers) / len(numbers) if numbers else 0.0), frozenset(files), few

    def _hours(
        self, chosen: str, hours: float, pieces: Sequence[OutageSegment], rows: Sequence[FromFile]
    ) -> Figure:
        """Return people times hours; no number where of none that was felt they are known."""
        unsure = any(piece.felt and not piece.known for piece in pieces)
        value = None if unsure and hours == 0 else hours
        few = value is None and any(piece.felt and piece.few for piece in pieces)
        return self._figure(TIME_LOST, chosen, value, unsure, rows, few)

    def _figure(
        self,
        method: Method,
        chosen: str,
        value: float | None,
        unsure: bool,
        rows: Sequence[FromFile],
        few: bool = False,
    ) -> Figure:
        identity = self._subject_context.figure_id(method.id, chosen)
        if not self._subject_context.applicable:
            return Figure(identity, method, State.NOT_APPLICABLE)
        if few:
            return Figure(identity, method, State.WITHHELD, self._span)
        if value is None or not (self._log.conclusive or rows):
            return Figure(identity, method, State.NO_DATA, self._span)
        return Figure(
            identity,
            method,
            State.SHOWN,
            self._span,
            value=float(value),
            at_least=unsure or self._log.coverage is not LogCoverage.COMPLETE,
            sources=self._sources(rows),
        )

    def _of(self, method: Method, number: int, known: Sequence[Breakdown]) -> Figure:
        identity = self._subject_context.figure_id(method.id)
        if not self._subject_context.applicable:
            return Figure(identity, method, State.NOT_APPLICABLE)
        if not known:
            return Figure(identity, method, State.NO_DATA, self._span)
        sources = self._sources(known)
        return Figure(
            identity,
            method,
            State.SHOWN,
            self._span,
            value=float(number),
            of=len(known),
            sources=sources,
        )

    def _sources(self, rows: Iterable[FromFile]) -> tuple[str, ...]:
        """The log's files, and the definition: who delivers, when it is needed, since when."""
        return (*sorted({each.file for each in rows}), self._subject_context.defined.file)


def _chosen(by: str, key: str) -> str:
    """Return how an id names a slice; “step=” where no step is named, “supplier=” where nobody."""
    return "step=&supplier=" if key == NO_STEP else f"{by}={key}"
