"""Rows that an export has twice: one that is there as it is counts once, any other is a finding."""

from __future__ import annotations

import pytest

from generator.importing.there import Onto

ANSWERS = """\
kind: answers
files: "*"
fixed: {service: email}
columns:
  id: {column: Ticket, number: by-file}
  date: Day
  rating: Like
"""
HEADER = "Ticket,Day,Like,Why\n"
FIRST = "T-1,2026-09-01,4,a\n"


def said(done):
    return [(one.code, one.place.line, one.message, one.hint) for one in done.findings]


def rows(done, name="a"):
    return done.files[f"data/answers/{name}.csv"].decode().splitlines()[1:]


def test_a_row_that_an_export_has_twice_as_it_is_is_taken_once_and_said(run):
    export = HEADER + FIRST + "T-2,2026-09-01,5,b\n" + FIRST + FIRST
    done = run(ANSWERS, {"a.csv": export})
    assert said(done) == []
    assert len(rows(done)) == 2
    (report,) = done.reports
    assert report.left_out == {"that repeat another as it is": 2}
    assert (report.rows_read, report.rows_written) == (4, 2)


@pytest.mark.parametrize("again", ["T-1,2026-09-02,4,a\n", "T-1,2026-09-01,4,b\n"])
def test_another_row_of_the_same_id_is_shown_as_the_export_says_it(run, again):
    done = run(ANSWERS, {"a.csv": HEADER + FIRST + "T-2,2026-09-01,5,b\n" + again})
    ((code, line, message, hint),) = said(done)
    assert (code, line) == ("duplicate-row", 4)
    assert message == "this row repeats that in line 2: Ticket “T-1”"
    assert hint.endswith("; where the last of them counts, write “last: {per: [Ticket]}”")
    done = run(f"{ANSWERS}last: {{per: [Ticket]}}\n", {"a.csv": HEADER + FIRST + again})
    assert said(done) == []
    assert len(rows(done)) == 1


def test_the_other_row_in_another_file_is_named(run):
    files = {"a.csv": HEADER + FIRST, "b.csv": HEADER + FIRST}
    mapping = ANSWERS.replace("by-file", "together")
    ((code, line, message, hint),) = said(run(mapping, files, onto=Onto.ADD))
    assert (code, line) == ("duplicate-row", 2)
    assert message.startswith("this row repeats that in line 2 of ")
    assert message.endswith("a.csv: Ticket “T-1”")
    assert "last:" not in hint


def test_several_repeated_rows_are_counted(run):
    more = "".join(f"T-1,2026-09-0{n},4,a\n" for n in (2, 3, 4))
    ((_, line, message, _),) = said(run(ANSWERS, {"a.csv": HEADER + FIRST + more}))
    assert line == 3
    assert message.endswith("Ticket “T-1”; 2 more repeat an earlier one")


def test_equal_answers_without_an_id_are_two_people(run):
    mapping = ANSWERS.replace("  id: {column: Ticket, number: by-file}\n", "")
    done = run(mapping, {"a.csv": HEADER + FIRST + FIRST})
    assert said(done) == []
    assert len(rows(done)) == 2
    blank = HEADER + ",2026-09-01,4,a\n" * 2
    assert len(rows(run(ANSWERS, {"b.csv": blank}), name="b")) == 2


MEASURED = """\
kind: telemetry
files: "*"
fixed: {measure: availability}
columns: {time: values.1, value: values.2}
rows:
  - {only: {metric.job: probe}, fixed: {service: email}}
"""
SERVERS = "metric.job,metric.instance,values.1,values.2\n"


def test_another_series_is_named_by_its_label_and_never_taken_in_place_of_the_first(run):
    export = f"{SERVERS}probe,a:443,1788249600,1\nprobe,b:443,1788249600,0.5\n"
    ((code, line, _, hint),) = said(run(MEASURED, {"a.csv": export}))
    assert (code, line) == ("duplicate-row", 3)
    assert hint == (
        "these two differ in “metric.instance”: write an entry of “rows:” for each of those that "
        "count, such as “- only: {metric.instance: VALUE}”, with the service it is about"
    )
    entries = "".join(
        f'  - {{only: {{metric.instance: "{name}:443"}}, fixed: {{service: {service}}}}}\n'
        for name, service in (("a", "email"), ("b", "wi-fi"))
    )
    mapping = MEASURED.partition("rows:\n")[0] + "rows:\n" + entries
    assert said(run(mapping, {"a.csv": export})) == []


def test_where_a_series_says_two_values_of_one_time_the_last_may_count(run):
    export = f"{SERVERS}probe,a:443,1788249600,1\nprobe,a:443,1788249600,0.5\n"
    ((_, _, _, hint),) = said(run(MEASURED, {"a.csv": export}))
    assert hint.endswith("where the last of them counts, write “last: {per: [values.1]}”")
