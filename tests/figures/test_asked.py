"""When people were asked: the first and the last day of an invitation count."""

from __future__ import annotations

from datetime import date

import pytest

from generator.figures.subject_context import Asked

TEN, TWENTY = date(2026, 9, 10), date(2026, 9, 20)


@pytest.mark.parametrize(
    ("start", "end", "asked"),
    [
        (date(2026, 9, 1), date(2026, 9, 9), False),
        (date(2026, 9, 1), TEN, True),
        (TWENTY, date(2026, 9, 30), True),
        (date(2026, 9, 21), date(2026, 9, 30), False),
        (date(2026, 9, 14), date(2026, 9, 15), True),
    ],
)
def test_both_ends_of_an_invitation_count(start, end, asked):
    assert Asked(((TEN, TWENTY),)).between(start, end) is asked


def test_a_long_invitation_is_seen_behind_a_short_one():
    spans = ((date(2026, 1, 1), date(2026, 12, 31)), (date(2026, 2, 1), date(2026, 2, 2)))
    assert Asked(spans).between(date(2026, 6, 1), date(2026, 6, 30))


def test_nobody_was_asked():
    assert not Asked(()).between(TEN, TWENTY)
