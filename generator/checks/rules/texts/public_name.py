"""No person is named in a text that everybody can read."""

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
    title="No person is named in a text that everybody can read",
    severity=WARNING,
    family=Family.PERSONS,
    why=(
        "Who is named did not ask for it. Names are found by a rule about capital letters and "
        "lists of names, which errs: so it warns, never blocks, and leaves the text as it is. "
        "Every text that the site shows is looked through, no matter who can read the "
        "repository; where it is public, its other files are too. Who may be named there is "
        "ignored with a reason. On 193 sentences that it was not made with it found 81 of 90 "
        "names (90 %; 82–95 %) and found one in 2 of 103 that name nobody (2 %; 1–7 %): 81 of "
        "the 83 that it found were names (98 %; 92–99 %). Where names are rare, more of what it "
        "finds is none: before it knew peoples and places, in 76,636 words that describe 97 "
        "programs 141 of 163 were names (87 %; 80–91 %). It knows few names of Central Africa "
        "and South-East Asia, and looks at no script without capital letters. What a service, a "
        "provider, a community or a supplier is called is no finding, nor are peoples, cities, "
        "countries and well-known products. A name in small letters, initials alone, a given "
        "name that is also a word or a city (Grace, Charlotte) and who is described without a "
        "name are not found: nothing sets them apart from other words. Bad: “ask Jane Whitcombe” "
        "in a reply. Good: “ask the service desk”."
    ),
    hint="write a role for the name",
    find=find,
)
