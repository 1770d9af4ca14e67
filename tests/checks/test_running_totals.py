"""Sums since the year began are asked about; numbers that only grow are not."""

from __future__ import annotations

from itertools import accumulate

import pytest

from tests.checks.test_overlaps import checked

NEW = (310, 305, 298, 312, 320, 301)


def lines(tmp_path, kind, rows):
    found = checked(tmp_path, kind, *rows).findings
    return [(f.place.line, f.place.column) for f in found if f.code == "row-running-total"]


def costs(values, category="licences", first=1, year=2026):
    return [
        f"{year}-{month:02},mail,{category},{value}" for month, value in enumerate(values, first)
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (costs(accumulate(NEW)), [(3, 23)]),
        (costs(accumulate(NEW), first=3), [(3, 23)]),
        (costs(accumulate(NEW[:5])), []),
        (costs(NEW), []),
        (costs(1000 + n for n in accumulate(NEW)), []),
        (costs(2000 - n for n in accumulate(NEW)), []),
        (costs(accumulate((*NEW[:5], 2000))), []),
        (costs(accumulate(NEW))[:3] + costs(accumulate(NEW))[4:], []),
        (costs(accumulate(NEW[:4]), first=9, year=2025) + costs(accumulate(NEW[:4])), []),
        (costs(accumulate(NEW)) + costs(NEW, category="staff"), [(3, 23)]),
        (costs(accumulate(NEW)) + costs(accumulate(NEW), category="staff"), [(3, 23)]),
    ],
)
def test_costs_since_the_year_began(tmp_path, rows, found):
    assert lines(tmp_path, "costs", rows) == found


def test_both_columns_of_requests(tmp_path):
    sums = enumerate(accumulate(NEW), 1)
    rows = [f"2026-{month:02},mail,{n},{n},1" for month, n in sums]
    assert lines(tmp_path, "requests", rows) == [(3, 14), (3, 18)]


def test_people_cannot_be_added_up_and_are_left_alone(tmp_path):
    rows = [f"2026-{month:02},mail,,{n},," for month, n in enumerate(accumulate(NEW), 1)]
    assert lines(tmp_path, "usage", rows) == []
