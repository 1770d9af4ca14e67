"""What a page says in plain words, made from figures and their states. Every state has its own."""

from __future__ import annotations

from datetime import date

from generator.disclosure.published import Mode
from generator.figures.figure import Figure, State
from generator.figures.trend import Trend
from generator.figures.verdict import Shirt
from generator.language import N_, Locale
from generator.measures.xmr_chart import Variation
from generator.model.conversation import Entry, Progress
from generator.model.freshness import is_overdue
from generator.wording.figure_words import left_out_words, state_words, withdrawn_words
from generator.wording.level import level_move
from generator.wording.marks import marked
from generator.wording.spans import span_words
from generator.wording.wording import (
    by_words,
    count,
    cut_short,
    day_words,
    integer,
    percent,
    percent_range,
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

_SAID, _ANSWER = 120, 320
"""How many characters of what was said, and of an answer, there is room for outside its place."""


def shirt_said(locale: Locale, shirt: Shirt) -> str:
    """Say in a few words what a shirt stands for."""
    return locale.text(_SHIRTS[shirt])


def headline(locale: Locale, like: Figure, what: str = "") -> str:
    """Say whether people like it (or ``what``, by its name), or why nobody can say."""
    said = _headline(locale, like, what)
    if like.counts_from is None or like.span is None:
        return said
    if like.state is State.NOT_YET:
        later = locale.text("New answers count from {start}.")
    else:
        later = locale.text("That covers the time up to {day}; later answers count from {start}.")
    start, day = (day_words(locale, each) for each in (like.counts_from, like.span.end))
    return f"{said} {later.format(start=start, day=day)}"


def _headline(locale: Locale, like: Figure, what: str) -> str:
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
        return _("Nobody has been asked about {what} itself.").format(what=what)
    if like.state is State.LONG_AGO and what:
        return _("Nobody has been asked recently whether they like {what}.").format(what=what)
    if like.state is State.NOT_YET and what:
        return _("It is too early to say whether people like {what}.").format(what=what)
    if like.withdrawn:
        return withdrawn_words(locale, like)
    return {
        State.SET_ASIDE: _("People answered, but we set all their answers aside, so none counts."),
        State.NO_COUNTS: _(
            "Others asked people and published a statistic. We do not have the answers."
        ),
        State.NOT_ASKED: _("Nobody has been asked whether they like it."),
        State.LONG_AGO: _("Nobody has been asked recently whether they like it."),
        State.NOT_YET: _("It is too early to say whether people like it."),
        State.NO_DATA: _("People were asked, but nobody answered."),
        State.WITHHELD: _("We do not show what people answered: it could identify somebody."),
        State.NOT_APPLICABLE: _("It is not in use, so nobody is asked whether they like it."),
    }[like.state]


def movement(locale: Locale, trend: Trend, as_of: date) -> tuple[str, str]:
    """Say “more than usual since April”, and in which tone: good, bad or plain.

    Comes from the trend's own past and from nowhere else; empty where it cannot say. A level that
    is new is never “as usual”, though the usual range holds it.
    """
    _ = locale.text
    signal = trend.chart.signal
    if signal is None:
        if trend.variation is not Variation.COMMON_CAUSE:
            return "", "plain"
        if trend.level:
            return level_move(locale, trend.level, as_of), "good" if trend.level.better else "bad"
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
    """Say on what the headline rests: share, range, answers, period, and who was asked.

    Nothing where there is no number: its headline says why.
    """
    _ = locale.text
    if like.value is None or like.span is None:
        return ""
    n = like.n or 0
    if response.of and response.value is not None:
        who = _("{n} of the {asked} people asked")
        who = who.format(n=integer(locale, n), asked=integer(locale, response.of))
    else:
        who = count(locale, n, "answer", "answers")
    if like.mode is Mode.OPEN:
        who = _("{answers} from an open link").format(answers=who)
    who = left_out_words(locale, like, who)
    text = (
        _(
            "{share} ({range} allowing for chance), {who}, {span}; a longer time, because few "
            "people answer."
        )
        if like.span.lengthened
        else _("{share} ({range} allowing for chance), {who}, {span}.")
    )
    words = text.format(
        share=percent(like.value),
        range=percent_range(like.low or 0.0, like.high or 0.0),
        who=who,
        span=span_words(locale, like.span),
    )
    return marked(like, words)


def opened_words(locale: Locale, figure: Figure) -> str:
    """Say what people answered from an open link, apart from those who were asked by list."""
    _, span = locale.text, span_words(locale, figure.span)
    if figure.value is None:
        text = _("Counted apart, from an open link, {span}: {state}.")
        return text.format(span=span, state=state_words(locale, figure))
    text = _("Counted apart, from an open link, {span}: {share} ({range}) like it, {answers}.")
    words = text.format(
        span=span,
        share=percent(figure.value),
        range=percent_range(figure.low or 0.0, figure.high or 0.0),
        answers=count(locale, figure.n or 0, "answer", "answers"),
    )
    return marked(figure, words)


def being_done(
    locale: Locale, entry: Entry | None, as_of: date, sensitive: bool = False
) -> tuple[str, str]:
    """Say what is being done, as its lead (“What is being done:”) and the sentence after it.

    Of a ``sensitive`` service nobody says here what was raised, or that nothing was.
    """
    _ = locale.text
    if sensitive:
        return _("What is being done:"), _("we do not show what people say about it.")
    if entry is None:
        return _("What is being done:"), _("nobody has raised anything here yet.")
    text = _in_short(entry)
    if entry.progress is Progress.DOING:
        return _("What is being done:"), _promised(locale, text, entry.due, as_of)
    if entry.done is not None and entry.done <= as_of:
        said = _("The last action, on {day}, answered “{said}”: {text}.")
        about = cut_short(entry.said.rstrip("."), _SAID)
        words = said.format(day=day_words(locale, entry.done), said=about, text=text)
    elif entry.progress is Progress.REFUSED:
        words = _("The last answer was no: {text}.").format(text=text)
    else:
        words = _("The last answer was: {text}.").format(text=text)
    return _("No action is under way."), _ended(words)


def what_came_of_it(locale: Locale, entry: Entry, as_of: date) -> tuple[str, str]:
    """Say what came of something that was said: the lead (“Done:”) and the sentence after it."""
    _ = locale.text
    text = _in_short(entry)
    if entry.progress is Progress.DOING:
        return _("In progress:"), _promised(locale, text, entry.due, as_of)
    if entry.done is not None and entry.done <= as_of:
        return _("Done:"), f"{text} ({day_words(locale, entry.done)})."
    lead = _("Declined:") if entry.progress is Progress.REFUSED else _("Answered:")
    return lead, _ended(f"{text}.")


def _in_short(entry: Entry) -> str:
    """Return an answer, or what was said, as far as there is room; the conversation has it all."""
    return cut_short((entry.reply or entry.said).rstrip("."), _ANSWER)


def _ended(said: str) -> str:
    """Return a sentence with one sign at its end: no full stop after what was cut short."""
    return said.removesuffix(".") if said.endswith("….") else said


def _promised(locale: Locale, text: str, due: date | None, as_of: date) -> str:
    """Say by when, and honestly that the day has passed."""
    _ = locale.text
    if due is None:
        return _("{text}, no date set.").format(text=text)
    late = is_overdue(due, as_of)
    said = _("{text}; due by {when} and overdue.") if late else _("{text}, by {when}.")
    return said.format(text=text, when=by_words(locale, due, date.min))
