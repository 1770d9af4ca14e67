"""Numbers, ranges and spans in words, with no more digits than the answers carry."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from generator.language import N_, Locale
from generator.model.period import Grain, Period

THIN = "\u202f"  # narrow, unbreakable: between a number and its unit
_UNBREAKABLE = "\u00a0"
_SHARES = (
    (0.03, N_("hardly any")),
    (0.08, N_("about one in twenty")),
    (0.15, N_("about one in ten")),
    (0.22, N_("about one in five")),
    (0.29, N_("about a quarter")),
    (0.365, N_("about a third")),
    (0.45, N_("about four in ten")),
    (0.55, N_("about half")),
    (0.635, N_("about six in ten")),
    (0.70, N_("about two thirds")),
    (0.775, N_("about three quarters")),
    (0.85, N_("about eight in ten")),
    (0.93, N_("about nine in ten")),
    (0.97, N_("nearly all")),
)
_WHOLE = {0.0: N_("none"), 1.0: N_("ten in ten")}


def whole(value: float) -> int:
    """Round half away from zero: 54.5 is 55, as readers round."""
    return math.floor(abs(value) + 0.5) * (1 if value >= 0 else -1)


def percent(share: float) -> str:
    """A share from 0 to 1 as “54 %”."""
    return f"{whole(share * 100)}{THIN}%"


def percent_range(low: float, high: float) -> str:
    """An interval of shares as “48–60 %”."""
    return f"{whole(low * 100)}–{whole(high * 100)}{THIN}%"


def points(score: float) -> str:
    """A score or difference from −1 to 1 as “+31” or “−6”."""
    size = whole(score * 100)
    return f"+{size}" if size > 0 else f"−{-size}" if size < 0 else "0"


def points_range(locale: Locale, low: float, high: float) -> str:
    """An interval of scores as “+28 to +34”."""
    return range_between(locale, points(low), points(high))


def range_between(locale: Locale, low: str, high: str) -> str:
    """Two ends in words as a range that stays on one line: “1 to 17”."""
    return on_one_line(locale.text("{low} to {high}").format(low=low, high=high))


def on_one_line(text: str) -> str:
    """Return a text of few words in which no line ends."""
    return text.replace(" ", _UNBREAKABLE)


def distance(locale: Locale, value: float) -> str:
    """Points of a hundred that lie between two shares: “4.2 points”, “4.0 points”."""
    return locale.text("{n} points").format(n=locale.number(f"{value:.1f}"))


def hours(locale: Locale, value: float, at_least: bool = False) -> str:
    """A number of hours as “275 h”, “2.5 h”; never more than there were where it says “at least”.

    The least that is said is a tenth of an hour.
    """
    cut = math.floor if at_least else whole
    if value >= 9.95:
        return f"{locale.number(f'{cut(value + 1e-9):,}')}{THIN}h"
    if 0 < value < 0.1:
        least = f"{locale.number('0.1')}{THIN}h"
        return f"0{THIN}h" if at_least else locale.text("under {least}").format(least=least)
    return f"{locale.number(f'{cut(value * 10 + 1e-9) / 10:g}')}{THIN}h"


def minutes(locale: Locale, value: float) -> str:
    """A number of minutes as “20 min”, “3.5 min”."""
    return f"{_minutes(locale, value)}{THIN}min"


def minutes_range(locale: Locale, low: float, high: float) -> str:
    """An interval of minutes as “8.3–14 min”, or “30 min” where both ends are said the same."""
    first, last = minutes(locale, low), minutes(locale, high)
    return last if first == last else f"{_minutes(locale, low)}–{last}"


def _minutes(locale: Locale, value: float) -> str:
    if value >= 9.95:
        return locale.number(f"{whole(value):,}")
    return locale.number(f"{whole(value * 10) / 10:g}")


def lasting(locale: Locale, seconds: int) -> str:
    """How long something lasted: “45 min”, “1 h 30 min”, “3 days”."""
    minutes = whole(seconds / 60)
    if minutes < 60:
        return f"{minutes}{THIN}min"
    if minutes < 48 * 60:
        rest = f" {minutes % 60}{THIN}min" if minutes % 60 else ""
        return f"{minutes // 60}{THIN}h{rest}"
    return count(locale, whole(minutes / 24 / 60), "day", "days")


def share_in_words(locale: Locale, share: float) -> str:
    """A share as people say it: “about half”. Only all are all, and only none are none."""
    if share in _WHOLE:
        return locale.text(_WHOLE[share])
    return locale.text(next((words for bound, words in _SHARES if share < bound), N_("almost all")))


def count(locale: Locale, things: int, one: str, many: str) -> str:
    """A number with its noun, “1 answer” or “1,204 answers”; the nouns are texts to translate."""
    return f"{locale.number(f'{things:,}')} {locale.plural(one, many, things)}"


def quoted(locale: Locale, words: str) -> str:
    """What somebody said, or what something is called, in the marks of the language."""
    return locale.text("“{words}”").format(words=words)


def integer(locale: Locale, value: int) -> str:
    """A whole number as readers write it: “1,204”."""
    return locale.number(f"{value:,}")


def either(locale: Locale, words: Sequence[str]) -> str:
    """Words as a sentence lists them after a “no” or as a choice: “a, b or c”."""
    if len(words) < 2:
        return "".join(words)
    return locale.text("{others} or {last}").format(others=", ".join(words[:-1]), last=words[-1])


def cut_short(text: str, most: int) -> str:
    """Return a text of at most ``most`` characters: a longer one ends at a word, with “…”."""
    if len(text) <= most:
        return text
    kept = text[: most - 2]
    words = kept.rpartition(" ")[0]
    return f"{words or kept} …"


def sentence_case(text: str) -> str:
    """The text with a capital letter at its beginning; the rest as it is."""
    return text[:1].upper() + text[1:]


def since_words(locale: Locale, period: Period, as_of: date) -> str:
    """A period as “since …” ends: “April”, or “April 2025” where the year is another one."""
    if period.grain is Grain.MONTH and period.start.year == as_of.year:
        return locale.month(period.start.month)
    if locale.says_months_of(period):
        return locale.month_of(period.start)
    return locale.period(period)


def by_words(locale: Locale, day: date, as_of: date) -> str:
    """A promised day as “by …” ends: “January 2027”, or “December” of the same year."""
    month = locale.month(day.month)
    if day.year == as_of.year:
        return month
    return locale.text("{month} {year}").format(month=month, year=day.year)


def day_words(locale: Locale, day: date) -> str:
    """A day in words: “31 October 2026”."""
    return locale.day(day)


def short_label(locale: Locale, period: Period) -> str:
    """A period as an axis shows it: “Nov 2023”, “Q3 2026”, “24 Apr”, “2026/27”."""
    year = period.start.year  # “Sep 26” would be a day
    month = locale.short_months[period.start.month - 1]
    if period.grain is Grain.YEAR:
        return locale.period(period)
    if period.grain is Grain.MONTH or locale.says_months_of(period):
        return f"{month} {year}"  # of a quarter its first month, as of a week its first day
    if period.grain is Grain.QUARTER:
        quarter = (period.start.month + 2) // 3
        return locale.text("Q{quarter} {year}").format(quarter=quarter, year=year)
    return locale.text("{day} {month}").format(day=period.start.day, month=month)


_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}
_WITHOUT_CENTS = ("CLP", "HUF", "ISK", "JPY", "KRW", "VND")


def money(locale: Locale, amount: float, currency: str) -> str:
    """An amount as “€9.40”, “€1,235” or “9.40 CHF”: cents only where they say something."""
    cents = 0 if currency in _WITHOUT_CENTS else 2
    size = abs(amount)
    least = 10.0**-cents
    if 0 < size < least / 2:
        money_least = _with_sign(locale, f"{least:.{cents}f}", currency)
        return locale.text("less than {least}").format(least=money_least)
    digits = cents if size < 99.995 and size != 0 else 0
    said = _with_sign(locale, f"{size:,.2f}" if digits else f"{whole(size):,}", currency)
    return f"−{said}" if amount < 0 else said


def _with_sign(locale: Locale, digits: str, currency: str) -> str:
    said = locale.number(digits)
    if currency not in _SIGNS:
        return f"{said}{THIN}{currency}"
    return locale.text("{sign}{amount}").format(sign=_SIGNS[currency], amount=said)


def amount(locale: Locale, value: float, unit: str, digits: int = 4) -> str:
    """A measured value with its unit: “4.3 s”, “91.6 %”, so many digits that mean something."""
    said = _few(value, digits) if abs(value) < 1000 else f"{whole(value):,}"
    return _measured(locale, said, unit)


def amounts(
    locale: Locale, one: float, other: float, unit: str, digits: int = 4
) -> tuple[str, str]:
    """Two values of one measure, each with as many decimals: “3.95”, “3.60”."""
    largest = max(abs(one), abs(other))
    if largest >= 1000:
        return amount(locale, one, unit), amount(locale, other, unit)
    known = max(len(_few(each, digits).partition(".")[2]) for each in (one, other))
    decimals = max(min(known, digits - 1 - int(f"{largest:e}".partition("e")[2])), 0)
    said = (_measured(locale, f"{each:.{decimals}f}", unit) for each in (one, other))
    return next(said), next(said)


def _few(value: float, digits: int) -> str:
    return format(Decimal(f"{value:.{digits}g}"), "f")


def _measured(locale: Locale, digits: str, unit: str) -> str:
    shown = locale.number(digits).replace("-", "−")
    return f"{shown}{THIN}{unit}" if unit else shown


def action_words(locale: Locale, action: str) -> str:
    """Say what was done about what was learned on a day with customers."""
    if not action:
        return locale.text("Nothing has been done about it yet.")
    return locale.text("What came of it: {action}").format(action=action)


def by_folder(files: Iterable[str]) -> tuple[str, ...]:
    """Return the files, each folder named once: “data/usage/it-2025.csv”, “it-2026.csv”."""
    found: list[str] = []
    for _, some in groupby(sorted(files), lambda file: file.rpartition("/")[0]):
        first, *others = some
        found += (first, *(each.rpartition("/")[2] for each in others))
    return tuple(found)
