"""What a page says in plain words, made from figures and their states. Every state has its own."""

from __future__ import annotations

from datetime import date

from generator.disclosure.published import Mode
from generator.measures.catalogue_entry import Unit
from generator.measures.xmr_chart import Variation
from generator.model.conversation import Entry, Progress
from generator.model.service import Service, Stage
from generator.scorecards.figure import Figure, State
from generator.scorecards.trend import Trend
from generator.scorecards.verdict import Shirt
from generator.views.words.wording import (
    THIN,
    by_words,
    count,
    day_words,
    hours,
    money,
    percent,
    percent_range,
    points,
    points_range,
    sentence_case,
    share_in_words,
    since_words,
)

SHIRT_SAID = {
    Shirt.LOVED: "people love it",
    Shirt.LIKED: "people like it",
    Shirt.UNDECIDED: "people are undecided",
    Shirt.PINATA: "people would rather hit it with a stick",
    Shirt.TOO_FEW: "too few answers to say",
}


def headline(like: Figure, what: str = "it") -> str:
    """Say whether people like ``what``, or why nobody can say."""
    if like.value is not None and like.state is State.FEW:
        return f"{sentence_case(share_in_words(like.value))} of the few who answered like {what}."
    if like.value is not None:
        return f"{sentence_case(share_in_words(like.value))} of those who answered like {what}"
    return {
        State.NOT_ASKED: f"Nobody has been asked whether they like {what}.",
        State.NO_DATA: "People were asked, and nobody answered.",
        State.WITHHELD: "What people answered is not shown: it could give somebody away.",
        State.NOT_APPLICABLE: "Nobody uses it now, so there is nothing to like.",
    }[like.state]


def movement(trend: Trend, as_of: date) -> tuple[str, str]:
    """Say “more than usual since April”, and in which tone: good, bad or plain.

    Comes from the normal range of the trend and from nowhere else; empty where it cannot tell.
    """
    signal = trend.chart.signal
    if signal is None:
        if trend.variation is not Variation.COMMON_CAUSE:
            return "", "plain"
        return ("as usual again" if trend.unusual_lately else "as usual"), "plain"
    since = f" since {since_words(trend.since, as_of)}" if trend.since else ""
    if signal.moving:
        words = "rising" if signal.upwards else "falling"
    else:
        words = "more than usual" if signal.upwards else "less than usual"
    tones = {Variation.IMPROVING: "good", Variation.WORSENING: "bad"}
    return f"{words}{since}", tones.get(trend.variation, "plain")


def evidence(like: Figure, response: Figure) -> str:
    """Say on what the headline rests: share, range, answers, period, and who was asked."""
    if like.value is None or like.span is None:
        return like.span.label if like.span else ""
    share = f"{percent(like.value)} ({percent_range(like.low or 0.0, like.high or 0.0)})"
    n = like.n or 0
    if response.of and response.value is not None:
        who = f"{n:,} of the {response.of:,} people asked"
    else:
        who = count(n, "answer", "answers")
    how = " from an open link" if like.mode is Mode.OPEN else ""
    longer = ", a longer time because few answer" if like.span.lengthened else ""
    return f"{share}, {who}{how}, {like.span.label}{longer}."


def figure_value(figure: Figure) -> str:
    """Return a figure's number as it is shown, or the words of its state."""
    if figure.value is None:
        return state_words(figure)
    if figure.method.unit is Unit.COUNT:
        number = f"{figure.value:,.10g}"
        return number if figure.of is None else f"{number} of {figure.of:,}"
    if figure.method.unit is Unit.DAYS and figure.of is not None:
        return f"{figure.value:g} of {count(figure.of, 'day', 'days')}"
    if figure.method.unit is Unit.DAYS:
        return f"{figure.value:g} {'day' if figure.value == 1 else 'days'}"
    if figure.method.unit is Unit.MONEY:
        return money(figure.value, figure.unit)
    if figure.method.unit is Unit.HOURS:
        return ("at least " if figure.at_least else "") + hours(figure.value, figure.at_least)
    if figure.method.unit is Unit.OWN:
        return f"{figure.value:.10g}" + (f"{THIN}{figure.unit}" if figure.unit else "")
    return points(figure.value) if _is_score(figure) else percent(figure.value)


