"""Times that rows of different periods can be compared by: what both a month and its days say."""

from __future__ import annotations

import numpy as np

from generator.checks.numbered import dense
from generator.records.cells import Codes
from generator.records.records import Ints


def common_times(first: Codes, last: Codes) -> Codes:
    """Return a number for the time of each row, in the order of time; rows that overlap share one.

    ``first`` and ``last`` have each row's first and last day; they are the same array where each
    row is of a day. Where a file writes a month, all days of that month have its number, and other
    days have their own.
    """
    if last is first:
        days: Codes = first - first.min(initial=0)
        return days
    begin = first.astype(np.int64) - first.min(initial=0)
    width = int((last - first).max(initial=0)) + 1
    span, at = dense(begin * width + (last - first))
    order = np.argsort(begin[at], kind="stable")
    starts, ends = begin[at][order], (begin + (last - first))[at][order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = starts[1:] > np.maximum.accumulate(ends)[:-1]
    number = np.empty(len(order), dtype=np.int32)
    number[order] = np.cumsum(new, dtype=np.int32) - 1
    return number[span]


def days_of(first: Codes, last: Codes, subject: Codes) -> tuple[Ints, Ints]:
    """Return each day of the rows' periods, with what the row is about; equal ones once or more."""
    import pandas as pd

    if last is first:
        return first.astype(np.int64), subject.astype(np.int64)
    frame = pd.DataFrame({"first": first, "last": last, "subject": subject}).drop_duplicates()
    sizes = (frame["last"] - frame["first"] + 1).to_numpy()
    ends = np.cumsum(sizes)
    within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes, sizes)
    days = np.repeat(frame["first"].to_numpy(dtype=np.int64), sizes) + within
    return days, np.repeat(frame["subject"].to_numpy(dtype=np.int64), sizes)
