"""A level that is new: how many liked it before an event and since, and the difference.

The usual range of a trend is not moved by it. So what lasts is said in words, with its numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.disclosure.published import Cell, Mode
from generator.figures import methods, question_methods
from generator.figures.answers import LIKE, cell_figure
from generator.figures.figure import Against, Figure, Periods, Span
from generator.figures.gap import Group, days_between, gap_figure, group
from generator.figures.subject_context import SubjectContext
from generator.figures.time_axis import Slot
from generator.measures.difference import difference
from generator.measures.xmr_chart import Chart
from generator.measures.xmr_level import holds, new_levels
from generator.model.period import Period
from generator.model.service import Event

# Without an event the place of the change is looked for: that finds more by chance, so more is
# asked of it. Of 1,000 steady services about 12 are called changed, of 36 periods with 200 answers
# each and three events; 25 where their months differ by 3 points more than by chance.
_SURE, _SURE_WITHOUT_EVENT = 0.95, 0.99


class LevelChange(Struct, frozen=True):
    """How many liked it on the level before and on the one now, and the gap between the two.

    ``since`` is where the new level begins; ``event`` what happened just before, None for nothing.
    ``turn`` is the period of the event, or else the first one of the new level.
    """

    event: Event | None
    turn: Period
    since: Period
    before: Figure
    after: Figure
    gap: Figure

    @property
    def better(self) -> bool:
        """Whether more people like it than before."""
        return (self.gap.value or 0.0) > 0.0

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, in the order in which they are said."""
        return self.before, self.after, self.gap


def level_change(
    subject_context: SubjectContext,
    slots: Sequence[Slot],
    chart: Chart,
    events: Sequence[Event],
    mode: Mode,
) -> LevelChange | None:
    """Return the newest level of a trend of liking; None where it is not clearly another one.

    ``slots`` are the chart's periods, ``events`` what happened, in order. All answers before and
    since must differ by more than chance, and most of the last periods must still be on the new
    level.
    """
    dated = [(i, event) for event in events if (i := _at(slots, event)) is not None]
    for found in new_levels(chart, [i for i, _ in dated]):
        at, event = (found.start, None) if found.event is None else dated[found.event]
        old = _Level.of(subject_context, slots[found.first], slots[found.stop - 1], mode)
        new = _Level.of(subject_context, slots[found.start], slots[-1], mode)
        if old and new and _lasting(chart, old.group, new.group, event is not None):
            figures = _figures(subject_context, old, new, mode)
            return LevelChange(event, slots[at].period, slots[found.start].period, *figures)
    return None


def _at(slots: Sequence[Slot], event: Event) -> int | None:
    return next((i for i, slot in enumerate(slots) if slot.start <= event.date <= slot.end), None)


class _Level(Struct, frozen=True):
    """All published answers of some neighbouring periods."""

    span: Span
    cell: Cell
    group: Group

    @classmethod
    def of(
        cls, subject_context: SubjectContext, first: Slot, last: Slot, mode: Mode
    ) -> _Level | None:
        start, end = first.start, last.end
        cell = subject_context.published.total(subject_context.subject, "like", mode, start, end)
        found = group([cell]) if cell else None
        if cell is None or found is None or found.n < subject_context.floors.reliability:
            return None
        whole = first.start == first.period.start and last.end == last.period.end
        name = Periods(first.period, last.period) if whole else None
        return cls(Span(start, end, name), cell, found)


def _lasting(chart: Chart, old: Group, new: Group, dated: bool) -> bool:
    sure = _SURE if dated else _SURE_WITHOUT_EVENT
    clearly = difference(old.content, old.n, new.content, new.n, sure).clear
    return clearly and holds(chart, old.share, new.share)


def _figures(
    subject_context: SubjectContext, old: _Level, new: _Level, mode: Mode
) -> tuple[Figure, Figure, Figure]:
    before, after = (
        cell_figure(
            subject_context,
            subject_context.figure_id("like", f"level={which}"),
            question_methods.LIKE,
            LIKE,
            level.cell,
            level.span,
            True,
            mode,
            subject_context.files(level.span.start, level.span.end),
        )
        for which, level in (("before", old), ("now", new))
    )
    gap = gap_figure(
        subject_context.figure_id("difference", "level=now"),
        methods.DIFFERENCE,
        Span(old.span.start, new.span.end, Against(new.span, old.span)),
        old.group,
        new.group,
        tuple(sorted({*before.sources, *after.sources})),
        days_between(old.span, new.span),
        mode,
    )
    left_out = (*before.excluded_days, *after.excluded_days)
    return before, after, gap._replace(excluded_days=left_out)
