"""Time without a service: people times hours, where breakdowns of one service may overlap.

At any moment only the largest number of people counts, shared between the breakdowns of that moment
in proportion to their people. So what the parts are given adds up to the whole, however they are
sorted: by cause, by step, by supplier.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from msgspec import Struct

from generator.measures.service_hours import HOUR, ServiceHours


class Outage(Struct, frozen=True):
    """A breakdown: from when until when, in seconds, and how many people it reached, if known."""

    start: int
    end: int
    people: int | None

    def within(self, start: int, end: int) -> Outage:
        """Return the part between two times; it lasts no time where there is none."""
        begin = min(max(self.start, start), end)
        return Outage(begin, max(min(self.end, end), begin), self.people)


class TimeWithout(Struct, frozen=True):
    """The outages of one service on one line of time.

    ``total`` is people times hours within service hours; ``away`` the hours within service hours
    in which at least one outage lasted, whomever it reached. Between ``_times[i]`` and the next
    one, each person of an outage counts ``_rates[i]``; ``_sums[i]`` is what one had counted for
    until then, in hours.
    """

    total: float
    away: float
    _hours: ServiceHours
    _times: tuple[int, ...]
    _rates: tuple[float, ...]
    _sums: tuple[float, ...]

    def of(self, outage: Outage, start: int, end: int) -> float:
        """Return what an outage counts for between two times: people times hours.

        0 where nobody knows how many people it reached.
        """
        part = outage.within(start, end)
        return (outage.people or 0) * (self._until(part.end) - self._until(part.start))

    def _until(self, time: int) -> float:
        place = bisect_right(self._times, time) - 1
        if place < 0:
            return 0.0
        served = self._hours.between(self._times[place], time)
        return self._sums[place] + self._rates[place] * served / HOUR


def time_without(outages: Sequence[Outage], hours: ServiceHours) -> TimeWithout:
    """Return how long people were without the service, by service hours.

    Takes time in proportion to n log n, so that a log of a hundred thousand rows is no danger.
    """
    known = [each for each in outages if each.people and each.end > each.start]
    changes = sorted({time for each in known for time in (each.start, each.end)})
    largest, together = _crowds(known, changes)
    following = [*changes[1:], *changes[-1:]]
    served = [hours.between(*span) for span in zip(changes, following, strict=True)]
    rates = [most / all_ if all_ else 0.0 for most, all_ in zip(largest, together, strict=True)]
    sums, counted = [], 0.0
    for rate, seconds in zip(rates, served, strict=True):
        sums.append(counted)
        counted += rate * seconds / HOUR
    total = math.fsum(most * seconds / HOUR for most, seconds in zip(largest, served, strict=True))
    away = sum(hours.between(*span) for span in _joined(outages)) / HOUR
    return TimeWithout(total, away, hours, tuple(changes), tuple(rates), tuple(sums))


def away_between(
    outages: Iterable[Outage], hours: ServiceHours, edges: Sequence[int]
) -> list[float]:
    """Return the hours of service in which at least one outage lasted, from each edge to the next.

    ``edges`` are times in growing order; one number fewer comes back.
    """
    found = [0.0] * (len(edges) - 1)
    for start, end in _joined(outages):
        place = max(bisect_right(edges, start) - 1, 0)
        while place < len(found) and edges[place] < end:
            part = hours.between(max(start, edges[place]), min(end, edges[place + 1]))
            found[place] += part / HOUR
            place += 1
    return found


def _crowds(outages: Iterable[Outage], times: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return, from each time on: the largest number of people, and the sum of all numbers."""
    coming = sorted(outages, key=lambda each: each.start, reverse=True)
    leaving: dict[int, int] = {}
    lasting: list[tuple[int, int]] = []  # the largest first: minus its people, its end
    largest, together, here = [], [], 0
    for time in times:
        here -= leaving.pop(time, 0)
        while coming and coming[-1].start == time:
            each = coming.pop()
            people = each.people or 0
            heappush(lasting, (-people, each.end))
            leaving[each.end] = leaving.get(each.end, 0) + people
            here += people
        while lasting and lasting[0][1] <= time:
            heappop(lasting)
        largest.append(-lasting[0][0] if lasting else 0)
        together.append(here)
    return largest, together


def _joined(outages: Iterable[Outage]) -> list[tuple[int, int]]:
    """Return the spans in which at least one outage lasted."""
    spans: list[tuple[int, int]] = []
    for each in sorted(outages, key=lambda outage: outage.start):
        if spans and each.start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(each.end, spans[-1][1])
        else:
            spans.append((each.start, each.end))
    return spans


def repeats(problems: Sequence[str], opened: Sequence[int], within: int) -> tuple[bool, ...]:
    """Return which outages were the same thing again: one of the same problem began before.

    ``within`` is the most seconds from the earlier one's beginning to the later one's; an empty
    problem repeats nothing. Of two that began at the same time, the one named later is the repeat.
    """
    order = sorted(range(len(opened)), key=lambda index: (opened[index], index))
    last: dict[str, int] = {}
    found = [False] * len(opened)
    for index in order:
        problem, begun = problems[index], opened[index]
        if problem:
            found[index] = problem in last and begun - last[problem] <= within
            last[problem] = begun
    return tuple(found)
