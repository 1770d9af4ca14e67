"""A level that is new, in words: next to a headline, as a title, and with all its numbers."""

from __future__ import annotations

from datetime import date

from generator.figures.figure import Figure
from generator.figures.level import LevelChange
from generator.language import N_, Locale
from generator.language.marked import filled, joined
from generator.wording.figure_words import answers_words, figure_range, figure_value, gap_range
from generator.wording.marks import marked
from generator.wording.wording import day_words, integer, since_words, whole

_MOVES = {True: N_("more than before {when}"), False: N_("less than before {when}")}
_TITLES = {
    True: N_("More people like it than before {when}"),
    False: N_("Fewer people like it than before {when}"),
}
"""By whether the new level is better."""


def level_move(locale: Locale, level: LevelChange, as_of: date) -> str:
    """Say “less than before April”, as a headline goes on."""
    when = since_words(locale, level.turn, as_of)
    return locale.text(_MOVES[level.better]).format(when=when)


def level_title(locale: Locale, level: LevelChange, as_of: date) -> str:
    """Say the same as the title of a trend."""
    when = since_words(locale, level.turn, as_of)
    return locale.text(_TITLES[level.better]).format(when=when)


def level_words(locale: Locale, level: LevelChange, unmarked: bool) -> str:
    """Say what changed and stayed: both levels with their numbers, and the gap between them.

    Where the last dot is ``unmarked`` it says why as well: the usual range holds both levels.
    """
    parts = [_both(locale, level), _gap(locale, level)]
    if unmarked:
        parts.append(locale.text("The chart’s usual range comes from both times together."))
    return joined(" ", parts)


def _both(locale: Locale, level: LevelChange) -> str:
    event, since = level.event, locale.period(level.since)
    before, after = (_numbers(locale, each) for each in (level.before, level.after))
    if event is None:
        said = locale.text("Up to {until}: {before}. Since {since}: {after}.")
        until = locale.period(level.since.shift(-1))
        return filled(said, until=until, before=before, since=since, after=after)
    said = locale.text("Before “{event}” on {day}: {before}. Since {since}: {after}.")
    day = day_words(locale, event.date)
    return filled(said, event=event.title, day=day, before=before, since=since, after=after)


def _numbers(locale: Locale, figure: Figure) -> str:
    said = locale.text("{share} liked it ({range}, {answers})").format(
        share=figure_value(locale, figure),
        range=figure_range(locale, figure),
        answers=answers_words(locale, figure),
    )
    return marked(figure, said)


def _gap(locale: Locale, level: LevelChange) -> str:
    number = abs(whole((level.gap.value or 0.0) * 100))
    if level.better:
        said = locale.plural(
            "That is {n} point higher ({range}).", "That is {n} points higher ({range}).", number
        )
    else:
        said = locale.plural(
            "That is {n} point lower ({range}).", "That is {n} points lower ({range}).", number
        )
    words = said.format(n=integer(locale, number), range=gap_range(locale, level.gap))
    return marked(level.gap, words)
