"""What changed in the definitions: read from the days since which something holds."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.scorecards.overviews.definition_changes import About, Way, definition_changes, steps
from tests.figures.test_states import card

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
AFTER, AS_OF = date(2026, 8, 31), date(2026, 9, 30)
PROMISE = "promises: [{{id: up, name: Up, direction: {}, targets: [{}]}}]\n"


def changes(repository, extra: str, head: str = HEAD):
    return definition_changes([card(repository, service=head + extra)], AFTER, AS_OF)


def target(since: str, value: float) -> str:
    return f"{{since: {since}, value: {value}}}"


@pytest.mark.parametrize(
    ("direction", "then", "now", "way"),
    [
        ("increase", 99, 98, Way.LOOSENED),
        ("increase", 98, 99, Way.TIGHTENED),
        ("decrease", 5, 4, Way.TIGHTENED),
        ("decrease", 4, 5, Way.LOOSENED),
        ("neutral", 4, 5, Way.OTHER),
    ],
)
def test_whether_less_is_asked_depends_on_the_better_way(repository, direction, then, now, way):
    both = f"{target('2020-01-01', then)}, {target('2026-09-10', now)}"
    (found,) = changes(repository, PROMISE.format(direction, both))
    assert (found.about, found.way, found.day) == (About.PROMISE, way, date(2026, 9, 10))
    assert (found.before, found.after, found.unit) == (then, now, "%")


@pytest.mark.parametrize(
    ("day", "count"),
    [("2026-08-31", 0), ("2026-09-01", 1), ("2026-09-30", 1), ("2026-10-01", 0)],
)
def test_only_what_began_in_the_time(repository, day, count):
    assert len(changes(repository, PROMISE.format("increase", target(day, 99)))) == count


def test_a_service_that_opened_says_so_once(repository):
    head = HEAD.replace("2020-01-01", "2026-09-05")
    (found,) = changes(repository, PROMISE.format("increase", target("2026-09-05", 99)), head)
    assert (found.about, found.way) == (About.SERVICE, Way.OPENED)


def test_a_service_that_is_to_open_has_not_opened(repository):
    head = "name: Mail\nstage: pipeline\nlaunched: 2026-09-05\n"
    assert changes(repository, "", head) == ()


def test_the_experience_wanted_by_question(repository):
    extra = (
        "targets: [{since: 2020-01-01, at_least: 0.7}, {since: 2026-09-02, at_least: 0.6},"
        " {since: 2026-09-03, question: ease, at_least: 0.8}]\n"
    )
    found = [(each.name, each.way) for each in changes(repository, extra)]
    assert found == [("ease", Way.NEW), ("like", Way.LOOSENED)]


def test_a_new_owner_is_reported_but_not_the_first_one(repository):
    extra = "owner: [{since: 2026-09-02, role: Head of Post}]\n"
    assert changes(repository, extra) == ()
    extra = "owner: [{since: 2020-01-01, role: A}, {since: 2026-09-02, role: B}]\n"
    (found,) = changes(repository, extra)
    assert (found.about, found.name) == (About.OWNER, "B")


VALUES = st.lists(st.tuples(st.dates(), st.floats(allow_nan=False)), unique_by=lambda v: v[0])


@given(VALUES)
def test_steps_lead_from_the_first_value_to_the_last(entries):
    found = steps(entries, "increase")
    if not entries:
        assert found == ()
        return
    assert found[0].way is Way.NEW
    assert found[-1].after == max(entries)[1]
    for one, after in pairwise(found):
        assert after.before == one.after != after.after
        assert (after.way is Way.LOOSENED) == (after.after < one.after)


@given(VALUES)
def test_what_is_loosened_upwards_is_tightened_downwards(entries):
    up, down = steps(entries, "increase"), steps(entries, "decrease")
    swap = {Way.LOOSENED: Way.TIGHTENED, Way.TIGHTENED: Way.LOOSENED, Way.NEW: Way.NEW}
    assert [swap[each.way] for each in up] == [each.way for each in down]
