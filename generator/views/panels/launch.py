"""The panel “Launch”: ready to go live, and after it whether it was right first time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.definitions import Definitions
from generator.scorecards.card import Scorecard
from generator.scorecards.figure import Figure, State
from generator.scorecards.gap import clear
from generator.scorecards.panels.launch import DAYS, JUDGED, Course, Launch
from generator.scorecards.panels.ready import Need
from generator.views.panels.panel import Panel, Told, add_rows
from generator.views.parts import BarView
from generator.views.words.sentences import answers_words, figure_range, figure_value, gap_range
from generator.views.words.situation import Wording
from generator.views.words.wording import count, day_words, whole

NEEDS = {
    Need.OWNER: "somebody who answers for it",
    Need.FEEDBACK: "a place to say something",
    Need.HELP: "a place to get help",
    Need.AIM: "how many should like it",
    Need.MEASURES: "something measured in each step",
}
_SAID = {
    Course.BETTER: (
        f"It was not right first time: people like it more in the next {DAYS} days.",
        "bad",
    ),
    Course.WORSE: (
        f"People like it less once the first {DAYS} days after its launch are over.",
        "bad",
    ),
    Course.SAME: (
        f"People like it as much in the first {DAYS} days after its launch as later.",
        "plain",
    ),
    Course.FEW: (
        "Too few answered after its launch to tell whether it was right first time.",
        "plain",
    ),
    Course.WITHHELD: (
        "What people answered after its launch is not shown: it could give somebody away.",
        "plain",
    ),
    Course.UNASKED: (
        "Whether it was right first time cannot be told: too long nobody answered after it.",
        "plain",
    ),
}
_EARLY = "It was launched on {day}. Whether it was right first time can be told after {judged}."
_DAY = date(2026, 10, 31)


@dataclass(frozen=True, slots=True)
class NeedView:
    """Something that a service must have, and whether it has it."""

    name: str
    said: str
    tone: str


@dataclass(frozen=True, slots=True)
class LaunchView:
    """What is ready and what is lacking; how it was liked at first and afterwards."""

    launch: str
    needs_title: str
    needs: tuple[NeedView, ...]
    bars: tuple[BarView, ...]
    change: str
    broken: str
    rule: str


def tell(card: Scorecard, _: Definitions, __: date) -> Told | None:
    """Tell of the launch; nothing where it lies too far back for our data."""
    found = card.panels[Launch]
    if found.course is Course.NONE:
        return None
    said, tone = said_of(found)
    add = add_rows("answers") if found.course is Course.UNASKED else ""
    if found.course is Course.PIPELINE and any(not met for _, met in found.needs):
        add = f"An owner adds what is lacking to {card.defined.file}."
    return Told(said, tone, add, _body(found))


def wordings() -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    return (
        Wording("not yet live, all is there", _ready(5, 5)[0]),
        Wording("not yet live, one thing is lacking", _ready(4, 5)[0]),
        Wording("not yet live, several things are lacking", _ready(3, 5)[0]),
        Wording("just launched, too early to tell", _early(_DAY, _DAY)),
        *(Wording(course.value, said) for course, (said, _) in _SAID.items()),
    )


def said_of(found: Launch) -> tuple[str, str]:
    """Say how far the launch has come, and in which tone."""
    if found.course is Course.PIPELINE:
        return _ready(sum(met for _, met in found.needs), len(found.needs))
    if found.course is Course.EARLY and found.day and found.judged_on:
        return _early(found.day, found.judged_on), "plain"
    return _SAID[found.course]


def _ready(met: int, total: int) -> tuple[str, str]:
    if met == total:
        return f"It has all {total} things that a service must have before it goes live.", "good"
    lacking = total - met
    lack = f"{lacking} {'is' if lacking == 1 else 'are'} lacking"
    return f"Of {total} things that a service must have before it goes live, {lack}.", "bad"


def _early(day: date, judged: date) -> str:
    return _EARLY.format(day=day_words(day), judged=day_words(judged))


def _body(found: Launch) -> LaunchView:
    judged = found.course in JUDGED
    liked = [each for each in (found.first, found.second) if each is not None]
    names = (f"First {DAYS} days", f"Next {DAYS} days")
    shown = zip(names, liked, strict=False)
    launch = ""
    if found.day is not None and found.title:
        launch = f"“{found.title}”, {day_words(found.day)}."
    return LaunchView(
        launch=launch,
        needs_title="What a service must have" if found.needs else "",
        needs=tuple(need_view(need, met) for need, met in found.needs),
        bars=tuple(_bar(name, figure) for name, figure in shown if figure.value is not None),
        change=change_words(found.change) if judged else "",
        broken=broken_words(found.broken),
        rule=_rule() if found.course is not Course.PIPELINE else "",
    )


def need_view(need: Need, met: bool) -> NeedView:
    """Return whether a service has what it must have."""
    return NeedView(NEEDS[need], "done" if met else "lacking", "good" if met else "bad")


def _bar(name: str, figure: Figure) -> BarView:
    few = ", few" if figure.state is State.FEW else ""
    label = f", {figure.span.label}" if figure.span else ""
    note = f"{figure_range(figure)}, {answers_words(figure)}{few}{label}"
    return BarView(name, figure_value(figure), round(100 * (figure.value or 0.0), 1), note=note)


def change_words(change: Figure | None) -> str:
    """Say by how much the next days differ from the first."""
    if change is None or change.value is None:
        return ""
    if not clear(change):
        return f"No clear difference ({gap_range(change)} points)."
    points = count(abs(whole(change.value * 100)), "point", "points")
    way = "more" if change.value > 0 else "less"
    return f"{points} {way} in the second time ({gap_range(change)})."


def broken_words(broken: Figure | None) -> str:
    """Say how many breakdowns the launch caused."""
    if broken is None:
        return ""
    if broken.value is None:
        return "Whether it caused breakdowns is not known: no log was kept then."
    least = "at least " if broken.at_least else ""
    number = round(broken.value)
    if number == 0:
        return "It caused no breakdown that anybody wrote down."
    return f"It caused {least}{count(number, 'breakdown', 'breakdowns')}."


def _rule() -> str:
    return (
        f"Fixed before any launch: {DAYS} days against the next {DAYS}, of which only periods that "
        "lie wholly within them count, and the least number of answers that a verdict needs."
    )


PANEL = Panel("launch", "Right first time", "launch.html", LaunchView, tell, wordings, (Launch,))
