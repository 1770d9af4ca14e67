"""The expectation suite, put to what the rules let pass. Only ``check --second-opinion`` asks it.

The import of Great Expectations takes seconds, so it happens inside a function. It is told to be
silent and to keep to this machine: no analytics, no progress bars, a context in memory only.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from msgspec import Struct

import generator.checks
import generator.model
from generator.checks.catalogue import rule_of
from generator.checks.expectations import Expectation, expectations_of, suite_of
from generator.checks.numbered import numbered as by_meaning
from generator.checks.outcome import Checked
from generator.checks.rule import Problem
from generator.disk.cache import Cache, maker
from generator.model.instant import Instant
from generator.model.kinds import KINDS
from generator.model.period import Period
from generator.model.table import Kind, Type
from generator.records.cells import ColumnCells, Flags
from generator.records.numbering import numbered, repeated
from generator.records.records import Records
from generator.records.values import Scalar
from generator.sources.finding import Finding

_NUMBERS = (Type.WHOLE, Type.NUMBER)
_ANY_TEXT = (Type.TEXT, Type.REFERENCE)
"""Of these the suite knows only whether they are blank."""


class Unmet(Struct, frozen=True):
    """An expectation that a table does not meet; ``rows`` are where, as far as it is about rows."""

    expectation: Expectation
    rows: tuple[int, ...] = ()


def disagreements(
    checked: Checked, agreed: Cache | None = None, progress: Callable[[str], None] | None = None
) -> Iterator[Finding]:
    """Yield a finding for each expectation that rows do not meet although the rules let them pass.

    There should be none: it is a fault of the program, not of the data. ``agreed`` keeps on what
    both agreed, for that is not asked again. ``progress`` is called before something is asked.
    """
    rule = rule_of("expectation-not-met")
    known = agreed or Cache()
    for kind in KINDS:
        rows = checked.records.get(kind.folder)
        if rows is None or not rows.accepted.any():
            continue
        frame = table(rows, telling(rows))
        about = (_maker(), "second opinion", kind.folder, frame.to_csv(index=False))
        if known.get(*about) is not None:
            continue
        if progress:
            progress(f"putting the rows of {kind.folder} to the expectation suite")
        found = judge(kind, frame)
        if not found:
            known.put(b"agreed", *about)
        for unmet in found:
            name = unmet.expectation.type.replace("_", " ")
            message = f"{name}: {unmet.expectation.columns}; but no rule finds a row that is wrong"
            place = rows.tables[rows.files[int(np.flatnonzero(rows.accepted)[0])]].place(1)
            yield rule.finding(Problem(place, message, rule.hint))


@cache
def _maker() -> str:
    """Return who judges: the rules, the tables' columns, and the library."""
    rooms = (Path(str(room.__file__)).parent for room in (generator.checks, generator.model))
    code = tuple(sorted(str(path) for room in rooms for path in room.rglob("*.py")))
    return maker(code, "great-expectations", "pandas")


def telling(rows: Records) -> Flags:
    """Return which accepted rows say something to the suite that no other of them says.

    It is about single cells, about which cells are blank, about two cells of a row, and about keys
    that are there twice: so it says the same of these rows as of all, which may be millions. Of
    rows alike it is the first: rows that are added later, and are like others, change nothing.
    """
    accepted, cells = np.flatnonzero(rows.accepted)[::-1], rows.cells
    read = [c for c in cells.values() if c.texts and c.column.type not in _ANY_TEXT]
    alike = [[each.codes] for each in read]
    alike += [[cells[name].codes for name in pair] for pair in rows.kind.ordered]
    alike.append([each.filled.astype(np.int8) for each in cells.values() if each.texts])
    some = np.zeros(len(rows), dtype=bool)
    for codes in alike:
        some[accepted[numbered([each[accepted] for each in codes])[1]]] = True
    keys = by_meaning(rows, rows.kind.key)
    some[repeated(np.where(rows.accepted & (keys > 0), keys, -1))] = True
    return some


def table(rows: Records, keep: Flags) -> pd.DataFrame:
    """Return rows as ``pandas.read_csv`` would read them: numbers, texts, and null for blank.

    References, days, periods and times are in their one way of writing. What is no number is
    infinite, so that it is not taken for blank.
    """
    return pd.DataFrame({name: _column(cells, keep) for name, cells in rows.cells.items()})


def _column(cells: ColumnCells, keep: Flags) -> object:
    if cells.column.type in _NUMBERS:
        numbers = np.where(cells.unread, np.inf, cells.numbers)
        return numbers[keep]
    texts = [*map(_canonical, cells.texts, cells.values)]
    names = np.array([*texts, None], dtype=object)
    return names[cells.codes[keep]]


def _canonical(text: str, value: Scalar | None) -> str:
    if isinstance(value, Instant):
        return value.utc.isoformat()
    if isinstance(value, Period):
        return value.id
    return value if isinstance(value, str) else text


def judge(kind: Kind, frame: pd.DataFrame, which: bool = False) -> list[Unmet]:
    """Return the expectations that a table does not meet; ``which`` rows, where that is asked."""
    form = "COMPLETE" if which else "BOOLEAN_ONLY"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        results = _validate(kind, frame, form)
    expected = expectations_of(kind)
    return [
        Unmet(expected[number], tuple(sorted(result.result.get("unexpected_index_list") or ())))
        for number, result in sorted(results.items())
        if not result.success
    ]


def _validate(kind: Kind, frame: pd.DataFrame, form: str) -> dict[int, Any]:
    """Return the results by the expectations' numbers in the suite."""
    definition = _batch_definition()
    import great_expectations as gx

    suite = suite_of(kind)
    for number, each in enumerate(suite["expectations"]):
        each["meta"]["number"] = number
    result_format = {"result_format": form, "return_unexpected_index_query": False}
    batch = definition.get_batch({"dataframe": frame})
    results = batch.validate(gx.ExpectationSuite(**suite), result_format=result_format).results
    return {int(each.expectation_config.meta["number"]): each for each in results}


@cache
def _batch_definition() -> Any:
    """Import Great Expectations and set it up: in memory, silent, and without a network."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
    import great_expectations as gx

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}  # type: ignore[assignment]
    asset = context.data_sources.add_pandas("tables").add_dataframe_asset("table")
    return asset.add_batch_definition_whole_dataframe("whole")
