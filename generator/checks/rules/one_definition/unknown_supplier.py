"""Every supplier that is named is defined."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.references import unknown_names
from generator.checks.rule import ERROR, Family, Problem, Rule
from generator.model.definitions import SUPPLIERS


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Suppliers named by steps and promises."""
    return unknown_names(context, "supplier", SUPPLIERS)


RULE = Rule(
    code="unknown-supplier",
    title="Every supplier that is named is defined",
    severity=ERROR,
    family=Family.REFERENCES,
    why="A figure by supplier would leave out the steps of a misspelt supplier.",
    hint="write “acme”",
    find=find,
)
