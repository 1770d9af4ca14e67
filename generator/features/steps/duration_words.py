"""How often and how long, as people say it: “twice”, “about half an hour”, “a working day”."""

from __future__ import annotations

import math

from generator.language import Locale
from generator.wording.wording import hours, integer, whole

_DAY = 8.0
"""Hours of a working day."""


def times(locale: Locale, number: int) -> str:
    """Say how often: “once”, “twice”, “3 times”."""
    if number <= 2:
        return locale.text("once") if number == 1 else locale.text("twice")
    return locale.plural("{n} time", "{n} times", number).format(n=integer(locale, number))


def clock_time(locale: Locale, number: float) -> str:
    """Say hours, or that they were a few minutes."""
    return hours(locale, number) if number >= 0.1 else locale.text("a few minutes")


def a_year(locale: Locale, number: float, at_least: bool) -> str:
    """Say hours as people do: “about half an hour”, “about a working day”."""
    cut = math.floor if at_least else whole
    if number < 2 / 60:
        return (
            locale.text("at least a moment") if at_least else locale.text("no more than a moment")
        )
    if number < 50 / 60:
        minutes = number * 60
        step = 5 if minutes >= 10 else 1
        return _minutes(locale, cut(minutes / step + 1e-9) * step, at_least)
    if number < 1.5 and at_least and number < 1:
        return _minutes(locale, 50, at_least)
    if number < 1.5:
        return _hours(locale, 1, at_least)
    if number < 6 or (at_least and number < _DAY):
        return _hours(locale, cut(number + 1e-9), at_least)
    return _days(locale, cut(number / _DAY + 1e-9), at_least)


def _minutes(locale: Locale, number: int, at_least: bool) -> str:
    text = locale.text("at least {n} minutes") if at_least else locale.text("about {n} minutes")
    return text.format(n=number)


def _hours(locale: Locale, number: int, at_least: bool) -> str:
    if at_least:
        return locale.plural("at least an hour", "at least {n} hours", number).format(n=number)
    return locale.plural("about an hour", "about {n} hours", number).format(n=number)


def _days(locale: Locale, number: int, at_least: bool) -> str:
    days = max(1, number)
    if at_least:
        text = locale.plural("at least a working day", "at least {n} working days", days)
    else:
        text = locale.plural("about a working day", "about {n} working days", days)
    return text.format(n=integer(locale, days))
