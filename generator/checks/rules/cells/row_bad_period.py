"""A period is written as 2026, 2026-Q3, 2026-09, 2026-W36 or a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from generator.checks.badly_written import not_written_as
from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.checks.sums import SUM
from generator.language import ENGLISH
from generator.model.meant_time import (
    meant_half_year,
    meant_part_of_year,
    meant_time,
    month_or_week,
    of_a_spreadsheet,
)
from generator.model.period import JANUARY, Grain, Period, parse_period, period_of
from generator.model.table import Type
from generator.model.written_year import own_quarters, own_years, year_readings

_USUAL = "write it as 2026, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30"
_FILE = "services/organisation.yml"


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are not a period; those that say a year another way have one finding a file."""
    begins = context.known.reading.year_begins
    latest = max(context.known.as_of, context.known.latest)

    def usual(text: str) -> str:
        return _better(text, begins, latest) or _usual(begins)

    for mask in not_written_as(context, Type.PERIOD, "a period", usual):
        hints = [_hint(text, begins) if wrong else "" for text, wrong in _texts(context, mask)]
        of_years = np.array([bool(hint) for hint in hints], dtype=bool)
        yield Mask(mask.wrong & ~of_years, mask.words)

        def words(text: int, count: int, hints: list[str] = hints) -> Words:
            written = context.cells.texts[text]
            rows = "1 more row says" if count == 2 else f"{count - 1:,} more rows say"
            more = f", and {rows} a year like this" if count > 1 else ""
            return f"“{written}” is not a period here{more}", hints[text]

        yield Mask(of_years, words, once_per_file=True)


def _texts(context: CellContext, mask: Mask) -> Iterator[tuple[str, bool]]:
    return zip(context.cells.texts, mask.wrong.tolist(), strict=True)


def _usual(begins: int) -> str:
    return _USUAL if begins == JANUARY else _USUAL.replace("2026,", "2026/27,", 1)


def _better(text: str, begins: int, latest: date) -> str:
    """Return what to write for a month, a time or a total of other programs; else “”."""
    offered = of_a_spreadsheet(text, latest) or month_or_week(text)
    if offered:
        either = ", whichever it is" if len(offered) > 1 else ""
        return f"write {' or '.join(offered)}{either}"
    if SUM.search(text):
        return "remove this line: a total counts again what the rows above it say"
    halves = meant_half_year(text)
    if halves:
        quarters = f": {' and '.join(halves)}" if begins == JANUARY else ""
        return f"write a row for each of its quarters{quarters}, or for each of its months"
    part = meant_part_of_year(text)
    if part and (begins == JANUARY or "Q" not in part):
        return f"write {part}"
    if part:
        said = ENGLISH.where_a_year_begins(begins).period(parse_period(part))
        return f"write {part}, if it is {said}: quarters are those of the calendar"
    time = meant_time(text)
    return f"write {time}" if time else ""


def _hint(text: str, begins: int) -> str:
    """Return what to write for a year, or a part of one, that may begin in any month; else “”."""
    if begins != JANUARY:
        return _of_years(own_years(text, begins), begins) or _of_quarters(text, begins)
    years = year_readings(text)
    say = f"add “year_begins: april”, or the month that it is, to {_FILE}"
    if len(years) == 2:
        return f"write {years[-1]}, if it is from January to December {years[-1]}; otherwise {say}"
    if years:
        return f"{say}; or write a row for each of its months or quarters, such as 2026-Q2"
    return ""


def _of_years(years: tuple[Period, ...], begins: int) -> str:
    if not years:
        return ""
    here = f"a year here starts in {ENGLISH.month(begins)}"
    if len(years) == 1:
        return f"write {years[0].id}, for {here}"
    said = [f"{year.id} is {ENGLISH.days(year.start, year.end)}" for year in years]
    offered = " or ".join(year.id for year in years)
    return f"write {offered}, whichever it is: {here}, and {', '.join(said)}"


def _of_quarters(text: str, begins: int) -> str:
    """Return the calendar's quarter, or the months, of a quarter of the organisation's year."""
    found = own_quarters(text, begins)
    if not found:
        return ""
    quarters = [period_of(months[0].start, Grain.QUARTER) for months in found]
    if quarters[0].start == found[0][0].start:
        offered = " or ".join(quarter.id for quarter in quarters)
        english = ENGLISH.where_a_year_begins(begins)
        if len(quarters) == 1:
            return f"write {offered}, which is {english.period(quarters[0])}"
        said = [f"{quarter.id} is {english.period(quarter)}" for quarter in quarters]
        return f"write {offered}, whichever it is: {', '.join(said)}"
    months = " or ".join(f"{run[0].id} to {run[-1].id}" for run in found)
    return f"write a row for each of its months, {months}: quarters are those of the calendar"


RULE = Rule(
    code="row-bad-period",
    title="A period is written as 2026, 2026-Q3, 2026-09, 2026-W36 or a date",
    severity=WARNING,
    family=Family.DATA,
    why="A row without a period does not belong to any figure.",
    hint=_USUAL,
    find=find,
)
