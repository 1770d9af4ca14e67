"""No telephone number stands in a public file, but for the contacts of roles."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.public.passages import TextContext
from generator.checks.public.phones import PHONES
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: TextContext) -> Iterator[Problem]:
    """Telephone numbers that no contact of a definition publishes."""
    return context.found(PHONES)


RULE = Rule(
    code="public-phone",
    title="No telephone number stands in a public file, but for the contacts of roles",
    severity=ERROR,
    family=Family.PUBLIC,
    why=(
        "It rings at one person's. A number in a link of a definition (contact: tel:…) is "
        "meant to be read. Numbers without “+” are found where they are numbers of the "
        "country whose time zone the organisation has. Bad: “call me on +44 20 7946 0018” in "
        "a summary. Good: “call the service desk”."
    ),
    hint="remove “+44 20 7946 0018”",
    find=find,
)
