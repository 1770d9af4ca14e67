"""The thresholds are not below the usual ones."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.organisation import Thresholds


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Thresholds by which more is loved and less goes to the piñata than by default."""
    usual, organisation = Thresholds(), context.definitions.organisation
    for name in ("loved", "pinata"):
        own, default = getattr(context.organisation.thresholds, name), getattr(usual, name)
        if own < default:
            message = f"“{name}” starts at {own:g} instead of {default:g}, and the site shows that"
            place = organisation.place("thresholds", name)
            yield Problem(place, message, f"write “{name}: {default:g}”")


RULE = Rule(
    code="thresholds-lowered",
    title="The thresholds are not lower than usual",
    severity=WARNING,
    family=Family.SENSE,
    why="A lower bar makes more services loved. Readers see that.",
    hint="write “loved: 0.7”",
    find=find,
)
