"""Every community uses a service."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Communities that no service is for."""
    used = {name for service in context.services for name in service.part.communities}
    if context.definitions.unread or used - context.definitions.communities.keys():
        return  # what cannot be read, or is misspelt, may be for it
    for community in context.definitions.communities.values():
        if community.id not in used:
            message = f"no service is for the community “{community.id}”"
            hint = f"add “- {community.id}” below “communities:” of a service, or remove it here"
            yield Problem(community.place("id"), message, hint)


RULE = Rule(
    code="unused-community",
    title="Every community uses a service",
    severity=WARNING,
    family=Family.SENSE,
    why="A community that no service is for is either a mistake or worth knowing about.",
    hint="add “- field” below “communities:” of a service, or remove it here",
    find=find,
)
