"""A locale: a language's texts, and how it writes numbers, days and periods.

It is an argument of everything that makes words. Nothing here remembers which one is used.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace


class DatedPeriod(Protocol):
    """A period of the calendar: its first day, and its length in a word (“month”)."""

    @property
    def start(self) -> date:
        """The first day."""

    @property
    def grain(self) -> str:
        """The length: “year”, “quarter”, “month”, “week” or “day”."""


class Locale(Struct, frozen=True, eq=False):
    """A language: its code, its texts, how it writes numbers and names months and years.

    ``separators`` replaces the comma between thousands and the point before decimals, as English
    writes them; ``months`` are the names, ``short_months`` those of an axis, January first.
    Where ``year_begins`` is not January (1), nobody knows which quarter is the third one: quarters
    are said by their months.
    """

    code: str
    texts: gettext.NullTranslations
    separators: Mapping[int, str]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    year_begins: int = 1

    def where_a_year_begins(self, month: int) -> Locale:
        """Return this language as it is spoken where a year begins in a month, 1 to 12."""
        return self if month == self.year_begins else replace(self, year_begins=month)

    def text(self, text: str) -> str:
        """Return a text in this language; as it is where there is no translation."""
        return self.texts.gettext(text) if text else ""

    def plural(self, one: str, many: str, number: int) -> str:
        """Return the text for a number of things."""
        return self.texts.ngettext(one, many, number)

    def in_context(self, context: str, text: str) -> str:
        """Return a text whose meaning hangs on where it stands, such as “open”."""
        return self.texts.pgettext(context, text)

    def number(self, text: str) -> str:
        """Return a number that is written as in English, “1,204.5”, as this language writes it."""
        return text.translate(self.separators) if self.separators else text

    def listed(self, words: Sequence[str]) -> str:
        """Return words as a sentence lists them: “a, b and c”."""
        if len(words) < 2:
            return "".join(words)
        _ = self.text
        return _("{others} and {last}").format(others=", ".join(words[:-1]), last=words[-1])

    def month(self, month: int) -> str:
        """Return the name of a month, 1 to 12."""
        return self.months[month - 1]

    def month_of(self, day: date) -> str:
        """Return the month of a day, with its year: “April 2026”."""
        _ = self.text
        return _("{month} {year}").format(month=self.month(day.month), year=day.year)

    def day(self, day: date) -> str:
        """Return a day in words: “24 April 2014”."""
        _, month = self.text, self.month(day.month)
        return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)

    def days(self, first: date, last: date) -> str:
        """Return the days from one to another: “1 July 2026 to 31 October 2026”."""
        return self.between(self.day(first), self.day(last))

    def period(self, period: DatedPeriod) -> str:
        """Return a period as a reader says it: “April 2026”, “3rd quarter of 2026”, “2026/27”."""
        _, start = self.text, period.start
        if period.grain == "year":
            return f"{start.year}" if start.month == 1 else self.two_years(start.year)
        if self.says_months_of(period):
            return self._quarters(start, start)
        if period.grain == "quarter":
            quarters = (
                _("1st quarter of {year}"),
                _("2nd quarter of {year}"),
                _("3rd quarter of {year}"),
                _("4th quarter of {year}"),
            )
            return quarters[(start.month - 1) // 3].format(year=start.year)
        if period.grain == "month":
            return self.month_of(start)
        if period.grain == "week":
            return _("the week of {day}").format(day=self.day(start))
        return self.day(start)

    def periods(self, first: DatedPeriod, last: DatedPeriod) -> str:
        """Return a run of periods as a reader says it: “August to October 2026”."""
        if first == last:
            return self.period(first)
        if self.says_months_of(first) and self.says_months_of(last):
            return self._quarters(first.start, last.start)
        if first.grain == "month" and first.start.year == last.start.year:
            return self.between(self.month(first.start.month), self.period(last))
        return self.between(self.period(first), self.period(last))

    def two_years(self, first: int) -> str:
        """Return a year that begins in one year and ends in the next: “2026/27”."""
        return f"{first}/{(first + 1) % 100:02}"

    def says_months_of(self, period: DatedPeriod) -> bool:
        """Return whether a period is a quarter that is said by its months."""
        return period.grain == "quarter" and self.year_begins != 1

    def whole_months(self, first: date, last: date) -> str:
        """Return the months from one day's to another's: “April 2026 to March 2027”."""
        name = self.month(first.month) if first.year == last.year else self.month_of(first)
        return self.between(name, self.month_of(last))

    def _quarters(self, first: date, last: date) -> str:
        """Return the months of quarters, from that which begins on a day to another one."""
        return self.whole_months(first, last.replace(month=last.month + 2))

    def between(self, first: str, last: str) -> str:
        """Return a run from one thing to another, both in words."""
        _ = self.text
        return _("{first} to {last}").format(first=first, last=last)


_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ENGLISH = Locale(
    "en",
    gettext.NullTranslations(),
    MappingProxyType({}),
    _NAMES,
    tuple(name[:3] for name in _NAMES),
)


def N_(text: str) -> str:  # noqa: N802 (its name in gettext)
    """Mark a text of a constant, which is looked up by ``Locale.text`` when it is said."""
    return text
