"""Did it help? Three periods before an action and three after, of the figure it should move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from generator.disclosure.pooled import together, why_withdrawn
from generator.disclosure.published import Cell
from generator.features.conversation.method import HELPED
from generator.figures.answers import (
    LIKE,
    RECOMMEND,
    YES,
    Estimate,
    Estimator,
    ShareOf,
    state_of,
)
from generator.figures.figure import Against, Figure, Periods, Span, State
from generator.figures.panel_context import PanelContext
from generator.figures.subject_context import SubjectContext
from generator.figures.trend import trend
from generator.measures.difference import Difference, hybrid
from generator.measures.interval import Interval
from generator.model.conversation import Entry
from generator.model.period import Period

PERIODS = 3
"""How many periods before the action, and how many after it."""
_ESTIMATORS: dict[str, Estimator] = {
    "like": LIKE,
    "ease": LIKE,
    "recommend": RECOMMEND,
    "shirt": YES,
    "home": ShareOf(1, 2),  # the same as at home, or better: no worse
}


class Effect(StrEnum):
    """Whether an action helped, or why nobody can say."""

    BETTER = "better"
    SAME = "no difference that is more than chance"
    WORSE = "worse"
    TOO_EARLY = "too early to tell"
    TOO_FEW = "too few answers"
    WITHHELD = "withheld"
    BROKEN = "asked differently in between"
    UNNAMED = "nobody named beforehand how to tell"
    NAMED_LATE = "named after it was done"
    NOT_KNOWN = "the history does not say when it was named"


COMPARED = (Effect.BETTER, Effect.SAME, Effect.WORSE)
"""The effects that rest on a comparison."""
_MAY_COUNT = (*COMPARED, Effect.TOO_EARLY)
"""What may come to count; only then it matters when the figure was named."""


class Help(Struct, frozen=True):
    """Whether one action helped.

    ``figure`` is the difference in points (of a share, or of the score of a recommendation), or
    the state that stands in its place; none where nothing was compared. ``unusual``: the period
    that made us act was out of the ordinary, so some return to normal was to be expected.
    ``until`` is the day from which on one can say, where it is too early.
    """

    entry: Entry
    effect: Effect
    figure: Figure | None = None
    unusual: bool = False
    until: date | None = None


class Helped(Struct, frozen=True):
    """Whether what was done helped, by the entry's place in the conversation."""

    by_place: dict[int, Help]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, in the order of the file."""
        return tuple(each.figure for each in self.by_place.values() if each.figure)

    @property
    def effects(self) -> Counter[Effect]:
        """How many actions had which effect, of those that could be compared."""
        return Counter(each.effect for each in self.by_place.values() if each.effect in COMPARED)

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return what can be said of each action that is done; nothing of the others."""
        return cls(
            {
                place: _help(context, place, entry, name)
                for place, (entry, name) in _done(context.subject_context)
            }
        )


def _names(entries: tuple[Entry, ...]) -> Iterator[str]:
    """Yield what an entry's figure is named after; the second of a day says that it is."""
    seen: Counter[tuple[str | None, date]] = Counter()
    for entry in entries:
        seen[entry.figure, entry.raised] += 1
        nth = seen[entry.figure, entry.raised]
        again = f"nth={nth}&" if nth > 1 else ""
        yield f"figure={entry.figure}&{again}raised={entry.raised}"


def to_ask(subject_context: SubjectContext) -> tuple[int, ...]:
    """Return the places of the actions of which it matters when their figure was named.

    Where nothing can be compared anyway, nobody need look it up.
    """
    return tuple(
        place
        for place, (entry, name) in _done(subject_context)
        if entry.figure
        and _compare(subject_context, entry, entry.figure, name).effect in _MAY_COUNT
    )


def _done(subject_context: SubjectContext) -> Iterator[tuple[int, tuple[Entry, str]]]:
    """Yield what is done by now, with its place in the conversation and its figure's name."""
    entries = subject_context.service.conversation if subject_context.service else ()
    for place, (entry, name) in enumerate(zip(entries, _names(entries), strict=True)):
        if entry.done is not None and max(entry.raised, entry.done) <= subject_context.as_of:
            yield place, (entry, name)


