"""The site knows its address."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Rule

RULE = Rule(
    code="site-without-address",
    title="The site knows its address",
    severity=WARNING,
    family=Family.SITE,
    why="Programs take feeds and calendars out of the site. Only with its address do their links "
    "lead back to it from anywhere.",
    hint="write “site_url: https://…” in mkdocs.yml; the workflows set it for you",
)
