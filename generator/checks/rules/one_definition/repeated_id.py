"""No two things of one sort have the same id."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.references import repeated
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Ids that two steps, measures, promises or results of a service share, or two goals."""
    if context.definitions.organisation in context.shared:
        goals = [goal.id for goal in context.organisation.goals]
        yield from repeated(context.definitions.organisation, "goals", goals, "id")
    for service in context.services:
        for name in ("steps", "measures", "promises", "results"):
            ids = [one.id for one in getattr(service.part, name)]
            yield from repeated(service, name, ids, "id")


RULE = Rule(
    code="repeated-id",
    title="No two things of one kind have the same id",
    severity=ERROR,
    family=Family.REFERENCES,
    why="Data that name the id could mean either.",
    hint="rename one of the two, for example “sign-in-2”",
    find=find,
)
