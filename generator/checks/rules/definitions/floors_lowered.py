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
            message = f"the {name} floor is {own} instead of {default}, and the site shows that"
            yield Problem(organisation.place("floors", name), message, f"write “{name}: {default}”")


RULE = Rule(
    code="floors-lowered",
    title="The floors are not lower than usual",
    severity=WARNING,
    family=Family.SENSE,
    why=(
        "A lower privacy floor protects people less; a number from fewer answers is less certain. "
        "Readers see that."
    ),
    hint="write “privacy: 10”",
    find=find,
    ignorable=False,
)
