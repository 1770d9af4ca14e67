"""The panel “Launch”: ready to go live, and after it whether it was right first time."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.features.feature import Feature
from generator.features.launch.figures import DAYS, JUDGED, Course, Launch
from generator.features.launch.method import METHODS
from generator.features.launch.ready import Need
from generator.features.panel import Panel, PanelContent, add_rows
from generator.figures.card import Scorecard
from generator.figures.figure import Figure, State
from generator.figures.gap import clear
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.wording.figure_words import answers_words, figure_range, figure_value, gap_range
from generator.wording.marks import marked
from generator.wording.parts import BarView
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import day_words, integer, quoted, whole

NEEDS = {
    Need.OWNER: N_("a named owner"),
    Need.FEEDBACK: N_("a place to have your say"),
    Need.HELP: N_("a place to get help"),
    Need.AIM: N_("how many should like it"),
    Need.MEASURES: N_("something measured in each step"),
}
_SAID = {
    Course.BETTER: (
        N_(
            "It was not right first time: fewer people liked it in its first {days} days than in "
            "the {days} days after that."
        ),
        "bad",
    ),
    Course.WORSE: (
        N_("Fewer people liked it after the first {days} days."),
        "bad",
    ),
    Course.SAME: (
        N_("About as many people liked it in the first {days} days after launch as later."),
        "plain",
    ),
    Course.FEW: (
        N_("Too few people answered after its launch to say whether it was right first time."),
        "plain",
    ),
    Course.WITHHELD: (
        N_("We do not show what people answered after its launch: it could identify somebody."),
        "plain",
    ),
    Course.UNHELD: (
        N_(
            "We cannot say whether it was right first time: the answers that count do not cover "
            "enough of the time after launch."
        ),
        "plain",
    ),
    Course.UNASKED: (
        N_(
            "We cannot say whether it was right first time: there were too few answers in the "
            "weeks after launch."
        ),
        "plain",
    ),
}
_DAY = date(2026, 10, 31)


class NeedView(Struct, frozen=True):
    """Something that a service must have, and whether it has it."""

    name: str
    said: str
    tone: str


class LaunchView(Struct, frozen=True):
    """What is ready and what is missing; how it was liked at first and afterwards."""

    launch: str
    needs_title: str
    needs: tuple[NeedView, ...]
    bars: tuple[BarView, ...]
    change: str
    broken: str
    rule: str


def describe(
    locale: Locale, card: Scorecard, _definitions: Definitions, _as_of: date
) -> PanelContent | None:
    """Describe the launch; nothing where it lies too far back for our data."""
    found = card.panels[Launch]
    if found.course is Course.NONE:
        return None
    said, tone = said_of(locale, found)
    add = add_rows(locale, "answers") if found.course is Course.UNASKED else ""
    if found.course is Course.PIPELINE and any(not met for _need, met in found.needs):
        add = locale.text("To complete it, add what is missing to {file}.").format(
            file=card.defined.file
        )
    return PanelContent(said, tone, add, _body(locale, found))


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    return (
        Wording("not yet live, all is there", _ready(locale, 5, 5)[0]),
        Wording("not yet live, one thing is missing", _ready(locale, 4, 5)[0]),
        Wording("not yet live, several things are missing", _ready(locale, 3, 5)[0]),
        Wording("just launched, too early to say", _early(locale, _DAY, _DAY)),
        *(Wording(course.value, _course(locale, course)[0]) for course in _SAID),
    )


def said_of(locale: Locale, found: Launch) -> tuple[str, str]:
    """Say how far the launch has come, and in which tone."""
    if found.course is Course.PIPELINE:
        return _ready(locale, sum(met for _need, met in found.needs), len(found.needs))
    if found.course is Course.EARLY and found.day and found.judged_on:
        return _early(locale, found.day, found.judged_on), "plain"
    return _course(locale, found.course)


def _course(locale: Locale, course: Course) -> tuple[str, str]:
    said, tone = _SAID[course]
    return locale.text(said).format(days=DAYS), tone


def _ready(locale: Locale, met: int, total: int) -> tuple[str, str]:
    if met == total:
        said = locale.text("It has all {n} things that a service must have before it goes live.")
        return said.format(n=total), "good"
    missing = total - met
    said = locale.plural(
        "Of the {all} things that a service must have before it goes live, {n} is missing.",
        "Of the {all} things that a service must have before it goes live, {n} are missing.",
        missing,
    )
    return said.format(all=total, n=missing), "bad"


def _early(locale: Locale, day: date, judged: date) -> str:
    said = locale.text(
        "It was launched on {day}. We will know after {judged} whether it was right first time."
    )
    return said.format(day=day_words(locale, day), judged=day_words(locale, judged))


def _body(locale: Locale, found: Launch) -> LaunchView:
    _ = locale.text
    judged = found.course in JUDGED
    liked = [each for each in (found.first, found.second) if each is not None]
    names = (_("First {days} days").format(days=DAYS), _("Next {days} days").format(days=DAYS))
    shown = zip(names, liked, strict=False)
    launch = ""
    if found.day is not None and found.title:
        launch = f"{quoted(locale, found.title)}, {day_words(locale, found.day)}."
    return LaunchView(
        launch=launch,
        needs_title=_("What a service must have") if found.needs else "",
        needs=tuple(need_view(locale, need, met) for need, met in found.needs),
        bars=tuple(
            _bar(locale, name, figure) for name, figure in shown if figure.value is not None
        ),
        change=change_words(locale, found.change) if judged else "",
        broken=broken_words(locale, found.broken),
        rule=_rule(locale) if found.course is not Course.PIPELINE else "",
    )


def need_view(locale: Locale, need: Need, met: bool) -> NeedView:
    """Return whether a service has what it must have."""
    _ = locale.text
    return NeedView(_(NEEDS[need]), _("done") if met else _("missing"), "good" if met else "bad")


def _bar(locale: Locale, name: str, figure: Figure) -> BarView:
    note = f"{figure_range(locale, figure)}, {answers_words(locale, figure)}"
    if figure.state is State.FEW:
        note = locale.text("{answers}, few").format(answers=note)
    if figure.span:
        note = f"{note}, {span_words(locale, figure.span)}"
    return BarView(
        name,
        figure_value(locale, figure),
        round(100 * (figure.value or 0.0), 1),
        note=marked(figure, note),
    )


def change_words(locale: Locale, change: Figure | None) -> str:
    """Say by how much the next days differ from the first."""
    if change is None or change.value is None:
        return ""
    if not clear(change):
        said = locale.text("No clear difference ({range} points).")
        return marked(change, said.format(range=gap_range(locale, change)))
    number = abs(whole(change.value * 100))
    if change.value > 0:
        said = locale.plural(
            "{n} point higher in the next {days} days ({range}).",
            "{n} points higher in the next {days} days ({range}).",
            number,
        )
    else:
        said = locale.plural(
            "{n} point lower in the next {days} days ({range}).",
            "{n} points lower in the next {days} days ({range}).",
            number,
        )
    return marked(change, said.format(n=number, range=gap_range(locale, change), days=DAYS))


def broken_words(locale: Locale, broken: Figure | None) -> str:
    """Say how many breakdowns the launch caused."""
    if broken is None:
        return ""
    if broken.value is None:
        return locale.text("We do not know whether it caused breakdowns: no log was kept then.")
    number = round(broken.value)
    if number == 0:
        return locale.text("It caused no breakdown, as far as we know.")
    if broken.at_least:
        said = locale.plural(
            "It caused at least {n} breakdown.", "It caused at least {n} breakdowns.", number
        )
    else:
        said = locale.plural("It caused {n} breakdown.", "It caused {n} breakdowns.", number)
    return said.format(n=integer(locale, number))


def _rule(locale: Locale) -> str:
    said = locale.text(
        "This rule was fixed before any launch: we compare the first {days} days with the next "
        "{days}. Only periods wholly within them count, and each needs as many answers as a "
        "verdict does."
    )
    return said.format(days=DAYS)


PANEL = Panel("launch", N_("Right first time"), LaunchView, describe, wordings)
FEATURE = Feature("launch", PANEL, (Launch,), METHODS)
