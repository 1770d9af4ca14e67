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
    title="No public text names a person",
    severity=WARNING,
    family=Family.PERSONS,
    why=(
        "People who are named did not ask for it. We find names with a rule about capital letters "
        "and lists of names. It makes mistakes, so it warns, never blocks, and does not change "
        "the text. We check every text that the site shows, no matter who can read the "
        "repository; if it is public, we check its other files too. If somebody may be named, "
        "ignore the warning with a reason. On 193 sentences that it was not made with it found 81 "
        "of 90 names (90 %; 82–95 %) and found one in 2 of 103 that name nobody (2 %; 1–7 %): 81 "
        "of the 83 that it found were names (98 %; 92–99 %). Where names are rare, more of what "
        "it finds are not names: before it knew peoples and places, in 76,636 words that describe "
        "97 programs 141 of 163 were names (87 %; 80–91 %). It knows few names from Central "
        "Africa and South-East Asia, and does not check scripts without capital letters. Names of "
        "services, providers, communities, suppliers, peoples, cities, countries and well-known "
        "products are not reported. It does not find a name in small letters, initials alone, a "
        "given name that is also a word or a city (Grace, Charlotte), or somebody described "
        "without a name: nothing distinguishes them from other words. Bad: “ask Jane Whitcombe” "
        "in a reply. Good: “ask the service desk”."
    ),
    hint="write a role for the name",
    find=find,
)
