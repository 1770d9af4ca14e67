"""The panel “What the owner says”: a sentence next to the verdict, and the early warnings."""

from __future__ import annotations

from collections import Counter
from datetime import date

from msgspec import Struct

from generator.features.feature import Feature
from generator.features.owners_word.figures import (
    ActionKind,
    EarlyWarning,
    Stand,
    WarningKind,
    Warnings,
)
from generator.features.panel import Panel, PanelContent, add_lines
from generator.figures.card import Scorecard
from generator.language import N_, Locale
from generator.language.marked import filled
from generator.model.definitions import Definitions
from generator.model.fields import holding_on
from generator.wording.anchors import anchor
from generator.wording.figure_words import value_and_range
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import cut_short, day_words, integer, percent

_BELOW = {
    "like": N_("It has missed its target since {span}: {share}. At least {wanted} should like it."),
    "ease": N_(
        "It has missed its target for ease since {span}: {share}. At least {wanted} should find it "
        "easy."
    ),
    "shirt": N_(
        "It has missed its target for the shirt since {span}: {share}. At least {wanted} should "
        "say they would wear it."
    ),
}
_THEN = {
    "like": N_("It has missed its target since {span}. At least {wanted} should like it."),
    "ease": N_(
        "It has missed its target for ease since {span}. At least {wanted} should find it easy."
    ),
    "shirt": N_(
        "It has missed its target for the shirt since {span}. At least {wanted} should say they "
        "would wear it."
    ),
}
"""The same for those who read it later: how many it was then, nobody keeps."""
_ACTIONS = {
    ActionKind.WORD: N_("{day}, in the owner’s own words: “{text}”"),
    ActionKind.REPLY: N_("{day}, in the conversation: “{text}”"),
    ActionKind.DONE: N_("{day}, by an action: “{text}”"),
}
_MOST = 320
"""How many characters of an answer a warning repeats: the whole stands in the conversation."""
_TONES = {Stand.UNANSWERED: "bad", Stand.WAITING: "plain", Stand.ANSWERED: "good"}


class WarningView(Struct, frozen=True):
    """An early warning: what it says, how it stands, what was said or done about it first.

    ``id`` is its address on a page.
    """

    id: str
    said: str
    standing: str
    tone: str
    response: str


class WordView(Struct, frozen=True):
    """What the owner says, as they wrote it (empty where nothing), and the early warnings."""

    text: str
    by: str
    since: str
    warnings: tuple[WarningView, ...]


def describe(
    locale: Locale, card: Scorecard, _definitions: Definitions, as_of: date
) -> PanelContent:
    """Tell the word that holds now, and what was done about each early warning."""
    word = holding_on(card.service.word, as_of)
    owner = holding_on(card.service.owner, as_of)
    found = card.panels[Warnings].items
    said, tone = _said(locale, word is not None, owner is not None, Counter(w.stand for w in found))
    add = add_lines(locale, card, "word") if word is None else ""
    if word is None and not found:
        return PanelContent(said, tone, add)
    if add:
        add = f"{locale.text('The owner has said nothing about it.')} {add}"
    views = tuple(warning_view(locale, each, word.text if word else "", as_of) for each in found)
    if word is None:
        return PanelContent(said, tone, add, WordView("", "", "", views))
    by = owner.role if owner else locale.text("The owner at that time")
    return PanelContent(
        said, tone, add, WordView(word.text, by, day_words(locale, word.since), views)
    )


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    late, fresh, answered = Stand.UNANSWERED, Stand.WAITING, Stand.ANSWERED
    cases: tuple[tuple[str, bool, bool, dict[Stand, int]], ...] = (
        ("the owner has said something", True, True, {}),
        ("somebody said something, and nobody owns it now", True, False, {}),
        ("the owner has said nothing", False, True, {}),
        ("one early warning has no answer in time", True, True, {late: 1}),
        ("several early warnings have no answer in time", True, True, {late: 2}),
        ("one early warning is new", True, True, {fresh: 1}),
        ("several early warnings are new", True, True, {fresh: 2}),
        ("the only early warning has an answer", True, True, {answered: 1}),
        ("every early warning has an answer", True, True, {answered: 2}),
    )
    return tuple(
        Wording(when, _said(locale, word, owner, Counter(stands))[0])
        for when, word, owner, stands in cases
    )


