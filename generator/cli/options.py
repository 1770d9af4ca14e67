"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click


class DayType(click.ParamType[date]):
    """A day, written 2026-09-30."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; a usage error where the calendar has none such."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
            return day.replace(year=min(max(day.year, 1900), 2199))
        except ValueError:
            self.fail(f"“{value}” is not a date; write it as 2026-09-30", param, ctx)


root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="here",
    help="The organisation's repository.",
)
as_of_option = click.option(
    "--as-of", type=DayType(), default=None, help="Count data up to this day only."
)
cache_option = click.option(
    "--no-cache",
    "cache",
    is_flag=True,
    flag_value=False,
    default=True,
    help="Do not use the cache.",
)
