"""Checks of single cells, as expectations about a column's distinct texts.

Whether a text is a number does not depend on its row, so each distinct text is judged once and the
verdict carried to every row that holds it. The first check in the table that a text breaks names
it; so a column's checks stand from the special to the general.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

from generator.checks.great import Expected, Question
from generator.checks.row_check import row_rule
from generator.checks.rule import Rule
from generator.checks.value_words import (
    Field,
    say_calendar,
    say_choice,
    say_day,
    say_decimal_comma,
    say_number,
    say_period,
    say_range,
    say_time,
    say_unknown,
    say_unknown_to_service,
    say_whole,
    say_yes_no,
)
from generator.checks.values import DECIMAL_COMMA, PATTERNS, Scalar
from generator.model.table import Type

if TYPE_CHECKING:
    from generator.checks.columns import Cells

OF_SERVICE = ("measure", "step", "promise", "result")
"""What only a service can tell whether it exists; judged as pairs “service/id”."""

Ask = Callable[[Field, "Cells"], Question | None]


@dataclass(frozen=True, slots=True)
class ValueCheck:
    """A rule about a cell: what is asked of a column's texts, and the words for what breaks it."""

    rule: Rule
    ask: Ask
    words: Callable[[Field, str], tuple[str, str]]


def value_questions(field: Field, cells: Cells) -> Iterator[tuple[ValueCheck, Question]]:
    """Yield every question about a column's distinct texts, with its check."""
    for check in VALUE_CHECKS:
        question = check.ask(field, cells)
        if question:
            yield check, question


def _matches(*types: Type) -> Ask:
    def ask(field: Field, cells: Cells) -> Question | None:
        if field.column.type not in types:
            return None
        pattern = PATTERNS[field.column.type]
        if field.column.type is Type.NUMBER:
            pattern = f"{pattern}|{DECIMAL_COMMA}"
        expected = Expected("ExpectColumnValuesToMatchRegex", {"regex": f"^(?:{pattern})$"})
        return Question(expected, cells.texts)

    return ask


def _no_decimal_comma(field: Field, cells: Cells) -> Question | None:
    if field.column.type is not Type.NUMBER:
        return None
    expected = Expected("ExpectColumnValuesToNotMatchRegex", {"regex": f"^{DECIMAL_COMMA}$"})
    return Question(expected, cells.texts)


def _in_calendar(field: Field, cells: Cells) -> Question | None:
    if field.column.type not in (Type.DAY, Type.TIME, Type.PERIOD):
        return None
    return _all_read([value is not None for value in cells.values])


def _all_read(read: list[bool]) -> Question:
    """Ask for texts that mean something: a number each, a missing one for those that do not."""
    values = [1.0 if known else nan for known in read]
    return Question(Expected("ExpectColumnValuesToNotBeNull"), values)


def _in_range(field: Field, cells: Cells) -> Question | None:
    low, high = field.column.minimum, field.column.maximum
    if low is None and high is None:
        return None
    expected = Expected("ExpectColumnValuesToBeBetween", {"min_value": low, "max_value": high})
    return Question(expected, [_number(value) for value in cells.values])


def _number(value: Scalar | None) -> float:
    return value if isinstance(value, float) else nan


def _in_choices(field: Field, cells: Cells) -> Question | None:
    if field.column.type is not Type.CHOICE:
        return None
    arguments = {"value_set": list(field.column.choices)}
    return Question(Expected("ExpectColumnValuesToBeInSet", arguments), cells.texts)


# The names that are known may be thousands, which Great Expectations would copy dozens of times; so
# they are looked up here, and it is asked whether all were found.


def _known(what: str) -> Ask:
    def ask(field: Field, cells: Cells) -> Question | None:
        facts = field.facts
        if field.column.refers_to != what or (what == "community" and facts.communities is None):
            return None
        names = {*facts.known(what), *facts.unread}
        return _all_read([text in names for text in cells.texts])

    return ask


def _known_to_service(what: str) -> Ask:
    def ask(field: Field, cells: Cells) -> Question | None:
        if field.column.refers_to != what:
            return None
        services = field.facts.services.items()
        pairs = {f"{name}/{one}" for name, each in services for one in each.ids(what)}
        return _all_read([text in pairs for text in cells.texts])

    return ask


