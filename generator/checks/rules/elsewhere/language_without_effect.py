"""The theme has the language of the site."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Rule

RULE = Rule(
    code="language-without-effect",
    title="The theme has the language of the site",
    severity=WARNING,
    family=Family.SITE,
    why="services/organisation.yml says the language, for the words of the theme and all others. "
    "One that is set for the theme alone does nothing.",
    hint="say it as “language:” in services/organisation.yml, and remove it in mkdocs.yml",
)
