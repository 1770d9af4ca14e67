"""Copies that are known by what one answer alone has: a respondent, a long comment."""

from __future__ import annotations

import pytest

from tests.checks.test_copies import MAY, SURE, findings, rated, two

ROWS = [row.strip() for row in rated(60, 8)]
THREE = ("The first of my words", "Never again on Mondays", "It could be much faster")


def table(header, rows):
    return "\n".join([header, *rows]) + "\n"


def with_column(name, rows, values):
    cells = [f"{row},{value}" for row, value in zip(rows, values, strict=True)]
    return table(f"date,service,rating,{name}", cells)


def test_three_answers_with_comments_that_a_later_export_has_too_count_once(tmp_path):
    first = with_column("comment", ROWS[:3], THREE)
    later = with_column("comment", ROWS[:9], [*THREE, *"abcdef"])
    assert findings(tmp_path, two(first, later, "june", "july")) == ([(MAY, "june.csv")], 9)


@pytest.mark.parametrize(
    "comments",
    [("", "", ""), ("good", "none", "good"), ("good", THREE[1], "none"), (*THREE[:2], THREE[0])],
)
def test_three_answers_that_say_little_may_be_other_peoples(tmp_path, comments):
    first = with_column("comment", ROWS[:3], comments)
    others = [*comments[:2], "It was in order for me", *"abcdef"]
    later = with_column(
        "comment", ROWS[:9], others if comments[0] == THREE[0] else [*comments, *"abcdef"]
    )
    assert findings(tmp_path, two(first, later, "june", "july")) == ([], 12)


def test_six_people_who_answered_by_month_and_by_day_count_once(tmp_path):
    people = [f"p{number}" for number in range(6)]
    by_day = with_column("respondent", ROWS[:6], people)
    by_month = with_column("respondent", [f"2026-06{row[10:]}" for row in ROWS[:6]], people)
    files = two(by_day, by_month, "answers", "june-2026")
    assert findings(tmp_path, files) == ([(MAY, "june-2026.csv")], 6)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A{:03}", "a{:03}"),
        ("{:04}", "{}"),  # a spreadsheet has cut the zeros
        ("x{}", "y{}"),  # each export is numbered anew
        ("R_{}x", "{}"),
    ],
)
def test_ids_that_were_written_in_another_way_hide_no_copy(tmp_path, one, other):
    files = [with_column("id", ROWS, [ids.format(n) for n in range(60)]) for ids in (one, other)]
    found, counted = findings(tmp_path, two(*files, "answers", "again"))
    assert ([code for code, _ in found], counted) == ([SURE], 60)
