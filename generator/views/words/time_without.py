"""Time without a service in words: one sentence for every way in which a log can tell of it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.scorecards.panels.breakdowns import Keeping
from generator.scorecards.panels.time_without import Lost
from generator.views.words.situation import Wording
from generator.views.words.wording import count, day_words, hours, whole

NO_LOG = "Nobody writes down when it breaks down, so how long you were without it is not known."
NOT_HERE = "A log of breakdowns is kept, but it is not among the data, so nothing is known of them."
PLANNED = "This is the way through it as it is planned."
_DAY = 8.0
"""Hours of a working day."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the sentence is made from; ``total`` and ``each`` are in hours, none where unknown.

    ``broken`` is since when something is broken that still was on the as-of day.
    """

    keeping: Keeping
    start: date
    end: date
    since: date | None = None
    number: int = 0
    away: float = 0.0
    total: float | None = None
    each: float | None = None
    at_least: bool = False
    planned: float = 0.0
    broken: date | None = None
    as_of: date = date.max


def facts_of(lost: Lost, as_of: date) -> Facts:
    """Return what the sentence about a service is made from."""
    ongoing = [each.opened.date() for each in lost.log.broken if each.ongoing]
    return Facts(
        lost.log.keeping,
        lost.span.start,
        lost.span.end,
        lost.log.since,
        len(lost.log.broken),
        lost.away.value or 0.0,
        lost.total.value,
        lost.each.value,
        lost.total.at_least,
        lost.planned_away.value or 0.0,
        min(ongoing, default=None),
        as_of,
    )


def said(f: Facts) -> tuple[str, str]:
    """Say how long people were without it, and in which tone."""
    span = f"from {day_words(f.start)} to {day_words(f.end)}"
    if f.number:
        return _broke(f, span), "bad" if f.broken else "plain"
    if f.keeping is Keeping.NOT_KEPT:
        return NO_LOG, "plain"
    if f.keeping is Keeping.MISSING:
        return NOT_HERE, "plain"
    if f.keeping is Keeping.UNDATED or f.since is None:
        return (
            f"Nobody says whether breakdowns {span} were written down, so none need not mean none.",
            "plain",
        )
    since = day_words(f.since)
    if f.keeping is Keeping.LATER:
        return (
            f"Breakdowns have been written down only since {since}, so those {span} are not known.",
            "plain",
        )
    if f.planned:
        return f"Only planned work took it away, for {_clock(f.planned)}, {span}.", "plain"
    if f.keeping is Keeping.PARTLY:
        return (
            f"Nothing broke down from {since}, when the log began, to {day_words(f.end)}.",
            "good",
        )
    return f"Nothing broke down {span}, says the log kept since {since}.", "good"


def _broke(f: Facts, span: str) -> str:
    times = {1: "once", 2: "twice"}.get(f.number, f"{f.number:,} times")
    if f.broken:
        return (
            f"Something in it has been broken since {day_words(f.broken)}, and on "
            f"{day_words(f.as_of)} it still was."
        )
    if not f.away:
        when = "" if f.number == 1 else "each time "
        return f"It broke down {times} {span}, {when}outside the hours in which you need it."
    if f.total is None:
        return (
            f"It broke down {times} {span}, for {_clock(f.away)} in all, and nobody wrote down for "
            "how many people."
        )
    if f.total == 0:
        return f"It broke down {times} {span}, and nobody was without it."
    if f.each is not None:
        return f"At this rate, each of you is without it for {a_year(f.each, f.at_least)} a year."
    much = ("at least " if f.at_least else "") + hours(f.total, f.at_least)
    return f"All of you together were without it for {much} {span}."


def _clock(number: float) -> str:
    return hours(number) if number >= 0.1 else "a few minutes"


def a_year(number: float, at_least: bool) -> str:
    """Say hours as people do: “about half an hour”, “about a working day”."""
    about, cut = ("at least", math.floor) if at_least else ("about", whole)
    if number < 2 / 60:
        return "at least a moment" if at_least else "no more than a moment"
    if number < 50 / 60:
        minutes = number * 60
        step = 5 if minutes >= 10 else 1
        return f"{about} {cut(minutes / step + 1e-9) * step} minutes"
    if number < 1.5:
        return f"{about} {'50 minutes' if at_least and number < 1 else 'an hour'}"
    if number < 6 or (at_least and number < _DAY):
        full = cut(number + 1e-9)
        return f"{about} an hour" if full == 1 else f"{about} {full} hours"
    days = cut(number / _DAY + 1e-9)
    return f"{about} a working day" if days <= 1 else f"{about} {days:,} working days"


def noticed(first: int, of: int) -> str:
    """Say who noticed first: “You noticed before we did, 7 times of 9.”."""
    if first == 0:
        return "We noticed before you did" + ("." if of == 1 else f", all {of:,} times.")
    if first == of:
        return "You noticed before we did" + ("." if of == 1 else f", all {of:,} times.")
    return f"You noticed before we did, {count(first, 'time', 'times')} of {of:,}."


def again(number: int, of: int) -> str:
    """Say how many were the same thing again within 90 days."""
    if of == 1:
        return (
            "It was the same thing again, within 90 days."
            if number
            else "It was not the same thing again."
        )
    if number == 0:
        return f"None of the {of:,} was the same thing again."
    were = "was" if number == 1 else "were"
    return f"{number:,} of {of:,} {were} the same thing again, within 90 days."


def wordings() -> tuple[Wording, ...]:
    """Return every sentence about time without a service, made by the code that says it."""
    day, end = date(2026, 8, 1), date(2026, 10, 31)
    base = Facts(Keeping.KEPT, day, end, since=day, as_of=end)

    def told(when: str, **facts: Any) -> Wording:
        return Wording(when, said(replace(base, **facts))[0])

    broke = {"away": 3.0, "total": 275.0}
    years = (0.01, 0.5, 1.0, 3.0, 8.0, 24.0)
    each = (
        told(
            f"each loses {a_year(number, least)} a year",
            **broke,
            number=2,
            each=number,
            at_least=least,
        )
        for least in (False, True)
        for number in years
    )
    return (
        told("no log is kept", keeping=Keeping.NOT_KEPT),
        told("the log is not among the data", keeping=Keeping.MISSING),
        told("nothing is in a log of which nobody says since when", keeping=Keeping.UNDATED),
        told("the log begins after the time", keeping=Keeping.LATER),
        told("nothing broke down, and the log began within the time", keeping=Keeping.PARTLY),
        told("nothing broke down"),
        told("there was only planned work", planned=4.0),
        told("there was only planned work, for a few minutes", planned=0.05),
        told("something is still broken", number=1, broken=day),
        *(
            wording
            for number, many in ((1, "once"), (2, "twice"), (3, "several times"))
            for wording in (
                told(f"it broke down {many}, outside service hours", number=number),
                told(f"it broke down {many}, people unknown", number=number, away=3.0),
                told(f"the same {many}, for a few minutes", number=number, away=0.05),
                told(f"it broke down {many}, for nobody", number=number, away=3.0, total=0.0),
            )
        ),
        told("it broke down, and how many use it is not known", number=2, **broke),
        told("the same, and some people are not known", number=2, at_least=True, **broke),
        *each,
        told("at least an hour", number=2, each=1.2, at_least=True, **broke),
        told("at least 50 minutes", number=2, each=0.9, at_least=True, **broke),
    )
