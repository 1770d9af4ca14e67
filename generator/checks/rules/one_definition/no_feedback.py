"""Customers can say something about every service."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.definitions import ORGANISATION


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services about which customers can say something nowhere."""
    if ORGANISATION in context.definitions.unread_files:
        return  # it may name the place for all of them
    for service in context.in_use:
        provider = context.definitions.providers.get(service.provider)
        other = context.organisation.feedback or (provider and provider.part.feedback)
        if not service.part.feedback and not other:
            message = f"customers cannot give feedback on “{service.part.name}” anywhere"
            hint = "add “feedback:” with the line “  link: https://…” below it"
            yield Problem(service.place("name"), message, hint)


RULE = Rule(
    code="no-feedback",
    title="Customers can give feedback on every service",
    severity=WARNING,
    family=Family.SENSE,
    why="If you do not ask people, you hear nothing; a launch without feedback is not ready.",
    hint="add “feedback:” with the line “  link: https://…” below it",
    find=find,
)
