"""Days that are written otherwise are understood where they can mean only one day."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.fields import meant_day, meant_days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30.9.2026", date(2026, 9, 30)),
        ("1.2.2026", date(2026, 2, 1)),
        ("9/30/2026", date(2026, 9, 30)),
        ("30/9/2026", date(2026, 9, 30)),
        ("1/2/2026", None),
        ("2/2/2026", date(2026, 2, 2)),
        ("1.9.26", date(2026, 9, 1)),
        ("9/30/26", date(2026, 9, 30)),
        ("1/2/26", None),
        ("1.2.126", None),
        ("2026-9-3", date(2026, 9, 3)),
        ("2026/09/03", date(2026, 9, 3)),
        ("2026.9.3", date(2026, 9, 3)),
        ("2026-13-1", None),
        ("2026-9-31", None),
        ("2026-9/3", None),
        ("2026-9", None),
        ("30. September 2026", None),
        ("20260930", date(2026, 9, 30)),
        ("30092026", None),
        ("2026-W36-3", date(2026, 9, 2)),
        ("2026-W54-1", None),
    ],
)
def test_what_is_meant(text, day):
    assert meant_day(text) == day


def test_a_day_that_may_be_two_is_both():
    both = (date(2026, 2, 1), date(2026, 1, 2))
    assert meant_days("1/2/2026") == meant_days("01/02/26") == both
    assert meant_days("soon") == ()
