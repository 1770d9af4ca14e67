"""Costs lie within one year, where other costs of the service are written by the year."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.model.period import Grain, Period, period_of
from generator.records.cells import Flags


def find(sheet: Sheet) -> Iterator[Mask]:
    """Costs of a quarter that begins in one year of the organisation and ends in the next."""
    if sheet.kind.folder == "costs":
        begins = sheet.known.reading.year_begins
        across = sheet.whole & _which(sheet, lambda period: _is_across(period, begins))
        if across.any():
            across &= _with_years(sheet)
            for each in sheet.overlaps.found:  # that is said already
                across[[each.row, *each.others]] = False
            yield sheet.mask(across, _words, sheet.kind.when, RowOutcome.COUNTED)


def _which(sheet: Sheet, judge: Callable[[Period], bool]) -> Flags:
    """Return the rows whose period is such a one; each is judged once."""
    cells = sheet.rows.cells[sheet.kind.when]
    judged = [isinstance(value, Period) and judge(value) for value in cells.values]
    return cells.take(np.array(judged, dtype=bool), False).astype(bool)


def _is_across(period: Period, begins: int) -> bool:
    if period.grain is not Grain.QUARTER:
        return False
    return period.end > period_of(period.start, Grain.YEAR, begins).end


def _with_years(sheet: Sheet) -> Flags:
    """Return the rows of services of which costs are written by the year as well."""
    years = sheet.whole & _which(sheet, lambda period: period.grain is Grain.YEAR)
    services = sheet.rows.cells["service"].canonical[0]
    return np.isin(services, services[years])


def _words(spot: Spot) -> Words:
    value = spot.sheet.rows.cells[spot.sheet.kind.when].value(spot.row)
    assert isinstance(value, Period)
    first = period_of(value.start, Grain.MONTH)
    months = [first.shift(by).id for by in range(3)]
    year = period_of(value.start, Grain.YEAR, spot.sheet.known.reading.year_begins)
    message = (
        f"{value.id} is partly in {year.id} and partly in {year.shift(1).id}, and other costs of "
        f"“{spot.subject}” are by year: we cannot know the costs of either year"
    )
    return message, f"write a row for each of its months: {', '.join(months)}"


RULE = Rule(
    code="row-across-years",
    title="Costs are within one year, if other costs are written by year",
    severity=WARNING,
    family=Family.DATA,
    why="A quarter's costs cannot be split between two years.",
    hint="write a row for each of its months: 2026-04, 2026-05, 2026-06",
    find=find,
)
