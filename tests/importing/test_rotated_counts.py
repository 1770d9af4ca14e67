"""Counts of an export that has lost its oldest answers, or in which some were corrected."""

from __future__ import annotations

import csv

import pytest

from generator.importing.there import Onto

MAPPING = """\
kind: answers
files: "*.csv"
into: mail.csv
fixed: {service: email}
columns: {date: Day, community: Where, rating: Like, ease: Easy}
codes: {community: {translate: {F: field}}}
"""
FILE = "data/tallies/mail.csv"


def days(month, *numbers):
    return [f"2026-{month:02}-{day:02}" for day in numbers]


def export(some, like=4, where="", easy=""):
    return [f"{day},{where},{like},{easy}" for day in some]


def text(*rows):
    return "\n".join(["Day,Where,Like,Easy", *(row for some in rows for row in some), ""])


JANUARY, FEBRUARY, MARCH = (export(days(month, *range(1, 21))) for month in (1, 2, 3))
APRIL = export(days(4, 5))
CUT = export(days(2, *range(15, 21)))


@pytest.fixture
def take(run, tmp_path):
    """Count an export at the door; return its findings, and the 4s of each month that is there."""

    def take(*rows, onto=Onto.ASK, mapping=MAPPING):
        done = run(mapping, {"a.csv": text(*rows)}, onto, counted=True)
        with (tmp_path / "site" / FILE).open(encoding="utf-8") as lines:
            there = {row["period"]: int(row["rating_4"]) for row in csv.DictReader(lines)}
        return done.findings, there

    return take


def test_what_a_tool_no_longer_keeps_stays_and_the_month_that_is_cut_is_asked_about(take):
    take(JANUARY, FEBRUARY, MARCH)
    before = {"2026-01": 20, "2026-02": 20, "2026-03": 20}
    rotated = (CUT, MARCH, APRIL)
    (one,), there = take(*rotated)
    assert (one.code, str(one.severity)) == ("import-counts-fall", "error")
    assert one.message == "the export may have only a part of 2026-02 (6 in place of 20)"
    assert one.hint.startswith(
        "if the tool keeps only the last answers, add --add: 2026-02 stays as it is, as does "
        "2026-01, which it no longer has; "
    )
    assert there == before
    (one,), there = take(*rotated, onto=Onto.ADD)
    assert (one.code, str(one.severity)) == ("import-counts-fall", "warning")
    assert one.message.startswith("2026-02 stays as it is there: the export may have only a part")
    assert there == {**before, "2026-04": 1}
    assert take(CUT, MARCH, APRIL, export(days(5, 1)), onto=Onto.ADD)[1]["2026-05"] == 1


def test_the_month_that_is_cut_may_have_grown_after_the_last_import(take):
    """Neither what is there nor the export has all of it."""
    take(JANUARY, export(days(2, *range(1, 13)), like=5), export(days(2, 13), like=4))
    grown = (export(days(2, *range(10, 29)), like=4), MARCH)
    (one,), _ = take(*grown)
    assert one.message == "the export may have only a part of 2026-02 (19 in place of 13)"
    (one,), there = take(*grown, onto=Onto.ADD)
    assert "2026-02 stays as it is there" in one.message
    assert there == {"2026-01": 20, "2026-02": 1, "2026-03": 20}


def test_the_first_month_of_all_may_be_cut(take):
    take(FEBRUARY)
    (one,), there = take(CUT, MARCH, onto=Onto.ADD)
    assert str(one.severity) == "warning"
    assert there == {"2026-02": 20, "2026-03": 20}


def test_what_was_removed_from_the_month_that_the_export_begins_with_goes_as_the_hint_says(
    take, tmp_path
):
    take(JANUARY, FEBRUARY, MARCH)
    (one,), _ = take(CUT, MARCH)
    said = "remove the rows of 2026-02 from this file and import again with --add"
    assert f"if answers of it were removed or corrected, {said}" in one.hint
    path = tmp_path / "site" / FILE
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if not row.startswith("2026-02")))
    found, there = take(CUT, MARCH, onto=Onto.ADD)
    assert found == ()
    assert there == {"2026-01": 20, "2026-02": 6, "2026-03": 20}


@pytest.mark.parametrize("first", [JANUARY, export(days(1, 3)), ()])
def test_a_few_corrected_answers_are_asked_about_and_taken(take, first):
    """Also where the export has lost what was before them."""
    take(JANUARY, FEBRUARY, MARCH)
    corrected = (*([first] if first else []), FEBRUARY, export(days(3, 1), 5), MARCH[1:])
    found, there = take(*corrected)
    assert {one.code for one in found} <= {"import-exists", "import-counts-fall"}
    assert not any("fewer" in one.message for one in found)
    assert there["2026-03"] == 20
    found, there = take(*corrected, onto=Onto.ADD)
    assert {str(one.severity) for one in found} <= {"warning"}
    assert there == {"2026-01": 20, "2026-02": 20, "2026-03": 19}


def test_a_few_who_are_of_another_community_now_are_not_counted_twice(take):
    take(FEBRUARY[1:], export(days(2, 1), where="F"))
    found, there = take(FEBRUARY)
    assert [one.code for one in found] == ["import-exists"]
    found, there = take(FEBRUARY, onto=Onto.ADD)
    assert found == ()
    assert there == {"2026-02": 20}


def test_answers_of_another_service_into_the_same_file_take_nothing_away(take):
    take(FEBRUARY)
    wifi = MAPPING.replace("email", "wi-fi")
    found, _ = take(export(days(2, *range(1, 6)), 3), onto=Onto.ADD, mapping=wifi)
    assert found == ()
    assert take(FEBRUARY, onto=Onto.ADD)[0] == ()


@pytest.mark.parametrize("onto", [Onto.ASK, Onto.ADD])
@pytest.mark.parametrize(
    ("march", "said"),
    [(MARCH[:9], "fewer answers than are there, in 2026-03 (9 in place of 20)"),
     (export(days(3, *range(1, 21)), 2), "other answers than are there, in 2026-03 (20 in place")],
)  # fmt: skip
def test_counts_of_a_whole_month_fall_only_where_somebody_says_so(
    take, tmp_path, onto, march, said
):
    take(JANUARY, FEBRUARY, MARCH)
    path = tmp_path / "site" / FILE
    before = path.read_bytes()
    found, _ = take(FEBRUARY, march, APRIL, onto=onto)
    assert [one.code for one in found] == ["import-counts-fall"]
    assert said in found[0].message
    assert "fixed: {wave: NAME}" in found[0].hint
    assert found[0].hint.endswith("and 2026-01 would be lost")
    assert path.read_bytes() == before
    path.write_bytes(b"".join(x for x in before.splitlines(True) if not x.startswith(b"2026-03")))
    found, there = take(FEBRUARY, march, APRIL, onto=Onto.ADD)
    assert [one for one in found if str(one.severity) == "error"] == []
    assert there["2026-01"] == 20


def test_an_export_replaces_all_where_that_is_said(take):
    take(JANUARY, FEBRUARY)
    assert take(CUT, onto=Onto.REPLACE) == ((), {"2026-02": 6})
