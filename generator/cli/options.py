"""Options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click


class DayType(click.ParamType[date]):
    """A day, written 2026-09-30. What is asked for is asked again where it is no day."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; a usage error where the calendar has none such."""
        if isinstance(value, date):
            return value
        from pydantic_core import PydanticCustomError

        from generator.model.fields import day_of

        try:
            return day_of(str(value))
        except PydanticCustomError as problem:
            said = problem.context or {}
            self.fail(f"{said['message']}; {said['hint']}", param, ctx)


class DayOrNoneType(click.ParamType[date | None]):
    """A day, or nothing."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | None:
        """Return the day, none for nothing; a usage error where the calendar has none such."""
        return DayType().convert(value, param, ctx) if value else None


class AskedOption(click.Option):
    """An option that is asked for where it is not said.

    Where nobody is there to answer, its default counts; without one, it is missing.
    """

    def prompt_for_value(self, ctx: click.Context) -> Any:
        """Return the answer, or the default. Raises MissingParameter."""
        try:
            return super().prompt_for_value(ctx)
        except click.Abort:
            if sys.stdin.isatty():  # somebody was there, and wants to end
                raise
        click.echo(err=True)
        default = self.get_default(ctx)
        if isinstance(default, str):
            return self.type_cast_value(ctx, default)
        raise click.MissingParameter(ctx=ctx, param=self)


asked_option = partial(click.option, cls=AskedOption)


def given_files(root: Path, files: Sequence[Path]) -> list[Path]:
    """Return files that a command was given: from here, or else from the root, as findings say it.

    A usage error where one is at neither place.
    """
    places = [file if file.exists() else root / file for file in files]
    for given, place in zip(files, places, strict=True):
        if not place.exists():
            raise click.UsageError(f"“{given}” is not there.")
    return places


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
