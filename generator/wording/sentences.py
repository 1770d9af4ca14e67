"""What a page says in plain words, made from figures and their states. Every state has its own."""

from __future__ import annotations

from datetime import date

from generator.disclosure.published import Mode
from generator.figures.figure import Figure, State
from generator.figures.method import Unit
from generator.figures.trend import Trend
from generator.figures.verdict import Shirt
from generator.language import N_, Locale
from generator.measures.xmr_chart import Variation
from generator.model.conversation import Entry, Progress
from generator.model.freshness import is_overdue
from generator.model.service import Service, Stage
from generator.wording.spans import span_words
from generator.wording.wording import (
    THIN,
    by_words,
    count,
    day_words,
    distance,
    hours,
    integer,
    minutes,
    money,
    percent,
    percent_range,
    points,
    points_range,
    sentence_case,
    share_in_words,
    since_words,
)

_SHIRTS = {
    Shirt.LOVED: N_("people love it"),
    Shirt.LIKED: N_("people like it"),
    Shirt.UNDECIDED: N_("people are undecided"),
    Shirt.PINATA: N_("people would rather hit it with a stick"),
    Shirt.TOO_FEW: N_("too few answers to say"),
}


def shirt_said(locale: Locale, shirt: Shirt) -> str:
    """Say in a few words what a shirt stands for."""
    return locale.text(_SHIRTS[shirt])


def headline(locale: Locale, like: Figure, what: str = "") -> str:
    """Say whether people like it (or ``what``, by its name), or why nobody can say."""
    _ = locale.text
    if like.value is not None:
        if like.state is State.FEW:
            few = _("{share} of the few who answered like it.")
            said = _("{share} of the few who answered like {what}.") if what else few
        else:
            many = _("{share} of those who answered like it")
            said = _("{share} of those who answered like {what}") if what else many
        return said.format(share=sentence_case(share_in_words(locale, like.value)), what=what)
    if like.state is State.NOT_ASKED and what:
        return _("Nobody has been asked whether they like {what}.").format(what=what)
    return {
        State.SET_ASIDE: _(
            "People answered, but every row about it has a mistake, so no answer counts."
        ),
        State.NO_COUNTS: _(
            "Others asked people and published a statistic: we hold no counts of the answers."
        ),
        State.NOT_ASKED: _("Nobody has been asked whether they like it."),
        State.NO_DATA: _("People were asked, and nobody answered."),
        State.WITHHELD: _("What people answered is not shown: it could identify somebody."),
        State.NOT_APPLICABLE: _("Nobody uses it now, so there is nothing to like."),
    }[like.state]


def movement(locale: Locale, trend: Trend, as_of: date) -> tuple[str, str]:
    """Say “more than usual since April”, and in which tone: good, bad or plain.

    Comes from the normal range of the trend and from nowhere else; empty where it cannot say.
    """
    _ = locale.text
    signal = trend.chart.signal
    if signal is None:
        if trend.variation is not Variation.COMMON_CAUSE:
            return "", "plain"
        return (_("as usual again") if trend.unusual_lately else _("as usual")), "plain"
    tones = {Variation.IMPROVING: "good", Variation.WORSENING: "bad"}
    tone = tones.get(trend.variation, "plain")
    if trend.since is None:
        return _(_MOVES[signal.moving, signal.upwards]), tone
    since = since_words(locale, trend.since, as_of)
    return _(_MOVES_SINCE[signal.moving, signal.upwards]).format(when=since), tone


_MOVES = {
    (True, True): N_("rising"),
    (True, False): N_("falling"),
    (False, True): N_("more than usual"),
    (False, False): N_("less than usual"),
}
"""By whether it still moves, and whether upwards."""
_MOVES_SINCE = {
    (True, True): N_("rising since {when}"),
    (True, False): N_("falling since {when}"),
    (False, True): N_("more than usual since {when}"),
    (False, False): N_("less than usual since {when}"),
}


