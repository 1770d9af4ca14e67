"""Two files with answers of one service from the same days: two surveys, or one in two parts."""

from __future__ import annotations

import pytest

from generator.importing.there import Onto

MAPPING = """\
kind: answers
files: "*"
fixed: {service: email}
columns: {date: Day, rating: Like}
"""
NAMED = MAPPING.replace("{service", '{wave: "{name}", service')


def answers(days, like=4):
    return "Day,Like\n" + "".join(f"2026-09-{day:02},{like}\n" for day in days)


def said(done):
    return [(one.code, one.message) for one in done.findings]


def test_two_files_of_one_import_are_counted_together_and_it_is_said(run):
    files = {"yearly.csv": answers(range(1, 11)), "pulse.csv": answers(range(6, 21), 2)}
    done = run(MAPPING, files)
    ((code, message),) = said(done)
    assert code == "import-same-days"
    assert "yearly.csv have answers about “email” from 2026-09-06 to 2026-09-10: 5 here and 5" in (
        message
    )
    hint = done.findings[0].hint
    assert hint.startswith("if they are parts of one survey, such as two languages, leave it")
    assert '“fixed: {wave: "{name}"}”' in hint
    assert not done.has_errors


def test_the_name_that_the_hint_gives_each_survey_is_no_finding(run):
    files = {"yearly.csv": answers(range(1, 11)), "pulse.csv": answers(range(6, 21), 2)}
    done = run(NAMED, files)
    assert done.findings == ()
    assert b"yearly" in done.files["data/answers/yearly.csv"]


def test_it_is_said_that_named_surveys_count_together_and_what_keeps_them_apart(run):
    files = {"yearly.csv": answers(range(1, 11)), "pulse.csv": answers(range(6, 21), 2)}
    hint = run(MAPPING, files).findings[0].hint
    assert "a name of its own, and their answers still count together: where they should" in hint
    assert "write “step: ID” into its “fixed:” as well" in hint


def test_a_file_that_is_there_is_the_same_and_may_be_an_earlier_export(run):
    run(MAPPING, {"form-a.csv": answers(range(1, 21))})
    done = run(MAPPING, {"form-b.csv": answers(range(11, 31), 1)})
    ((code, message),) = said(done)
    assert code == "import-same-days"
    assert "site/data/answers/form-a.csv have answers about “email” from 2026-09-11" in message
    assert "10 here and 10 there" in message
    assert done.findings[0].hint.endswith(
        "if this is a later export of the same, write “into: form-a.csv”"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((MAPPING, answers(range(1, 16))), (MAPPING, answers(range(16, 31)))),
        ((MAPPING, answers(range(1, 21))), (MAPPING, answers(range(19, 31)))),
        ((MAPPING, answers(range(1, 21))), (NAMED, answers(range(1, 21), 2))),
        (
            (MAPPING, answers(range(1, 21))),
            (MAPPING.replace("email", "wi-fi"), answers(range(1, 21), 2)),
        ),
        (
            (MAPPING, answers(range(1, 21))),
            (MAPPING.replace("{service", "{community: field, service"), answers(range(1, 21), 2)),
        ),
        (
            (MAPPING, answers(range(1, 21))),
            (MAPPING.replace("rating", "ease"), answers(range(1, 21), 2)),
        ),
    ],
)
def test_other_days_services_groups_and_questions_are_no_second_survey(run, first, second):
    assert run(first[0], {"a.csv": first[1]}).findings == ()
    assert run(second[0], {"b.csv": second[1]}).findings == ()


def test_one_survey_that_is_exported_again_is_none(run):
    assert run(MAPPING, {"Mail (1-10).csv": answers(range(1, 11))}).findings == ()
    into = MAPPING + "into: Mail (1-10).csv\n"
    assert run(into, {"Mail (1-20).csv": answers(range(1, 21))}, Onto.ADD).findings == ()


@pytest.mark.usefixtures("yearly")
def test_periods_in_place_of_days_are_found_as_well(run):
    quarter = "Day,Like\n" + "2026-Q3,4\n" * 6
    done = run(MAPPING, {"a.csv": quarter, "b.csv": quarter.replace(",4", ",2")})
    assert "from 2026-07-01 to 2026-09-30: 6 here and 6 there" in said(done)[0][1]


def test_counts_of_one_period_in_two_files_are_not_written(run, tmp_path):
    files = {"a.csv": answers(range(1, 11)), "b.csv": answers(range(1, 11), 2)}
    done = run(MAPPING, files, counted=True)
    ((code, message),) = said(done)
    assert code == "import-same-days"
    assert "a.csv count answers of “email” in 2026-09; a period has one row of counts" in message
    assert not (tmp_path / "site/data").exists()
    named = run(NAMED, files, counted=True)
    assert named.findings == ()
    assert len(named.files) == 2
