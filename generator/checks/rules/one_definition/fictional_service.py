"""What is made up is removed once there is something real."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services that are made up, in an organisation that is not."""
    if context.organisation.fictional:
        return
    for service in context.services:
        if service.part.fictional:
            message = f"“{service.part.name}” and its answers are made up, as every page says"
            yield Problem(service.key_place("fictional"), message, _hint(service.file, service.id))


def _hint(file: str, service: str) -> str:
    return (
        f"remove “{file}” and its rows in “data/” once you have a service of your own: "
        f"“iheartit remove {service}” does both"
    )


RULE = Rule(
    code="fictional-service",
    title="No service is made up",
    severity=WARNING,
    family=Family.SENSE,
    why="An example helps you to begin. Readers of your site look for what is true.",
    hint=_hint("services/it/made-up-mail.yml", "made-up-mail"),
    find=find,
    ignorable=False,
)
