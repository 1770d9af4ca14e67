"""The vital signs as a page shows them, and the figures behind them."""

from __future__ import annotations

from datetime import date

from generator.api.tables import BY_PERIOD_FILE
from generator.drawing.trends import move_of
from generator.figures.figure import Figure, State
from generator.figures.signs import Signs
from generator.figures.trend import Trend
from generator.language import N_, Locale
from generator.language.marked import filled, joined
from generator.model.organisation import Questions
from generator.pages.provenance import check_groups
from generator.wording.anchors import anchor
from generator.wording.figure_words import answers_words, figure_range, figure_value
from generator.wording.parts import CheckGroup, SignView
from generator.wording.wording import quoted, whole

TITLES = {
    "like": N_("People like it"),
    "ease": N_("It is easy"),
    "recommend": N_("They would recommend it"),
    "home": N_("Compared with what they use at home"),
    "shirt": N_("They would wear the shirt"),
    "response-rate": N_("Response rate"),
}
SLUGS = {
    State.SHOWN: "shown",
    State.FEW: "few",
    State.WITHHELD: "withheld",
    State.NOT_ASKED: "not-asked",
    State.LONG_AGO: "not-asked",
    State.NOT_YET: "not-asked",
    State.SET_ASIDE: "set-aside",
    State.NO_COUNTS: "no-counts",
    State.NOT_APPLICABLE: "not-applicable",
    State.NO_DATA: "no-data",
}


def sign_views(
    locale: Locale, signs: Signs, trend: Trend, questions: Questions, as_of: date
) -> tuple[SignView, ...]:
    """Return the vital signs; those that nobody is asked are left out, liking always stays."""
    move, tone = move_of(locale, trend, signs.like, as_of)
    shown = [_sign(locale, signs.like, questions.like, move, tone)]
    asked = {
        "ease": (signs.ease, questions.ease),
        "recommend": (signs.recommend, questions.recommend),
        "shirt": (signs.shirt, questions.shirt),
    }
    silent = (State.NOT_ASKED, State.LONG_AGO, State.NOT_APPLICABLE)
    shown += [
        _sign(locale, figure, said) for figure, said in asked.values() if figure.state not in silent
    ]
    if signs.at_home[0].state not in silent:
        shown.insert(min(len(shown), 3), _home(locale, *signs.at_home, questions.home))
    return tuple(shown)


def sign_checks(locale: Locale, signs: Signs, folder: str) -> tuple[CheckGroup, ...]:
    """Return what is behind each vital sign that somebody was asked for.

    ``folder`` has the page's downloads.
    """
    _ = locale.text
    titles = {figure.id: _(TITLES[figure.method.id]) for figure in signs.all()}
    if signs.opened:
        titles[signs.opened.id] = _("People like it, from an open link")
    for word, figure in zip((_("worse"), _("the same"), _("better")), signs.at_home, strict=True):
        titles[figure.id] = f"{_(TITLES['home'])}: {word}"
    shown = (
        (figure, titles[figure.id])
        for figure in signs.all()
        if figure.state not in (State.NOT_ASKED, State.NOT_APPLICABLE)
    )
    by_period = {each.method.id for each in signs.before}
    return check_groups(locale, shown, f"{folder}/{BY_PERIOD_FILE}", by_period)


def _sign(
    locale: Locale, figure: Figure, said: str, move: str = "", tone: str = "plain"
) -> SignView:
    # In quotation marks, or it reads as if the page asked its reader.
    asked = quoted(locale, said) if said else ""
    is_share = figure.value is not None and figure.method.id != "recommend"
    return SignView(
        address=anchor("figure", figure.id),
        title=locale.text(TITLES[figure.method.id]),
        state=SLUGS[figure.state],
        value=figure_value(locale, figure),
        range=figure_range(locale, figure),
        answers=answers_words(locale, figure),
        said=asked
        if figure.state is not State.FEW
        else locale.text("{said} Few answers: no verdict.").format(said=asked).strip(),
        tens=whole(figure.value * 10) if is_share and figure.value is not None else None,
        move=move,
        tone=tone,
    )


def _home(locale: Locale, worse: Figure, same: Figure, better: Figure, question: str) -> SignView:
    """Worse, same, better: three shares of one question on one card."""
    _ = locale.text
    if worse.value is None or same.value is None or better.value is None:
        return _sign(locale, same, question)
    words = {worse: _("worse"), same: _("the same"), better: _("better")}
    most, *others = sorted(words, key=lambda each: -(each.value or 0.0))
    said = _("{share} {answer}")
    one, *two = (
        filled(said, share=figure_value(locale, each), answer=words[each])
        for each in (most, *others)
    )
    return SignView(
        address=anchor("figure", same.id),
        title=locale.text(TITLES["home"]),
        state=SLUGS[same.state],
        value=one,
        range=figure_range(locale, most),
        answers=answers_words(locale, same),
        said=joined("", (joined(", ", two), ".")),
        tens=None,
        move="",
        tone="plain",
    )
