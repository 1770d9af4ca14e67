"""The panel “Who is heard”: liking by community and quarter, and whom nobody hears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.scorecards.card import Scorecard
from generator.scorecards.figure import Figure, State
from generator.scorecards.gap import clear
from generator.scorecards.panels.communities import Communities, Heard, Voice, quarter_of
from generator.scorecards.panels.days import Day
from generator.views.drawing.small_line import small_line
from generator.views.panels.panel import Panel, Told, add_lines, add_rows
from generator.views.parts import SparkView
from generator.views.words.sentences import answers_words, figure_range, figure_value, gap_range
from generator.views.words.situation import Wording
from generator.views.words.wording import count, day_words, listed, percent, sentence_case, whole

_NOBODY = "Which groups of people it is for has not been written down."
_YEARLY = "Answers are counted by year here, so groups cannot be told apart by quarter."
_DONE = {
    Voice.WITHHELD: (
        "answered, but is not shown, so that nobody is given away",
        "answered, but are not shown, so that nobody is given away",
    ),
    Voice.SILENT: ("was asked and stayed silent", "were asked and stayed silent"),
    Voice.UNKNOWN: ("may never have been asked", "may never have been asked"),
    Voice.NEVER: ("was not asked", "were not asked"),
}
VOICES = {
    Voice.HEARD: "heard",
    Voice.WITHHELD: "not shown, so that nobody is given away",
    Voice.SILENT: "asked, and silent",
    Voice.UNKNOWN: "not known whether they were asked",
    Voice.NEVER: "not asked",
}


@dataclass(frozen=True, slots=True)
class HeardView:
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
    deed: str


@dataclass(frozen=True, slots=True)
class CommunitiesView:
    """The communities of a service in one quarter."""

    quarter: str
    communities: tuple[HeardView, ...]


def community_href(community: str) -> str:
    """Return where a community's page lies."""
    return f"communities/{community}/"


def tell(card: Scorecard, definitions: Definitions, _: date) -> Told | None:
    """Tell who is heard; nothing where nobody uses the service now."""
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.panels[Communities]
    if not found.items:
        return Told(_NOBODY, add=add_lines(card, "communities"))
    if not found.whole:
        return Told(_YEARLY, body=_body(found, definitions))
    voices = Counter(item.voice for item in found.items if item.voice)
    said, tone = _said(voices)
    unasked = voices[Voice.NEVER] + voices[Voice.UNKNOWN]
    add = add_rows("invitations") if unasked else ""
    return Told(said, tone, add, _body(found, definitions))


def wordings() -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    found = [
        Wording("nobody wrote down whom it is for", _NOBODY),
        Wording("answers are counted by year", _YEARLY),
    ]
    names = {0: "none", 1: "one", 3: "several"}
    for numbers in product((0, 1, 3), repeat=len(Voice)):
        if not any(numbers):
            continue
        voices = dict(zip(Voice, numbers, strict=True))
        when = ", ".join(f"{names[n]} {VOICES[voice]}" for voice, n in voices.items())
        found.append(Wording(when, _said(voices)[0]))
    found += [Wording(f"both are {VOICES[v]}", _said({v: 2})[0]) for v in Voice]
    return tuple(found)


def _said(voices: Mapping[Voice, int]) -> tuple[str, str]:
    """Say who was heard in the last year, and in which tone."""
    total, heard = sum(voices.values()), voices.get(Voice.HEARD, 0)
    missing = {voice: voices[voice] for voice in _DONE if voices.get(voice)}
    if not missing:
        if total == 1:
            return "The one group that it is for was heard in the last year.", "plain"
        words = sentence_case(_all(total))
        return f"{words} groups that it is for were heard in the last year.", "good"
    if total == 1:
        (voice,) = missing
        return f"In the last year the one group that it is for {_DONE[voice][0]}.", "plain"
    if len(missing) == 1 and not heard:
        (voice,) = missing
        return f"In the last year {_all(total)} groups {_DONE[voice][1]}.", "plain"
    parts = [f"{n} {_DONE[voice][min(n, 2) - 1]}" for voice, n in missing.items()]
    lead = f"{heard} {'was' if heard == 1 else 'were'} heard" if heard else ""
    said = listed([*([lead] if lead else []), *parts])
    return f"Of the {total} groups that it is for, in the last year {said}.", "plain"


def _all(total: int) -> str:
    return "both" if total == 2 else f"all {total}"


def _body(found: Communities, definitions: Definitions) -> CommunitiesView:
    views = tuple(_heard(item, definitions) for item in found.items)
    return CommunitiesView(found.quarter.label, views)


def _heard(item: Heard, definitions: Definitions) -> HeardView:
    like, change = item.like, item.change
    tone = "plain"
    if change is not None and clear(change):
        tone = "good" if (change.value or 0.0) > 0 else "bad"
    return HeardView(
        name=definitions.communities[item.community].part.name,
        href=community_href(item.community),
        value=heard_value(item),
        range=range_words(like),
        line=_line(item),
        change=change_words(change),
        tone=tone,
        day=day_words(item.day.day) if item.day else "none written down",
        learned=item.day.learned if item.day else "",
        deed=deed_words(item.day) if item.day else "",
    )


def heard_value(item: Heard) -> str:
    """Return how many like it, or why no number stands there."""
    if item.voice is None:
        return "counted by year"
    if item.like.has_value:
        return figure_value(item.like)
    if item.like.state is State.WITHHELD or item.voice in (Voice.WITHHELD, Voice.HEARD):
        return {
            State.WITHHELD: VOICES[Voice.WITHHELD],
            State.NO_DATA: "asked, and silent",
        }.get(item.like.state, "no answers in this quarter")
    return VOICES[item.voice]


def range_words(like: Figure) -> str:
    """Return the range and the answers of a share, and that they are few where they are."""
    if not like.has_value:
        return ""
    few = ", few" if like.state is State.FEW else ""
    return f"{figure_range(like)}, {answers_words(like)}{few}"


def change_words(change: Figure | None) -> str:
    """Say how it changed within a year, beyond chance or not; empty where it cannot be told."""
    if change is None or change.value is None:
        return ""
    if not clear(change):
        return f"no clear change ({gap_range(change)} points)"
    number = abs(whole(change.value * 100))
    way = "more" if change.value > 0 else "less"
    return f"{count(number, 'point', 'points')} {way} ({gap_range(change)})"


def deed_words(day: Day) -> str:
    """Say what was done about what was learned."""
    return day.deed or "Nothing has been done about it yet."


def _line(item: Heard) -> SparkView | None:
    shown = [*item.earlier, *([item.like] if item.like.has_value else [])]
    course = [(quarter_of(each), each.value) for each in shown if each.value is not None]
    if len(course) < 2:
        return None
    (first, before), (last, now) = course[0], course[-1]
    label = f"{percent(before)} in the {first.label}, {percent(now)} in the {last.label}"
    return small_line(course, (), (), label)


PANEL = Panel(
    "heard", "Who is heard", "communities.html", CommunitiesView, tell, wordings, (Communities,)
)
