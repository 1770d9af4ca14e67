"""Which answers are old, and which of them can be counts without a number of people changing.

Counts do not say who answered. So the answers of a period stay as they are where somebody answered
again whom the privacy floor counts once: in the quarter of a community, or in another period of so
few people that both are only shown together; also where such a period may still come. In the period
itself counts say how many people they are of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np
import pandas as pd
from msgspec import Struct

from generator.checks.outcome import Checked
from generator.importing.tally import ABOUT, ANSWERS, QUESTIONS, TALLIES, UNCOUNTED
from generator.model.calendar import Calendar, calendars
from generator.model.period import Grain, period_of
from generator.model.subject import Subject
from generator.records.cells import ColumnCells
from generator.records.records import Records

LOST = (*UNCOUNTED, "comment")
"""What counts have no place for."""
_TOGETHER = 366
"""Days from the first to the last of a block of withheld periods."""
AGAIN = "of people who answered again"
OTHERWISE = "of services whose numbers would change"
COUNTED = "in periods that have counts already"
ACROSS = "in periods in which a trend begins anew, or over the end of one"


class OldAnswers(Struct, frozen=True):
    """The accepted answers of periods that ended before ``border``, a row each.

    ``frame`` has, besides what an answer is ``ABOUT``, its ``record``, ``subject``, ``period`` and
    ratings (0 where there is none). ``stay`` counts the other old answers by why they stay.
    """

    border: date
    frame: pd.DataFrame
    stay: Counter[str]


def border_of(as_of: date, months: int) -> date:
    """Return the first day that is not old: that of a quarter, for communities have quarters.

    Raises ValueError where the calendar does not go back so far.
    """
    number = as_of.year * 12 + as_of.month - 1 - months
    day = date(number // 12, number % 12 + 1, 1)
    return period_of(day, Grain.QUARTER).start


def old_answers(checked: Checked, border: date, but: Iterable[str] = ()) -> OldAnswers:
    """Return the old answers that can be counts; those about the subjects ``but`` stay."""
    rows = checked.records.get(ANSWERS)
    if rows is None:
        return OldAnswers(border, pd.DataFrame(), Counter())
    every = _frame(rows, calendars(checked.definitions, checked.as_of))
    old = every["end"].to_numpy() < border.toordinal()
    floor = checked.definitions.organisation.part.floors.privacy
    why = {
        OTHERWISE: every["subject"].isin([*but]).to_numpy(),
        ACROSS: every["across"].to_numpy(),
        COUNTED: _counted_there(checked, every),
        AGAIN: _again(every, floor, checked.as_of.toordinal()),
    }
    stay: Counter[str] = Counter()
    left = old.copy()
    unit = every.groupby(["subject", "start"], sort=False).ngroup().to_numpy()
    for reason, marked in why.items():
        whole = left & np.isin(unit, unit[marked])
        stay[reason] += int(whole.sum())
        left &= ~whole
    return OldAnswers(border, every[left].reset_index(drop=True), +stay)


def _frame(rows: Records, known: dict[Subject, Calendar]) -> pd.DataFrame:
    """Return all accepted answers, with the periods in which they count."""
    chosen = np.flatnonzero(rows.accepted)
    frame = pd.DataFrame({"record": chosen})
    for name in (*ABOUT, "step"):
        frame[name] = _texts(rows.cells[name])[chosen]
    for name in QUESTIONS:
        numbers = rows.cells[name].numbers[chosen]
        frame[name] = np.where(np.isnan(numbers), 0, numbers).astype(np.int64)
    codes = rows.cells["respondent"].codes
    frame["who"] = codes[chosen] if rows.cells["respondent"].texts else -1
    provider = "provider:" + frame["provider"]
    frame["subject"] = frame["service"].where(frame["service"] != "", provider)
    frame["day"] = rows.days[chosen]
    spots = frame[["subject", "day"]].drop_duplicates()
    by_name = {str(subject): calendar for subject, calendar in known.items()}
    found = []
    for subject, day in spots.itertuples(index=False):
        first = date.fromordinal(int(day))
        calendar = by_name[subject]
        period = calendar.period_of(first)
        broken = calendar.segment(period.start) != calendar.segment(period.end)
        span = period.start.toordinal(), period.end.toordinal()
        quarter = period_of(first, Grain.QUARTER).start.toordinal()
        found.append((subject, day, *span, period.id, quarter, broken))
    names = ["subject", "day", "start", "end", "period", "quarter", "broken"]
    frame = frame.merge(pd.DataFrame(found, columns=names), on=["subject", "day"], how="left")
    frame["across"] = frame["broken"] | (rows.last_days[chosen] > frame["end"])
    return frame


def _texts(cells: ColumnCells) -> np.ndarray:
    codes, values = cells.canonical
    names = np.array([*(str(value) for value in values), ""], dtype=object)
    found: np.ndarray = names[np.asarray(codes)] if len(values) else np.full(len(codes), "", object)
    return found


def _counted_there(checked: Checked, every: pd.DataFrame) -> np.ndarray:
    """Mark the answers in periods of which there are counts as well."""
    none = np.zeros(len(every), dtype=bool)
    rows = checked.records.get(TALLIES)
    if rows is None or not len(rows):
        return none
    service, provider = (_texts(rows.cells[name]) for name in ("service", "provider"))
    subject = np.where(service != "", service, "provider:" + provider)
    found = none
    for name in np.unique(subject[rows.accepted].astype(str)).tolist():
        mine = (every["subject"] == name).to_numpy()
        spans = np.unique(every.loc[mine, ["start", "end"]].to_numpy(), axis=0)
        there = rows.accepted & (subject == name)
        first, last = rows.days[there], rows.last_days[there]
        busy = [b for b, e in spans.tolist() if bool(((first <= e) & (last >= b)).any())]
        found = found | (mine & every["start"].isin(busy).to_numpy())
    return found


def _again(every: pd.DataFrame, floor: int, as_of: int) -> np.ndarray:
    """Mark the answers of people whom counts would count as several."""
    named = every[(every["who"] >= 0) & (every["step"] == "")]
    few = _few(every, floor)[named.index]
    twice = named[named.duplicated(["subject", "who", "start"], keep=False)]
    stated = named[named["community"] != ""]
    in_quarter = stated.duplicated(["subject", "who", "quarter", "community"], keep=False)
    marked = np.zeros(len(every), dtype=bool)
    soon = named[few & (named["end"] + _TOGETHER > as_of).to_numpy()]
    for some in (_unclear(named, twice), stated[in_quarter], _near(named[few]), soon):
        marked[some.index] = True
    return marked


def _unclear(named: pd.DataFrame, twice: pd.DataFrame) -> pd.DataFrame:
    """Return the answers of somebody who answered twice in a period, where that is not enough.

    Counts of a period say how many people they are of, but not whether those of two communities or
    waves are the same.
    """
    period = ["subject", "start"]
    several = named.groupby(period)["wave"].nunique().gt(1)
    at = pd.MultiIndex.from_frame(twice[period])
    found = (twice["community"] != "") | several.reindex(at).to_numpy()
    return twice[found]


def _few(every: pd.DataFrame, floor: int) -> np.ndarray:
    """Mark the answers in periods in which few people answered a question."""
    few = np.zeros(len(every), dtype=bool)
    whole = every["step"] == ""
    person = np.where(every["who"] >= 0, every["who"], -2 - np.arange(len(every)))
    for name in QUESTIONS:
        said = every.assign(person=person)[((every[name] > 0) & whole)]
        number = said.groupby(["subject", "start"])["person"].nunique()
        at = pd.MultiIndex.from_frame(every[["subject", "start"]])
        few |= number.reindex(at, fill_value=floor).to_numpy() < floor
    return few


def _near(some: pd.DataFrame) -> pd.DataFrame:
    """Return the answers whose giver answered in another of these periods within a year."""
    order = some.sort_values(["subject", "who", "start"])
    same = (order[["subject", "who"]] == order[["subject", "who"]].shift()).all(axis=1)
    close = same & (order["end"] - order["start"].shift() <= timedelta(_TOGETHER).days)
    return order[close | close.shift(-1, fill_value=False)]
