"""All checks of whole rows, in one table, and the columns that they are about."""

from __future__ import annotations

from generator.checks.great import Expected
from generator.checks.row_check import Derived, RowCheck, Sheet
from generator.checks.row_content import CONTENT_CHECKS, ordered_columns
from generator.checks.row_time import TIME_CHECKS

ROW_CHECKS: tuple[RowCheck, ...] = (*CONTENT_CHECKS, *TIME_CHECKS)


def derived_columns(sheet: Sheet, suite: list[tuple[RowCheck, Expected]]) -> dict[str, Derived]:
    """Return every column that the suite's expectations are about."""
    columns: dict[str, Derived] = dict(ordered_columns(sheet))
    for check, expected in suite:
        if check.derive:
            columns[str(expected.arguments["column"])] = check.derive(sheet)
    return columns
