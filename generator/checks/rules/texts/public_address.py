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
    title="A text that everybody can read has no e-mail address but a role's contact",
    severity=WARNING,
    where_public=ERROR,
    family=Family.PERSONS,
    why=(
        "It names a person, and is collected by those who send what nobody wants. Every text that "
        "the site shows is looked through, no matter who can read the repository: the site shows "
        "“[…]” in place of the address until it is removed, or a reason is given for which it may "
        "stand there. Where the repository is public, its other files are looked through too, and "
        "an address is an error. An address in a link of a definition (contact, feedback, request, "
        "help) is meant to be read, and may stand everywhere; so may what is kept free for "
        "documents, such as desk@example.org. Words for “@” are found in brackets, and without "
        "them where “dot” is a word too. Bad: “ask jo.smith@…” in a summary. "
        "Good: “ask the service desk”."
    ),
    hint="remove the address, or publish it as a role's “contact: mailto:…”",
    find=find,
)
