"""Voices come from communities that use the service."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Voices in a conversation from communities that the service is not for."""
    for service in context.services:
        for i, entry in enumerate(service.part.conversation):
            name = entry.community
            known = name in context.definitions.communities
            if name and known and name not in service.part.communities:
                message = f"the community “{name}” is not among those that use the service"
                hint = f"add “- {name}” below “communities:”"
                yield Problem(service.place("conversation", i, "community"), message, hint)


RULE = Rule(
    code="community-not-served",
    title="Comments come from communities that use the service",
    severity=WARNING,
    family=Family.SENSE,
    why="Either the community uses it, or the comment belongs to another service.",
    hint="add “- field” below “communities:”",
    find=find,
)
