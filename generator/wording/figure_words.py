"""What a figure's number, interval, answers and state are called in words."""

from __future__ import annotations

from generator.disclosure.opinions import Opinion
from generator.figures.figure import Figure, State
from generator.figures.method import Unit
from generator.language import N_, Locale
from generator.language.marked import filled
from generator.wording.marks import marked
from generator.wording.wording import (
    THIN,
    count,
    day_words,
    distance,
    hours,
    integer,
    minutes,
    minutes_range,
    money,
    on_one_line,
    percent,
    percent_range,
    points,
    points_range,
    range_between,
)

_STATES = {
    State.FEW: N_("few answers"),
    State.WITHHELD: N_("withheld, to protect people"),
    State.NOT_ASKED: N_("nobody was asked"),
    State.LONG_AGO: N_("nobody was asked recently"),
    State.NOT_YET: N_("too early to say"),
    State.SET_ASIDE: N_("answers set aside"),
    State.NO_COUNTS: N_("asked by others, answers not counted here"),
    State.NO_DATA: N_("no answers"),
    State.NOT_APPLICABLE: N_("not in use"),
}


def figure_value(locale: Locale, figure: Figure) -> str:
    """Return a figure's number as it is shown, or the words of its state."""
    if figure.opinion is not Opinion.EXACT:
        return marked(figure, _opinion(locale, figure))
    if figure.value is None:
        return state_words(locale, figure)
    return marked(figure, _number(locale, figure, figure.value))


def _number(locale: Locale, figure: Figure, value: float) -> str:
    unit = figure.method.unit
    if unit is Unit.COUNT:
        shown = locale.number(f"{value:,.10g}")
        if figure.of is None:
            return shown
        return locale.text("{n} of {all}").format(n=shown, all=integer(locale, figure.of))
    if unit is Unit.DAYS and figure.of is not None:
        text = locale.plural("{n} of {all} day", "{n} of {all} days", figure.of)
        return text.format(n=locale.number(f"{value:g}"), all=integer(locale, figure.of))
    if unit is Unit.DAYS:
        text = locale.plural("{n} day", "{n} days", 1 if value == 1 else 2)
        return text.format(n=locale.number(f"{value:g}"))
    if unit is Unit.MONEY:
        return money(locale, value, figure.unit)
    if unit in (Unit.HOURS, Unit.MINUTES):
        return _time(locale, figure, value)
    if unit is Unit.DISTANCE:
        return distance(locale, value)
    if unit is Unit.OWN:
        own = _scale(locale, figure.scale) if figure.scale else figure.unit
        return locale.number(f"{value:.10g}") + (f"{THIN}{own}" if own else "")
    return points(value) if _is_score(figure) else percent(value)


def _opinion(locale: Locale, figure: Figure) -> str:
    if figure.opinion is Opinion.HIGH:
        return locale.text("9 in 10 or more")
    if figure.opinion is Opinion.LOW:
        return locale.text("1 in 10 or fewer")
    return locale.text("about {n} in 10").format(n=round((figure.value or 0.0) * 10))


def _time(locale: Locale, figure: Figure, value: float) -> str:
    if figure.method.unit is Unit.HOURS:
        shown = hours(locale, value, figure.at_least)
    else:
        shown = minutes(locale, value)
    return locale.text("at least {value}").format(value=shown) if figure.at_least else shown


def _scale(locale: Locale, scale: str) -> str:
    return locale.text("on a scale of {scale}").format(scale=scale)


def figure_range(locale: Locale, figure: Figure) -> str:
    """Return a figure's interval as it is shown; empty where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    return marked(figure, _range(locale, figure, figure.low, figure.high))


def _range(locale: Locale, figure: Figure, lowest: float, highest: float) -> str:
    if figure.method.unit is Unit.COUNT:
        low, high = (locale.number(f"{each:,.10g}") for each in (lowest, highest))
        return range_between(locale, low, high)
    if figure.method.unit is Unit.MINUTES:
        return minutes_range(locale, lowest, highest)
    if _is_score(figure):
        return points_range(locale, lowest, highest)
    return percent_range(lowest, highest)


def value_and_range(locale: Locale, figure: Figure) -> str:
    """Return a figure's number and its interval, if it has one: “54 % (48–60 %)”."""
    value, interval = figure_value(locale, figure), figure_range(locale, figure)
    return marked(figure, f"{value} ({interval})") if interval else value


