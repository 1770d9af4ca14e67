"""Every step that is named is one of the service's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.references import named, unknown_name
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Steps named by measures, promises and conversations, of the same service."""
    for service in context.services:
        known = [step.id for step in service.part.steps]
        for path, word in named(service, "step"):
            yield from unknown_name(service, path, word, "step", known, "“steps:”")


RULE = Rule(
    code="unknown-step",
    title="Every step that is named is a step of the service",
    severity=ERROR,
    family=Family.REFERENCES,
    why="A measure of an unknown step is not shown next to any step.",
    hint="write “sign-in”",
    find=find,
)
