"""What customers say is answered within 30 days."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.conversation import UNANSWERED, Progress


def find(context: DefinitionContext) -> Iterator[Problem]:
    """What was said and got no answer within 30 days."""
    for service, i, entry in context.entries:
        silent = entry.progress is Progress.HEARD and not entry.answered and not entry.reply
        if silent and entry.raised + UNANSWERED < context.as_of:
            days = (context.as_of - entry.raised).days
            message = f"nobody has answered for {days} days"
            hint = "write “progress: answered”, and add “answered: …” and “reply: …”"
            yield Problem(service.place("conversation", i, "progress"), message, hint)


RULE = Rule(
    code="unanswered",
    title="Comments are answered within 30 days",
    severity=WARNING,
    family=Family.SENSE,
    why="The page says “not answered” next to it.",
    hint="write “progress: answered”, and add “answered: …” and “reply: …”",
    find=find,
)
