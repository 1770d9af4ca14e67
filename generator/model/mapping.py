"""The mapping: how the columns of an export become the columns of one of our kinds of data.

One file a mapping. A column of ours is either *fixed* (a text, perhaps with what the file's name
says, as in ``{wave}``) or *read* from a column of the export. Each entry of ``rows`` makes one row
of ours out of each row of the export, so that a questionnaire about fifteen services becomes
fifteen answers.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from generator.model.brief import ANY_TEXT, TEXT, OrBrief, one_of, one_or_more
from generator.model.fields import Day, Name, Part, refuse
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.month import Month
from generator.model.period import Grain
from generator.model.table import Kind

VARIABLE = re.compile(r"\{([a-z_]+)\}")
JOINED = re.compile(r"\{([^{}]+)\}")
"""A column of the export in a text that is made of several."""
OPEN = "???"
"""What stands in a mapping where somebody has to write an answer."""
NO_ANSWER = "no answer"
"""What a code is translated to that is no answer, where no reason is said."""
STEM = "name"
"""The variable that every file has: its name without the ending."""


def _brief(value: Any) -> Any:
    """Read ``rating: Q7ART`` and ``rating: [Q7ART, Q7A_ART]`` as the column's names."""
    return {"column": value} if isinstance(value, str | list) else value


class Decimal(StrEnum):
    """The decimal mark of numbers; the other mark parts thousands there."""

    POINT = "point"
    COMMA = "comma"


NumberedBy = Literal["by-file", "together"]
Unit = Literal["seconds", "minutes", "hours", "days"]
Names = Annotated[tuple[Name, ...], BeforeValidator(one_or_more), OrBrief(TEXT)]
Code = Annotated[str, Field(max_length=200), WithJsonSchema(ANY_TEXT)]
Some = Annotated[tuple[Code, ...], BeforeValidator(one_or_more), OrBrief(ANY_TEXT)]
Filter = dict[Name, Some]
Encoding = Literal["utf-8", "windows-1252", "iso-8859-15", "utf-16", "mac-roman"]
Separator = Literal["comma", "semicolon", "tab", "pipe"]


class Source(Part):
    """Where a column of ours is read from, and how."""

    column: Names = Field(
        (), description="The export's column; of several names the first that the file has."
    )
    in_file: dict[str, Name] = Field(
        {}, description="The column in a file of this name (or of which the name says this)."
    )
    not_in: Names = Field((), description="The files that do not have the column, by name.")
    text: Name | None = Field(
        None,
        description="A text made of several columns in place of one: “{year}-Q{quarter}” of the "
        "columns “year” and “quarter”.",
    )
    codes: Name | None = Field(
        None, description="The table of codes, if it is not called as the column."
    )
    format: Names = Field(
        (),
        description="How days or times are written, where the values do not show it: “%m/%d/%Y”, "
        "“%d.%m.%Y %H:%M”, “epoch seconds”, “epoch milliseconds”, “epoch days”, “Excel serial”, "
        "“fiscal quarter”. Of several the first that fits. “%b” reads months in English, German "
        "and French, “%z” an offset such as “+02:00”, “GMT+2” or “UTC”.",
    )
    year_begins: Month | None = Field(
        None, description="The month in which a fiscal year of the export begins: “october”."
    )
    grain: Annotated[Grain | None, one_of(Grain, "length of a period")] = Field(
        None, description="The period to which days are made coarser."
    )
    times: Annotated[float | None, Field(gt=0)] = Field(
        None,
        description="The number by which values are multiplied: 100 where shares of one are to be "
        "per cent.",
    )
    plus: Name | None = Field(
        None,
        description="A column of the export that says how long it took, added to the time: the end "
        "of a breakdown of which only the begin is written. “0 hrs, 15 mins”, “1:07:30”, “PT15M”, "
        "and numbers.",
    )
    unit: Annotated[Unit | None, one_of(get_args(Unit), "unit of time")] = Field(
        None,
        description="What the numbers of “plus” count, where its header does not say it; of “1:30” "
        "it is what stands before the colon.",
    )
    open_per: Name | None = Field(
        None,
        description="Of a log in which “up” follows “down”: the column that says what a row is "
        "about. The last row of each still goes on, whatever “plus” has counted so far.",
    )
    unknown_where: dict[str, Some] = Field(
        {},
        description="Where another column of the export says one of these, empty means unknown: "
        "“State: [Closed]” for the end of a breakdown.",
    )
    number: Annotated[NumberedBy | None, one_of(get_args(NumberedBy), "way to number")] = Field(
        None,
        description="Numbers in place of the values, the same in each run: of each survey, by the "
        "name of our file (“into”), or of all together. Those of people hold within one service "
        "only.",
    )

    @property
    def wanted(self) -> tuple[str, ...]:
        """The export's columns that it names."""
        of_text = JOINED.findall(self.text) if self.text else ()
        added = tuple(filter(None, (self.plus, self.open_per)))
        return (*self.column, *self.in_file.values(), *self.unknown_where, *of_text, *added)

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.text and (self.column or self.in_file):
            message = "“text” names the columns itself"
            raise refuse("import-columns", message, "remove “column:” and “in_file:”")
        if self.unit and not self.plus:
            message = "“unit” is that of “plus”, and there is none"
            raise refuse("import-columns", message, "remove “unit:”, or add “plus: …”")
        if self.open_per and not self.plus:
            message = "“open_per” says of what “plus” still counts, and there is none"
            raise refuse("import-columns", message, "remove “open_per:”, or add “plus: …”")
        if not self.column and not self.in_file and not self.text:
            hint = "add “column: …” with the name in the export's header"
            raise refuse("missing-key", "this does not say from which column to read", hint)
        return self


