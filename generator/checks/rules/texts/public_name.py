"""No person is named in a public file."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.public.names import NAMES
from generator.checks.public.passages import TextContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: TextContext) -> Iterator[Problem]:
    """What looks like the name of a person."""
    return context.found(NAMES)


RULE = Rule(
    code="public-name",
    title="No person is named in a public file",
    severity=WARNING,
    family=Family.PUBLIC,
    why=(
        "Who is named did not ask for it. Names are found by a rule about capital letters and "
        "lists of names, which errs: so it warns, and never blocks. On 193 sentences that it "
        "was not made with it found 82 of 90 names (91 %; 83–95 %) and found one in 3 of 103 "
        "that name nobody (3 %; 1–8 %): 82 of the 85 that it found were names (96 %; 90–99 %). "
        "Where names are rare, more of what it finds is none: in 76,636 words that describe 97 "
        "programs 141 of 163 were names (87 %; 80–91 %). It knows few names of Central Africa "
        "and South-East Asia, and looks at no script without capital letters. What a service, a "
        "provider, a community or a supplier is called is no finding. Bad: “ask Jane Whitcombe” "
        "in a reply. Good: “ask the service desk”."
    ),
    hint="write a role for “Jane Whitcombe”",
    find=find,
)
