"""What has been done says so."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import ERROR, Family, Problem, Rule
from generator.model.conversation import Progress


def find(context: DefinitionContext) -> Iterator[Problem]:
    """What has a day on which it was done, but is not said to be done."""
    for service, i, entry in context.entries:
        if entry.done and entry.progress is not Progress.DONE:
            message = f"it was done on {entry.done}, but its progress is “{entry.progress}”"
            place = service.place("conversation", i, "progress")
            yield Problem(place, message, "write “done”, or remove the line “done: …”")


RULE = Rule(
    code="done-but-not",
    title="A finished action says so",
    severity=ERROR,
    family=Family.SENSE,
    why="One of the two is wrong, and readers see both.",
    hint="write “done”, or remove the line “done: …”",
    find=find,
)
