"""Great Expectations, held at arm's length: frames and suites in, unexpected rows out.

Its import takes seconds, so it happens inside the function. It is told to be silent and to keep
to this machine: no analytics, no progress bars, a context that lives in memory only.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_BRIEF = {"result_format": "BOOLEAN_ONLY"}
_WHOLE = {"result_format": "COMPLETE", "return_unexpected_index_query": False}


@dataclass(frozen=True, slots=True)
class Expected:
    """One expectation: the class of Great Expectations, its arguments, and what it is about.

    ``about`` names the kind's column that a finding points at, empty for the row's beginning.
    """

    expectation: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""


def unexpected(frame: pd.DataFrame, suite: Sequence[Expected]) -> list[list[int]]:
    """Validate a frame, once; return for each expectation the index of every row that breaks it.

    The frame's index must be 0, 1, 2 …. Raises RuntimeError where an expectation cannot be judged.
    """
    broken: list[list[int]] = [[] for _ in suite]
    if not suite or not len(frame):
        return broken
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        met = _validate(frame, dict(enumerate(suite)), _BRIEF)
        failed = {number: suite[number] for number, result in met.items() if not result.success}
        # Which rows break an expectation costs as much again: asked only where some do.
        told = _validate(frame, failed, _WHOLE) if failed else {}
    for number, result in told.items():
        rows = result.result.get("unexpected_index_list")
        if rows is None:
            raise RuntimeError(f"{suite[number]} could not be judged: {result.exception_info}")
        broken[number] = sorted(int(row) for row in rows)
    return broken


def _validate(
    frame: pd.DataFrame, suite: Mapping[int, Expected], result: Mapping[str, Any]
) -> dict[int, Any]:
    """Return the results by the expectations' numbers."""
    definition = _batch_definition()
    import great_expectations as gx
    from great_expectations import expectations

    of_frame = gx.ExpectationSuite(
        name="of_frame",
        expectations=[
            getattr(expectations, one.expectation)(**one.arguments, meta={"number": number})
            for number, one in suite.items()
        ],
    )
    batch = definition.get_batch({"dataframe": frame})
    results = batch.validate(of_frame, result_format=dict(result)).results
    return {int(each.expectation_config.meta["number"]): each for each in results}


@cache
def _batch_definition() -> Any:
    """Import Great Expectations and set it up: in memory, silent, and without a network."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
    import great_expectations as gx

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}  # type: ignore[assignment]
    asset = context.data_sources.add_pandas("frames").add_dataframe_asset("frames")
    return asset.add_batch_definition_whole_dataframe("whole")
