"""The trend panel: a question by period, its normal range, signals, breaks and events."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from generator.figures.answers import LIKE, Estimator
from generator.figures.by_period import ByPeriod
from generator.figures.figure import Figure
from generator.figures.level import LevelChange, level_change
from generator.figures.subject_context import SubjectContext
from generator.figures.time_axis import Slot
from generator.measures.xmr import trend as xmr_trend
from generator.measures.xmr_chart import Chart, Variation
from generator.model.period import Period
from generator.model.service import Event, Service

_since = attrgetter("since")
_YEAR = 365


class Aim(Struct, frozen=True):
    """A share that was wanted since a day; ``before`` is what was wanted until then."""

    since: date
    share: float
    before: float | None

    @property
    def loosened(self) -> bool:
        """Whether it asks for less than the one before."""
        return self.before is not None and self.share < self.before


class Trend(Struct, frozen=True):
    """A question's figures in order of time, with the chart that reads them.

    ``slots``, ``figures`` and the chart's tuples have the same length; empty where there never was
    an answer. ``target`` is the share that is wanted now, ``aims`` are all until now, in order.
    ``level`` is there where the level is new and has stayed.
    """

    question: str
    periods: ByPeriod
    chart: Chart
    events: tuple[Event, ...]
    target: float | None
    aims: tuple[Aim, ...] = ()
    level: LevelChange | None = None

    def about(self, subject_context: SubjectContext) -> Trend:
        """Return the same trend in a later state, in which nothing of the subject is new."""
        return replace(self, periods=self.periods.about(subject_context))

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The periods, or their parts."""
        return self.periods.slots

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the periods."""
        return self.periods.figures

    @property
    def variation(self) -> Variation:
        """What the last point says compared with its past."""
        return self.chart.variation

    @property
    def files(self) -> tuple[str, ...]:
        """The files with the answers of all its periods."""
        return self.periods.files

    def is_as_recent_as(self, like: Figure) -> bool:
        """Return whether its last word is about the same time as a figure with a number.

        The trend speaks of the last period with enough answers. Where that is older than the
        figure, it says nothing of it.
        """
        last = self.chart.last
        if not like.has_value or like.span is None or last is None:
            return False
        return self.slots[last].end >= like.span.start

    @property
    def unusual_lately(self) -> bool:
        """Whether a period of the year that ends with the last one was out of the ordinary.

        Only where others were ordinary before: what was so from the beginning was never usual.
        """
        usual_since: int | None = None
        chart = self.chart
        for slot, signal, ruled in zip(self.slots, chart.signals, chart.in_rules, strict=True):
            if ruled and signal is None and usual_since != slot.segment:
                usual_since = slot.segment
            lately = (self.slots[-1].end - slot.end).days < _YEAR
            if signal and lately and usual_since == slot.segment:
                return True
        return False

    @property
    def loosened(self) -> tuple[Aim, ...]:
        """The aims that asked for less than those before them, in order of time."""
        return tuple(aim for aim in self.aims if aim.loosened)

    def wanted(self, day: date) -> float | None:
        """Return the share that was wanted on a day."""
        held = bisect_right(self.aims, day, key=_since)
        return self.aims[held - 1].share if held else None

    @property
    def since(self) -> Period | None:
        """The period since which the last point's signal holds without interruption."""
        return self.slots[self.chart.since].period if self.chart.since is not None else None


def trend(
    subject_context: SubjectContext, question: str = "like", estimator: Estimator = LIKE
) -> Trend:
    """Return the trend of a question about the subject."""
    periods = ByPeriod(subject_context, question, estimator)
    slots = periods.slots
    part = subject_context.defined.part
    aims = _aims(part, question, subject_context.as_of)
    target = aims[-1].share if aims else None
    breaks = [i for i in range(1, len(slots)) if slots[i].segment != slots[i - 1].segment]
    chart = xmr_trend(periods.values, periods.full, breaks, target=target)
    events = part.events if isinstance(part, Service) else ()
    past = tuple(
        sorted((e for e in events if e.date <= subject_context.as_of), key=lambda e: e.date)
    )
    level = None
    if question == "like":
        level = level_change(subject_context, slots, chart, past, subject_context.mode(question))
    return Trend(question, periods, chart, past, target, aims, level)


def _aims(part: object, question: str, day: date) -> tuple[Aim, ...]:
    """Return what was wanted until a day, an entry each time that it became another share."""
    if not isinstance(part, Service) or not part.targets:
        return ()
    known = sorted(
        (each for each in part.targets if each.question == question and each.since <= day),
        key=lambda each: each.since,
    )
    found: list[Aim] = []
    for each in known:
        before = found[-1].share if found else None
        if each.at_least != before:
            found.append(Aim(each.since, each.at_least, before))
    return tuple(found)
