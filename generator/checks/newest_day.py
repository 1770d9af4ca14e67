"""The last day that data speak of: one row, or a handful far later than all else, never says it.

Every row says on which days something happened. From the day of the middle row on, each day that is
near leads to the next. A pause is crossed only where enough rows lie behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from generator.checks.kept_findings import Kept
from generator.model.kinds import kind_of
from generator.model.organisation import Organisation
from generator.model.period import JANUARY, Grain, Period, parse_period, period_of
from generator.model.table import Kind
from generator.sources.csv_table import Table

YEARS = range(1900, 2200)
"""Those of days that can be meant; no other year is today's."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}[T ][\d:.]+ ?(?:Z|[+-]\d{2}:?\d{2})")
_MONTH = 31
_YEAR = 366
_TEN_YEARS = 3653
_HANDFUL = 5
"""Rows. So few behind a pause may all be slips of one pen."""
_GAPS = 12


class Spell(NamedTuple):
    """How many rows of a kind of data say the same day or period: its first and its last day."""

    start: int
    end: int
    kind: str
    rows: int
    plans: bool = False


def spells_of(
    tables: Mapping[str, Table], organisation: Organisation, kept: Kept
) -> tuple[Spell, ...]:
    """Return what all rows say of their time, days as ordinals.

    A moment of another zone lies on the day that it was in the organisation's.
    """
    if not tables:
        return ()
    # It loads numpy, which a check of definitions alone does without.
    from generator.model.clock import clock_of

    begins, zone = organisation.year_begins, organisation.timezone
    batch = kept.batch("spells", begins, zone, clock_of(zone))
    rows: Counter[tuple[int, int, str, bool]] = Counter()
    for file, table in tables.items():
        kind = kind_of(file)
        if kind is None:
            continue
        key = f"{kind.folder} {table.header} {table.digest}"
        days = batch.get(key)
        if days is None:
            days = [(*ends, count) for ends, count in _days_of(table, kind, begins, zone).items()]
            batch.put(key, days)
        for start, end, count in days:
            rows[start, end, kind.folder, kind.plans] += count
    batch.save()
    return tuple(Spell(*key[:3], count, key[3]) for key, count in rows.items())


def _days_of(table: Table, kind: Kind, year_begins: int, zone: str) -> Counter[tuple[int, int]]:
    """Return how many rows of a table say the same day or period."""
    rows: Counter[tuple[int, int]] = Counter()
    for name in kind.times:
        for text, count in _counted(table, name) if name in table.header else ():
            period = read_day(text.strip(), year_begins, zone)
            if period:
                rows[period.start.toordinal(), period.end.toordinal()] += count
    return rows


def _counted(table: Table, name: str) -> Iterator[tuple[str, int]]:
    import numpy as np

    codes, texts = table.column(name)
    return zip(texts, np.bincount(codes, minlength=len(texts)).tolist(), strict=True)


@lru_cache(maxsize=10_000)
def read_day(text: str, year_begins: int = JANUARY, timezone: str = "UTC") -> Period | None:
    """Return the day or the period of a text; none where it is neither, or of no year of ours."""
    head = text[:10] if _DAY.match(text) else text
    try:
        if _ZONED.fullmatch(text):
            # It loads numpy, which a check of definitions alone does without.
            from generator.records.values import instants

            period = period_of(instants(text, timezone)[0].day, Grain.DAY)
        else:
            period = parse_period(head, year_begins)
    except (ValueError, OverflowError):
        return None
    return period if period.end.year in YEARS else None


def newest_day(spells: Iterable[Spell], least: int = _MONTH) -> date | None:
    """Return the last day that is near those before it, or that enough rows speak of; none of none.

    Near is up to twice the usual distance between neighbouring days, and up to ``least`` days.
    Behind a pause there must be more than a handful of rows within a year (where there are few,
    more than half as many as before it), or rows of two kinds near each other. Those of a period
    that had begun before the pause say nothing of its end, and ten years later nobody goes on.
    """
    known = sorted(spells, key=lambda spell: spell.end)
    return date.fromordinal(_last(known, least)) if known else None


def oldest_of(rows: Iterable[tuple[int, int]]) -> int:
    """Return the first day, as an ordinal, that is not far before those after it.

    Given are days with how many rows there are of each, at least one.
    """
    turned_round = (Spell(-day, -day, "", count) for day, count in rows)
    return -_last(sorted(turned_round, key=lambda spell: spell.end), _MONTH)


def _last(known: list[Spell], least: int) -> int:
    days = sorted({spell.end for spell in known})
    at = days.index(_of_middle_row(known))
    while at + 1 < len(days):
        gaps = [later - earlier for earlier, later in pairwise(days[max(0, at - _GAPS) : at + 1])]
        near = max(least, 2 * median(gaps or [_YEAR]))
        if days[at + 1] - days[at] <= near:
            at += 1
            continue
        behind = _behind(known, days[at])
        before = sum(spell.rows for spell in known if spell.end <= days[at])
        if not _enough(behind, near, before):
            break
        at = days.index(behind[0].end)
    return days[at]


def _of_middle_row(known: list[Spell]) -> int:
    left = (sum(spell.rows for spell in known) + 1) // 2
    for spell in known:
        left -= spell.rows
        if left <= 0:
            return spell.end
    return known[-1].end


def _behind(known: list[Spell], day: int) -> list[Spell]:
    """Return what begins after a day and ends within ten years, up to a year after its first."""
    behind = [one for one in known if one.start > day and one.end <= day + _TEN_YEARS]
    return [one for one in behind if one.end <= behind[0].end + _YEAR]


def _enough(behind: list[Spell], near: float, before: int) -> bool:
    together = {one.kind for one in behind if one.end <= behind[0].end + near}
    few = max(1, min(_HANDFUL, before / 2))
    return len(together) > 1 or sum(one.rows for one in behind) > few
