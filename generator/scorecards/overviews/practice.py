"""What can be counted about a provider's answers to the questions customers may ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum

from msgspec import Struct

from generator.features.conversation.figures import Conversation
from generator.features.costs.figures import price
from generator.features.costs.method import COST
from generator.features.days.figures import last_year
from generator.features.launch.figures import Launch
from generator.figures.card import Scorecard
from generator.figures.figure import Figure, Span, State
from generator.figures.subject_context import SubjectContext
from generator.model.fields import holding_on
from generator.scorecards.overviews import methods

Counted = tuple[int, int]
"""Some, of how many."""


class Practice(Struct, frozen=True):
    """Figures by the name of the question that they are about; a question may have none."""

    by_question: dict[str, Figure]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All of them."""
        return tuple(self.by_question.values())


def practice(subject_context: SubjectContext, services: Sequence[Scorecard]) -> Practice:
    """Return what can be counted about a provider; nothing of a question without anything."""
    live = [c for c in services if c.service.stage.in_use]
    files = tuple(sorted(card.defined.file for card in live))
    year, found = last_year(subject_context.as_of), {}
    for question, counted in _QUESTIONS.items():
        some, of = counted(subject_context, live, year)
        if of:
            identity = subject_context.figure_id("evidence", f"answer={question}")
            found[question] = Figure(
                identity,
                methods.EVIDENCE,
                State.SHOWN,
                year,
                value=float(some),
                of=of,
                sources=files,
            )
    spent = _spent(subject_context, live)
    if spent is not None:
        found["paying"] = spent
    return Practice(found)


def _spent(subject_context: SubjectContext, live: list[Scorecard]) -> Figure | None:
    """Return what the provider's services cost together in a month, as far as it is known.

    It is at least so much where the costs of some are not known.
    """
    costs = [card.panels.part(price).month for card in live]
    known = [figure for figure in costs if figure.value is not None and figure.span is not None]
    if not known:
        return None
    spans = [figure.span for figure in known if figure.span is not None]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    names = {span.name for span in spans}
    name = names.pop() if len(names) == 1 else None
    return Figure(
        subject_context.figure_id("cost"),
        COST,
        State.SHOWN,
        Span(start, end, name),
        value=fsum(figure.value or 0.0 for figure in known),
        at_least=len(known) < len(costs),
        sources=tuple(sorted({file for figure in known for file in figure.sources})),
        unit=known[0].unit,
    )


def _asking(_: SubjectContext, live: list[Scorecard], __: Span) -> Counted:
    return sum(card.service.request is not None for card in live), len(live)


def _owned(subject_context: SubjectContext, live: list[Scorecard], _: Span) -> Counted:
    owners = (holding_on(card.service.owner, subject_context.as_of) for card in live)
    return sum(owner is not None for owner in owners), len(live)


def _measured(_: SubjectContext, live: list[Scorecard], year: Span) -> Counted:
    """Count the services about which anybody was asked in the last year."""
    asked = 0
    for card in live:
        about = card.panels.context.subject_context
        rows = about.published.invitations(about.subject)
        asked += any(
            each.invited != 0 and each.start <= year.end and each.end >= year.start for each in rows
        )
    return asked, len(live)


def _answered(_: SubjectContext, live: list[Scorecard], __: Span) -> Counted:
    topics = [topic for card in live for topic in card.panels[Conversation].topics]
    return sum(not each.unanswered for each in topics), len(topics)


def _right(_: SubjectContext, live: list[Scorecard], __: Span) -> Counted:
    judged = [card.panels[Launch].right for card in live]
    return judged.count(True), len(judged) - judged.count(None)


_QUESTIONS: dict[str, Callable[[SubjectContext, list[Scorecard], Span], Counted]] = {
    "requesting": _asking,
    "roles": _owned,
    "measuring": _measured,
    "improving": _answered,
    "changing": _right,
}
"""One row a question of a provider's answers: what is counted about it."""
