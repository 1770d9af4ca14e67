"""Time without a service in words: one sentence for every way in which a log can cover it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.features.steps.breakdowns import LogCoverage
from generator.features.steps.duration_words import a_year, clock_time, times
from generator.features.steps.time_without import OutageImpact
from generator.figures.figure import State
from generator.language import N_, Locale
from generator.wording.wording import day_words, hours, integer

NO_LOG = N_(
    "Nobody writes down when it breaks down, so we do not know how long you could not use it."
)
NOT_HERE = N_(
    "A log of breakdowns is kept, but it is not part of the data, so we know nothing about "
    "breakdowns."
)
PLANNED = N_("These are its steps as planned.")
ENDED = (LogCoverage.ENDED_BEFORE, LogCoverage.ENDED_WITHIN, LogCoverage.SOME_DAYS)


class Facts(Struct, frozen=True):
    """What the sentence is made from; ``total`` and ``each`` are in hours, none where unknown.

    ``broken`` is since when something is broken that still was on the last day on which anybody
    looked, ``until``; ``days`` is on how many days of the time anybody did. ``open_ended`` says
    that of a breakdown nobody knows when it was over, ``few`` that too few people were without it
    to say how many.
    """

    coverage: LogCoverage
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
    until: date = date.max
    days: int = 0
    open_ended: bool = False
    few: bool = False


def facts_of(lost: OutageImpact, as_of: date) -> Facts:
    """Return what the sentence about a service is made from."""
    ongoing = [each.opened for each in lost.log.broken if each.ongoing]
    return Facts(
        lost.log.coverage,
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
        lost.log.until or as_of,
        lost.log.days,
        any(each.end_unknown for each in lost.log.broken),
        lost.total.state is State.WITHHELD,
    )


def said(locale: Locale, f: Facts) -> tuple[str, str]:
    """Say how long people were without it, and in which tone."""
    _ = locale.text
    start, end = day_words(locale, f.start), day_words(locale, f.end)
    if f.number:
        return _broke(locale, f, start, end), "bad" if f.broken else "plain"
    if f.coverage is LogCoverage.NO_LOG:
        return _(NO_LOG), "plain"
    if f.coverage is LogCoverage.MISSING:
        return _(NOT_HERE), "plain"
    if f.coverage is LogCoverage.UNDATED or f.since is None:
        text = _(
            "We do not know whether breakdowns from {start} to {end} were written down, so there "
            "may have been some."
        )
        return text.format(start=start, end=end), "plain"
    since = day_words(locale, f.since)
    if f.coverage is LogCoverage.LATER:
        text = _(
            "Breakdowns have only been written down since {since}, so we do not know about those "
            "from {start} to {end}."
        )
        return text.format(since=since, start=start, end=end), "plain"
    if f.coverage in ENDED:
        return _ended(locale, f, start, end), "plain"
    if f.planned:
        text = _("It was down only for planned work, for {hours}, from {start} to {end}.")
        return text.format(hours=clock_time(locale, f.planned), start=start, end=end), "plain"
    if f.coverage is LogCoverage.PARTLY:
        text = _("Nothing broke down from {since}, when the log starts, to {end}.")
        return text.format(since=since, end=end), "good"
    text = _("Nothing broke down from {start} to {end}, according to the log kept since {since}.")
    return text.format(start=start, end=end, since=since), "good"


def _ended(locale: Locale, f: Facts, start: str, end: str) -> str:
    """Say until when, or on how many days, anybody would have seen a breakdown."""
    _ = locale.text
    until = day_words(locale, f.until)
    if f.coverage is LogCoverage.ENDED_BEFORE:
        text = _(
            "The log of breakdowns ends on {until}, so we do not know about those from {start} to "
            "{end}."
        )
        return text.format(until=until, start=start, end=end)
    if f.coverage is LogCoverage.ENDED_WITHIN:
        text = _("Nothing broke down from {start} to {until}, when the log ends.")
        return text.format(start=start, until=until)
    text = locale.plural(
        "Nothing broke down on the {n} day between {start} and {end} when somebody was watching.",
        "Nothing broke down on the {n} days between {start} and {end} when somebody was watching.",
        f.days,
    )
    return text.format(n=integer(locale, f.days), start=start, end=end)


def _broke(locale: Locale, f: Facts, start: str, end: str) -> str:
    _ = locale.text
    if f.broken:
        text = _("It has been broken since {since}, at least in part, and still was on {day}.")
        return text.format(since=day_words(locale, f.broken), day=day_words(locale, f.until))
    if not f.away and f.open_ended:
        once = _(
            "It broke down {times} from {start} to {end}, and nobody wrote down when it ended."
        )
        text = (
            once
            if f.number == 1
            else _(
                "It broke down {times} from {start} to {end}, and nobody wrote down when each "
                "breakdown ended."
            )
        )
        return text.format(times=times(locale, f.number), start=start, end=end)
    if not f.away:
        return _outside(locale, f.number).format(
            times=times(locale, f.number), start=start, end=end
        )
    if f.total is None:
        text = _(
            "It broke down {times} from {start} to {end}, for {hours} in total, and nobody wrote "
            "down how many people were affected."
        )
        if f.few:
            text = _(
                "It broke down {times} from {start} to {end}, for {hours} in total. We do not "
                "show how many people were affected, to protect them."
            )
        hours_ = clock_time(locale, f.away)
        if f.open_ended:
            hours_ = _("at least {value}").format(value=hours_)
        return text.format(times=times(locale, f.number), start=start, end=end, hours=hours_)
    if f.total == 0:
        text = _("It broke down {times} from {start} to {end}, and nobody was affected.")
        return text.format(times=times(locale, f.number), start=start, end=end)
    if f.each is not None:
        text = _("At this rate each user loses {time} a year.")
        return text.format(time=a_year(locale, f.each, f.at_least))
    much = hours(locale, f.total, f.at_least)
    if f.at_least:
        text = _(
            "Added up over all users, it could not be used for at least {hours} from {start} to "
            "{end}."
        )
    else:
        text = _("Added up over all users, it could not be used for {hours} from {start} to {end}.")
    return text.format(hours=much, start=start, end=end)


def _outside(locale: Locale, number: int) -> str:
    if number == 1:
        return locale.text(
            "It broke down {times} from {start} to {end}, outside its service hours."
        )
    return locale.text(
        "It broke down {times} from {start} to {end}, each time outside its service hours."
    )


def noticed(locale: Locale, first: int, of: int) -> str:
    """Say who noticed first: “You noticed before we did, 7 times of 9.”."""
    _ = locale.text
    if first == 0 and of == 1:
        return _("We noticed before you did.")
    if first == 0 and of == 2:
        return _("We noticed before you did, both times.")
    if first == 0:
        return _("We noticed before you did, all {n} times.").format(n=integer(locale, of))
    if first == of == 1:
        return _("You noticed before we did.")
    if first == of == 2:
        return _("You noticed before we did, both times.")
    if first == of:
        return _("You noticed before we did, all {n} times.").format(n=integer(locale, of))
    text = locale.plural(
        "{n} of {all} times you noticed before we did.",
        "{n} of {all} times you noticed before we did.",
        first,
    )
    return text.format(n=integer(locale, first), all=integer(locale, of))


def again(locale: Locale, number: int, of: int) -> str:
    """Say how many were the same thing again within 90 days."""
    _ = locale.text
    if of == 1 and number:
        return _("It was a repeat within 90 days.")
    if of == 1:
        return _("It was not a repeat.")
    if number == 0:
        return _("None of the {all} was a repeat.").format(all=integer(locale, of))
    text = locale.plural(
        "{n} of {all} was a repeat within 90 days.",
        "{n} of {all} were repeats within 90 days.",
        number,
    )
    return text.format(n=integer(locale, number), all=integer(locale, of))
