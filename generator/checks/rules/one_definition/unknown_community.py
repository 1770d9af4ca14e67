"""Every community that is named is defined."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.references import unknown_names
from generator.checks.rule import ERROR, Family, Problem, Rule
from generator.model.definitions import COMMUNITIES


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Communities named by services and their conversations."""
    return unknown_names(context, "community", COMMUNITIES)


RULE = Rule(
    code="unknown-community",
    title="Every community that is named is defined",
    severity=ERROR,
    family=Family.REFERENCES,
    why="A misspelt community would get a page of its own, with no people.",
    hint="write “field”",
    find=find,
)
