"""There is a folder “services”."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="no-services-folder",
    title="There is a folder “services”",
    severity=ERROR,
    family=Family.SHAPE,
    why="Without it there is nothing to publish.",
    hint="create “services/organisation.yml”, or name the repository with --root",
)
