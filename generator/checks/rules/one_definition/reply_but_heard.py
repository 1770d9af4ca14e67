"""What has an answer says so."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.conversation import Progress


def find(context: DefinitionContext) -> Iterator[Problem]:
    """What has an answer, but is only said to be heard."""
    for service, i, entry in context.entries:
        if entry.progress is Progress.HEARD and (entry.reply or entry.answered):
            message = "it has a reply, but its progress is “heard”"
            place = service.place("conversation", i, "progress")
            yield Problem(place, message, "write “answered”")


RULE = Rule(
    code="reply-but-heard",
    title="An answered comment says so",
    severity=WARNING,
    family=Family.SENSE,
    why="It would be counted as not answered.",
    hint="write “answered”",
    find=find,
)
