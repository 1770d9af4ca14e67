"""An aim that was loosened is marked on the chart; what was wanted is drawn as it was then."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from generator.api.tables import trend_csv
from generator.drawing.trends import trend_view
from generator.figures.trend import Aim
from generator.language import ENGLISH
from generator.wording.parts import TrendView
from tests.figures.test_states import card, rows

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
ANSWERS = "".join(rows(f"2026-{month:02}-10", 30, 10) for month in range(1, 10))


def aims(*known: tuple[str, float], question: str = "like") -> str:
    listed = (f"{{since: {d}, question: {question}, at_least: {s}}}" for d, s in known)
    return f"targets: [{', '.join(listed)}]\n"


def drawn(repository, extra: str, answers: str = ANSWERS) -> TrendView:
    found = card(repository, answers, service=HEAD + extra)
    view = trend_view(ENGLISH, found.trend, date(2026, 9, 30), "like.csv")
    assert view is not None
    return view


LOOSENED = aims(("2020-01-01", 0.7), ("2026-05-01", 0.65))


def test_a_loosened_aim_is_marked_on_the_chart(repository):
    view = drawn(repository, LOOSENED)
    (flag,) = view.flags
    assert (flag.number, flag.eased, flag.new_line) == ("1", True, False)
    (event,) = view.events
    assert event.title == "Target lowered: 65\u202f% instead of 70\u202f%"
    assert (event.iso, event.kind) == ("2026-05-01", "")  # its title says what it is
    assert "lowered from 70\u202f% to 65\u202f% on 1 May 2026." in view.description
    assert [end.text for end in view.ends if end.kind == "target"] == ["target 65\u202f%"]


def test_what_was_wanted_is_a_line_of_steps(repository):
    view = drawn(repository, LOOSENED)
    (line,) = view.targets
    corners = [tuple(map(float, point.split(","))) for point in line.split()]
    assert [x for x, _ in corners] == sorted(x for x, _ in corners)
    heights = [y for _, y in corners]
    assert heights[0] == heights[1] < heights[2] == heights[3]  # further down is less
    assert corners[1][0] == corners[2][0]


@pytest.mark.parametrize(
    "known",
    [
        (("2020-01-01", 0.6), ("2026-05-01", 0.65)),
        (("2020-01-01", 0.6), ("2026-05-01", 0.6)),
        (("2020-01-01", 0.6),),
    ],
)
def test_a_tightened_aim_or_the_same_again_is_no_loosening(repository, known):
    view = drawn(repository, aims(*known))
    assert (view.flags, view.events) == ((), ())
    assert "lowered" not in view.description


def test_an_aim_of_another_question_is_not_the_charts(repository):
    view = drawn(repository, aims(("2020-01-01", 0.7), ("2026-05-01", 0.6), question="ease"))
    assert (view.flags, view.targets) == ((), ())
    assert "target" not in {end.kind for end in view.ends}


def test_before_there_was_an_aim_there_is_no_line(repository):
    (line,) = drawn(repository, aims(("2026-05-01", 0.6))).targets
    assert float(line.split(",")[0]) > 40  # of 100, before the fifth of nine months


def test_an_aim_to_come_is_not_drawn(repository):
    found = card(repository, ANSWERS, service=HEAD + aims(("2026-01-01", 0.7), ("2027-01-01", 0.5)))
    assert found.trend.aims == (Aim(date(2026, 1, 1), 0.7, None),)


def test_an_aim_holds_from_its_day_on(repository):
    extra = aims(("2026-01-01", 0.7), ("2026-09-30", 0.6))  # the as-of date
    trend = card(repository, ANSWERS, service=HEAD + extra).trend
    assert trend.target == 0.6
    assert (trend.wanted(date(2026, 9, 29)), trend.wanted(date(2026, 9, 30))) == (0.7, 0.6)
    assert trend.wanted(date(2025, 12, 31)) is None


def test_marks_and_events_are_numbered_together(repository):
    events = "events: [{date: 2026-03-02, kind: fix, title: Mended},"
    events += " {date: 2026-07-02, kind: change, title: Moved}]\n"
    view = drawn(repository, LOOSENED + events)
    assert [(f.number, f.eased) for f in view.flags] == [("1", False), ("2", True), ("3", False)]
    assert [e.title for e in view.events][::2] == ["Mended", "Moved"]


def test_the_download_says_what_was_wanted_then(repository):
    found = card(repository, ANSWERS, service=HEAD + LOOSENED)
    rows = csv.DictReader(trend_csv("service", "mail", found.trend).splitlines())
    wanted = {row["period"]: row["wanted"] for row in rows}
    assert (wanted["2026-04"], wanted["2026-05"]) == ("0.7", "0.65")


def test_a_change_after_the_last_period_is_said_next_to_the_line(repository):
    organisation = "name: Small Works\nas_of: 2026-10-15\n"
    extra = aims(("2020-01-01", 0.7), ("2026-10-10", 0.6))
    found = card(
        repository, ANSWERS, service=HEAD + extra, **{"services/organisation.yml": organisation}
    )
    view = trend_view(ENGLISH, found.trend, date(2026, 10, 15), "like.csv")
    assert view is not None
    assert [end.text for end in view.ends if end.kind == "target"] == ["target 70\u202f%"]
    assert "The target is 60\u202f% now." in view.caption
    assert view.flags == ()
    assert view.events == ()
    assert len(view.others) == 1
