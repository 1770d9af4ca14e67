"""What has happened lies before the as-of date."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """What is said to have happened later than it is, where somebody says what day it is."""
    if not context.dated:
        return
    for service, i, entry in context.entries:
        for name in ("raised", "answered", "done"):
            day = getattr(entry, name)
            if day and day > context.as_of:
                message = f"{day} is in the future: the as-of date is {context.as_of}"
                hint = f"write a day up to {context.as_of}"
                if name == "done":
                    hint += ", or “progress: doing” and “due:” for “done:”"
                hint += f"; if {day} is right, commit it on that day"
                yield Problem(service.place("conversation", i, name), message, hint)


RULE = Rule(
    code="in-the-future",
    title="What has happened is before the as-of date",
    severity=WARNING,
    family=Family.SENSE,
    why="Readers would see actions that nobody has taken.",
    hint="write a day up to 2026-09-30; if 2026-10-01 is right, commit it on that day",
    find=find,
)
