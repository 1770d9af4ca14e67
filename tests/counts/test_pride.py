"""Pride in the cube: counted by itself, and nothing of the customers' cells changes."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.counts.cells import count
from generator.counts.counting_context import counting_context
from generator.counts.cube import Cube
from generator.counts.keys import Level, Mode
from generator.records.records import Records
from tests.counts.test_cells import AS_OF, ROWS, answers, definitions, invitations
from tests.records.from_rows import records_of

PRIDE = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.dates(date(2025, 8, 1), date(2026, 10, 31)).map(str),
            "service": st.sampled_from(["mail", "travel", ""]),
            "rating": st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]),
        }
    ),
    max_size=40,
)


def pride(rows: list[dict[str, object]]) -> dict[str, Records]:
    filled = ({**row, "provider": "" if row["service"] else "it"} for row in rows)
    return records_of("pride", filled)


def of(cube: Cube, proud: bool) -> dict[object, tuple[list[float], int]]:
    return {
        key: (cube.counts[at].tolist(), int(cube.people[at]))
        for at, key in enumerate(cube.keys)
        if (key.question == "pride") is proud
    }


@settings(max_examples=40)
@given(ROWS, PRIDE)
def test_pride_is_counted_and_changes_nothing_else(rows, proud):
    both = count({**answers(rows), **pride(proud)}, counting_context(definitions(), AS_OF))
    customers = count(answers(rows), counting_context(definitions(), AS_OF))
    assert of(both, proud=False) == of(customers, proud=False)
    expected: dict[tuple[str, int, int], list[float]] = {}
    for row in proud:
        day = date.fromisoformat(str(row["date"]))
        if day <= AS_OF:
            place = (str(row["service"]) or "it", day.year, day.month)
            expected.setdefault(place, [0.0] * 11)[int(str(row["rating"])[0]) - 1] += 1
    found = of(both, proud=True)
    points = {
        (key.subject.id, key.start.year, key.start.month): counts
        for key, (counts, people) in found.items()
        if key.level is Level.POINT and people == sum(counts)
    }
    assert points == expected
    assert {key.level for key in found} <= {Level.POINT}
    assert {key.community for key in found} <= {""}


def test_a_list_of_customers_does_not_split_those_who_provide():
    proud = [{"date": f"2026-07-{day}", "service": "mail", "rating": 5.0} for day in (10, 20)]
    asked = invitations(period="2026-07-20", service="mail", invited=50.0, mode="list")
    cube = count(pride(proud) | asked, counting_context(definitions(), AS_OF))
    (key,) = cube.keys
    assert (key.mode, cube.counts[0].sum()) == (Mode.OPEN, 2)
