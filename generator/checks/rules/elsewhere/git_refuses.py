"""Git can read the repository that is there."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="git-refuses",
    title="Git can read the repository",
    severity=ERROR,
    family=Family.SHAPE,
    why=(
        "The history says up to which day data count, who last changed a page, and when an action "
        "was declared. Without it a site would look right but have different numbers. The message "
        "is git's own."
    ),
    hint="run “git config --global --add safe.directory /srv/site”",
)
