"""What is being done for 60 days has a day by which it will be."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.conversation import Progress
from generator.model.freshness import overdue_since


def find(context: DefinitionContext) -> Iterator[Problem]:
    """What is being done for 60 days without a day by which it will be."""
    for service, i, entry in context.entries:
        began = entry.answered or entry.raised
        undated = entry.due is None and entry.progress is Progress.DOING
        if undated and overdue_since(entry, context.as_of):
            message = f"this has been in progress since {began}, without a due date"
            hint = "add “due: …”, the day by which it will be done"
            yield Problem(service.place("conversation", i, "progress"), message, hint)


RULE = Rule(
    code="undated",
    title="An action that runs for 60 days has a due date",
    severity=WARNING,
    family=Family.SENSE,
    why="An action without a date is never late.",
    hint="add “due: …”, the day by which it will be done",
    find=find,
)
