"""Git can read the repository that is there."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="git-refuses",
    title="Git can read the repository that is there",
    severity=ERROR,
    family=Family.SHAPE,
    why=(
        "The history says up to which day data count, who changed a page last, and when an action "
        "was declared. A site without it would look right and have other numbers. The message is "
        "git's own."
    ),
    hint="run “git config --global --add safe.directory /srv/site”",
)
