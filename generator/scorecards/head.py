"""The head of a service's scorecard: its signs, its trend, its shirt, what has changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.disk.memory import Memory
from generator.figures.change import YearChange, change
from generator.figures.signs import Signs
from generator.figures.silence import Silence, silences
from generator.figures.subject_context import SubjectContext
from generator.figures.trend import Trend, trend
from generator.figures.verdict import Shirt, shirt


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a service's card, which is made from nothing but its context."""

    signs: Signs
    trend: Trend
    shirt: Shirt
    change: YearChange | None
    silences: tuple[Silence, ...]

    def about(self, context: SubjectContext) -> Head:
        """Return the same head in a later state, in which nothing of the service is new.

        Nothing of the state before may live on in it.
        """
        return replace(self, signs=self.signs.about(context), trend=self.trend.about(context))


def head_of(context: SubjectContext, memory: Memory | None) -> Head:
    """Return the head of a service's card; from ``memory``, if nothing is new."""
    if memory is None:
        return _new_head(context)
    given = ("head", context.subject.id, *context.digest)
    known: Head | None = memory.get(*given)
    found = known.about(context) if known else _new_head(context)
    memory.put(found, *given)
    return found


def _new_head(context: SubjectContext) -> Head:
    shown = Signs(context)
    wears = shirt(shown.like, context.organisation.thresholds)
    moves = change(context, shown.like)
    return Head(shown, trend(context), wears, moves, silences(context))
