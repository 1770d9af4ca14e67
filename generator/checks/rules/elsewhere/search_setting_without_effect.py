"""The settings of the search have an effect."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Rule

RULE = Rule(
    code="search-setting-without-effect",
    title="The settings of the search have an effect",
    severity=WARNING,
    family=Family.SITE,
    why="The site has a search of its own, in place of Material's. A setting that does nothing "
    "makes people look for its effect.",
    hint="remove the setting; the site's own search needs none",
)
