"""What was promised for a day is done by then."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.conversation import Progress
from generator.model.freshness import is_overdue


def find(context: DefinitionContext) -> Iterator[Problem]:
    """What was promised for a day that has passed."""
    for service, i, entry in context.entries:
        open_ = entry.progress in (Progress.ANSWERED, Progress.DOING)
        if open_ and entry.due and is_overdue(entry.due, context.as_of):
            message = f"this was promised for {entry.due}"
            hint = "write “progress: done” and add “done: …”, or write a new day and say so"
            yield Problem(service.place("conversation", i, "due"), message, hint)


RULE = Rule(
    code="overdue",
    title="What was promised is done by the promised day",
    severity=WARNING,
    family=Family.SENSE,
    why="The page says “overdue” next to it.",
    hint="write “progress: done” and add “done: …”, or write a new day and say so",
    find=find,
)
