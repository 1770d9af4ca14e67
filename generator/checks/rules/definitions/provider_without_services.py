"""Every provider has a service."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Providers that provide nothing."""
    if context.definitions.unread:
        return
    busy = {service.provider for service in context.everybody}
    for provider in context.definitions.providers.values():
        if provider.id not in busy:
            message = f"the provider “{provider.id}” has no service"
            hint = f"create “services/{provider.id}/<service>.yml”, or remove this file"
            yield Problem(provider.place("name"), message, hint)


RULE = Rule(
    code="provider-without-services",
    title="Every provider has a service",
    severity=WARNING,
    family=Family.SENSE,
    why="A provider's page without services does not help readers.",
    hint="create “services/it/<service>.yml”, or remove this file",
    find=find,
)
