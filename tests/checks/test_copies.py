"""Answers without a number are known again by what they say: copies are, honest surveys are not.

The numbers of :mod:`tests.checks.surveys` are those of the rule's own words.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from generator.checks.copies import copies
from generator.checks.copy_evidence import containment, in_order
from generator.checks.run import check
from generator.records.records import Records
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import ORGANISATION, write
from tests.checks.surveys import copied_pair, honest_pair, mixed_pair

MAIL = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
TRAVEL = "name: Travel\nstage: live\nlaunched: 2020-01-01\n"
SURE, MAY = "row-stands-elsewhere", "row-may-stand-elsewhere"
LONG = pytest.mark.long


def found(make: Callable[[np.random.Generator, int], Records], number: int) -> bool:
    records = make(np.random.default_rng(number), number)
    usable = np.ones(len(records), dtype=bool)
    return any(copy.sure for copy in copies(records, usable, ()))


@pytest.mark.parametrize("count", [60, pytest.param(3000, marks=LONG)])
def test_at_most_one_honest_pair_in_a_thousand_is_taken_for_a_copy(count):
    alarms = sum(found(honest_pair, number) for number in range(count))
    assert alarms <= count // 1000


@pytest.mark.parametrize("make", [copied_pair, mixed_pair])
@pytest.mark.parametrize("count", [30, pytest.param(1000, marks=LONG)])
def test_ninety_nine_of_a_hundred_copies_of_twenty_rows_are_found(make, count):
    assert sum(found(make, number) for number in range(count)) >= 0.99 * count


def test_the_evidence_of_a_cell_by_hand():
    # Two answers of one cell, 4 and 5, of two in the other file: drawn so with certainty; the
    # likeliest distribution (half and half) gives them in 2 × ½ × ½ of all surveys.
    one = np.array([1, 1])
    zero = np.zeros(2, dtype=np.int64)
    evidence = containment(zero, zero, zero, np.array([4, 5]), one, one)
    assert np.exp(evidence[0]) == pytest.approx(2)
    # One of each of two in each: C(2,1)² of C(4,2) draws have one of each.
    evidence = containment(zero, zero, zero, np.array([4, 5]), one, 2 * one)
    assert np.exp(evidence[0]) == pytest.approx((4 / 6) / 0.5)
    # In order: four rows, two kinds, half and half.
    assert np.exp(in_order(np.zeros(4, int), np.array([4, 5, 5, 4]))) == pytest.approx(2**4)
    assert in_order(np.array([4, 5, 5, 4]), np.array([4, 5, 5, 4])) == 0


HEADER = "date,service,rating\n"
SIX = [f"2026-09-01,mail,{rating}\n" for rating in (5, 4, 5, 4, 4, 2)]


def findings(root, files, organisation=""):
    usual = {
        "services/it/mail.yml": MAIL + "formerly: [post]\n",
        "services/it/travel.yml": TRAVEL,
        "services/organisation.yml": ORGANISATION + organisation,
    }
    checked = check(read_sources(write(root, {**usual, **files})), History())
    codes = (SURE, MAY, "same-file-twice")
    found = [(f.code, f.place.file.rsplit("/", 1)[-1]) for f in checked.findings if f.code in codes]
    return found, int(checked.records["answers"].accepted.sum())


def two(first, second, one="a", other="a (1)"):
    return {f"data/answers/{one}.csv": first, f"data/answers/{other}.csv": second}


@pytest.mark.parametrize(
    "second",
    [
        (HEADER + "".join(SIX)).replace("\n", "\r\n"),
        HEADER + "".join(reversed(SIX)),
        HEADER + "".join(SIX).replace("2026-09-01", '"2026-09-01"'),
        "service,rating,date,ease\n"
        + "".join(f"mail,{rating},2026-09-01,3\n" for rating in (5, 4, 5, 4, 4, 2)),
        "\ufeff" + (HEADER + "".join(SIX)).replace("\n", "\r\n"),
        (HEADER + "".join(sorted(SIX))).replace(",5\n", ", 5.0\n"),
        (HEADER + "".join(SIX)).replace("2026-09-01", "2026-09-01T10:00"),
        (HEADER + "".join(SIX)).replace("\n", ",\n"),
        "id," + HEADER + "".join(f"{at},{row}" for at, row in enumerate(SIX)),
        (HEADER + "".join(SIX)).replace("mail", "post"),
    ],
)
def test_a_second_download_of_six_answers_is_an_error_and_six_answers(tmp_path, second):
    files = two(HEADER + "".join(SIX), second)
    assert findings(tmp_path, files) == ([(SURE, "a (1).csv")], 6)


def test_a_second_download_with_one_more_row_is_the_larger_file(tmp_path):
    files = two(HEADER + "".join(SIX), HEADER + "".join([*SIX, "2026-09-01,mail,1\n"]))
    assert findings(tmp_path, files) == ([(SURE, "a.csv")], 7)


def test_six_rows_of_a_day_twice_are_asked_about_and_count_once(tmp_path):
    files = two(HEADER + "".join(SIX), HEADER + "".join(reversed(SIX)), "mail", "stand")
    assert findings(tmp_path, files) == ([(MAY, "stand.csv")], 6)


def test_who_says_that_they_are_other_people_is_believed(tmp_path):
    files = two(HEADER + "".join(SIX), HEADER + "".join(reversed(SIX)), "mail", "stand")
    answer = (
        "not_the_same:\n  - files: [data/answers/stand.csv, data/answers/mail.csv]\n"
        "    because: One at the door, one by mail.\n"
    )
    assert findings(tmp_path, files, answer) == ([], 12)


def test_another_answer_makes_another_file(tmp_path):
    others = [*SIX[:5], "2026-09-01,mail,1\n"]
    files = two(HEADER + "".join(SIX), HEADER + "".join(others), "mail", "stand")
    assert findings(tmp_path, files) == ([], 12)


def test_cumulative_exports_count_each_answer_once(tmp_path):
    rng = np.random.default_rng(3)
    rows = [
        f"2026-{8 + day // 30:02}-{1 + day % 30:02},mail,{rng.integers(1, 6)}\n"
        for day in range(60)
        for _ in range(1 + day % 3)
    ]
    august = [row for row in rows if row.startswith("2026-08")]
    files = two(HEADER + "".join(august), HEADER + "".join(rows), "jan-aug", "jan-sep")
    assert findings(tmp_path, files) == ([(SURE, "jan-aug.csv")], len(rows))


def rated(number: int, seed: int) -> list[str]:
    """Return answers of neighbouring days, two a day."""
    ratings = np.random.default_rng(seed).integers(1, 6, number)
    days = (np.datetime64("2026-06-01") + at // 2 for at in range(number))
    return [f"{day},mail,{rating}\n" for day, rating in zip(days, ratings, strict=True)]


def test_three_exports_that_grow_count_each_answer_once(tmp_path):
    rows = rated(120, 4)
    sizes = {"july": 40, "august": 80, "september": 120}
    files = {
        f"data/answers/{name}.csv": HEADER + "".join(rows[:size]) for name, size in sizes.items()
    }
    found, counted = findings(tmp_path, files)
    assert counted == 120
    assert {name for _, name in found} == {"july.csv", "august.csv"}


def test_windows_that_overlap_count_each_answer_once(tmp_path):
    rows = rated(80, 5)
    files = two(HEADER + "".join(rows[:60]), HEADER + "".join(rows[20:]))
    found, counted = findings(tmp_path, files)
    assert [code for code, _ in found] == [SURE]
    assert counted == 80


def test_a_copy_in_which_an_answer_was_corrected_is_a_copy(tmp_path):
    rows = rated(60, 6)
    other = f"{rows[30][:-2]}{1 + int(rows[30][-2]) % 5}\n"
    files = two(HEADER + "".join(rows), HEADER + "".join([*rows[:30], other, *rows[31:]]))
    found, counted = findings(tmp_path, files)
    assert [code for code, _ in found] == [SURE]
    assert counted in (61, 62), "the day of the corrected answer may be another's"


def test_numbered_answers_are_known_by_their_numbers(tmp_path):
    header = "date,service,rating,id\n"
    rows = [row.strip() for row in SIX]
    one = header + "".join(f"{row},a{n}\n" for n, row in enumerate(rows))
    other = header + "".join(f"{row},b{n}\n" for n, row in enumerate(rows))
    assert findings(tmp_path, two(one, other)) == ([], 12)


def test_days_that_only_one_file_has_are_no_copy(tmp_path):
    later = [row.replace("09-01", "09-02") for row in SIX]
    files = two(HEADER + "".join(SIX), HEADER + "".join(later))
    assert findings(tmp_path, files) == ([], 12)


def test_copies_are_found_where_each_export_was_numbered_anew(tmp_path):
    rng = np.random.default_rng(5)
    rows = [
        f"2026-{8 + day // 30:02}-{1 + day % 30:02},mail,{rng.integers(1, 6)}" for day in range(60)
    ]
    header = "date,service,rating,respondent\n"
    august = header + "".join(f"{row},a{n}\n" for n, row in enumerate(rows[:30]))
    later = header + "".join(f"{row},b{n}\n" for n, row in enumerate(rows))
    files = two(august, later, "jan-aug", "jan-sep")
    assert findings(tmp_path, files) == ([(SURE, "jan-aug.csv")], 60)
