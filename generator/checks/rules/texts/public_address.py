"""No e-mail address stands in a public file, but for the contacts of roles."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.public.addresses import ADDRESSES
from generator.checks.public.passages import TextContext
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: TextContext) -> Iterator[Problem]:
    """E-mail addresses that no contact of a definition publishes."""
    return context.found(ADDRESSES)


RULE = Rule(
    code="public-address",
    title="No e-mail address stands in a public file, but for the contacts of roles",
    severity=ERROR,
    family=Family.PUBLIC,
    why=(
        "It names a person, and is collected by those who send what nobody wants. An address in "
        "a link of a definition (contact, feedback, request, help) is meant to be read, and "
        "may stand everywhere. Bad: “ask jo.smith@example.org” in a summary. Good: “ask the "
        "service desk”."
    ),
    hint="remove “jo.smith@example.org”",
    find=find,
)