def evidence(locale: Locale, like: Figure, response: Figure) -> str:
    """Say on what the headline rests: share, range, answers, period, and who was asked."""
    _ = locale.text
    if like.value is None or like.span is None:
        return span_words(locale, like.span)
    n = like.n or 0
    if response.of and response.value is not None:
        who = _("{n} of the {asked} people asked")
        who = who.format(n=integer(locale, n), asked=integer(locale, response.of))
    else:
        who = count(locale, n, "answer", "answers")
    if like.mode is Mode.OPEN:
        who = _("{answers} from an open link").format(answers=who)
    who = _left_out(locale, like, who)
    text = (
        _("{share} ({range}), {who}, {span}, a longer time because few answer.")
        if like.span.lengthened
        else _("{share} ({range}), {who}, {span}.")
    )
    return text.format(
        share=percent(like.value),
        range=percent_range(like.low or 0.0, like.high or 0.0),
        who=who,
        span=span_words(locale, like.span),
    )


def opened_words(locale: Locale, figure: Figure) -> str:
    """Say what people answered from an open link, apart from those who were asked by list."""
    _, span = locale.text, span_words(locale, figure.span)
    if figure.value is None:
        text = _("Counted apart, from an open link, {span}: {state}.")
        return text.format(span=span, state=state_words(locale, figure))
    text = _("Counted apart, from an open link, {span}: {share} ({range}) like it, {answers}.")
    return text.format(
        span=span,
        share=percent(figure.value),
        range=percent_range(figure.low or 0.0, figure.high or 0.0),
        answers=count(locale, figure.n or 0, "answer", "answers"),
    )


def figure_value(locale: Locale, figure: Figure) -> str:
    """Return a figure's number as it is shown, or the words of its state."""
    if figure.value is None:
        return state_words(locale, figure)
    unit = figure.method.unit
    if unit is Unit.COUNT:
        shown = locale.number(f"{figure.value:,.10g}")
        if figure.of is None:
            return shown
        return locale.text("{n} of {all}").format(n=shown, all=integer(locale, figure.of))
    if unit is Unit.DAYS and figure.of is not None:
        text = locale.plural("{n} of {all} day", "{n} of {all} days", figure.of)
        return text.format(n=locale.number(f"{figure.value:g}"), all=integer(locale, figure.of))
    if unit is Unit.DAYS:
        text = locale.plural("{n} day", "{n} days", 1 if figure.value == 1 else 2)
        return text.format(n=locale.number(f"{figure.value:g}"))
    if unit is Unit.MONEY:
        return money(locale, figure.value, figure.unit)
    if unit in (Unit.HOURS, Unit.MINUTES):
        return _time(locale, figure, figure.value)
    if unit is Unit.DISTANCE:
        return distance(locale, figure.value)
    if unit is Unit.OWN:
        own = _scale(locale, figure.scale) if figure.scale else figure.unit
        return locale.number(f"{figure.value:.10g}") + (f"{THIN}{own}" if own else "")
    return points(figure.value) if _is_score(figure) else percent(figure.value)


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
    if figure.method.unit is Unit.COUNT:
        low, high = (locale.number(f"{each:,.10g}") for each in (figure.low, figure.high))
        return locale.text("{low} to {high}").format(low=low, high=high)
    if figure.method.unit is Unit.MINUTES:
        low, high = (minutes(locale, each) for each in (figure.low, figure.high))
        return locale.text("{low} to {high}").format(low=low, high=high)
    if _is_score(figure):
        return points_range(locale, figure.low, figure.high)
    return percent_range(figure.low, figure.high)


def gap_range(locale: Locale, figure: Figure) -> str:
    """Return the interval of a difference; one that just leaves out 0 does not say “0”."""
    if figure.low is None or figure.high is None:
        return ""
    ends = points(figure.low), points(figure.high)
    if figure.low > 0.0 and ends[0] == "0":
        return locale.text("just above 0 to {high}").format(high=ends[1])
    if figure.high < 0.0 and ends[1] == "0":
        return locale.text("{low} to just below 0").format(low=ends[0])
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
    return {
        State.SHOWN: locale.in_context("state of a number", "shown"),
        State.FEW: _("few answers"),
        State.WITHHELD: _("withheld, to protect people"),
        State.NOT_ASKED: _("nobody asked"),
        State.SET_ASIDE: _("answers set aside"),
        State.NO_COUNTS: _("asked by others, no counts"),
        State.NO_DATA: _("no answers"),
        State.NOT_APPLICABLE: _("not in use"),
    }[figure.state]


