"""When a subject's answers count: its periods, its windows, and where its trend breaks."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from generator.model.definitions import Definitions
from generator.model.organisation import Organisation
from generator.model.period import JANUARY, Grain, Period, last_closed, period_of
from generator.model.service import Event, Service, Step
from generator.model.subject import Subject


class PeriodWindow(Struct, frozen=True):
    """A window: its number of periods, its first and its last one, and its first day.

    ``start`` lies after the first period's start where the trend broke inside the window.
    """

    length: int
    first: Period
    last: Period
    start: date

    @property
    def end(self) -> date:
        """The window's last day."""
        return self.last.end


class Calendar(Struct, frozen=True):
    """A subject's periods: their length, the days on which its trend breaks, its windows.

    ``lengths`` are those that a window may have, in periods; ``windows`` the last ones. Where
    the periods are years, they begin in the month ``year_begins``. Answers of a period are
    published ``closes_after`` days after its end.
    """

    grain: Grain
    breaks: tuple[date, ...]
    windows: tuple[PeriodWindow, ...]
    lengths: tuple[int, ...] = ()
    year_begins: int = JANUARY
    closes_after: int = 0

    def period_of(self, day: date) -> Period:
        """Return the period that holds a day."""
        return period_of(day, self.grain, self.year_begins)

    def last_closed(self, as_of: date) -> Period:
        """Return the last period whose answers are published on ``as_of``."""
        return last_closed(answers_until(as_of, self.closes_after), self.grain, self.year_begins)

    @property
    def counts_next(self) -> date:
        """The day from which answers of the period after the windows are published."""
        return self.published_on(self.windows[0].last.shift(1))

    def published_on(self, period: Period) -> date:
        """Return the day from which a period's answers are published, and so is its verdict."""
        return period.end + timedelta(days=self.closes_after)

    def segment(self, day: date) -> int:
        """Return how many breaks lie on or before a day."""
        return sum(1 for each in self.breaks if each <= day)


def answers_until(as_of: date, closes_after: int) -> date:
    """Return the day up to which a period must have ended for its answers to be published."""
    earliest = date.min + timedelta(days=closes_after)
    return max(as_of, earliest) - timedelta(days=closes_after)


def breaking_events(service: Service, as_of: date) -> tuple[Event, ...]:
    """Return the events that begin a new line, in order; those still to come break nothing."""
    events = (e for e in service.events if e.breaks_trend and e.date <= as_of)
    return tuple(sorted(events, key=lambda event: event.date))


def calendars(definitions: Definitions, as_of: date) -> dict[Subject, Calendar]:
    """Return the calendar of every service and provider."""
    organisation = definitions.organisation.part
    usual = _calendar(organisation, organisation.period, None, (), as_of)
    result = {Subject("provider", name): usual for name in definitions.providers}
    for name, service in definitions.services.items():
        part = service.part
        days = tuple(event.date for event in breaking_events(part, as_of))
        own = part.window
        grain = part.period or organisation.period
        result[Subject("service", name)] = _calendar(organisation, grain, own, days, as_of)
    return result


def step_calendar(of_service: Calendar, handed_over: tuple[date, ...]) -> Calendar:
    """Return the calendar of a step: its trend breaks as well where somebody else delivers it."""
    last = of_service.windows[0].last
    breaks = tuple(sorted({*of_service.breaks, *handed_over}))
    windows = windows_until(last, of_service.lengths, breaks)
    return Calendar(
        of_service.grain,
        breaks,
        windows,
        of_service.lengths,
        of_service.year_begins,
        of_service.closes_after,
    )


def handovers(step: Step, as_of: date) -> tuple[date, ...]:
    """Return the days from which on another supplier delivers a step, in order."""
    entries = sorted(step.delivered_by, key=lambda each: each.since)
    suppliers = [None, *(each.supplier for each in entries)]
    return tuple(
        each.since
        for each, before in zip(entries, suppliers, strict=False)
        if each.supplier != before and each.since <= as_of
    )


def _calendar(
    organisation: Organisation,
    grain: Grain,
    lengths: tuple[int, ...] | None,
    breaks: tuple[date, ...],
    as_of: date,
) -> Calendar:
    known = lengths or organisation.windows(grain)
    begins, closes_after = organisation.year_begins, organisation.closes_after
    last = last_closed(answers_until(as_of, closes_after), grain, begins)
    windows = windows_until(last, known, breaks)
    return Calendar(grain, breaks, windows, known, begins, closes_after)


@lru_cache(maxsize=4096)
def windows_until(
    last: Period, lengths: tuple[int, ...], breaks: tuple[date, ...]
) -> tuple[PeriodWindow, ...]:
    """Return the windows of some lengths that end with a period, from their last breaks on.

    Behind a break a longer window holds nothing more, and is not there.
    """
    spans: list[PeriodWindow] = []
    for length in lengths:
        first = last.shift(1 - length)
        start = max((day for day in breaks if first.start < day <= last.end), default=first.start)
        if spans and spans[-1].start == start:
            break
        spans.append(PeriodWindow(length, first, last, start))
    return tuple(spans)
