"""The floors are not below the usual ones."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.organisation import Floors


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Floors below those that protect people and readers by default."""
    usual, organisation = Floors(), context.definitions.organisation
    for name in ("privacy", "reliability"):
        own, default = getattr(context.organisation.floors, name), getattr(usual, name)
        if own < default:
            message = f"the {name} floor is {own}; {default} is usual, and this one is shown"
            yield Problem(organisation.place("floors", name), message, f"write “{name}: {default}”")


RULE = Rule(
    code="floors-lowered",
    title="The floors are not below the usual ones",
    severity=WARNING,
    family=Family.SENSE,
    why="Fewer people hide less; fewer answers say less. Readers see that.",
    hint="write “privacy: 10”",
    find=find,
    ignorable=False,
)
