"""Days spent with customers: when, with whom, what was learned, and what was done about it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from msgspec import Struct

from generator.disclosure.subject_published import SubjectPublished
from generator.features.days.method import DAYS_WITH_CUSTOMERS
from generator.figures.figure import Figure, Span, State, Usual
from generator.figures.panel_context import PanelContext


class VisitDay(Struct, frozen=True):
    """A day that somebody of a provider spent with a community; ``action`` is “” where none is."""

    day: date
    provider: str
    community: str
    learned: str
    action: str
    file: str


def days_of(published: SubjectPublished, provider: str) -> tuple[VisitDay, ...]:
    """Return the days of a provider, in order of time."""
    found = [
        VisitDay(
            row["date"].start,
            provider,
            row["community"],
            row["learned"],
            row["action"],
            row["file"],
        )
        for row in published.records("visits", provider)
    ]
    return tuple(sorted(found, key=lambda each: (each.day, each.community)))


class DaysWithCustomers(Struct, frozen=True):
    """A provider's days, the last first; ``never`` are communities of its services never visited.

    ``count`` is how many days it spent so in the last year; ``recorded`` whether anybody writes
    such days down.
    """

    days: tuple[VisitDay, ...]
    never: tuple[str, ...]
    count: Figure
    recorded: bool

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures."""
        return (self.count,)

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the days of a provider."""
        subject_context = context.subject_context
        name = subject_context.subject.id
        days = tuple(reversed(days_of(subject_context.published, name)))
        seen = {each.community for each in days}
        served = dict.fromkeys(
            community
            for service in subject_context.definitions.services.values()
            if service.provider == name
            for community in service.part.communities
        )
        known = subject_context.definitions.communities
        never = tuple(each for each in served if each not in seen and each in known)
        span = last_year(subject_context.as_of)
        identity, recorded = subject_context.figure_id("days-with-customers"), bool(days)
        if not recorded:
            figure = Figure(identity, DAYS_WITH_CUSTOMERS, State.NO_DATA, span)
            return cls(days, never, figure, subject_context.published.recorded("visits"))
        inside = [each for each in days if each.day >= span.start]
        figure = Figure(
            identity,
            DAYS_WITH_CUSTOMERS,
            State.SHOWN,
            span,
            value=float(len({each.day for each in inside})),
            sources=tuple(sorted({each.file for each in days})),
        )
        return cls(days, never, figure, True)


def last_year(as_of: date) -> Span:
    """Return the year that ends with the as-of date.

    It begins on the next day's date a year before: on 1 March where that is a 29 February.
    """
    next_day = as_of + timedelta(days=1)
    leap = (next_day.month, next_day.day) == (2, 29)
    start = (as_of + timedelta(days=2) if leap else next_day).replace(year=next_day.year - 1)
    return Span(start, as_of, Usual.LAST_YEAR)
