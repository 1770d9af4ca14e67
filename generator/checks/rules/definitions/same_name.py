"""No two services have the same name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.definitions import Defined
from generator.model.service import Service


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services that readers cannot tell apart."""
    first: dict[str, Defined[Service]] = {}
    for service in context.everybody:
        earlier = first.setdefault(service.part.name.casefold(), service)
        if earlier is not service:
            message = f"{earlier.file} has the name “{service.part.name}” too"
            hint = f"make them different, such as “name: {service.part.name} ({service.provider})”"
            yield Problem(service.place("name"), message, hint)


RULE = Rule(
    code="same-name",
    title="No two services have the same name",
    severity=WARNING,
    family=Family.SENSE,
    why="Readers would mix them up.",
    hint="make them different, such as “name: Laptop (hr)”",
    find=find,
)
