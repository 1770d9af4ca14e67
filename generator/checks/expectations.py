"""The same data, as an expectation suite of Great Expectations, declared from the kinds of data.

The rules judge every cell and row, and have the words. The suite says what hangs on a table alone
in the form that users of Great Expectations know: it can be exported (``iheartit schema
--expectations``), and ``check --second-opinion`` puts it to all that the rules let pass. Nothing
else imports Great Expectations, which is an extra: a normal installation does not hold it.

A table is as ``pandas.read_csv`` reads it: numbers are numbers, all else is text, blank is null.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.disk.whole import write_files
from generator.model.kinds import KINDS
from generator.model.period import JANUARY, Grain, patterns_of
from generator.model.table import UNKNOWN, Column, Kind, Type

VERSION = "1.24.1"
"""The version of Great Expectations whose JSON this is."""
LARGEST = 1e115
"""Larger than any number that a cell may say; what is no number is not smaller than it."""

_LONG = r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_SHORT = r"(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_DAY = rf"(?!0000)[0-9]{{4}}-(?:{_LONG}|{_SHORT}|02-(?:0[1-9]|[12][0-9]))"
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
_ZONE = r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_MOMENT = rf"{_DAY}(?:[T ]{_CLOCK} ?{_ZONE})?"
_YEARS = [patterns_of(month)[Grain.YEAR] for month in (JANUARY, JANUARY + 1)]
_OTHERS = [patterns_of(JANUARY)[grain] for grain in (Grain.WEEK, Grain.MONTH, Grain.QUARTER)]
_PERIOD = "|".join(f"(?!0000)(?:{pattern})" for pattern in (*_OTHERS, *_YEARS))
_PATTERNS = {
    Type.WHOLE: (r"-?[0-9]{1,15}(?:\.0+)?", ("row-not-a-number", "row-not-whole")),
    Type.YES_NO: (
        "[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[01]",
        ("row-not-yes-no",),
    ),
    Type.DAY: (_MOMENT, ("row-bad-day", "row-not-in-calendar")),
    Type.TIME: (_MOMENT, ("row-bad-time", "row-not-in-calendar")),
    Type.PERIOD: (f"{_PERIOD}|{_MOMENT}", ("row-bad-period", "row-not-in-calendar")),
}
"""How each type is written, and the rules that say so. A pattern does not know which years have a
leap day or a week 53, nor in which month a year begins: only the rules do."""


class Expectation(Struct, frozen=True):
    """An expectation: its type in Great Expectations, what it gets, and the rules that say it."""

    type: str
    kwargs: Mapping[str, Any]
    rules: tuple[str, ...]

    @property
    def columns(self) -> str:
        """The names of the columns that it is about."""
        named = [v for k, v in self.kwargs.items() if k.startswith("column")]
        return ", ".join(", ".join(v) if isinstance(v, list) else str(v) for v in named)

    @property
    def configuration(self) -> dict[str, Any]:
        """Return it in Great Expectations' own form."""
        meta = {"rules": [*self.rules]}
        kwargs = dict(self.kwargs)
        return {"type": self.type, "kwargs": kwargs, "meta": meta, "severity": "critical"}


def suite_of(kind: Kind) -> dict[str, Any]:
    """Return the suite of a kind of data, as Great Expectations writes it in JSON."""
    return {
        "name": kind.folder,
        "id": None,
        "expectations": [each.configuration for each in expectations_of(kind)],
        "meta": {"great_expectations_version": VERSION},
        "notes": f"A row is {kind.row}. Columns that the table lacks must be there, and empty.",
    }


def write_suites(folder: Path) -> list[Path]:
    """Write the suite of each kind of data into a folder, and return the files' paths."""
    texts = {
        f"{kind.folder}.json": json.dumps(suite_of(kind), indent=2, ensure_ascii=False) + "\n"
        for kind in KINDS
    }
    write_files(texts, folder)
    return [folder / name for name in texts]


def expectations_of(kind: Kind) -> tuple[Expectation, ...]:
    """Return what is expected of a table of a kind: of its columns, its cells and its rows."""
    of_columns = [each for column in kind.columns for each in _of_column(column)]
    return (*of_columns, *_of_rows(kind))


def _of_column(column: Column) -> Iterator[Expectation]:
    name = {"column": column.name}
    if column.required or column.present:
        yield Expectation("expect_column_to_exist", name, ("missing-column",))
    if column.required:
        yield Expectation("expect_column_values_to_not_be_null", name, ("row-missing-value",))
    if column.choices:
        choices = {**name, "value_set": [*column.choices]}
        yield Expectation("expect_column_values_to_be_in_set", choices, ("row-unknown-choice",))
    if column.type in _PATTERNS:
        pattern, rules = _PATTERNS[column.type]
        unknown = f"|{UNKNOWN}" if column.may_be_unknown else ""
        regex = {**name, "regex": f"^(?:{pattern}{unknown})$"}
        yield Expectation("expect_column_values_to_match_regex", regex, rules)
    if column.type in (Type.WHOLE, Type.NUMBER):
        low = -LARGEST if column.minimum is None else float(column.minimum)
        high = LARGEST if column.maximum is None else float(column.maximum)
        between = {**name, "min_value": low, "max_value": high}
        rules = ("row-out-of-range", "row-not-a-number", "row-decimal-comma")
        yield Expectation("expect_column_values_to_be_between", between, rules)


def _of_rows(kind: Kind) -> Iterator[Expectation]:
    null, not_null = "expect_column_values_to_be_null", "expect_column_values_to_not_be_null"
    if kind.one_of:
        first, second = kind.one_of
        rule = ("row-not-one-of",)
        filled, empty = _where_null(first, yes=False), _where_null(first)
        yield Expectation(null, {"column": second, "row_condition": filled}, rule)
        yield Expectation(not_null, {"column": second, "row_condition": empty}, rule)
    if kind.any_of:
        first, *others = kind.any_of
        conditions = [_where_null(name) for name in others]
        empty = conditions[0] if len(others) == 1 else {"conditions": conditions, "type": "and"}
        says = {"column": first, "row_condition": empty}
        yield Expectation(not_null, says, ("row-says-nothing",))
    for less, more in kind.ordered:
        pair = {"column_A": more, "column_B": less, "or_equal": True}
        pair["ignore_row_if"] = "either_value_is_missing"
        order = "expect_column_pair_values_a_to_be_greater_than_b"
        yield Expectation(order, pair, ("row-wrong-order",))
    if len(kind.key) == 1:
        unique = "expect_column_values_to_be_unique"
        yield Expectation(unique, {"column": kind.key[0]}, ("row-repeated",))
    elif kind.key:
        unique = "expect_compound_columns_to_be_unique"
        yield Expectation(unique, {"column_list": [*kind.key]}, ("row-repeated",))


def _where_null(name: str, yes: bool = True) -> dict[str, Any]:
    return {"column": {"name": name}, "is_null": yes, "type": "nullity"}
