"""Verdicts that moved: which shirt each service would have worn at the end of each recent period.

Windows of the past are made as today's is; the interval and the thresholds are those of the shirt.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Self

from msgspec import Struct

from generator.disclosure.published import Cell
from generator.figures import question_methods
from generator.figures.answers import LIKE, cell_figure, say_window
from generator.figures.figure import Figure
from generator.figures.panel_context import PanelContext
from generator.figures.panels import Panels
from generator.figures.subject_context import SubjectContext
from generator.figures.verdict import Shirt, judged
from generator.model.calendar import PeriodWindow as Window
from generator.model.calendar import windows_until
from generator.model.period import Period

PERIODS = 13
"""Closed periods that are looked back on: twelve steps from one to the next."""
_TO_AND_FRO = 2
"""A verdict that moved more often than this between the same two is close to the line."""


class Worn(Struct, frozen=True):
    """A verdict at a period's end, and the window that closed then; none of today's own."""

    period: Period
    shirt: Shirt
    found: tuple[Window, Cell] | None


class PastVerdict(Struct, frozen=True):
    """A verdict at a period's end, with the figure that it comes from."""

    period: Period
    shirt: Shirt
    like: Figure


class Move(Struct, frozen=True):
    """A verdict that is another one than the last before it on the same line.

    It changed on the ``day`` from which the answers that changed it are published.
    """

    day: date
    before: PastVerdict
    after: PastVerdict

    @property
    def better(self) -> bool:
        """Whether the verdict is a better one than before."""
        order = list(Shirt)
        return order.index(self.after.shirt) < order.index(self.before.shirt)


class VerdictHistory(Struct, frozen=True):
    """The verdicts of recent periods, in order of time, and where they moved.

    ``worn`` leaves out periods for which nobody can say: nothing was asked, or part is withheld.
    """

    worn: tuple[Worn, ...]
    moves: tuple[Move, ...]

    @property
    def known(self) -> bool:
        """Whether there are two verdicts or more, so that one could have moved."""
        return sum(each.shirt is not Shirt.TOO_FEW for each in self.worn) > 1

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures on both sides of the moves; today's window is published anyway."""
        found = {f.id: f for move in self.moves for f in (move.before.like, move.after.like)}
        return tuple(figure for figure in found.values() if "?" in figure.id)

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the verdicts of a service or a provider at the ends of the last periods."""
        subject_context = context.subject_context
        now = subject_context.calendar.windows[0].last
        if not subject_context.applicable or not subject_context.published.answered(
            subject_context.subject, "like"
        ):
            return cls((), ())
        ends = [now.shift(-back) for back in range(PERIODS - 1, 0, -1)]
        found = [_then(subject_context, last) for last in ends]
        worn = (*(each for each in found if each), Worn(now, context.shirt, None))
        steps = _steps(subject_context, worn)
        return cls(
            worn,
            tuple(_move(context, a, b) for a, b in steps),
        )


class CloseToLine(Struct, frozen=True):
    """A verdict that went to and fro between two, how often, and the day of the last time.

    Chance alone can move it, so it is one piece of news and not many.
    """

    better: Shirt
    worse: Shirt
    times: int
    last: date


class VerdictMoves(Struct, frozen=True):
    """The moves of a history that are news, where it is close to a line, and whether it is known.

    ``known`` says whether there could have been any move.
    """

    known: bool
    moves: tuple[Move, ...]
    close: tuple[CloseToLine, ...]


def verdict_moves(panels: Panels) -> VerdictMoves:
    """Return the part of a history that is listed with those of other services."""
    history = panels[VerdictHistory]
    moves: list[Move] = []
    close: list[CloseToLine] = []
    order = list(Shirt)
    for two, some in groupby(history.moves, lambda m: frozenset((m.before.shirt, m.after.shirt))):
        found = tuple(some)
        if len(found) > _TO_AND_FRO:
            better, worse = sorted(two, key=order.index)
            close.append(CloseToLine(better, worse, len(found), found[-1].day))
        else:
            moves += found
    return VerdictMoves(history.known, tuple(moves), tuple(close))


def _move(context: PanelContext, before: Worn, after: Worn) -> Move:
    day = context.subject_context.calendar.published_on(after.period)
    return Move(day, _verdict(context, before), _verdict(context, after))


def _then(subject_context: SubjectContext, last: Period) -> Worn | None:
    """Return the verdict at a period's end; none where all is withheld or nothing is."""
    calendar = subject_context.calendar
    windows = windows_until(last, calendar.lengths, calendar.breaks)
    window, cell = subject_context.enough(windows, "like", subject_context.mode("like"))
    if cell is None or cell.withheld:
        return None
    if cell.n == 0 or cell.n < subject_context.floors.reliability:
        return Worn(last, Shirt.TOO_FEW, (window, cell))
    estimate = LIKE.estimate(cell)
    thresholds = subject_context.organisation.thresholds
    return Worn(last, judged(estimate.low, estimate.high, thresholds), (window, cell))


def _verdict(context: PanelContext, each: Worn) -> PastVerdict:
    """Return a verdict with the figure that it comes from."""
    subject_context = context.subject_context
    if each.found is None:
        return PastVerdict(each.period, each.shirt, context.signs.like)
    window, cell = each.found
    span, mode = say_window(subject_context, window), subject_context.mode("like")
    identity = subject_context.figure_id("like", f"until={each.period.id}")
    files = subject_context.files(span.start, span.end)
    like = cell_figure(
        subject_context, identity, question_methods.LIKE, LIKE, cell, span, True, mode, files
    )
    return PastVerdict(each.period, each.shirt, like)


def _steps(subject_context: SubjectContext, worn: tuple[Worn, ...]) -> list[tuple[Worn, Worn]]:
    """Return where a verdict differs from the last one before it; none across a break.

    Too few answers are no verdict: the next one is compared with the one before.
    """
    steps = []
    before: Worn | None = None
    for each in worn:
        if each.shirt is Shirt.TOO_FEW:
            continue
        if (
            before is not None
            and _one_line(subject_context, before, each)
            and before.shirt != each.shirt
        ):
            steps.append((before, each))
        before = each
    return steps


def _one_line(subject_context: SubjectContext, before: Worn, after: Worn) -> bool:
    """Return whether nothing broke the line between two windows' last days."""
    segment = subject_context.calendar.segment
    return segment(before.period.end) == segment(after.period.end)
