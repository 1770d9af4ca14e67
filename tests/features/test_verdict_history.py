"""Verdicts that moved: judged at the end of each period as the shirt is."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from generator.features.verdict_history.figures import (
    PERIODS,
    CloseToLine,
    Move,
    PastVerdict,
    VerdictHistory,
    VerdictMoves,
    verdict_moves,
)
from generator.figures.verdict import Shirt
from generator.language import ENGLISH
from generator.model.period import parse_period
from generator.wording.spans import span_words
from tests.figures.test_states import card, rows

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"


def history_of(repository, months: dict[int, tuple[int, int]], extra: str = "") -> VerdictHistory:
    """Likes and others by month of 2026."""
    answers = "".join(rows(f"2026-{month:02}-10", *some) for month, some in months.items())
    return card(repository, answers, service=HEAD + extra).panels[VerdictHistory]


def moves(found: VerdictHistory) -> list[tuple[str, str, str]]:
    return [(m.after.period.id, m.before.shirt.value, m.after.shirt.value) for m in found.moves]


STEADY = dict.fromkeys(range(1, 7), (36, 4))
FELL = {**STEADY, 7: (16, 24), 8: (16, 24), 9: (16, 24)}


def test_nothing_moved(repository):
    found = history_of(repository, dict.fromkeys(range(1, 10), (36, 4)))
    assert found.moves == ()
    assert found.known
    assert found.figures == ()


@pytest.mark.parametrize(("answers", "known"), [(29, False), (30, True)])
def test_a_verdict_of_the_past_needs_as_many_answers_as_todays(repository, answers, known):
    past = rows("2025-10-10", answers, 0) + rows("2026-09-10", 40, 0)
    found = card(repository, past, service=HEAD).panels[VerdictHistory]
    shirts = {each.shirt for each in found.worn if each.period.id == "2025-10"}
    assert shirts == {Shirt.LOVED if known else Shirt.TOO_FEW}


def test_a_verdict_moves_in_the_period_whose_window_crosses_the_line(repository):
    found = history_of(repository, FELL)
    # May to July: 88 of 120, at least 65 %. June to August: 68 of 120, at least 48 %.
    assert moves(found) == [
        ("2026-07", "loved", "liked"),
        ("2026-08", "liked", "undecided"),
    ]
    first = found.moves[0]
    assert (first.before.like.value, first.after.like.n) == (0.9, 120)
    assert first.after.like.span is not None
    assert span_words(ENGLISH, first.after.like.span) == "May to July 2026"


def test_each_figure_of_a_move_is_published_once_by_its_period(repository):
    ids = [figure.id for figure in history_of(repository, FELL).figures]
    assert ids == [f"mail/like?until=2026-0{month}" for month in (6, 7, 8)]


def test_the_last_one_is_the_shirt_itself(repository):
    answers = "".join(rows(f"2026-0{m}-10", *some) for m, some in FELL.items())
    found = card(repository, answers, service=HEAD)
    last = found.panels[VerdictHistory].worn[-1]
    assert (last.period.id, last.shirt) == ("2026-09", found.shirt)


def test_each_verdict_is_what_its_own_day_would_have_said(repository):
    found = history_of(repository, FELL)
    assert len(found.worn) > 1
    for worn in found.worn:
        organisation = f"name: Small Works\nas_of: {worn.period.end}\n"
        answers = "".join(
            rows(f"2026-0{m}-10", *some) for m, some in FELL.items() if m <= worn.period.end.month
        )
        then = card(
            repository, answers, service=HEAD, **{"services/organisation.yml": organisation}
        )
        assert worn.shirt is then.shirt, worn.period.id


def test_a_withheld_part_is_left_out_of_its_windows(repository):
    found = history_of(repository, {**FELL, 6: (5, 4)})  # nine people in June
    assert [w.period.id for w in found.worn] == [f"2026-0{month}" for month in range(1, 10)]
    figures = {figure.id: figure for figure in found.figures}
    assert {figure.excluded_days for figure in figures.values()} == {("2026-06-01/2026-06-30",)}


def test_no_move_is_claimed_across_a_break(repository):
    event = "events: [{date: 2026-07-01, kind: survey-change, title: Asked anew}]\n"
    found = history_of(repository, FELL, event)
    assert {worn.shirt for worn in found.worn} == {Shirt.LOVED, Shirt.UNDECIDED}
    assert found.known
    assert found.moves == ()


def test_a_move_after_a_break_is_reported(repository):
    event = "events: [{date: 2026-04-01, kind: survey-change, title: Asked anew}]\n"
    found = moves(history_of(repository, FELL, event))
    assert found == [("2026-07", "loved", "liked"), ("2026-08", "liked", "undecided")]


def test_behind_a_break_a_window_holds_only_what_came_after(repository):
    event = "events: [{date: 2026-07-01, kind: survey-change, title: Asked anew}]\n"
    months = {**STEADY, 7: (4, 36), 8: (4, 36), 9: (4, 36)}
    after = [
        w.shirt for w in history_of(repository, months, event).worn if w.period.id >= "2026-07"
    ]
    assert after == [Shirt.PINATA] * 3


def test_too_few_answers_are_no_verdict_and_no_move(repository):
    months = {1: (36, 4), 5: (12, 0), 9: (16, 24)}
    found = history_of(repository, months, "window: [3]\n")
    assert Shirt.TOO_FEW in {worn.shirt for worn in found.worn}
    assert moves(found) == [("2026-09", "loved", "undecided")]
    few = history_of(repository, {8: (12, 0), 9: (12, 0)})
    assert not few.known
    assert {worn.shirt for worn in few.worn} == {Shirt.TOO_FEW}


def test_a_window_grows_as_the_shirts_does(repository):
    found = history_of(repository, {4: (12, 0), 6: (12, 0), 8: (12, 0), 9: (12, 0)})
    at = {worn.period.id: worn.shirt for worn in found.worn}
    assert at["2026-06"] is Shirt.TOO_FEW
    assert at["2026-08"] is Shirt.LOVED  # 36 in six months


def test_it_looks_back_thirteen_periods(repository):
    answers = "".join(
        rows(f"{year}-{month:02}-10", 36, 4)
        for year in (2024, 2025, 2026)
        for month in range(1, 13)
        if (year, month) <= (2026, 9)
    )
    found = card(repository, answers, service=HEAD).panels[VerdictHistory]
    assert len(found.worn) == PERIODS
    assert found.worn[0].period.id == "2025-09"


def test_of_what_nobody_uses_now_there_is_no_verdict(repository):
    service = "name: Mail\nstage: retired\nlaunched: 2020-01-01\nretired: 2026-09-20\n"
    answers = "".join(rows(f"2026-0{month}-10", *some) for month, some in FELL.items())
    assert card(repository, answers, service=service).panels[VerdictHistory].worn == ()


def to_and_fro(*shirts: Shirt) -> VerdictMoves:
    worn = [
        PastVerdict(parse_period(f"2026-{i + 1:02}"), each, None) for i, each in enumerate(shirts)
    ]
    moves = tuple(Move(b.period.end, a, b) for a, b in pairwise(worn) if a.shirt is not b.shirt)
    return verdict_moves({VerdictHistory: VerdictHistory((), moves)})


LOVED, LIKED, UNDECIDED, PINATA = (s for s in Shirt if s is not Shirt.TOO_FEW)


def test_twice_to_and_fro_is_news_and_three_times_is_close_to_the_line():
    twice = to_and_fro(LIKED, UNDECIDED, LIKED)
    assert (len(twice.moves), twice.close) == (2, ())
    often = to_and_fro(LIKED, UNDECIDED, LIKED, UNDECIDED)
    line = CloseToLine(LIKED, UNDECIDED, 3, date(2026, 4, 30))
    assert (often.moves, often.close) == ((), (line,))


def test_a_fall_through_all_verdicts_is_listed_step_by_step():
    found = to_and_fro(LOVED, LIKED, UNDECIDED, PINATA)
    assert (len(found.moves), found.close) == (3, ())


def test_a_fall_before_or_after_going_to_and_fro_is_news_of_its_own():
    found = to_and_fro(LOVED, LIKED, UNDECIDED, LIKED, UNDECIDED, PINATA)
    assert [(m.before.shirt, m.after.shirt) for m in found.moves] == [
        (LOVED, LIKED),
        (UNDECIDED, PINATA),
    ]
    assert [(line.better, line.worse, line.times) for line in found.close] == [
        (LIKED, UNDECIDED, 3)
    ]