def gap_range(locale: Locale, figure: Figure) -> str:
    """Return the interval of a difference; one that just leaves out 0 does not say “0”."""
    if figure.low is None or figure.high is None:
        return ""
    ends = points(figure.low), points(figure.high)
    if figure.low > 0.0 and ends[0] == "0":
        said = locale.text("just above 0 to {high}").format(high=ends[1])
        return marked(figure, on_one_line(said))
    if figure.high < 0.0 and ends[1] == "0":
        said = locale.text("{low} to just below 0").format(low=ends[0])
        return marked(figure, on_one_line(said))
    return figure_range(locale, figure)


def state_words(locale: Locale, figure: Figure) -> str:
    """Return the state of a figure in a few words.

    Only a figure made of answers lacks answers, and only one with a question is not asked.
    """
    _ = locale.text
    method = figure.method
    number = method.unit is Unit.COUNT
    if figure.state is State.NO_DATA and (number or method.id == "response-rate" or method.data):
        return _("not known")
    if figure.state is State.NOT_ASKED and number and method.question is None:
        return _("nothing to count")
    if figure.withdrawn and figure.state is State.WITHHELD:
        return _("withdrawn by its owner")
    if figure.other_days:
        return _("not shown on its own")
    if figure.state is State.SHOWN:
        return locale.in_context("state of a number", "shown")
    return _(_STATES[figure.state])


def withdrawn_words(locale: Locale, figure: Figure) -> str:
    """Say why the owner withdrew a figure, or some of its periods; empty where nobody did."""
    if not figure.withdrawn:
        return ""
    if figure.has_value:
        text = locale.text("The owner withdrew some of these days: {reason}.")
    else:
        text = locale.text("The owner withdrew these answers: {reason}.")
    return text.format(reason=figure.withdrawn.rstrip("."))


def state_name(locale: Locale, state: State) -> str:
    """Return what a state is called."""
    return {
        State.SHOWN: locale.in_context("state of a number", "shown"),
        State.FEW: locale.text("few answers"),
        State.WITHHELD: locale.in_context("state of a number", "withheld"),
        State.NOT_ASKED: locale.in_context("state of a number", "not asked"),
        State.LONG_AGO: locale.in_context("state of a number", "not asked recently"),
        State.NOT_YET: locale.in_context("state of a number", "not counted yet"),
        State.SET_ASIDE: locale.in_context("state of a number", "set aside"),
        State.NO_COUNTS: locale.in_context("state of a number", "no counts"),
        State.NO_DATA: locale.in_context("state of a number", "no data"),
        State.NOT_APPLICABLE: locale.in_context("state of a number", "not applicable"),
    }[state]


def answers_words(locale: Locale, figure: Figure) -> str:
    """Return on how many answers a figure rests."""
    if figure.n is None:
        return ""
    if figure.of:
        text = locale.text("{n} of {asked} people asked")
        words = text.format(n=integer(locale, figure.n), asked=integer(locale, figure.of))
        return marked(figure, words)
    answers = count(locale, figure.n, "answer", "answers")
    return left_out_words(locale, figure, marked(figure, answers))


def left_out_words(locale: Locale, figure: Figure, answers: str) -> str:
    """Say next to a number of answers that some were left out, or that it is an older number."""
    if figure.partial:
        answers = filled(locale.text("{answers}, some left out"), answers=answers)
    if figure.release is not None:
        text = locale.text("{answers}, as published on {day}")
        answers = filled(text, answers=answers, day=day_words(locale, figure.release))
    return answers


def _is_score(figure: Figure) -> bool:
    return figure.method.unit is Unit.POINTS