def figure_range(figure: Figure) -> str:
    """Return a figure's interval as it is shown; empty where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    if figure.method.unit is Unit.COUNT:
        return f"{figure.low:,.10g} to {figure.high:,.10g}"
    words = points_range if _is_score(figure) else percent_range
    return words(figure.low, figure.high)


def gap_range(figure: Figure) -> str:
    """Return the interval of a difference; one that just leaves out 0 does not say “0”."""
    if figure.low is None or figure.high is None:
        return ""
    ends = points(figure.low), points(figure.high)
    if figure.low > 0.0 and ends[0] == "0":
        return f"just above 0 to {ends[1]}"
    if figure.high < 0.0 and ends[1] == "0":
        return f"{ends[0]} to just below 0"
    return figure_range(figure)


def state_words(figure: Figure) -> str:
    """Return the state of a figure in a few words."""
    counted = figure.method_id == "response-rate" or figure.method.data
    if counted and figure.state is State.NO_DATA:
        return "not known"
    return {
        State.SHOWN: "shown",
        State.FEW: "few answers",
        State.WITHHELD: "withheld, to protect people",
        State.NOT_ASKED: "nobody asked",
        State.NO_DATA: "no answers",
        State.NOT_APPLICABLE: "not in use",
    }[figure.state]


def answers_words(figure: Figure) -> str:
    """Return on how many answers a figure rests."""
    if figure.of and figure.n is not None:
        return f"{figure.n:,} of {figure.of:,} people asked"
    return count(figure.n, "answer", "answers") if figure.n is not None else ""


def being_done(entry: Entry | None, as_of: date) -> tuple[str, str]:
    """Say what is being done, as its lead (“What is being done:”) and the sentence after it."""
    if entry is None:
        return "What is being done:", "nothing has been said here yet."
    text = (entry.reply or entry.said).rstrip(".")
    if entry.progress is Progress.DOING:
        return "What is being done:", f"{text}{_promised(entry.due, as_of)}."
    if entry.done is not None and entry.done <= as_of:
        return "Done last:", f"{text} ({day_words(entry.done)})."
    if entry.progress is Progress.REFUSED:
        return "Not done, with a reason:", f"{text}."
    return "Answered last:", f"{text}."


def _promised(due: date | None, as_of: date) -> str:
    """Say by when, and honestly that the day has passed."""
    if due is None:
        return ", no day promised"
    if due < as_of:
        return f"; promised by {by_words(due, as_of)} and overdue"
    return f", by {by_words(due, as_of)}"


def stage_words(service: Service, as_of: date) -> str:
    """Say where a service is in its life."""
    launched, retired = service.launched, service.retired
    if service.stage is Stage.PIPELINE and launched and launched < as_of:
        return f"was to open in {by_words(launched, as_of)}, and has not"
    if service.stage is Stage.PIPELINE:
        planned = f" for {by_words(launched, as_of)}" if launched else ", no day promised"
        return f"planned{planned}"
    if service.stage is Stage.RETIRED:
        return f"ended in {by_words(retired, date.min)}" if retired else "ended"
    if service.stage is Stage.RETIRING and retired and retired < as_of:
        return f"was to end in {by_words(retired, as_of)}, and has not"
    if service.stage is Stage.RETIRING:
        return f"ends in {by_words(retired, date.min)}" if retired else "will end, no day set"
    return f"live since {by_words(launched, date.min)}" if launched else "live"


def _is_score(figure: Figure) -> bool:
    return figure.method.unit is Unit.POINTS
