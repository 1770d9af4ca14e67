"""What a kind of data is made of: columns, their types, and what holds for a row."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

UNKNOWN = "unknown"
"""What a cell says where it is so, and nobody knows the value: not empty, and no value."""


class Type(StrEnum):
    """What a column's values are."""

    DAY = "day"
    TIME = "time"  # a day, or a day and a time
    PERIOD = "period"
    WHOLE = "whole"
    NUMBER = "number"
    YES_NO = "yes-no"
    CHOICE = "choice"
    REFERENCE = "reference"
    TEXT = "text"


class Column(Struct, frozen=True):
    """A column: its name, what its values are, and in which range they lie.

    ``required`` means that no row leaves it empty; ``refers_to`` names what a reference is to.
    """

    name: str
    type: Type
    meaning: str
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    refers_to: str | None = None
    present: bool = False
    """True where the header must have the column although rows may leave it empty."""
    formerly: tuple[str, ...] = ()
    """Old names of the column: still read, with a warning."""
    any_case: bool = False
    """True where texts that differ only by case or blanks name the same thing."""
    adds_up: bool | None = None
    """Whether a quarter's value is the sum of its months': True of money and of how often; False of
    people, medians and shares, which nobody may add. None where the column holds no value of a
    period."""
    may_be_unknown: bool = False
    """True where a row may say “unknown”: empty means something else there."""
    shown: bool = True
    """False where neither page, download nor alert shows what stands in it."""
    people: bool = False
    """True where the value is a number of people, or of what people did: few of it are few people.
    Answers and tallies are none: cells count those."""
    behind: str = ""
    """The column that says how many people the value is about, where such a one is there."""


def reference(name: str, to: str, meaning: str, required: bool = False) -> Column:
    """Return a column that names a service, a community or another thing by its id."""
    return Column(name, Type.REFERENCE, meaning, required=required, refers_to=to)


def counted(
    name: str,
    meaning: str,
    required: bool = False,
    adds_up: bool | None = None,
    people: bool = False,
) -> Column:
    """Return a column of whole numbers from 0 on."""
    return Column(
        name, Type.WHOLE, meaning, required=required, minimum=0, adds_up=adds_up, people=people
    )


def number(
    name: str,
    meaning: str,
    required: bool = False,
    minimum: float | None = None,
    adds_up: bool | None = None,
    behind: str = "",
) -> Column:
    """Return a column of numbers."""
    return Column(
        name,
        Type.NUMBER,
        meaning,
        required=required,
        minimum=minimum,
        adds_up=adds_up,
        behind=behind,
    )


class Identity(Struct, frozen=True):
    """What else than the key makes two rows the same thing: they are equal in all these columns.

    Only rows that fill all of ``filled``, and say the time of day in ``clocked``, can be known
    again so. ``otherwise`` is what to do where they are two things all the same. A row without a
    value in ``known_by`` repeats one that has a value there; two that have values are two things.
    """

    columns: tuple[str, ...]
    otherwise: str
    filled: tuple[str, ...] = ()
    clocked: str = ""
    known_by: str = ""


class Kind(Struct, frozen=True):
    """A kind of data: its folder, columns, what makes a row unique, and what a row must have.

    ``key`` names the columns that no two rows share (empty: rows may repeat), and by
    ``identities`` rows are known again that have another key, or none; of ``one_of`` exactly one is
    filled in each row, of ``any_of`` at least one; ``ordered`` are pairs of columns of which the
    first is not larger than the second. Of a kind that ``plans`` rows may speak of a time to come:
    they never say which day it is. Its rows are judged after those of the kinds that they are
    ``compared_with``.
    """

    folder: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    ordered: tuple[tuple[str, str], ...] = ()
    when: str = "period"
    """The column that says when."""
    identities: tuple[Identity, ...] = ()
    plans: bool = False
    compared_with: tuple[str, ...] = ()

    @property
    def times(self) -> tuple[str, ...]:
        """The columns that may say when: ``when``, and what a row may have in its place."""
        instead = self.one_of if self.when in self.one_of else ()
        return tuple(dict.fromkeys((self.when, *instead)))

    @property
    def spans(self) -> tuple[tuple[str, str], ...]:
        """The pairs of columns that say when something began, and when it ended."""
        times = {column.name for column in self.columns if column.type is Type.TIME}
        return tuple(pair for pair in self.ordered if times.issuperset(pair))

    @property
    def end(self) -> str:
        """The column that says when something ended, and that it need not have; "" without one."""
        return next((last for _, last in self.spans if self._may_be_unknown(last)), "")

    def _may_be_unknown(self, name: str) -> bool:
        column = self.column(name)
        return column is not None and column.may_be_unknown

    @property
    def series(self) -> tuple[str, ...]:
        """The columns that say of what a row is a period's value: its key without the time."""
        return tuple(name for name in self.key if name != self.when)

    @property
    def by_content(self) -> bool:
        """Whether rows may have no key: what they hold must say whether they are the same."""
        return not any(column.required for column in self.columns if column.name in self.key)

    def column(self, name: str) -> Column | None:
        """Return the column of a name, if there is one."""
        return next((column for column in self.columns if column.name == name), None)
