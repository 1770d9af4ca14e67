"""At least one service is defined."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """An organisation without any service."""
    if not context.definitions.services and not context.definitions.unread:
        message = "no service is defined: the site will be empty"
        hint = "create “services/<provider>/<service>.yml” with “name: …” and “stage: pipeline”"
        yield Problem(context.definitions.organisation.place(), message, hint)


RULE = Rule(
    code="no-services",
    title="At least one service is defined",
    severity=WARNING,
    family=Family.SENSE,
    why="A site without services has nothing to show.",
    hint="create “services/<provider>/<service>.yml” with “name: …” and “stage: pipeline”",
    find=find,
)