VALUE_CHECKS: tuple[ValueCheck, ...] = (
    ValueCheck(
        row_rule(
            "decimal-comma",
            "Numbers have a decimal point",
            "4,5 is one number in one country and two values in a CSV file.",
            "write 4.5",
        ),
        _no_decimal_comma,
        say_decimal_comma,
    ),
    ValueCheck(
        row_rule(
            "not-a-number",
            "A number is written in digits",
            "What is not a number cannot be counted, and is not taken for zero.",
            "write digits in “value”, such as 4.5",
        ),
        _matches(Type.NUMBER),
        say_number,
    ),
    ValueCheck(
        row_rule(
            "not-whole",
            "A count or a rating is a whole number",
            "Nobody can answer 3.7 on a scale of five; an average is not an answer.",
            "write digits only in “rating”, such as 1, or leave it empty",
        ),
        _matches(Type.WHOLE),
        say_whole,
    ),
    ValueCheck(
        row_rule(
            "out-of-range",
            "Every number lies within its scale",
            "A code for “no answer”, such as 11 or 99, would be counted as an answer.",
            "write a number from 1 to 5",
        ),
        _in_range,
        say_range,
    ),
    ValueCheck(
        row_rule(
            "bad-day",
            "A day is written as 2026-09-30",
            "03/04 is a day in March or in April, depending on who reads it.",
            "write the day as 2026-09-30",
        ),
        _matches(Type.DAY),
        say_day,
    ),
    ValueCheck(
        row_rule(
            "bad-time",
            "A time is written as 2026-09-30T14:05",
            "A time that cannot be read has no place in a period.",
            "write it as 2026-09-30 or 2026-09-30T14:05",
        ),
        _matches(Type.TIME),
        say_time,
    ),
    ValueCheck(
        row_rule(
            "bad-period",
            "A period is written as 2026, 2026-Q3, 2026-09, 2026-W36 or a date",
            "A row without a period belongs to no figure.",
            "write it as 2026, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30",
        ),
        _matches(Type.PERIOD),
        say_period,
    ),
    ValueCheck(
        row_rule(
            "not-in-calendar",
            "The calendar has the day that is written",
            "31 September does not exist: what was meant is not known.",
            "look it up: the month has fewer days, the year fewer weeks, or the day fewer hours",
        ),
        _in_calendar,
        say_calendar,
    ),
    ValueCheck(
        row_rule(
            "not-yes-no",
            "A yes or no is one of yes, no, true, false, 1, 0",
            "An empty cell is neither; anything else is a guess.",
            "write yes or no",
        ),
        _matches(Type.YES_NO),
        say_yes_no,
    ),
    ValueCheck(
        row_rule(
            "unknown-choice",
            "A choice is one of those that the column knows",
            "A value of its own would make a slice of its own, and hide in no total.",
            "write one of: like, ease",
        ),
        _in_choices,
        say_choice,
    ),
    ValueCheck(
        row_rule(
            "unknown-service",
            "A row names a service that is defined",
            "A row about a service that nobody defined is counted nowhere.",
            "write “remote-access”",
        ),
        _known("service"),
        say_unknown,
    ),
    ValueCheck(
        row_rule(
            "unknown-provider",
            "A row names a provider that is defined",
            "A row about a provider that nobody defined is counted nowhere.",
            "write “it”",
        ),
        _known("provider"),
        say_unknown,
    ),
    ValueCheck(
        row_rule(
            "unknown-community",
            "A row names a community that is defined",
            "A misspelt community would look like another group of people.",
            "write “field”",
        ),
        _known("community"),
        say_unknown,
    ),
    *(
        ValueCheck(
            row_rule(
                f"unknown-{what}",
                f"A row names a {what} that its service has",
                f"A value of an unknown {what} belongs to no line of the scorecard.",
                "write “sign-in”",
            ),
            _known_to_service(what),
            say_unknown_to_service,
        )
        for what in OF_SERVICE
    ),
)
