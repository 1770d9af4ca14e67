"""Days with customers are counted in the year that ends with the as-of date."""

from __future__ import annotations

from datetime import date

import pytest

from generator.features.days.figures import last_year


@pytest.mark.parametrize(
    ("as_of", "start"),
    [
        ("2026-10-31", "2025-11-01"),
        ("2026-09-30", "2025-10-01"),
        ("2026-10-30", "2025-10-31"),
        ("2026-12-31", "2026-01-01"),
        ("2027-02-28", "2026-03-01"),
        ("2028-02-28", "2027-03-01"),
        ("2028-02-29", "2027-03-01"),
        ("2029-02-28", "2028-03-01"),
    ],
)
def test_the_last_year_begins_the_day_after_that_date_a_year_before(as_of, start):
    span = last_year(date.fromisoformat(as_of))
    assert (span.start.isoformat(), span.end.isoformat()) == (start, as_of)
