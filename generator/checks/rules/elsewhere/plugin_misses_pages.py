"""A plugin sees all pages."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Rule

RULE = Rule(
    code="plugin-misses-pages",
    title="A plugin sees all pages",
    severity=WARNING,
    family=Family.SITE,
    why="Scorecards and overviews do not go through MkDocs one by one. A plugin that works on pages"
    " one by one would change some pages and not others.",
    hint=(
        "use the plugin for pages written by hand; put what should be on all pages into a "
        "template of your own"
    ),
)
