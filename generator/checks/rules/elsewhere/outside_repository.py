"""No link leads out of the repository."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="outside-repository",
    title="No link leads out of the repository",
    severity=ERROR,
    family=Family.SHAPE,
    why="A link could publish a file of the machine that builds the site.",
    hint="replace it with an ordinary file",
)