def _said(locale: Locale, word: bool, owner: bool, stands: Counter[Stand]) -> tuple[str, str]:
    """Say what presses most: a warning that nobody answered, a new one, else the owner's word."""
    _ = locale.text
    late, fresh, answered = (stands[each] for each in Stand)
    if late:
        said = locale.plural(
            "{n} early warning has had no answer for more than 30 days.",
            "{n} early warnings have had no answer for more than 30 days.",
            late,
        )
        return said.format(n=integer(locale, late)), "bad"
    if fresh:
        said = locale.plural(
            "{n} early warning is new; the owner still has time to answer it.",
            "{n} early warnings are new; the owner still has time to answer them.",
            fresh,
        )
        return said.format(n=integer(locale, fresh)), "plain"
    if answered == 1:
        said = _("There is an early warning, and the owner has answered it.")
        return said, "plain"
    if answered:
        said = _("There are {n} early warnings, and the owner has answered all of them.")
        return said.format(n=answered), "plain"
    if not word:
        return _("The owner has not said anything here yet."), "plain"
    if not owner:
        said = _("An earlier owner said this. Nobody owns it now.")
        return said, "plain"
    said = _("This is what the owner says, in their own words.")
    return said, "plain"


def warning_view(locale: Locale, each: EarlyWarning, shown: str, as_of: date) -> WarningView:
    """Return an early warning; ``shown`` is the owner's word where the page has it already."""
    late = each.response is not None and each.response.day > each.due
    tone = "plain" if late else _TONES[each.stand]
    return WarningView(
        warning_address(each),
        warning_words(locale, each),
        standing_words(locale, each, as_of),
        tone,
        response_words(locale, each, shown),
    )


def warning_address(each: EarlyWarning) -> str:
    """Return the warning's own id on a page."""
    return anchor("warning", each.figure.id, each.kind.value, each.since.start.isoformat())


def warning_words(locale: Locale, each: EarlyWarning, dated: bool = False) -> str:
    """Say what the warning is; ``dated`` where it is read later: “now” is another time then.

    A share of days after the warning would not be what it warned of, so it is left out there.
    """
    _ = locale.text
    share = value_and_range(locale, each.figure)
    span, wanted = span_words(locale, each.since), percent(each.wanted or 0.0)
    if each.kind is WarningKind.SOON_LESS:
        said = _(
            "From our measurements we expect fewer people than usual to like it in {span}: {share}."
        )
    elif each.kind is WarningKind.SOON_BELOW:
        said = _(
            "From our measurements we expect it to miss its target in {span}: {share}. At least "
            "{wanted} should like it."
        )
    elif dated and each.figure.span and each.figure.span.end > each.seen:
        less = N_("Since {span} fewer people than usual have liked it.")
        said = _(less if each.kind is WarningKind.LESS else _THEN[each.question])
    else:
        days = span_words(locale, each.figure.span)
        when = N_("{share}, {days}") if dated else N_("{share} now")
        share = filled(_(when), share=share, days=days)
        less = N_("Since {span} fewer people than usual have liked it: {share}.")
        said = _(less if each.kind is WarningKind.LESS else _BELOW[each.question])
    return filled(said, span=span, share=share, wanted=wanted)


def standing_words(locale: Locale, each: EarlyWarning, as_of: date) -> str:
    """Say whether it was answered in time, is still within its time, or is unanswered."""
    _ = locale.text
    if each.stand is Stand.UNANSWERED:
        days = (as_of - each.seen).days
        said = locale.plural("Not answered for {n} day", "Not answered for {n} days", days)
        return said.format(n=integer(locale, days))
    if each.stand is Stand.WAITING:
        return _("Answer due by {day}").format(day=day_words(locale, each.due))
    assert each.response is not None, "what is answered has an answer"
    return _("Answered") if each.response.day <= each.due else _("Answered late")


def response_words(locale: Locale, each: EarlyWarning, shown: str) -> str:
    """Say what was said or done first, since it could be seen; empty where nothing was.

    ``shown`` is the word that stands above: it need not be said twice.
    """
    if each.response is None:
        return ""
    if each.response.text == shown:
        return locale.text("{day}, in the words above.").format(
            day=day_words(locale, each.response.day)
        )
    said = locale.text(_ACTIONS[each.response.kind])
    text = cut_short(each.response.text, _MOST)
    return said.format(day=day_words(locale, each.response.day), text=text)


PANEL = Panel("word", N_("What the owner says"), WordView, describe, wordings)
FEATURE = Feature("owners_word", PANEL, (Warnings,))
