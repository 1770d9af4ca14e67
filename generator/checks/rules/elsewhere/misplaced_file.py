"""Every YAML file lies where its place has a meaning."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="misplaced-file",
    title="Every YAML file lies where its place has a meaning",
    severity=ERROR,
    family=Family.SHAPE,
    why="A definition that nobody reads looks like one that counts.",
    hint="move it to “services/<provider>/<service>.yml”, or remove it",
)
