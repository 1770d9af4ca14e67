"""A published number does not change for fewer people than may be shown."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="audit-small-correction",
    title="A published number does not change for fewer people than may be shown",
    severity=ERROR,
    family=Family.SITE,
    why="Anyone who kept the earlier site can see what the few late people answered.",
    hint=(
        "build this site again with “--ledger SITE”, which names the site that readers have now: "
        "its number then stays until 10 people or more changed it"
    ),
)
