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
    title="The only telephone numbers in public texts are contacts of roles",
    severity=WARNING,
    where_public=ERROR,
    family=Family.PERSONS,
    why=(
        "It belongs to one person. We check every text that the site shows, no matter who can "
        "read the repository: the site shows “[…]” in place of the number until it is removed, or "
        "until somebody gives a reason why it may stay. If the repository is public, we check its "
        "other files too, and a number is an error. A number in a link of a definition (contact: "
        "tel:…) is meant to be read, and numbers reserved for fiction reach nobody. We find "
        "numbers without “+” if they are numbers of the country whose time zone the organisation "
        "has. Bad: “call me on +44 …” in a summary. Good: “call the service desk”."
    ),
    hint="remove the number, or publish it as a role's “contact: tel:…”",
    find=find,
)
