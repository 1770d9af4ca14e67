"""Every key is one that the file knows."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="unknown-key",
    title="Every key is one that the file knows",
    severity=ERROR,
    family=Family.SHAPE,
    why="A misspelt key is a value that nobody reads.",
    hint="write “purpose:”",
)
