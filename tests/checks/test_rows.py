"""The rules of rows that need a closer look: shares, lives, repeats, who counts twice."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checks.run import check
from generator.sources.history import Commit, History
from generator.sources.repository import read_sources
from tests.checks.cases import write

HEADER = "date,service,rating\n"
MAIL = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"


def codes(tmp_path, files, as_of=None):
    root = write(tmp_path / "root", {"services/it/mail.yml": MAIL, **files})
    findings = check(read_sources(root), History(), as_of).findings
    return [(f.code, f.place.line) for f in findings if f.place.file.startswith("data/")]


@pytest.mark.parametrize(("good", "bad", "refused"), [(19, 1, False), (18, 1, True), (0, 1, True)])
def test_above_five_per_cent_of_bad_rows_a_file_is_refused(tmp_path, good, bad, refused):
    rows = "2026-09-01,mail,5\n" * good + "2026-09-01,mail,6\n" * bad
    found = codes(tmp_path, {"data/answers/a.csv": HEADER + rows})
    assert (("too-many-bad-rows", 1) in found) == refused


def test_ragged_rows_are_bad_rows(tmp_path):
    rows = "2026-09-01,mail,5\n" * 18 + "2026-09-01,mail\n"
    assert ("too-many-bad-rows", 1) in codes(tmp_path, {"data/answers/a.csv": HEADER + rows})


def test_rows_after_the_as_of_date_are_not_bad_and_reported_once(tmp_path):
    rows = "2026-09-01,mail,5\n" * 5 + "2026-10-01,mail,5\n" * 50
    found = codes(tmp_path, {"data/answers/a.csv": HEADER + rows})
    assert found == [("row-after-as-of", 7)]
    found = codes(tmp_path, {"data/answers/a.csv": HEADER + rows}, date(2026, 10, 1))
    assert found == []


def test_a_period_that_has_begun_is_not_after_the_as_of_date(tmp_path):
    rows = "2026-09,mail,5\n2026-09-30,mail,5\n"
    assert codes(tmp_path, {"data/answers/a.csv": HEADER + rows}, date(2026, 9, 30)) == []
    assert codes(tmp_path, {"data/answers/a.csv": HEADER + rows}, date(2026, 9, 1)) == [
        ("row-after-as-of", 3)
    ]


def test_a_period_that_holds_the_launch_or_the_end_is_in_the_life(tmp_path):
    files = {
        "services/it/mail.yml": "name: M\nstage: retired\nlaunched: 2020-01-15\n"
        "retired: 2020-03-15\n",
        "data/answers/a.csv": HEADER + "2019-12,mail,5\n2020-01,mail,5\n" + "2020-03,mail,5\n" * 18,
        "data/costs/c.csv": "period,service,category,amount\n2019,mail,building it,5\n",
    }
    assert codes(tmp_path, files) == [("row-outside-life", 2)]


def test_the_first_good_row_of_a_key_stays(tmp_path):
    rows = "2026-09-01,mail,9,a\n" + "2026-09-01,mail,5,a\n" * 3
    rows += "".join(f"2026-09-01,mail,5,b{i}\n" for i in range(100))
    found = codes(tmp_path, {"data/answers/a.csv": "date,service,rating,id\n" + rows})
    assert found == [("row-out-of-range", 2), ("row-repeated", 4), ("row-repeated", 5)]


def test_answers_without_an_id_may_be_alike(tmp_path):
    rows = "2026-09-01,mail,5,\n" * 3
    assert codes(tmp_path, {"data/answers/a.csv": "date,service,rating,id\n" + rows}) == []


def test_one_key_written_in_two_ways_is_one_key(tmp_path):
    files = {
        "services/it/mail.yml": MAIL + "formerly: [post]\n",
        "data/requests/a.csv": "period,service,made,fulfilled\n"
        + "".join(f"20{y}-01,mail,1,1\n" for y in range(20, 27))
        + "".join(f"20{y}-02,mail,1,1\n" for y in range(20, 27))
        + "".join(f"20{y}-03,mail,1,1\n" for y in range(20, 27)),
        "data/requests/b.csv": "period,service,made,fulfilled\n 2026-03 ,post,1,1\n",
    }
    assert ("row-repeated", 2) in codes(tmp_path, files)


@pytest.mark.parametrize(
    ("answer", "tally", "twice"),
    [
        ("2026-09-05,mail,,", "2026-09,mail,like,", True),
        ("2026-09,mail,,", "2026-09,mail,like,", True),
        ("2026-09,mail,,", "2026-09-14,mail,like,", True),
        ("2026-09,mail,,", "2026-W36,mail,like,", True),  # from 31 August on
        ("2026-09,mail,,", "2026-08,mail,like,", False),
        ("2026-08-31,mail,,", "2026-09,mail,like,", False),
        ("2026-09-05,mail,write,", "2026-09,mail,like,", False),
        ("2026-09-05,mail,,", "2026-09,mail,ease,", False),
        ("2026-09-05,mail,,office", "2026-09,mail,like,", True),
        ("2026-09-05,mail,,", "2026-09,mail,like,office", True),  # they may be the same
        ("2026-08-31,mail,,", "2026-09,mail,like,office", False),
        ("2026-09-05,mail,,field", "2026-09,mail,like,office", False),
        ("2026-09-05,mail,,", "2026-Q3,mail,like,", True),
        ("2026-09-05,mail,,", "2026-09-05,mail,like,", True),
        ("2026-09-05,mail,,office", "2026-09,mail,like,office", True),
    ],
)
def test_a_cell_comes_from_answers_or_from_tallies(tmp_path, answer, tally, twice):
    files = {
        "services/communities.yml": "communities:\n  - id: office\n    name: Office\n"
        "  - id: field\n    name: Field\n",
        "services/it/mail.yml": MAIL + "steps:\n  - id: write\n    name: Write\n",
        "data/answers/a.csv": f"date,service,step,community,rating\n{answer},5\n",
        "data/tallies/t.csv": "period,service,question,community,rating_1,rating_2,rating_3,"
        f"rating_4,rating_5\n{tally},1,2,3,4,5\n",
    }
    assert (("row-counted-twice", 2) in codes(tmp_path, files)) == twice


@pytest.mark.parametrize(
    ("answer", "tally", "twice"),
    [
        ("", "", True),
        ("spring", "spring", True),
        ("", "spring", True),  # they may be of this one
        ("spring", "", False),
        ("spring", "winter", False),
    ],
)
def test_answers_of_another_survey_than_a_tally_are_no_second_source(
    tmp_path, answer, tally, twice
):
    files = {
        "data/answers/a.csv": f"date,service,wave,rating\n2026-09-05,mail,{answer},5\n",
        "data/tallies/t.csv": "period,service,question,wave,rating_1,rating_2,rating_3,"
        f"rating_4,rating_5\n2026-09,mail,like,{tally},1,2,3,4,5\n",
    }
    assert (("row-counted-twice", 2) in codes(tmp_path, files)) == twice


def test_a_tally_may_begin_where_the_trend_does(tmp_path):
    files = {
        "services/it/mail.yml": MAIL + "period: week\nevents:\n  - date: 2026-08-31\n"
        "    kind: survey-change\n    title: New\n",
        "data/tallies/t.csv": "period,service,question,rating_1,rating_2,rating_3,rating_4,"
        "rating_5\n2026-W36,mail,like,1,2,3,4,5\n2026-W35,mail,like,1,2,3,4,5\n",
    }
    assert codes(tmp_path, files) == []


def test_rows_about_what_could_not_be_read_have_no_findings(tmp_path):
    rows = "2026-09-01,mail,5,office,write\n" * 3
    files = {
        "services/communities.yml": "communities: 5\n",
        "services/it/mail.yml": MAIL + "steps: 5\n",
        "data/answers/a.csv": "date,service,rating,community,step\n" + rows,
    }
    assert codes(tmp_path, files) == []


def test_very_many_findings_are_reported_in_few(tmp_path):
    header = "date,service,rating,id\n"
    rows = "2026-09-01,mail,5,a1\n" * 1000
    found = codes(tmp_path, {"data/answers/a.csv": header + rows})
    assert len(found) == 102


def test_one_finding_speaks_for_a_column_that_was_meant_in_another_way(tmp_path):
    rows = "".join(f"2026-09-01,mail,{k % 11}\n" for k in range(1000))
    found = codes(tmp_path, {"data/answers/a.csv": HEADER + rows})
    assert found == [("too-many-bad-rows", 1), ("row-out-of-range", 2)]


def test_a_few_wrong_values_have_a_finding_each(tmp_path):
    rows = "2026-09-01,mail,5\n" * 200 + "2026-09-01,mail,6\n" * 10
    found = codes(tmp_path, {"data/answers/a.csv": HEADER + rows})
    assert found == [("row-out-of-range", line) for line in range(202, 212)]


def test_numbers_as_spreadsheets_write_them(tmp_path):
    rows = "".join(f"2026-09-01,mail,{n}\n" for n in ("5.0", " 4 ", "+3", "2"))
    assert codes(tmp_path, {"data/answers/a.csv": HEADER + rows}) == []
    files = {
        "data/costs/c.csv": "period,service,category,amount\n"
        + "".join(f"2026,mail,{i},{n}\n" for i, n in enumerate(("-1", "−1", "1e3", "0.5", "1E-2")))
    }
    assert codes(tmp_path, files) == []


DAILY = "".join(f"2026-{m}-{d:02},mail,5\n" for m in ("08", "09") for d in range(1, 21))


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2062-09-03", "write 2026-09-03, if a digit is wrong; if it is right, build with a later"),
        ("2205-09-03", "correct the date; if it is right, build with a later"),
        ("2027-09-03", "write 2026-09-03, if a digit is wrong; if it is right, build with a later"),
    ],
)
@pytest.mark.parametrize("committed", [None, date(2026, 11, 28)])
def test_a_day_far_after_all_others_is_found_at_its_row(tmp_path, written, hint, committed):
    files = {
        "services/organisation.yml": "name: Small Works\n",
        "services/it/mail.yml": MAIL,
        "data/answers/a.csv": f"{HEADER}{DAILY}{written},mail,1\n",
    }
    root = write(tmp_path / "root", files)
    history = History(head=Commit("abc", committed)) if committed else History()
    checked = check(read_sources(root), history)
    assert checked.as_of == (committed or date(2026, 9, 20))
    (one,) = [f for f in checked.findings if f.place.file.startswith("data/")]
    assert (one.code, one.place.line, one.place.column) == ("row-after-as-of", 42, 1)
    assert one.hint.startswith(hint)


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("costs", "period,service,category,amount\n2062,mail,licences,5\n"),
        ("coverage", "source,service,from,to\nlog,mail,2026-01-01,2099-12-31\n"),
        (
            "incidents",
            "id,service,opened,resolved,planned\n1,mail,2026-09-01 10:00,9999-12-31 00:00,no\n",
        ),
        ("answers", f"{HEADER}2062-09-03,mail,1\n2062-09-03,mail,2\n2062-09-03,mail,3\n"),
        ("answers", f"{HEADER}46000,mail,1\n"),
    ],
)
def test_a_day_of_another_table_far_after_all_others_never_moves_the_date(tmp_path, table, text):
    files = {
        "services/organisation.yml": "name: Small Works\n",
        "services/it/mail.yml": MAIL,
        "data/answers/a.csv": HEADER + DAILY,
        f"data/{table}/b.csv": text,
    }
    checked = check(read_sources(write(tmp_path / "root", files)), History())
    assert checked.as_of == date(2026, 9, 20)
    assert {f.place.file for f in checked.findings if f.place.line > 1} >= {f"data/{table}/b.csv"}


def test_rows_too_long_for_their_service_are_limited_too(tmp_path):
    rows = "2026-W53,mail,5\n" * 40
    found = codes(tmp_path, {"data/answers/a.csv": HEADER + rows})
    assert {("too-many-bad-rows", 1), ("row-period-too-long", 2)} < set(found)


def test_weeks_over_a_month_s_end_are_limited_too(tmp_path):
    header = "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5\n"
    rows = "".join(f"2026-W{week:02},mail,like,0,0,0,9,9\n" for week in range(27, 37))
    found = codes(tmp_path, {"data/tallies/a.csv": header + rows})
    assert [code for code, _ in found] == ["too-many-bad-rows", "row-period-too-long"]


def test_what_a_pilot_asked_refuses_no_file(tmp_path):
    rows = "2026-09-01,mail,5\n" * 18 + "2019-01-01,mail,5\n" * 18
    found = codes(tmp_path, {"data/answers/a.csv": HEADER + rows})
    assert [code for code, _ in found] == ["row-outside-life"]


@pytest.mark.parametrize(
    ("written", "fiscal"),
    [
        *[(text, True) for text in ("2026/27", "2026-27", "2026/2027", "FY2026", "FY26")],
        *[(text, True) for text in ("FY 2026/27", "fy2026-27", "2099/00", "2026–27")],
        *[(text, False) for text in ("2026/09", "2026/2029", "26", "2026-13", "soon")],
    ],
)
def test_a_year_that_may_begin_in_april_is_never_taken_for_the_calendar_s(
    tmp_path, written, fiscal
):
    files = {
        "services/it/mail.yml": MAIL,
        "data/costs/a.csv": f"period,service,category,amount\n{written},mail,licences,1200\n",
    }
    found = check(read_sources(write(tmp_path / "root", files)), History()).findings
    (one,) = [f for f in found if f.code == "row-bad-period"]
    assert ("“year_begins: april”" in one.hint) == fiscal
    assert (one.hint == "write 2026-09" or "2026, 2026-Q3" in one.hint) != fiscal


@pytest.mark.parametrize(
    ("above", "last"),
    [
        ("Survey of September 2026\n", 1),
        ("Survey of September 2026,,\n", 1),
        ("Export,2026-09-30\n\n", 2),
        ("Survey\nof 2026\n\n", 3),
        ('"date, service"\n', 1),
    ],
)
def test_a_title_above_the_header_is_one_finding_that_says_so(tmp_path, above, last):
    text = above + HEADER + "2026-09-01,mail,5\n" * 30
    files = {"services/it/mail.yml": MAIL, "data/answers/a.csv": text}
    found = check(read_sources(write(tmp_path / "root", files)), History()).findings
    (one,) = [f for f in found if f.place.file.startswith("data/")]
    assert (one.code, one.place.line) == ("missing-header", 1)
    assert one.message.endswith(f"the column names are in line {last + 1}")
    assert one.hint.startswith(f"delete {'it' if last == 1 else 'them'}, so that the header is")


def test_a_header_that_lacks_a_column_is_no_title(tmp_path):
    rows = "date,rating\n" + "2026-09-01,5\n" * 3 + "date,service\n"
    assert ("missing-header", 1) not in codes(tmp_path, {"data/answers/a.csv": rows})
