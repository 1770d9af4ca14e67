"""Rows about services are found again as they were."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from generator.counts.records import Records

ROWS = st.lists(st.tuples(st.sampled_from(["mail", "travel", "vpn"]), st.integers(0, 9)))


@given(ROWS)
def test_each_service_gets_its_own_rows_in_their_order(rows):
    services = pd.Categorical([name for name, _ in rows])
    frame = pd.DataFrame({"service": services, "value": [float(value) for _, value in rows]})
    records = Records({"promises": frame})
    for service in ("mail", "travel", "vpn", "nobody"):
        wanted = [{"service": name, "value": value} for name, value in rows if name == service]
        assert list(records.rows("promises", service)) == wanted


def test_a_kind_that_is_not_there_has_no_rows():
    assert Records({}).rows("promises", "mail") == ()
