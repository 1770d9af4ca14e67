"""Every key has a value."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="missing-value",
    title="Every key has a value",
    severity=ERROR,
    family=Family.SHAPE,
    why="An empty value is neither yes nor no, neither zero nor unknown.",
    hint="write a value after “purpose:”, or remove the line",
)
