"""What a check says of itself: its code, its title, how much it weighs, and why it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.checks.world import World
from generator.sources.finding import Finding, Place, Severity

ERROR = Severity.ERROR
WARNING = Severity.WARNING


class Family(StrEnum):
    """What a check looks at."""

    SHAPE = "shape"  # can the file be read, and does it hold what it should
    REFERENCES = "references"  # does what is named exist
    DATA = "data"  # rows of CSV files
    SENSE = "sense"  # do the things said fit together
    SITE = "site"  # does what is published keep what was withheld
    PUBLIC = "public"  # do the files themselves keep it, where everybody can read them


HEADINGS = {
    Family.SHAPE: "Shape: can the files be read, and do they say what they should?",
    Family.REFERENCES: "References: is everything there that is named?",
    Family.DATA: "Data: can the rows be counted?",
    Family.SENSE: "Sense: do the things that are said fit together?",
    Family.SITE: "Site: does what is published keep what was withheld?",
    Family.PUBLIC: "Public: do the files keep what nobody should read there?",
}
EFFECTS = {
    ERROR: "an error: it blocks publishing",
    WARNING: "a warning: it is published with the site",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the catalogue.

    ``title`` states what holds where all is well; ``why`` says what goes wrong otherwise; ``hint``
    is what a finding's hint looks like.
    """

    code: str
    title: str
    severity: Severity
    family: Family
    why: str
    hint: str


class Problem(NamedTuple):
    """What a check yields: where, what is wrong, and what mends it when done literally."""

    place: Place
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Check:
    """A rule about definitions, and the function that finds where it is broken."""

    rule: Rule
    find: Callable[[World], Iterable[Problem]]

    def run(self, world: World) -> list[Finding]:
        """Return the findings, each stamped with the rule's code and severity."""
        return [stamp(self.rule, problem) for problem in self.find(world)]


def stamp(rule: Rule, problem: Problem) -> Finding:
    """Return the finding that a problem is under a rule."""
    return Finding(rule.code, rule.severity, problem.place, problem.message, problem.hint)
