"""Every YAML file lies where its place has a meaning."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="misplaced-file",
    title="Every YAML file is in a folder that we read",
    severity=ERROR,
    family=Family.SHAPE,
    why="A definition that is not read looks like one that counts.",
    hint="move it to “services/<provider>/<service>.yml”, or remove it",
)