def state_name(locale: Locale, state: State) -> str:
    """Return what a state is called."""
    return {
        State.SHOWN: locale.in_context("state of a number", "shown"),
        State.FEW: locale.text("few answers"),
        State.WITHHELD: locale.in_context("state of a number", "withheld"),
        State.NOT_ASKED: locale.in_context("state of a number", "not asked"),
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
        return text.format(n=integer(locale, figure.n), asked=integer(locale, figure.of))
    return _left_out(locale, figure, count(locale, figure.n, "answer", "answers"))


def _left_out(locale: Locale, figure: Figure, answers: str) -> str:
    """Say next to a number of answers that some were left out, for their rows have a mistake."""
    if not figure.partial:
        return answers
    return locale.text("{answers}, some left out").format(answers=answers)


def being_done(locale: Locale, entry: Entry | None, as_of: date) -> tuple[str, str]:
    """Say what is being done, as its lead (“What is being done:”) and the sentence after it."""
    _ = locale.text
    if entry is None:
        return _("What is being done:"), _("nothing has been said here yet.")
    text = (entry.reply or entry.said).rstrip(".")
    if entry.progress is Progress.DOING:
        return _("What is being done:"), _promised(locale, text, entry.due, as_of)
    if entry.done is not None and entry.done <= as_of:
        return _("Done last:"), f"{text} ({day_words(locale, entry.done)})."
    if entry.progress is Progress.REFUSED:
        return _("Not done, with a reason:"), f"{text}."
    return _("Answered last:"), f"{text}."


def _promised(locale: Locale, text: str, due: date | None, as_of: date) -> str:
    """Say by when, and honestly that the day has passed."""
    _ = locale.text
    if due is None:
        return _("{text}, no day promised.").format(text=text)
    late = is_overdue(due, as_of)
    said = _("{text}; promised by {when} and overdue.") if late else _("{text}, by {when}.")
    return said.format(text=text, when=by_words(locale, due, as_of))


def stage_name(locale: Locale, stage: Stage) -> str:
    """Return what a stage is called."""
    return {
        Stage.PIPELINE: locale.in_context("stage of a service", "pipeline"),
        Stage.LIVE: locale.in_context("stage of a service", "live"),
        Stage.RETIRING: locale.in_context("stage of a service", "retiring"),
        Stage.RETIRED: locale.in_context("stage of a service", "retired"),
    }[stage]


def stage_words(locale: Locale, service: Service, as_of: date) -> str:
    """Say where a service is in its life."""
    _ = locale.text
    launched, retired = service.launched, service.retired
    if service.stage is Stage.PIPELINE and launched is None:
        return _("planned, no day promised")
    if service.stage is Stage.PIPELINE and launched:
        late = is_overdue(launched, as_of)
        said = _("was to open in {when}, and has not") if late else _("planned for {when}")
        return said.format(when=by_words(locale, launched, as_of))
    if service.stage is Stage.RETIRED:
        return _("ended in {when}").format(when=_ever(locale, retired)) if retired else _("ended")
    if service.stage is Stage.RETIRING and retired and is_overdue(retired, as_of):
        return _("was to end in {when}, and has not").format(when=by_words(locale, retired, as_of))
    if service.stage is Stage.RETIRING:
        if retired is None:
            return _("will end, no day set")
        return _("ends in {when}").format(when=_ever(locale, retired))
    if launched is None:
        return locale.in_context("stage of a service", "live")
    return _("live since {when}").format(when=_ever(locale, launched))


def _ever(locale: Locale, day: date) -> str:
    """A month with its year."""
    return by_words(locale, day, date.min)


def _is_score(figure: Figure) -> bool:
    return figure.method.unit is Unit.POINTS
