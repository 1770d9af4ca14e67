"""The mapping: how the columns of an export become the columns of one of our kinds of data.

One file a mapping. A column of ours is either *fixed* (a text, perhaps with what the file's name
says, as in ``{wave}``) or *read* from a column of the export. Each entry of ``rows`` makes one row
of ours out of each row of the export, so that a questionnaire about fifteen services becomes
fifteen answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator, Field, model_validator

from generator.model.fields import Day, Name, Part, refuse
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.period import Grain
from generator.model.table import Kind

VARIABLE = re.compile(r"\{([a-z_]+)\}")
STEM = "name"
"""The variable that every file has: its name without the ending."""


def _one_of(words: Iterable[str], what: str) -> BeforeValidator:
    """Refuse all but some words, and say which they are.

    The general reader names them too, but not below a key of the user's own choosing.
    """
    known = list(words)

    def check(value: Any) -> Any:
        if isinstance(value, str) and value not in known:
            near = get_close_matches(value.lower(), known, 1)
            hint = f"write “{near[0]}”" if near else f"write one of: {', '.join(known)}"
            raise refuse("unknown-value", f"“{value}” is no {what}", hint)
        return value

    return BeforeValidator(check)


def _one_or_more(value: Any) -> Any:
    """Read a single text as a list of one."""
    return [value] if isinstance(value, str) else value


def _brief(value: Any) -> Any:
    """Read ``rating: Q7ART`` and ``rating: [Q7ART, Q7A_ART]`` as the column's names."""
    return {"column": value} if isinstance(value, str | list) else value


NumberedBy = Literal["by-file", "together"]
Names = Annotated[tuple[Name, ...], BeforeValidator(_one_or_more)]
Code = Annotated[str, Field(max_length=200)]
Some = Annotated[tuple[Code, ...], BeforeValidator(_one_or_more)]


class Source(Part):
    """Where a column of ours is read from, and how."""

    column: Names = Field(
        (), description="The export's column; of several names the first that the file has."
    )
    in_file: dict[str, Name] = Field(
        {}, description="The column in a file of this name (or of which the name says this)."
    )
    not_in: Names = Field((), description="The files that do not have the column, by name.")
    codes: Name | None = Field(
        None, description="The table of codes, if it is not called as the column."
    )
    format: Name | None = Field(
        None, description="How the day or time is written: %m/%d/%Y, %d.%m.%Y %H:%M."
    )
    grain: Annotated[Grain | None, _one_of(Grain, "length of a period")] = Field(
        None, description="The period to which days are made coarser."
    )
    unknown_where: dict[str, Some] = Field(
        {},
        description="Where another column of the export says one of these, empty means unknown: "
        "“State: [Closed]” for the end of a ticket.",
    )
    number: Annotated[NumberedBy | None, _one_of(get_args(NumberedBy), "way to number")] = Field(
        None,
        description="Numbers in place of the values, the same in each run: of each survey, by its "
        "file's name, or of all together.",
    )

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not self.column and not self.in_file:
            hint = "add “column: …” with the name in the export's header"
            raise refuse("missing-key", "this does not say from which column to read", hint)
        return self


Read = Annotated[Source, BeforeValidator(_brief)]


class Codes(Part):
    """What the values of a column mean. What stands nowhere here is reported and left behind."""

    take: Some = Field((), description="The values that are taken as they are.")
    translate: dict[str, Code] = Field({}, description="The values that are written otherwise.")
    no_answer: dict[str, Some] = Field(
        {},
        description="The values that answer nothing, by reason: “never used: [6]”. Of the end of a "
        "breakdown: nobody knows it.",
    )
    empty: Some = Field(
        (),
        description="The values that are written empty: a breakdown without an end still goes on.",
    )
    undocumented: Some = Field(
        (), description="Values known to occur that nobody explains: left behind with a warning."
    )

    @model_validator(mode="after")
    def _once(self) -> Self:
        listed = (self.take, self.translate, self.undocumented, self.empty)
        groups = (*listed, *self.no_answer.values())
        codes = [code for group in groups for code in group]
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice is not None:
            message = f"the code “{twice}” is here twice"
            raise refuse("import-codes", message, f"keep one of the two “{twice}”")
        return self

    def reason(self, code: str) -> str | None:
        """Return why a code is no answer; none where it may be one."""
        found = (reason for reason, codes in self.no_answer.items() if code in codes)
        return next(found, None)

    @property
    def closed(self) -> bool:
        """Whether only listed values are taken."""
        return bool(self.take or self.translate)


