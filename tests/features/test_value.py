"""What it is for: results judged by what was wanted then, and targets that ask for less."""

from __future__ import annotations

from datetime import date

import pytest

from generator.features.value.figures import Loosened, Reached, Value
from generator.features.value.words import describe
from generator.figures.figure import State
from generator.language import ENGLISH
from generator.wording.spans import span_words
from tests.figures.test_states import card

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
ORGANISATION = "name: Small Works\nas_of: 2026-09-30\ngoals: [{id: calm, name: A calm day}]\n"
AS_OF = date(2026, 9, 30)


def result(*targets: str, direction: str = "increase", name: str = "sent") -> str:
    lines = "".join(f"  - {{since: {each.replace('=', ', value: ')}}}\n" for each in targets)
    held = f"  targets:\n{lines}" if targets else ""
    return f"- id: {name}\n  name: Letters sent\n  goal: calm\n  direction: {direction}\n{held}"


def reached(repository, values: str, *results: str) -> tuple[Reached, ...]:
    return whole(repository, values, *results).panels[Value].items


def whole(repository, values: str, *results: str):
    files = {
        "service": f"{HEAD}results:\n{''.join(results)}" if results else HEAD,
        "services/organisation.yml": ORGANISATION,
    }
    if values:
        lines = (f"{v.replace('=', ',mail,sent,')}\n" for v in values.split())
        files["data/results/r.csv"] = "period,service,result,value\n" + "".join(lines)
    return card(repository, **files)


@pytest.mark.parametrize(
    ("values", "wanted", "is_reached"),
    [
        ("2026-09=91", 95.0, False),
        ("2026-08=91", 90.0, True),  # what was wanted in August
        ("2026-08=99 2026-09=95", 95.0, True),
        ("2026-09=95 2026-08=10", 95.0, True),  # whatever the order in the file
    ],
)
def test_the_last_value_is_judged_by_what_was_wanted_then(repository, values, wanted, is_reached):
    (sent,) = reached(repository, values, result("2020-01-01=90", "2026-09-01=95"))
    assert (sent.wanted, sent.reached) == (wanted, is_reached)
    assert sent.figure.id == "mail/result?result=sent"
    assert (sent.figure.unit, sent.goal.name if sent.goal else "") == ("%", "A calm day")
    assert sent.figure.sources == ("data/results/r.csv",)


def test_less_is_better_where_the_way_is_down(repository):
    (sent,) = reached(repository, "2026-09=5", result("2020-01-01=5", direction="decrease"))
    assert sent.reached is True
    (sent,) = reached(repository, "2026-09=6", result("2020-01-01=5", direction="decrease"))
    assert sent.reached is False


def test_no_way_is_the_better_one(repository):
    (sent,) = reached(repository, "2026-09=6", result("2020-01-01=5", direction="neutral"))
    assert (sent.wanted, sent.reached) == (5.0, None)


def test_before_the_first_target_nothing_was_wanted(repository):
    (sent,) = reached(repository, "2026-08=91", result("2026-09-01=95"))
    assert (sent.figure.value, sent.wanted, sent.reached) == (91.0, None, None)


def test_a_quarter_counts_where_the_window_is_three_months(repository):
    (sent,) = reached(repository, "2026-Q2=91", result("2020-01-01=90"))
    assert sent.figure.span is not None
    assert (sent.figure.value, span_words(ENGLISH, sent.figure.span)) == (
        91.0,
        "2nd quarter of 2026",
    )


@pytest.mark.parametrize("values", ["", "2024-03=91"])
def test_without_values_of_late_there_is_no_number(repository, values):
    (sent,) = reached(repository, values, result("2020-01-01=90"))
    assert (sent.figure.state, sent.figure.value, sent.reached) == (State.NO_DATA, None, None)


@pytest.mark.parametrize(
    ("direction", "targets", "lowered"),
    [
        ("increase", ("2025-01-01=90", "2026-03-01=80"), [(date(2026, 3, 1), 90.0, 80.0)]),
        ("decrease", ("2025-01-01=5", "2026-03-01=8"), [(date(2026, 3, 1), 5.0, 8.0)]),
        ("increase", ("2025-01-01=80", "2026-03-01=90"), []),
        ("increase", ("2025-01-01=80", "2026-03-01=80"), []),
        ("increase", ("2025-01-01=90", "2026-10-01=80"), []),  # not yet
        ("neutral", ("2025-01-01=90", "2026-03-01=80"), []),
    ],
)
def test_a_target_that_asks_for_less_is_marked(repository, direction, targets, lowered):
    (sent,) = reached(repository, "2026-09=85", result(*targets, direction=direction))
    assert sent.loosened == tuple(Loosened(*each) for each in lowered)


def test_the_mark_is_said_and_drawn(repository):
    values = "2026-01=85 2026-05=85 2026-09=85"
    found = whole(repository, values, result("2025-01-01=90", "2026-03-01=80"))
    content = describe(ENGLISH, found, None, AS_OF)  # type: ignore[arg-type]
    assert content is not None
    assert content.tone == "plain"  # reached, but only since less is wanted
    (view,) = content.body.results
    assert view.notes == ("The target was lowered in March 2026, from 90\u202f% to 80\u202f%.",)
    assert view.spark is not None
    assert len(view.spark.marks) == 1
    assert view.spark.held.count(" ") == 3  # two steps have four corners
    # No two values are neighbours: each is a line of no length, of which the round ends are seen.
    ends = [line.split() for line in view.spark.lines]
    assert [len({*pair}) for pair in ends] == [1, 1, 1]
    assert [len(pair) for pair in ends] == [2, 2, 2]


def test_several_results_are_counted_by_what_is_known(repository):
    found = whole(repository, "2026-09=85", result("2025-01-01=80"), result(name="read"))
    content = describe(ENGLISH, found, None, AS_OF)  # type: ignore[arg-type]
    assert content is not None
    assert content.said == (
        "It achieved 1 of the 2 results people want from it; we do not know about the other one."
    )


@pytest.mark.parametrize(
    ("values", "results", "said"),
    [
        ("", (), "Nobody has written down"),
        ("", (result("2025-01-01=80"),), "has not been measured"),
        ("2026-09=85", (result(),), "no target has been set"),
        ("2026-09=79", (result("2025-01-01=80"),), "It did not achieve the one result"),
    ],
)
def test_each_state_has_its_sentence(repository, values, results, said):
    content = describe(ENGLISH, whole(repository, values, *results), None, AS_OF)  # type: ignore[arg-type]
    assert content is not None
    assert said in content.said


def test_a_target_to_come_is_said_with_its_day(repository):
    content = describe(ENGLISH, whole(repository, "", result("2027-03-01=60")), None, AS_OF)  # type: ignore[arg-type]
    assert content is not None
    assert content.body.results[0].wanted == "at least 60\u202f%, from March 2027 on"
