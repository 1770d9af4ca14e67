"""What an import says it did, as somebody would say it, with one and with several."""

from __future__ import annotations

from pathlib import Path

from generator.importing.import_files import FileReport, Import
from generator.importing.report import summary
from generator.importing.there import RowChanges


def said(**more):
    plain = {"misfits": 0, "dropped": {}, "left_out": {}}
    report = FileReport("a.csv", "data/answers/a.csv", 60, 30, **{**plain, **more})
    return summary(Import(reports=(report,)), Path(), True)


def test_a_file_and_all_together():
    assert said() == [
        "a.csv: 60 rows read, 30 rows for data/answers/a.csv",
        "1 file: 60 rows read, 30 written to this folder.",
    ]


def test_values_that_are_not_there():
    assert said(dropped={("rating", "blank"): 1})[1] == "  no “rating” in 1 row: empty"
    two = {("rating", "blank"): 2, ("rating", "never used"): 1}
    assert said(dropped=two)[1] == "  no “rating” in 3 rows: 2 empty, 1 “never used”"


def test_what_becomes_of_rows_that_are_not_written():
    left = {"no answer": 1, "where “Status” is “Spam”": 30, "incomplete": 0}
    assert said(left_out=left)[1:3] == [
        "  with nothing to count: 1 row that holds no answer",
        "  not asked for by the mapping: 30 rows where “Status” is “Spam”",
    ]
    part = "of days that the export does not hold whole"
    assert said(left_out={part: 1})[1] == (
        "  for the next export: 1 row from a day of which this one has only a part"
    )
    assert said(left_out={part: 2}, misfits=2)[1:3] == [
        "  for the next export: 2 rows from days of which this one has only a part",
        "  not written: 2 rows with more or fewer cells than the header",
    ]


def test_rows_that_another_entry_takes_are_not_said_to_be_gone(run):
    mapping = """\
kind: answers
files: "*"
columns: {date: Day, rating: Like}
rows:
  - only: {Service: E-mail}
    fixed: {service: email}
  - only: {Service: Wi-Fi}
    fixed: {service: wi-fi}
"""
    rows = [f"2026-09-0{n},{n},{['E-mail', 'Wi-Fi', 'Fax'][n % 3]}" for n in range(1, 6)]
    done = run(mapping, {"a.csv": "\n".join(["Day,Like,Service", *rows, ""])})
    (report,) = done.reports
    assert report.rows_written == 3
    assert report.left_out == {"where “Service” is neither “E-mail” nor “Wi-Fi”": 2}
    other = mapping.replace("only: {Service: Wi-Fi}", "without: {Service: [Fax, E-mail]}")
    (report,) = run(other, {"a.csv": "\n".join(["Day,Like,Service", *rows, ""])}).reports
    assert report.left_out == {"where no entry of “rows:” takes them": 2}


def test_what_becomes_of_rows_that_are_there():
    assert said(change=RowChanges(new=5, same=20, other=1, gone=0))[1] == (
        "  next to the rows that are there: 20 as before, 5 new, 1 changed, 0 that the export no "
        "longer has"
    )


def test_where_nothing_was_read_no_number_of_files_is_said():
    assert summary(Import(), Path(), False) == ["Nothing is written, because there are errors."]
