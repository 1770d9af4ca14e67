"""Great Expectations, held at arm's length: questions in, the places of unexpected values out.

Its import takes seconds, so it happens inside the functions. It is told to be silent and to keep
to this machine: no analytics, no progress bars, a context that lives in memory only.

An expectation costs milliseconds however few values it is about, so questions that expect the same
are put as one: the values of all their columns, of all kinds of data, stand one below the other in
one column of the frame that is validated.
"""

from __future__ import annotations

import json
import logging
import os
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

_BRIEF = {"result_format": "BOOLEAN_ONLY"}
_WHOLE = {"result_format": "COMPLETE", "return_unexpected_index_query": False}

Values = Sequence[str] | Sequence[float]
Found = list[list[int]]
"""For each question, the places among its values of those that are not as expected, in order."""


@dataclass(frozen=True, slots=True)
class Expected:
    """An expectation about one column: the class of Great Expectations, and its arguments."""

    expectation: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """Values, and what is expected of each. A missing number is NaN."""

    expected: Expected
    values: Values


def judge(questions: Sequence[Question]) -> Found:
    """Validate all values, once. Raises RuntimeError where an expectation cannot be judged."""
    found: Found = [[] for _ in questions]
    groups = _groups(questions)
    if not groups:
        return found
    suite = [questions[group[0]].expected for group in groups]
    columns = [[value for one in group for value in questions[one].values] for group in groups]
    for group, places in zip(groups, _unexpected(suite, columns), strict=True):
        # Each question gets its own places back; those of the filling at the end are nobody's.
        begin = 0
        for one in group:
            end = begin + len(questions[one].values)
            found[one] = [place - begin for place in places if begin <= place < end]
            begin = end
    return found


def _groups(questions: Sequence[Question]) -> list[list[int]]:
    """Return the numbers of the questions that expect the same, in groups."""
    groups: dict[tuple[str, str], list[int]] = {}
    for number, question in enumerate(questions):
        if question.values:
            expected = question.expected
            alike = (expected.expectation, json.dumps(expected.arguments, sort_keys=True))
            groups.setdefault(alike, []).append(number)
    return list(groups.values())


def _unexpected(suite: Sequence[Expected], columns: Sequence[list[Any]]) -> Found:
    """Return for each expectation, of which each has its column, the places that break it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = _frame(columns)
        met = _validate(frame, dict(enumerate(suite)), _BRIEF)
        failed = {number: suite[number] for number, result in met.items() if not result.success}
        # Which values break an expectation costs as much again: asked only where some do.
        told = _validate(frame, failed, _WHOLE) if failed else {}
    broken: Found = [[] for _ in suite]
    for number, result in told.items():
        places = result.result.get("unexpected_index_list")
        if places is None:
            raise RuntimeError(f"{suite[number]} could not be judged: {result.exception_info}")
        broken[number] = sorted(int(place) for place in places)
    return broken


def _frame(columns: Sequence[list[Any]]) -> Any:
    """Return the columns side by side; a shorter one repeats its first value to the end."""
    import pandas as pd

    longest = max(len(values) for values in columns)
    return pd.DataFrame(
        {
            str(number): values + values[:1] * (longest - len(values))
            for number, values in enumerate(columns)
        }
    )


def _validate(
    frame: Any, suite: Mapping[int, Expected], result: Mapping[str, Any]
) -> dict[int, Any]:
    """Return the results by the expectations' numbers."""
    definition = batch_definition()
    import great_expectations as gx
    from great_expectations import expectations

    of_frame = gx.ExpectationSuite(
        name="of_frame",
        expectations=[
            getattr(expectations, one.expectation)(
                column=str(number), **one.arguments, meta={"number": number}
            )
            for number, one in suite.items()
        ],
    )
    batch = definition.get_batch({"dataframe": frame})
    results = batch.validate(of_frame, result_format=dict(result)).results
    return {int(each.expectation_config.meta["number"]): each for each in results}


@cache
def batch_definition() -> Any:
    """Import Great Expectations and set it up: in memory, silent, and without a network."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
    import great_expectations as gx

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}  # type: ignore[assignment]
    asset = context.data_sources.add_pandas("frames").add_dataframe_asset("frames")
    return asset.add_batch_definition_whole_dataframe("whole")
