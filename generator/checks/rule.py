"""The one shape of a rule: what it is called, how much it weighs, why it is there, how it finds.

A rule is a module below ``generator/checks/rules/``, and the name of its folder says what its
function looks at. ``engine`` finds the modules and runs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from generator.sources.finding import Finding, Place, Severity

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

ERROR = Severity.ERROR
WARNING = Severity.WARNING
Words = tuple[str, str]
"""A message and a hint."""


class Family(StrEnum):
    """What a rule is about."""

    SHAPE = "shape"  # can the file be read, and does it hold what it should
    REFERENCES = "references"  # does what is named exist
    DATA = "data"  # rows of CSV files
    SENSE = "sense"  # do the things said fit together
    SITE = "site"  # does what is published keep what was withheld
    PERSONS = "persons"  # do the texts that are shown keep who somebody is
    PUBLIC = "public"  # do the files themselves keep it, where everybody can read them


HEADINGS = {
    Family.SHAPE: "Shape: can the files be read, and do they say what they should?",
    Family.REFERENCES: "References: is everything there that is named?",
    Family.DATA: "Data: can the rows be counted?",
    Family.SENSE: "Sense: does what is said fit together?",
    Family.SITE: "Site: does what is published keep what was withheld?",
    Family.PERSONS: "Persons: do the texts that the site shows leave out who somebody is?",
    Family.PUBLIC: "Public: do the files keep what nobody should read there?",
}
EFFECTS = {
    ERROR: "an error: it blocks publishing",
    WARNING: "a warning: it is published with the site",
}


class Lifecycle(StrEnum):
    """How long a rule has been there.

    A new rule warns, whatever it will be later: what was fine yesterday blocks nobody today.
    """

    NEW = "new"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class Problem(NamedTuple):
    """What a rule finds: where, what is wrong, and what fixes it when done to the letter."""

    place: Place
    message: str
    hint: str


class RowOutcome(StrEnum):
    """What becomes of the rows of a mask."""

    REFUSED = "refused"  # left out; they count towards the share above which a file is refused
    SET_ASIDE = "set aside"  # left out
    COUNTED = "kept"


class Mask(Struct, frozen=True):
    """What a rule about cells or rows finds: which are wrong, and the words for one of them.

    ``wrong`` has a flag for each distinct text of a column, or for each row. ``words`` and
    ``column`` are called with the number of a text (or row) that is wrong. ``words`` gets also how
    many rows there are that it speaks of: 1, unless ``once`` says that one finding speaks for all
    rows of a file that are about the same service or provider, or ``once_per_file`` that it speaks
    for all rows of a file. ``column`` names the cell to point
    at; "" is the beginning of the row, and of cells it is their own column.
    """

    wrong: npt.NDArray[np.bool_]
    words: Callable[[int, int], Words]
    column: Callable[[int], str] | None = None
    effect: RowOutcome = RowOutcome.REFUSED
    once: bool = False
    once_per_file: bool = False


class Rule(Struct, frozen=True):
    """A rule: a line of the catalogue, and the function that finds where it is broken.

    ``title`` states what holds where all is well; ``why`` says what goes wrong otherwise; ``hint``
    is what a finding's hint looks like. ``since`` is the release in which the rule came.

    ``find`` gets the context of the rule's folder and yields problems, or masks where the folder is
    ``cells`` or ``rows``. It is missing where the breach is found elsewhere: while a file is read,
    in git's history, on the finished site. Where it is not ``ignorable``, nobody
    can say at the place that it does not matter there. ``where_public`` is the severity where the
    repository's own files are public, if it is another one there.
    """

    code: str
    title: str
    severity: Severity
    family: Family
    why: str
    hint: str
    find: Callable[[Any], Iterable[Problem | Mask]] | None = None
    since: str = "0.1"
    lifecycle: Lifecycle = Lifecycle.STABLE
    ignorable: bool = True
    where_public: Severity | None = None

    @property
    def weight(self) -> Severity:
        """How much a finding weighs today: that of a new rule is a warning."""
        return WARNING if self.lifecycle is Lifecycle.NEW else self.severity

    @property
    def may_be_ignored(self) -> bool:
        """Whether a reason can be given, at its place, to leave it: only for some warnings."""
        of_people = self.family in (Family.PUBLIC, Family.SITE)
        return self.ignorable and self.weight is WARNING and not of_people

    def finding(self, problem: Problem) -> Finding:
        """Return the finding that a problem is under this rule."""
        return Finding(self.code, self.weight, *problem)
