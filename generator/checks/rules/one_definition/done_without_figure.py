"""What is done names the figure that should move."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.conversation import Progress


def find(context: DefinitionContext) -> Iterator[Problem]:
    """What was done without saying beforehand which figure should move."""
    for service, i, entry in context.entries:
        if entry.progress in (Progress.DOING, Progress.DONE) and not entry.figure:
            message = "it names no figure that should move, so nobody can say whether it helped"
            hint = "add “figure: like” (or ease, shirt, recommend, home)"
            yield Problem(service.place("conversation", i, "progress"), message, hint)


RULE = Rule(
    code="done-without-figure",
    title="An action names the figure that should move",
    severity=WARNING,
    family=Family.SENSE,
    why="A figure that is chosen afterwards always seems to have moved.",
    hint="add “figure: like” (or ease, shirt, recommend, home)",
    find=find,
)
