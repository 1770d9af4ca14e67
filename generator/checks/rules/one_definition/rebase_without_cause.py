"""Only a launch or a survey change begins a new line."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import ERROR, Family, Problem, Rule
from generator.model.service import EventKind


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Events that begin a new line although neither service nor survey began anew."""
    may = (EventKind.LAUNCH, EventKind.SURVEY_CHANGE)
    for service in context.services:
        for i, event in enumerate(service.part.events):
            if event.rebase and event.kind not in may:
                message = f"a {event.kind} cannot start a new line; the old one continues"
                place = service.place("events", i, "rebase")
                yield Problem(place, message, "write no, or remove the line “rebase: …”")


RULE = Rule(
    code="rebase-without-cause",
    title="Only a launch or a survey change starts a new line",
    severity=ERROR,
    family=Family.SENSE,
    why="A trend that starts again after each bad month always looks fine.",
    hint="write no, or remove the line “rebase: …”",
    find=find,
)
