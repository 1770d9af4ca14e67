"""A questionnaire that asks about a service and its parts: each person is one answer about it."""

from __future__ import annotations

import pytest

from generator.importing.asked_services import NamesOfServices
from generator.importing.suggest import suggest

SERVICES = NamesOfServices({"email": "E-mail", "x": "X"})
MAPPING = """\
kind: answers
files: "*"
columns: {date: Day}
rows:
  - fixed: {service: email}
    columns: {rating: All of it}
  - fixed: {service: SECOND}
    columns: {rating: Speed}
"""
HEADER = "Day,All of it,Speed,Language\n"
EXPORT = HEADER + "2026-09-01,4,2,en\n2026-09-02,5,1,en\n2026-09-03,,3,de\n"


def said(done):
    return [(each.code, each.place.line, each.message) for each in done.findings]


def test_two_questions_are_no_two_answers_of_one_person(run):
    done = run(MAPPING.replace("SECOND", "email"), {"a.csv": EXPORT})
    ((code, line, message),) = said(done)
    assert (code, line) == ("import-asked-twice", 2)
    assert message == (
        "more than one of “All of it” and “Speed” becomes “rating” of “email”: 2 people would "
        "count more than once there"
    )
    assert done.has_errors


@pytest.mark.parametrize("second", ["wi-fi", "email, step: connect"])
def test_about_two_services_or_a_step_they_are_two(run, second):
    done = run(MAPPING.replace("SECOND", second), {"a.csv": EXPORT})
    assert "import-asked-twice" not in {each.code for each in done.findings}


def test_a_question_for_each_group_of_people_is_asked_once(run):
    """Of two columns of which each row fills one, nobody answers twice."""
    export = HEADER + "2026-09-01,4,,en\n2026-09-02,,1,de\n"
    done = run(MAPPING.replace("SECOND", "email"), {"a.csv": export})
    assert said(done) == []
    assert done.reports[0].rows_written == 2


def test_another_question_of_the_same_people_is_no_second_answer(run):
    done = run(
        MAPPING.replace("SECOND", "email").replace("rating: Speed", "ease: Speed"),
        {"a.csv": EXPORT},
    )
    assert said(done) == []


def test_a_suggestion_says_that_parts_of_a_service_are_to_be_removed(write):
    header = ["Timestamp", "How satisfied are you with e-mail?"]
    header += [f"How satisfied are you with its {part}?" for part in ("speed", "size")]
    rows = "".join(f"2026-09-0{n} 10:00:00,{n},{n},{n}\n" for n in range(1, 6))
    found, _ = suggest(write("a.csv", ",".join(header) + "\n" + rows), SERVICES, "")
    assert found is not None
    text = " ".join(line.strip(" #") for line in found.text.splitlines())
    assert text.count("Remove an entry that asks about a part of a service") == 1
