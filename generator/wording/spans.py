"""What the days of a figure are called."""

from __future__ import annotations

from generator.figures.figure import Against, Each, Periods, Span, Usual, YearBefore
from generator.language import Locale
from generator.model.period import JANUARY, Grain


def span_words(locale: Locale, span: Span | None) -> str:
    """Return the days of a figure as a reader says them; nothing where there are none."""
    if span is None:
        return ""
    _, name = locale.text, span.name
    if isinstance(name, Periods):
        return locale.periods(name.first, name.last)
    if isinstance(name, Each):
        return ", ".join(locale.period(period) for period in name.periods)
    if isinstance(name, Against):
        one, other = span_words(locale, name.one), span_words(locale, name.other)
        return _("{later}, compared with {earlier}").format(later=one, earlier=other)
    if isinstance(name, YearBefore):
        now = span_words(locale, name.now)
        if name.same:
            return _("{period}, compared with the same time a year earlier").format(period=now)
        return _("{period}, compared with a year earlier").format(period=now)
    if name is Usual.LAST_YEAR:
        return _("in the last year")
    if name is Usual.SO_FAR:
        return _("so far")
    return locale.day(span.start) if span.start == span.end else locale.days(span.start, span.end)


def span_words_with_months(locale: Locale, span: Span | None) -> str:
    """Return the days of a figure as above; of years that begin in no January, their months too."""
    words = span_words(locale, span)
    name = span.name if span else None
    if not isinstance(name, Periods) or name.first.grain is not Grain.YEAR:
        return words
    if name.first.start.month == JANUARY:
        return words
    return f"{words} ({locale.whole_months(name.first.start, name.last.end)})"
