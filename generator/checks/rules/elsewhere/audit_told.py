"""Nothing that is withheld can be worked out."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="audit-told",
    title="Nothing that is withheld can be worked out",
    severity=ERROR,
    family=Family.SITE,
    why="A total minus its known parts gives the missing part, and could reveal who it was.",
    hint="this is a mistake of the program and not of your files: please report it",
)
