"""Every promise says what was promised."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Promises that do not say what was promised."""
    for service in context.in_use:
        for i, promise in enumerate(service.part.promises):
            if not promise.targets:
                message = f"“{promise.name}” does not say which value was promised"
                lines = f"“- since: {context.as_of}” and “  value: …”"
                hint = f"add “targets:” with the lines {lines} below it"
                yield Problem(service.place("promises", i, "id"), message, hint)


RULE = Rule(
    code="promise-without-target",
    title="Every promise says what was promised",
    severity=WARNING,
    family=Family.SENSE,
    why="A promise without a value can be neither kept nor broken.",
    hint="add “targets:” with the lines “- since: 2026-01-01” and “  value: …”",
    find=find,
)
