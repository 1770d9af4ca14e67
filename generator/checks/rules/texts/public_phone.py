"""A text that everybody can read has no telephone number but a role's contact."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.public.passages import TextContext
from generator.checks.public.phones import PHONES
from generator.checks.rule import ERROR, WARNING, Family, Problem, Rule


def find(context: TextContext) -> Iterator[Problem]:
    """Telephone numbers that no contact of a definition publishes."""
    return context.found(PHONES)


RULE = Rule(
    code="public-phone",
    title="A text that everybody can read has no telephone number but a role's contact",
    severity=WARNING,
    where_public=ERROR,
    family=Family.PERSONS,
    why=(
        "It rings at one person's. Every text that the site shows is looked through, no matter who "
        "can read the repository: the site shows “[…]” in place of the number until it is removed, "
        "or a reason is given for which it may stand there. Where the repository is public, its "
        "other files are looked through too, and a number is an error. A number in a link of a "
        "definition (contact: tel:…) is meant to be read, and those that are kept free for "
        "stories reach nobody. Numbers without “+” are found where they are numbers of the "
        "country whose time zone the organisation has. Bad: “call me on +44 …” in a "
        "summary. Good: “call the service desk”."
    ),
    hint="remove the number, or publish it as a role's “contact: tel:…”",
    find=find,
)
