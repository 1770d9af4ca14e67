"""Records about services are found again as they were."""

from __future__ import annotations

import gc
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.records.by_subject import Record, RecordsBySubject, rows_of
from generator.sources.csv_table import Table
from tests.records.from_rows import records_of

ROWS = st.lists(st.tuples(st.sampled_from(["mail", "travel"]), st.integers(0, 9)), min_size=1)


def _rows(found: RecordsBySubject, kind: str, name: str) -> tuple[Record, ...]:
    laid_out = found.laid_out(kind)
    return rows_of(laid_out.columns(name)) if laid_out else ()


@given(ROWS)
def test_each_service_gets_its_own_rows_in_their_order(rows):
    written = [
        {"period": "2026-09", "service": name, "promise": "p", "value": value}
        for name, value in rows
    ]
    found = RecordsBySubject(records_of("promises", written))
    for service in ("mail", "travel", "vpn", "nobody"):
        wanted = [value for name, value in rows if name == service]
        assert [row["value"] for row in _rows(found, "promises", service)] == wanted


def test_a_cell_is_a_period_a_number_a_time_or_a_text():
    row = {
        "id": "INC1",
        "service": "post",
        "opened": "2026-07-01T10:00Z",
        "planned": "no",
        "people": 3,
        "summary": "no mail",
    }
    (incident,) = _rows(RecordsBySubject(records_of("incidents", [row])), "incidents", "mail")
    assert incident["service"] == "mail", "a former id is today's"
    assert str(incident["opened"])[:16] == "2026-07-01 10:00"
    assert incident["opened_day"] == date(2026, 7, 1)
    assert incident["resolved"] is incident["resolved_day"] is None
    assert (incident["planned"], incident["people"]) == (0.0, 3.0)
    assert (incident["summary"], incident["cause"], incident["file"]) == ("no mail", "", "a.csv")
    assert "id" not in incident
    cost = {"period": "2026-Q3", "service": "mail", "category": "licences", "amount": 7}
    (paid,) = _rows(RecordsBySubject(records_of("costs", [cost])), "costs", "mail")
    assert (paid["period"].start, paid["period"].end) == (date(2026, 7, 1), date(2026, 9, 30))


def test_what_is_left_out_is_not_there():
    rows = [
        {"period": "2026-09", "service": name, "promise": "p", "value": value}
        for name, value in (("mail", 1), ("mail", 2), ("travel", 3))
    ]
    records = records_of("promises", rows)["promises"].without(np.array([False, True, True]))
    found = RecordsBySubject({"promises": records})
    assert [row["value"] for row in _rows(found, "promises", "mail")] == [1.0]
    assert _rows(found, "promises", "travel") == ()
    nothing = RecordsBySubject({"promises": records.without(np.ones(3, dtype=bool))})
    assert nothing.kinds == frozenset()


def test_a_file_s_last_day_is_the_last_that_any_accepted_row_names():
    rows = [
        {"period": "2026-Q1", "file": "long.csv"},
        {"period": "2026-02-03", "file": "long.csv"},
        {"period": "2026-W10", "file": "week.csv"},
        {"period": "2026-05", "file": "week.csv"},
        {"period": "2026-09", "file": "refused.csv"},
    ]
    usual = {"service": "mail", "promise": "p", "value": 1}
    records = records_of("promises", [usual | row for row in rows])["promises"]
    left_out = np.array([False, False, False, True, True])
    found = RecordsBySubject({"promises": records.without(left_out)})
    assert found.last_days("promises") == {
        "long.csv": date(2026, 3, 31),
        "week.csv": date(2026, 3, 8),
    }
    breakdown = {"id": "1", "service": "mail", "opened": "2026-04-01", "resolved": "2026-04-03"}
    log = RecordsBySubject(records_of("incidents", [breakdown, breakdown | {"resolved": ""}]))
    assert log.last_days("incidents") == {"a.csv": date(2026, 4, 3)}
    assert log.last_days("promises") == {}


def test_a_breakdown_counts_on_the_day_of_the_organisations_clock():
    row = {"id": "1", "service": "mail", "opened": "2026-07-01T22:30Z", "resolved": "2026-07-02"}
    (seen,) = _rows(RecordsBySubject(records_of("incidents", [row])), "incidents", "mail")
    assert str(seen["opened"])[:16] == "2026-07-01 22:30"
    assert seen["opened_day"] == date(2026, 7, 2), "in Berlin it was half past midnight"
    assert str(seen["resolved"])[:16] == "2026-07-01 22:00"
    assert seen["resolved_day"] == date(2026, 7, 2)


def test_an_end_that_nobody_knows_is_said_to_be_so():
    row = {"id": "1", "service": "mail", "opened": "2026-04-01", "resolved": "unknown"}
    (seen,) = _rows(RecordsBySubject(records_of("incidents", [row])), "incidents", "mail")
    assert seen["resolved_unknown"] is True
    assert seen["resolved"] is None
    assert "id" not in seen


def test_a_kind_that_is_not_there_has_no_rows():
    assert _rows(RecordsBySubject({}), "promises", "mail") == ()


def test_what_was_laid_out_needs_no_table_any_more():
    file = "needed-no-more.csv"
    row = {"period": "2026-09", "service": "mail", "promise": "p", "value": 1, "file": file}

    def there() -> bool:
        return any(isinstance(each, Table) and file in each.file for each in gc.get_objects())

    found = RecordsBySubject(records_of("promises", [row]))
    assert there()
    assert _rows(found, "promises", "mail")
    assert not there()
    assert found.last_days("promises") == {file: date(2026, 9, 30)}
    assert found.kinds == {"promises"}


def test_a_cell_takes_few_bytes_and_a_number_is_withheld_without_a_second_column():
    rows = [
        {"period": "2026-09", "service": "mail", "promise": "p", "value": value}
        for value in (1, 2, "", 1)
    ]
    found = RecordsBySubject(records_of("promises", rows)).laid_out("promises")
    assert found is not None
    assert max(column.codes.itemsize for column in found.held.values()) == 1
    mask = np.array([True, False, False, False])
    shown = found.without({"value": mask}, lambda name: f"no {name}").columns("mail")
    assert [row["value"] for row in rows_of(shown)[1::2]] == [2.0, 1.0]
    assert np.isnan(shown["value"]).tolist() == [True, False, True, False]
    assert shown["no value"].tolist() == mask.tolist()
    assert found.bytes_of("mail") == found.bytes_of("mail")
    assert found.without({"value": mask}, str.upper).bytes_of("mail") != found.bytes_of("mail")
