"""What is answered has an answer."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.conversation import Progress


def find(context: DefinitionContext) -> Iterator[Problem]:
    """What is said to be answered without the answer."""
    for service, i, entry in context.entries:
        if entry.progress is Progress.ANSWERED and not entry.reply:
            message = "it is marked as answered, but the reply is missing"
            place = service.place("conversation", i, "progress")
            yield Problem(place, message, "add “reply: …”")


RULE = Rule(
    code="answered-without-reply",
    title="An answered comment has a reply",
    severity=WARNING,
    family=Family.SENSE,
    why="Readers would see that somebody answered, but not what they said.",
    hint="add “reply: …”",
    find=find,
)
