"""A service is a variant of another one that is defined."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.references import unknown_name
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services that are for the same purpose as another."""
    where = "services/<provider>/<service>.yml"
    for service in context.services:
        other = service.part.variant_of
        if other == service.id:
            message = f"“{other}” is this service itself"
            yield Problem(service.place("variant_of"), message, "remove the line “variant_of: …”")
        elif other:
            known = set(context.known("service") or ()) - {service.id}
            yield from unknown_name(service, ("variant_of",), other, "service", known, where)


RULE = Rule(
    code="unknown-variant",
    title="A service is a variant of another service that is defined",
    severity=ERROR,
    family=Family.REFERENCES,
    why="Two services for one purpose are compared, so both must exist.",
    hint="write “laptop”",
    find=find,
)
