"""The panel “Working time lost”: what customers say they lost, and what our log knows of it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.features.feature import Feature
from generator.features.lost_time.figures import LostTime
from generator.features.lost_time.method import METHODS
from generator.features.panel import AnyCard, Panel, PanelContent
from generator.figures.figure import Figure, State
from generator.language import ENGLISH, N_, Locale
from generator.language.marked import filled
from generator.model.definitions import Definitions
from generator.model.organisation import LOST_EACH_USE
from generator.wording.figure_words import answers_words, figure_range, figure_value
from generator.wording.marks import marked
from generator.wording.parts import BarView
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import integer, percent, sentence_case, share_in_words, whole

_SOME = N_("{share} of those who answered had lost working time because of it {over}.")
_SOME_AND_HALF = N_(
    "{share} of those who answered had lost working time because of it {over}; half of them had "
    "lost {time} or more."
)
_NONE = N_("Nobody who answered had lost working time because of it {over}.")
_OPENED = N_(
    "People could say only through an open link how much working time they lost because of it. "
    "Those who lost a lot are more likely to follow one, so we give no number."
)
_UNSAID = N_(
    "People said how much working time they lost because of it, but nobody wrote down which time "
    "they were asked about."
)
_STATES = {
    State.FEW: N_("Too few people answered to say how much working time they lost because of it."),
    State.WITHHELD: N_(
        "We do not show how much working time people lost because of it: it could identify "
        "somebody."
    ),
    State.NO_DATA: N_(
        "People were asked how much working time they lost because of it, but nobody answered."
    ),
    State.LONG_AGO: N_(
        "Nobody has been asked recently how much working time they lost because of it."
    ),
    State.SET_ASIDE: N_(
        "People said how much working time they lost because of it, but we set all their answers "
        "aside, so none counts."
    ),
}
_WHEN = {
    State.FEW: "few said how much time they lost",
    State.WITHHELD: "what people lost is withheld",
    State.NO_DATA: "people were asked, and nobody said how much time they lost",
    State.LONG_AGO: "nobody was asked recently",
    State.SET_ASIDE: "people answered, and all their answers were set aside",
}
_EXAMPLE_DAYS = ("1 day", "7 days", "30 days", LOST_EACH_USE)


class LostTimeView(Struct, frozen=True):
    """How many lost some, how much that is for each next to our log; ``facts`` are sentences."""

    question: str
    shares: tuple[BarView, ...]
    title: str
    each: tuple[BarView, ...]
    facts: tuple[str, ...]


def describe(
    locale: Locale, card: AnyCard, definitions: Definitions, _as_of: date
) -> PanelContent | None:
    """Say how many lost time; nothing where nobody was ever asked, or nobody uses it now."""
    _ = locale.text
    found = card.panels[LostTime]
    if found.some.state is State.NOT_APPLICABLE or not (found.answered or found.opened):
        return None
    if not found.answered:
        return PanelContent(_(_OPENED))
    if not found.over:
        add = _("To add it, write “lost_over: 7 days” in services/organisation.yml.")
        return PanelContent(_(_UNSAID), add=add)
    if found.some.value is None:
        return PanelContent(_(_STATES[found.some.state]))
    half, middle = found.middle, None
    if half.value is not None:
        middle = marked(half, _minutes(locale, half.value))
    said = _said(locale, found.some.value, found.over, middle)
    return PanelContent(
        said, body=_body(locale, found, definitions.organisation.part.questions.lost)
    )


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    shares = {share_in_words(locale, p / 100): p / 100 for p in range(1, 101)}
    return (
        *(Wording(_WHEN[state], locale.text(said)) for state, said in _STATES.items()),
        Wording("asked by an open link only", locale.text(_OPENED)),
        Wording("nobody says over which time it was asked", locale.text(_UNSAID)),
        *(
            Wording(f"nobody lost time, over {over}", _said(locale, 0.0, over, None))
            for over in _EXAMPLE_DAYS
        ),
        *(
            Wording(
                f"{share_in_words(ENGLISH, share)} lost time, over {over}{why}",
                _said(locale, share, over, middle),
            )
            for share in shares.values()
            for over in _EXAMPLE_DAYS
            for middle, why in ((_minutes(locale, 20.0), ""), (None, ", how much is withheld"))
        ),
    )


def _said(locale: Locale, share: float, over: str, middle: str | None) -> str:
    said = _SOME if middle is None else _SOME_AND_HALF
    if not share:
        said = _NONE
    return filled(
        locale.text(said),
        share=sentence_case(share_in_words(locale, share)),
        over=_over(locale, over),
        time=middle,
    )


def _minutes(locale: Locale, value: float) -> str:
    number = max(1, whole(value))
    return locale.plural("{n} minute", "{n} minutes", number).format(n=integer(locale, number))


def _over(locale: Locale, over: str) -> str:
    """Say over which time: “in the week before”, which is that before the answer."""
    if over == LOST_EACH_USE:
        return locale.text("the last time they used it")
    days = int(over.partition(" ")[0])
    if days == 7:
        return locale.text("in the week before")
    return locale.plural("on the day before", "in the {n} days before", days).format(n=days)


def _body(locale: Locale, found: LostTime, question: str) -> LostTimeView:
    _ = locale.text
    some, label = found.some, span_words(locale, found.some.span)
    note = marked(some, f"{figure_range(locale, some)}, {answers_words(locale, some)}, {label}")
    share = BarView(
        _("Lost time"), figure_value(locale, some), round(100 * (some.value or 0), 1), note=note
    )
    each = _each(locale, found)
    title = _("Per person who answered, {over}").format(over=_over(locale, found.over))
    return LostTimeView(
        question, (share,), title if each else "", each, tuple(_facts(locale, found))
    )


def _each(locale: Locale, found: LostTime) -> tuple[BarView, ...]:
    """What customers lost on average, and next to it the hours of our log; nothing without both."""
    if found.each.value is None:
        return ()
    bars = [(locale.text("From their own estimates"), found.each)]
    if found.log.value is not None:
        bars.append((locale.text("From our log of breakdowns"), found.log))
    longest = max(figure.value or 0.0 for _, figure in bars) or 1.0
    return tuple(
        BarView(
            name,
            figure_value(locale, figure),
            round(100 * (figure.value or 0.0) / longest, 1),
            note=_note(locale, figure),
        )
        for name, figure in bars
    )


def _note(locale: Locale, figure: Figure) -> str:
    parts = (figure_range(locale, figure), answers_words(locale, figure))
    said = ", ".join(part for part in (*parts, span_words(locale, figure.span)) if part)
    return marked(figure, said)


def _facts(locale: Locale, found: LostTime) -> list[str]:
    """Say how sure the middle is, why there is no average, what was left blank, what was cut."""
    _ = locale.text
    middle, each, said = found.middle, found.each, []
    if middle.value is not None:
        text = _("Half of those who lost time lost {time} or more ({basis}).")
        range_ = figure_range(locale, middle) if middle.low != middle.high else ""
        basis = (range_, answers_words(locale, middle))
        said.append(
            marked(
                middle,
                text.format(
                    time=_minutes(locale, middle.value),
                    basis=", ".join(part for part in basis if part),
                ),
            )
        )
    elif middle.state is State.WITHHELD:
        said.append(
            _(
                "We do not show how much time they lost: for part of this time so few people lost "
                "any that it could identify somebody."
            )
        )
    if each.state is State.FEW:
        said.append(_("Too few people answered to say how much time each person lost on average."))
    elif each.value is not None and each.low is not None:
        said.append(_("Their own estimates include people who lost nothing."))
    if found.blank.value:
        text = _(
            "{share} of those who answered left this blank; that does not count as no time lost."
        )
        said.append(filled(text, share=marked(found.blank, percent(found.blank.value))))
    if found.capped.value:
        text = locale.plural(
            "{n} person lost more than 8 hours; this answer counts as 8 hours in the average.",
            "{n} people lost more than 8 hours; each of these answers counts as 8 hours in the "
            "average.",
            int(found.capped.value),
        )
        said.append(filled(text, n=figure_value(locale, found.capped)))
    return said


PANEL = Panel("lost", N_("Working time lost"), LostTimeView, describe, wordings)
FEATURE = Feature("lost_time", PANEL, (LostTime,), METHODS)
