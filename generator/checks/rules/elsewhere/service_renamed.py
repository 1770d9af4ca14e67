"""A service that was renamed says what it was called, since its data do."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="service-renamed",
    title="A service that was renamed says its former id",
    severity=ERROR,
    family=Family.REFERENCES,
    why="The file's name is the service's id. Under a new one, all its data would be left out.",
    hint="add “formerly: [mail]”, if it was",
)