_BRIEF = ({"type": "string"}, {"type": "array", "items": {"type": "string"}})
Read = Annotated[Source, BeforeValidator(_brief), OrBrief(*_BRIEF)]


class Codes(Part):
    """What the values of a column mean. What stands nowhere here is reported and left behind."""

    take: Some = Field((), description="The values that are taken as they are.")
    translate: dict[str, Code] = Field(
        {}, description="The values that are written otherwise; “no answer” of one that is none."
    )
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
        none = NO_ANSWER if self.translate.get(code) == NO_ANSWER else None
        return next(found, none)

    def explains(self, code: str) -> bool:
        """Return whether a code stands here, but for those that are taken as they are."""
        listed = code in self.translate or code in self.undocumented or code in self.empty
        return listed or self.reason(code) is not None

    @property
    def closed(self) -> bool:
        """Whether only listed values are taken."""
        return bool(self.take or self.translate)


class Last(Part):
    """Which row counts of those about the same thing."""

    per: Annotated[Names, Field(min_length=1)] = Field(
        description="The columns of the export that say what a row is about, such as “number”."
    )
    by: Name | None = Field(
        None,
        description="The column with a number or an ISO time that grows from row to row; else the "
        "last row in the file counts.",
    )


class RowMapping(Part):
    """What makes one row of ours out of a row of the export."""

    only: Filter = Field(
        {}, description="Rows count here only where these columns say one of these."
    )
    without: Filter = Field(
        {}, description="Rows do not count here where one of these columns says one of these."
    )
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

    kind: Annotated[
        str,
        one_of(KIND_OF_FOLDER, "kind of data"),
        WithJsonSchema({"enum": [*KIND_OF_FOLDER]}),
    ] = Field(description="The kind of data that is written: a folder of data/.")
    source: Name | None = Field(None, description="Where the export comes from, and its licence.")
    files: Annotated[Names, Field(min_length=1)] = Field(
        description="The names of the files: “{wave}.csv” also says what wave a file holds."
    )
    into: Name = Field("{name}.csv", description="The file below the kind's folder to write.")
    encoding: Encoding | None = Field(
        None,
        description="How the export's characters are written, where the file does not show it.",
    )
    separator: Separator | None = Field(
        None, description="The character between the columns, where the file does not show it."
    )
    sheet: Name | None = Field(
        None, description="The sheet of a workbook, where more than one holds something."
    )
    records: Name | None = Field(
        None,
        description="Of JSON: the path of the list whose entries are the rows, as "
        "“data.result.values”; else the longest list.",
    )
    decimal: Decimal | None = Field(
        None,
        description="The decimal mark, where the numbers do not show it: 4.5, or 4,5. The other "
        "one parts thousands.",
    )
    daily: Annotated[Literal["mean"] | None, one_of(["mean"], "way to join values")] = Field(
        None,
        description="Of single checks, each with its time: “mean” writes a row for each day, "
        "with the mean of its values and their number in “samples”.",
    )
    last: Last | None = Field(
        None,
        description="Of rows about the same thing only the last counts: each change may be one.",
    )
    only: Filter = Field(
        {}, description="Rows count only where these columns of the export say one of these."
    )
    without: Filter = Field(
        {},
        description="Rows do not count where one of these columns says one of these: "
        "“Status: [Survey Preview]”.",
    )
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
    def wanted(self) -> frozenset[str]:
        """The export's columns that it names anywhere."""
        entries: tuple[Mapping | RowMapping, ...] = (self, *self.rows)
        sources = [source for entry in entries for source in entry.columns.values()]
        filters = [name for entry in entries for name in (*entry.only, *entry.without)]
        said = [name for source in sources for name in source.wanted]
        last = (*self.last.per, self.last.by or "") if self.last else ()
        return frozenset((*said, *filters, *last, *((self.total.column,) if self.total else ())))

    @property
    def numbers(self) -> frozenset[str]:
        """Our columns that are read as numbers in place of the export's values."""
        read = (self.columns, *(row.columns for row in self.rows))
        return frozenset(ours for some in read for ours, source in some.items() if source.number)

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
