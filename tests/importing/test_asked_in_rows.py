"""Tables with a row for each answer, or each count, in which a column says what was asked."""

from __future__ import annotations

import csv
import io

import pytest

from generator.importing.asked_services import NamesOfServices
from generator.importing.suggest import suggest

SERVICES = NamesOfServices({"email": "E-mail", "wi-fi": "Wi-Fi"})
LIKE, EASE = "I am satisfied with the service.", "It was easy to do what I needed."
COUNTS = "Quarter,Service,Question,1,2,3,4,5,Total\n" + "".join(
    f"2026-Q{quarter},E-mail,{asks},1,2,30,40,{at},{73 + at}\n"
    for quarter in (1, 2)
    for at, asks in enumerate((LIKE, EASE), 50)
)
METRIC = "instance,metric,string_value,actual_value,normalized_value,sys_created_on\n" + "".join(
    f"A{n},{asks},{words[n % 5]},{n % 5 + 1},{2.5 * (n % 5)},2026-09-{n + 1:02} 10:00:00\n"
    for n in range(20)
    for asks, words in (
        ("How satisfied are you with e-mail?",
         ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"]),
        ("How easy is e-mail?",
         ["Very difficult", "Difficult", "Neutral", "Easy", "Very easy"]),
        ("What is your department and floor?", ["A", "B", "C", "D", "E"]),
    )
)  # fmt: skip


@pytest.fixture
def suggested(write):
    def suggested(text):
        found, findings = suggest(write("a.csv", text), SERVICES, "import")
        assert findings == []
        return found

    return suggested


def rows(done):
    (raw,) = done.files.values()
    return list(csv.DictReader(io.StringIO(raw.decode())))


def test_counts_of_several_questions_are_one_entry_each(suggested, run):
    found = suggested(COUNTS)
    assert found.open == 0
    done = run(found.text, {"a.csv": COUNTS}, organisation="period: quarter\n")
    assert done.findings == ()
    assert [(row["period"], row["question"], row["rating_5"]) for row in rows(done)] == [
        ("2026-Q1", "like", "50"), ("2026-Q1", "ease", "51"),
        ("2026-Q2", "like", "50"), ("2026-Q2", "ease", "51"),
    ]  # fmt: skip


@pytest.mark.parametrize("renamed", [{}, {"instance": "Form", "metric": "Asked"}])
def test_answers_below_one_another_are_known_by_what_was_asked(suggested, run, renamed):
    text = METRIC
    for ours, other in renamed.items():
        text = text.replace(ours, other, 1)
    found = suggested(text)
    assert found.open == 0
    done = run(found.text, {"a.csv": text})
    assert [each for each in done.findings if each.severity == "error"] == []
    written = rows(done)
    assert len(written) == 40
    for ours in ("rating", "ease"):
        points = [int(row[ours]) for row in written if row[ours]]
        assert (len(points), sum(points)) == (20, 60)


def test_groups_of_people_are_still_asked_about(suggested):
    text = suggested(COUNTS.replace(LIKE, "Everybody").replace(EASE, "Part-time")).text
    assert 'Question: "???"' in text
