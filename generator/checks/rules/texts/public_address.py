"""A text that everybody can read has no e-mail address but a role's contact."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.public.addresses import ADDRESSES
from generator.checks.public.passages import TextContext
from generator.checks.rule import ERROR, WARNING, Family, Problem, Rule


def find(context: TextContext) -> Iterator[Problem]:
    """E-mail addresses that no contact of a definition publishes."""
    return context.found(ADDRESSES)


RULE = Rule(
    code="public-address",
    title="The only e-mail addresses in public texts are contacts of roles",
    severity=WARNING,
    where_public=ERROR,
    family=Family.PERSONS,
    why=(
        "It identifies a person, and attracts spam. We check every text that the site shows, no "
        "matter who can read the repository: the site shows “[…]” in place of the address until "
        "it is removed, or until somebody gives a reason why it may stay. If the repository is "
        "public, we check its other files too, and an address is an error. An address in a link "
        "of a definition (contact, feedback, request, help) is meant to be read, and may be "
        "anywhere; so may addresses reserved for documents, such as desk@example.org. We find "
        "words for “@” in brackets, and without them where “dot” is a word too. Bad: “ask "
        "jo.smith@…” in a summary. Good: “ask the service desk”."
    ),
    hint="remove the address, or publish it as a role's “contact: mailto:…”",
    find=find,
)
