"""No number that is one person's stands in a text that everybody can read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.public.identifiers import IDENTIFIERS
from generator.checks.public.passages import TextContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: TextContext) -> Iterator[Problem]:
    """Accounts, staff numbers, dates of birth, number plates, extensions and names in chats."""
    return context.found(IDENTIFIERS)


RULE = Rule(
    code="public-identifier",
    title="No number that is one person's stands in a text that everybody can read",
    severity=WARNING,
    family=Family.PERSONS,
    why=(
        "It says who somebody is, as surely as a name. Found are numbers of bank accounts (IBAN, "
        "by their check digits); what stands behind a word for it: staff numbers, dates of birth, "
        "number plates, extensions; and names in chats (@name). Without such a word a number says "
        "nothing, and is not found; nor is a chat name without “@”. Of 69 made-up ways to identify "
        "somebody this rule and its three neighbours find all 69, of which many were made with "
        "them; in 2,000 made-up sentences that name nobody they find nothing. An "
        "organisation's own account may stand there: give the reason at its place. Bad: "
        "“Personalnummer 481516” in a reply. Good: no number."
    ),
    hint="remove the number",
    find=find,
)