class RowMapping(Part):
    """What makes one row of ours out of a row of the export."""

    fixed: dict[str, Name] = Field({}, description="Our columns that hold the same in each row.")
    columns: dict[str, Read] = Field({}, description="Our columns, and where each is read from.")


class Total(Part):
    """A sum that the export holds itself: a row in which it differs is left out."""

    column: Name = Field(description="The export's column with the sum.")
    of: Annotated[tuple[Name, ...], Field(min_length=1)] = Field(
        description="Our columns that must add up to it."
    )


class Watching(Part):
    """The days on which a log was kept, where its own first and last rows do not say it."""

    since: Day | None = Field(None, description="The first day; else that of the first row.")
    until: Day | None = Field(None, description="The last day; else that of the last row.")


class Mapping(Part):
    """How an export becomes rows of ours, and perhaps a whole repository."""

    kind: Annotated[str, _one_of(KIND_OF_FOLDER, "kind of data")] = Field(
        description="The kind of data that is written: answers, tallies, …"
    )
    source: Name | None = Field(None, description="Where the export comes from, and its licence.")
    files: Annotated[Names, Field(min_length=1)] = Field(
        description="The names of the files: “{wave}.csv” also says what wave a file holds."
    )
    into: Name = Field("{name}.csv", description="The file below the kind's folder to write.")
    encoding: Literal["utf-8", "windows-1252", "iso-8859-15", "utf-16", "mac-roman"] = Field(
        "utf-8", description="How the export's characters are written."
    )
    separator: Literal["comma", "semicolon", "tab"] = Field(
        "comma", description="The character between the columns."
    )
    decimal: Literal["point", "comma"] = Field("point", description="As in 4.5, or as in 4,5.")
    fixed: dict[str, Name] = Field({}, description="Our columns that hold the same in each row.")
    columns: dict[str, Read] = Field({}, description="Our columns, and where each is read from.")
    codes: dict[str, Codes] = Field({}, description="Tables of codes, by our column or by name.")
    rows: tuple[RowMapping, ...] = Field(
        (RowMapping(),),
        min_length=1,
        description="The rows of ours that each row of the export makes.",
    )
    total: Total | None = Field(None, description="A sum in the export to check against.")
    watched: Watching | None = Field(
        None,
        description="Of a log of breakdowns: the days on which it was kept. They become rows of "
        "`data/coverage/`, so that “nothing broke down” is said of no others.",
    )
    repository: Name | None = Field(
        None,
        description="A folder beside the mapping that holds the repository's other files "
        "(services/, data/): they are copied, and the repository is complete.",
    )

    @property
    def numbers(self) -> bool:
        """Whether any column is read as numbers in place of its values."""
        read = (self.columns, *(row.columns for row in self.rows))
        return any(source.number for columns in read for source in columns.values())

    @property
    def target(self) -> Kind:
        """The kind of data that is written."""
        return KIND_OF_FOLDER[self.kind]

    def fixed_in(self, entry: RowMapping) -> dict[str, str]:
        """Return the fixed columns of an entry, those of all entries among them."""
        return {**self.fixed, **entry.fixed}

    def columns_in(self, entry: RowMapping) -> dict[str, Source]:
        """Return the read columns of an entry, those of all entries among them."""
        return {**self.columns, **entry.columns}

    def codes_of(self, ours: str, source: Source) -> Codes | None:
        """Return the table of codes that holds for a column: the one it names, else its own."""
        return self.codes.get(source.codes or ours)


def variables_in(pattern: str) -> set[str]:
    """Return the names that stand between braces in a text."""
    return set(VARIABLE.findall(pattern))


def fill_in(text: str, variables: dict[str, str]) -> str:
    """Put a file's variables into a text; unknown ones stay as they stand."""
    return VARIABLE.sub(lambda found: variables.get(found[1], found[0]), text)


def match_name(pattern: str, name: str) -> dict[str, str] | None:
    """Return what a file's name says by a pattern, none where it does not fit.

    ``{wave}`` stands for one or more characters, ``*`` for any.
    """
    parts = re.split(r"(\{[a-z_]+\}|\*)", pattern)
    expression, seen = "", set[str]()
    for part in parts:
        variable = VARIABLE.fullmatch(part)
        if variable:
            again = variable[1] in seen
            expression += f"(?P={variable[1]})" if again else f"(?P<{variable[1]}>.+?)"
            seen.add(variable[1])
        else:
            expression += ".*" if part == "*" else re.escape(part)
    found = re.fullmatch(expression, name)
    return found.groupdict() if found else None
