"""A former id is no other service's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Former ids that another service has, or had too."""
    has = {name: f"the id of {one.file}" for name, one in context.definitions.services.items()}
    had: dict[str, str] = {}
    for service in context.everybody:
        for i, former in enumerate(service.part.formerly):
            taken = has.get(former) or had.get(former)
            if taken:
                message = f"“{former}” is {taken}"
                hint = f"remove “{former}” from “formerly:”"
                yield Problem(service.place("formerly", i), message, hint)
        had |= dict.fromkeys(service.part.formerly, f"a former id of {service.file}")


RULE = Rule(
    code="former-id-taken",
    title="A former id is not used by another service",
    severity=ERROR,
    family=Family.REFERENCES,
    why="Rows with this id could count for either service.",
    hint="remove “vpn” from “formerly:”",
    find=find,
)
