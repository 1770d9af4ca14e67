"""What sets the organisation apart says for whom, and by what."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services that are said to set the organisation apart, but not for whom or by what."""
    communities = context.definitions.communities
    for service in context.services:
        if service.part.role != "differentiating":
            continue
        outside = [
            name
            for name in service.part.communities
            if name not in communities or communities[name].part.kind == "external"
        ]
        if not service.part.results or not outside:
            message = "a differentiating service needs a result, and an external community"
            hint = "write “role: supporting”, or add “results:” and an external community"
            yield Problem(service.place("role"), message, hint)


RULE = Rule(
    code="differentiating-without-result",
    title="A differentiating service says who it is for, and which result shows it",
    severity=WARNING,
    family=Family.SENSE,
    why="“Differentiating” is a claim about external customers; a result measures it.",
    hint="write “role: supporting”, or add “results:” and an external community",
    find=find,
)
