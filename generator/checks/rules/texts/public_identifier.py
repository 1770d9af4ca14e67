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
    title="No public text contains a number that identifies one person",
    severity=WARNING,
    family=Family.PERSONS,
    why=(
        "It identifies somebody as surely as a name. We find bank account numbers (IBAN, by their "
        "check digits); numbers after a word that says what they are: staff numbers, dates of "
        "birth, number plates, extensions; and chat names (@name). Without such a word a number "
        "says nothing, and we do not report it; nor a chat name without “@”. This rule and its "
        "three neighbours find all of 69 made-up ways to identify somebody, and many were written "
        "together with them; in 2,000 made-up sentences that name nobody they find nothing. An "
        "organisation's own account may stay: give the reason there. Bad: “Personalnummer 481516” "
        "in a reply. Good: no number."
    ),
    hint="remove the number",
    find=find,
)
