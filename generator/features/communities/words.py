"""The panel “Who is heard”: liking by community and quarter, and whom nobody hears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import product

from msgspec import Struct

from generator.disclosure.opinions import Opinion
from generator.drawing.cards import community_href
from generator.drawing.small_line import small_line
from generator.features.communities.figures import CommunitiesHeard, Heard, Hearing, quarter_of
from generator.features.communities.method import METHODS
from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent, add_lines, add_rows
from generator.figures.card import Scorecard
from generator.figures.figure import Figure, State
from generator.figures.gap import clear
from generator.language import N_, Locale
from generator.language.marked import filled
from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.wording.figure_words import (
    answers_words,
    figure_range,
    figure_value,
    gap_range,
    withdrawn_words,
)
from generator.wording.marks import marked
from generator.wording.parts import SparkView
from generator.wording.situation import Wording
from generator.wording.wording import action_words, day_words, percent, whole

_NOBODY = N_("Nobody has written down which groups of people it is for.")
_YEARLY = N_("Answers are counted by year here, so we cannot show groups separately by quarter.")
_SENSITIVE = N_("We do not show its groups one by one: using it says a lot about a person.")
_ONE = {
    Hearing.WITHHELD: N_(
        "Results from the last year for the one group it is for are not shown, so that nobody can "
        "work out who answered what."
    ),
    Hearing.SILENT: N_("The one group it is for was asked in the last year, but nobody answered."),
    Hearing.UNKNOWN: N_(
        "We do not know whether the one group it is for was asked in the last year."
    ),
    Hearing.NEVER: N_("The one group it is for was not asked in the last year."),
}
_EVERY = {
    Hearing.WITHHELD: N_(
        "Results from the last year for {all} groups are not shown, so that nobody can work out "
        "who answered what."
    ),
    Hearing.SILENT: N_("In the last year {all} groups were asked, but nobody answered."),
    Hearing.UNKNOWN: N_("We do not know whether its {n} groups were asked in the last year."),
}
VOICES = {
    Hearing.HEARD: N_("heard"),
    Hearing.WITHHELD: N_("not shown to protect people"),
    Hearing.SILENT: N_("asked, no answers"),
    Hearing.UNKNOWN: N_("not known whether they were asked"),
    Hearing.NEVER: N_("not asked"),
}


class HeardView(Struct, frozen=True):
    """One community: how it likes the service, its course, and the last day spent with it."""

    name: str
    href: str
    value: str
    range: str
    line: SparkView | None
    change: str
    tone: str
    day: str
    learned: str
    action: str


class CommunitiesView(Struct, frozen=True):
    """The communities of a service in one quarter; whether any has a line, or a change."""

    quarter: str
    communities: tuple[HeardView, ...]
    balanced: str
    with_lines: bool
    with_changes: bool


def describe(
    locale: Locale, card: Scorecard, definitions: Definitions, _as_of: date
) -> PanelContent | None:
    """Say who is heard; nothing where nobody uses the service now."""
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.panels[CommunitiesHeard]
    if card.service.sensitive:
        return PanelContent(locale.text(_SENSITIVE))
    if not found.items:
        return PanelContent(locale.text(_NOBODY), add=add_lines(locale, card, "communities"))
    if not found.whole:
        return PanelContent(locale.text(_YEARLY), body=_body(locale, found, definitions))
    voices = Counter(item.voice for item in found.items if item.voice)
    said, tone = _said(locale, voices)
    unasked = voices[Hearing.NEVER] + voices[Hearing.UNKNOWN]
    add = add_rows(locale, "invitations") if unasked else ""
    return PanelContent(said, tone, add, _body(locale, found, definitions))


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    found = [
        Wording("nobody wrote down who it is for", locale.text(_NOBODY)),
        Wording("answers are counted by year", locale.text(_YEARLY)),
        Wording("the service is sensitive", locale.text(_SENSITIVE)),
    ]
    names = {1: "one", 3: "several"}
    for numbers in product((0, 1, 3), repeat=len(Hearing)):
        if not any(numbers):
            continue
        voices = dict(zip(Hearing, numbers, strict=True))
        when = ", ".join(f"{names[n]} {VOICES[voice]}" for voice, n in voices.items() if n)
        found.append(Wording(when, _said(locale, voices)[0]))
    found += [Wording(f"both are {VOICES[v]}", _said(locale, {v: 2})[0]) for v in Hearing]
    return tuple(found)


def _said(locale: Locale, voices: Mapping[Hearing, int]) -> tuple[str, str]:
    """Say who was heard in the last year, and in which tone."""
    _ = locale.text
    total, heard = sum(voices.values()), voices.get(Hearing.HEARD, 0)
    missing = {voice: voices[voice] for voice in _ONE if voices.get(voice)}
    if not missing and total == 1:
        return _("We can show results from the last year for the one group it is for."), "plain"
    if not missing and total == 2:
        return _("We can show results from the last year for both its groups."), "good"
    if not missing:
        said = _("We can show results from the last year for all its {n} groups.")
        return said.format(n=total), "good"
    (first, *others) = missing
    if total == 1:
        return _(_ONE[first]), "plain"
    if not others and not heard and first is Hearing.NEVER:
        none = _("None of its {n} groups was asked in the last year.").format(n=total)
        return _(
            "Neither of its groups was asked in the last year."
        ) if total == 2 else none, "plain"
    if not others and not heard:
        every = _("both") if total == 2 else _("all {n}").format(n=total)
        return _(_EVERY[first]).format(all=every, n=total), "plain"
    # What has a comma of its own comes last.
    last = sorted(missing, key=lambda voice: voice is Hearing.WITHHELD)
    parts = [_part(locale, voice, missing[voice]) for voice in last]
    if heard:
        said = _("We can show results from the last year for {some} of its {n} groups; {parts}.")
    else:
        said = _("We cannot show results from the last year for any of its {n} groups: {parts}.")
    return said.format(some=heard, n=total, parts=locale.listed(parts)), "plain"


def _part(locale: Locale, voice: Hearing, number: int) -> str:
    """Say of some groups why they were not heard, as a part of a sentence."""
    said = {
        Hearing.WITHHELD: locale.plural(
            "{n} is not shown, so that nobody can work out who answered what",
            "{n} are not shown, so that nobody can work out who answered what",
            number,
        ),
        Hearing.SILENT: locale.plural(
            "{n} was asked and did not answer", "{n} were asked and did not answer", number
        ),
        Hearing.UNKNOWN: locale.plural(
            "{n} may not have been asked", "{n} may not have been asked", number
        ),
        Hearing.NEVER: locale.plural("{n} was not asked", "{n} were not asked", number),
    }
    return said[voice].format(n=number)


def _body(locale: Locale, found: CommunitiesHeard, definitions: Definitions) -> CommunitiesView:
    views = tuple(_heard(locale, item, definitions) for item in found.items)
    return CommunitiesView(
        quarter=locale.period(found.quarter),
        communities=views,
        balanced=_balanced(locale, found),
        with_lines=any(each.line for each in views),
        with_changes=any(change_words(locale, each.change) for each in found.items),
    )


def _balanced(locale: Locale, found: CommunitiesHeard) -> str:
    """Say how many like it where each group counts by its size; empty where nobody can say."""
    figure = found.balanced
    if figure is None:
        return ""
    said = locale.text(
        "If each group counted by its number of people, {share} would like it in that quarter "
        "({range})."
    )
    return filled(said, share=figure_value(locale, figure), range=range_words(locale, figure))


def _heard(locale: Locale, item: Heard, definitions: Definitions) -> HeardView:
    like, change = item.like, item.change
    tone = "plain"
    if change is not None and clear(change):
        tone = "good" if (change.value or 0.0) > 0 else "bad"
    return HeardView(
        name=definitions.communities[item.community].part.name,
        href=community_href(item.community),
        value=heard_value(locale, item),
        range=range_words(locale, like),
        line=_line(locale, item),
        # That there are few answers stands next to it, and a phone has little room.
        change=compared_words(locale, item) if like.full else "",
        tone=tone,
        day=day_words(locale, item.day.day) if item.day else locale.text("nothing written down"),
        learned=item.day.learned if item.day else "",
        action=action_words(locale, item.day.action) if item.day else "",
    )


def heard_value(locale: Locale, item: Heard) -> str:
    """Return how many like it, or why no number stands there."""
    _ = locale.text
    if item.voice is None:
        return _("counted by year")
    if item.like.has_value or item.like.opinion is not Opinion.EXACT:
        return figure_value(locale, item.like)
    if item.like.withdrawn:
        return locale.text("withdrawn by its owner")
    if item.like.state in (State.WITHHELD, State.FEW) or item.voice in (
        Hearing.WITHHELD,
        Hearing.HEARD,
    ):
        return {
            State.WITHHELD: _(VOICES[Hearing.WITHHELD]),
            State.FEW: _(VOICES[Hearing.WITHHELD]),
            State.NO_DATA: _("asked, no answers"),
        }.get(item.like.state, _("no answers in this quarter"))
    return _(VOICES[item.voice])


def range_words(locale: Locale, like: Figure) -> str:
    """Return the range and the answers of a share, and that they are few where they are."""
    if like.opinion is not Opinion.EXACT:
        return answers_words(locale, like)
    if not like.has_value:
        return withdrawn_words(locale, like)
    said = (
        locale.text("{range}, {answers}, few") if like.state is State.FEW else "{range}, {answers}"
    )
    words = said.format(range=figure_range(locale, like), answers=answers_words(locale, like))
    return marked(like, words)


def change_words(locale: Locale, change: Figure | None) -> str:
    """Say how it changed within a year, beyond chance or not; empty where nobody can say."""
    if change is None or change.value is None:
        return ""
    if not clear(change):
        said = locale.text("no clear change ({range} points)")
        return marked(change, said.format(range=gap_range(locale, change)))
    number = abs(whole(change.value * 100))
    if change.value > 0:
        said = locale.plural("{n} point higher ({range})", "{n} points higher ({range})", number)
    else:
        said = locale.plural("{n} point lower ({range})", "{n} points lower ({range})", number)
    return marked(change, said.format(n=number, range=gap_range(locale, change)))


def compared_words(locale: Locale, item: Heard) -> str:
    """Say how a group's number changed within a year, or why it cannot be compared.

    Of the year before it says no more than that: which groups answered too little is not public.
    """
    said = change_words(locale, item.change)
    if said or not item.like.has_value or item.like.opinion is not Opinion.EXACT:
        return said
    if not item.like.full:
        return locale.text("too few answers to compare")
    return locale.text("no number to compare with")


def _line(locale: Locale, item: Heard) -> SparkView | None:
    shown = [each for each in (*item.earlier, item.like) if each.opinion is Opinion.EXACT]
    course = [(quarter_of(each), each.value) for each in shown if each.value is not None]
    if len(course) < 2:
        return None
    (first, before), (last, now) = course[0], course[-1]
    label = locale.text("{before} in {first}, {now} in {last}").format(
        before=percent(before),
        first=locale.period(first),
        now=percent(now),
        last=locale.period(last),
    )
    valued = [each for each in shown if each.value is not None]
    values = marked(valued[0], percent(before)), marked(valued[-1], percent(now))
    return small_line(course, (), (), label, values)


PANEL = Panel("heard", N_("Who answered, and who did not"), CommunitiesView, describe, wordings)
FEATURE = Feature("communities", PANEL, (CommunitiesHeard,), METHODS)