def _help(context: PanelContext, place: int, entry: Entry, name: str) -> Help:
    subject_context = context.subject_context
    if entry.figure is None:
        return Help(entry, Effect.UNNAMED)
    found = _compare(subject_context, entry, entry.figure, name)
    if found.effect not in _MAY_COUNT:
        return found
    named = subject_context.named.get((subject_context.subject.id, place))
    if named is None:
        return Help(entry, Effect.NOT_KNOWN)
    if entry.done is None or named >= entry.done:  # on the day itself nobody can tell the order
        return Help(entry, Effect.NAMED_LATE)
    if found.effect in COMPARED:
        return replace(found, unusual=_unusual(context, entry.figure, entry.raised))
    return found


def _run(action: Period, first: int) -> tuple[Period, ...]:
    return tuple(action.shift(first + step) for step in range(PERIODS))


def _span(run: tuple[Period, ...]) -> Span:
    return Span(run[0].start, run[-1].end, Periods(run[0], run[-1]))


def _compare(subject_context: SubjectContext, entry: Entry, question: str, name: str) -> Help:
    """Compare what was answered before an action that is done with what was answered after it."""
    action = subject_context.calendar.period_of(entry.done or subject_context.as_of)
    before, after = _run(action, -PERIODS), _run(action, 1)
    if after[-1].end > subject_context.answers_until:
        return Help(entry, Effect.TOO_EARLY, until=after[-1].end)
    if any(before[0].start < day <= after[-1].end for day in subject_context.calendar.breaks):
        return Help(entry, Effect.BROKEN)
    mode = subject_context.mode(question)
    figure = Figure(
        subject_context.figure_id("helped", name),
        HELPED,
        State.SHOWN,
        Span(before[0].start, after[-1].end, Against(_span(before), _span(after))),
        mode=mode,
        excluded_span=(action.start, action.end),
    )
    cells = {
        (cell.key.start, cell.key.end): cell
        for cell in subject_context.published.points(subject_context.subject, question, mode)
    }
    old, new = (
        [cells.get((period.start, period.end)) for period in side] for side in (before, after)
    )
    effect, state = _missing(subject_context, [*old, *new])
    if effect is not None:
        why = why_withdrawn(cell for cell in (*old, *new) if cell)
        return Help(entry, effect, figure._replace(state=state, withdrawn=why))
    sides = [cell for cell in old if cell], [cell for cell in new if cell]
    figure = _difference(figure, *sides, _ESTIMATORS[question])
    files = {file for side in (before, after) for file in _files(subject_context, side)}
    figure = figure._replace(sources=(*sorted(files), subject_context.defined.file))
    return Help(entry, _effect(figure), figure)


def _files(subject_context: SubjectContext, side: tuple[Period, ...]) -> tuple[str, ...]:
    return subject_context.files(side[0].start, side[-1].end)


def _missing(
    subject_context: SubjectContext, cells: list[Cell | None]
) -> tuple[Effect | None, State]:
    """Return why cells cannot be compared; withheld and few are two reasons and never mixed.

    Each period must have enough answers for a verdict of its own; so each side has, too.
    """
    states = [state_of(subject_context, cell, asked=True) for cell in cells]
    if State.WITHHELD in states:
        return Effect.WITHHELD, State.WITHHELD
    if any(state is not State.SHOWN for state in states):
        return Effect.TOO_FEW, State.FEW
    return None, State.SHOWN


def _difference(
    figure: Figure, before: list[Cell], after: list[Cell], estimator: Estimator
) -> Figure:
    """Return the figure with its value: later minus earlier."""
    cells = together(before), together(after)
    old, new = (estimator.estimate(cell) for cell in cells)
    found = _between(old, new)
    around = found.interval
    return figure._replace(
        value=found.value,
        low=around.low,
        high=around.high,
        n=sum(cell.n for cell in cells),
    )


def _between(old: Estimate, new: Estimate) -> Difference:
    return hybrid(old.value, Interval(old.low, old.high), new.value, Interval(new.low, new.high))


def _effect(figure: Figure) -> Effect:
    if figure.low is not None and figure.low > 0.0:
        return Effect.BETTER
    return Effect.WORSE if figure.high is not None and figure.high < 0.0 else Effect.SAME


def _unusual(context: PanelContext, question: str, day: date) -> bool:
    """Return whether the period of a day was itself out of the ordinary."""
    if question == "like":
        line = context.trend
    else:
        line = trend(context.subject_context, question, _ESTIMATORS[question])
    marks = zip(line.slots, line.chart.signals, strict=True)
    return any(slot.start <= day <= slot.end and mark is not None for slot, mark in marks)
