"""The head of a scorecard: its signs, its trend, its shirt, what has changed."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from generator.disk.memory import Memory
from generator.figures.change import YearChange, change
from generator.figures.signs import Signs
from generator.figures.silence import Silence, silences
from generator.figures.subject_context import SubjectContext
from generator.figures.trend import Trend, trend
from generator.figures.verdict import Shirt, shirt


class Head(Struct, frozen=True, dict=True):
    """The head of a card, which is made from nothing but its context: each part when it is asked.

    A page that is taken from the cache asks for none.
    """

    subject_context: SubjectContext

    @cached_property
    def signs(self) -> Signs:
        """The vital signs."""
        return Signs(self.subject_context)

    @cached_property
    def trend(self) -> Trend:
        """Liking by period."""
        return trend(self.subject_context)

    @cached_property
    def shirt(self) -> Shirt:
        """The verdict."""
        return shirt(self.signs.like, self.subject_context.organisation.thresholds)

    @cached_property
    def change(self) -> YearChange | None:
        """How liking differs from that of a year ago."""
        return change(self.subject_context, self.signs.like)

    @cached_property
    def silences(self) -> tuple[Silence, ...]:
        """Of what there is no news any more."""
        return silences(self.subject_context)

    def forget(self) -> None:
        """Forget what was made: who asks again has it made again."""
        vars(self).clear()

    def about(self, context: SubjectContext) -> Head:
        """Return the same head in a later state, in which nothing of the subject is new.

        Nothing of the state before may live on in it.
        """
        found, made = Head(context), dict(vars(self))
        for name in ("signs", "trend"):
            if name in made:
                made[name] = made[name].about(context)
        vars(found).update(made)
        return found


class Headed:
    """What has a head: its parts are those of the head."""

    __slots__ = ()
    head: Head

    @property
    def shirt(self) -> Shirt:
        """The verdict."""
        return self.head.shirt

    @property
    def signs(self) -> Signs:
        """The vital signs."""
        return self.head.signs

    @property
    def trend(self) -> Trend:
        """Liking by period."""
        return self.head.trend

    @property
    def silences(self) -> tuple[Silence, ...]:
        """Of what there is no news any more."""
        return self.head.silences


def head_of(context: SubjectContext, memory: Memory | None) -> Head:
    """Return the head of a service's card; from ``memory``, if nothing is new."""
    if memory is None:
        return Head(context)
    given = ("head", context.subject.id, *context.digest)
    known: Head | None = memory.get(*given)
    found = known.about(context) if known else Head(context)
    memory.put(found, *given)
    return found
