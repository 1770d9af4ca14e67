"""The clone holds the commits that say when files changed."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Lifecycle, Rule

RULE = Rule(
    code="shallow-clone",
    title="The repository is there with its history",
    severity=WARNING,
    family=Family.SHAPE,
    why=(
        "Without it pages do not say who last changed a file, or link to where it can be "
        "corrected, nor when an action was declared."
    ),
    hint="run “git fetch --unshallow”",
    lifecycle=Lifecycle.NEW,
    ignorable=False,
)
