"""Each page that is written by hand is shown."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Rule

RULE = Rule(
    code="page-not-shown",
    title="Each page that is written by hand is shown",
    severity=WARNING,
    family=Family.SITE,
    why="Most pages are made from the data. A page of the same address, or in a folder that is not "
    "read, is left out, and its author waits for it.",
    hint="give the file another name, such as “welcome.md”, or move it to where pages are read",
)
