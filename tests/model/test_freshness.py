"""On its day a thing is in time; on the next it is overdue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.model.conversation import UNANSWERED, UNDATED, Entry, Progress
from generator.model.freshness import expects_news, is_overdue, overdue_since
from generator.model.service import Service, Stage

DUE = date(2026, 3, 31)
NEXT = date(2026, 4, 1)


def test_on_the_day_itself_it_is_in_time():
    assert not is_overdue(DUE, DUE)
    assert is_overdue(DUE, NEXT)


@pytest.mark.parametrize("progress", [Progress.ANSWERED, Progress.DOING])
def test_what_is_promised_for_a_day_is_overdue_after_it(progress):
    entry = Entry.model_construct(raised=date(2020, 1, 1), progress=progress, due=DUE)
    assert overdue_since(entry, DUE) is None
    assert overdue_since(entry, NEXT) == DUE


def test_without_a_day_work_and_answers_are_overdue_after_a_while():
    raised, answered = date(2026, 1, 1), date(2026, 1, 5)
    entry = Entry.model_construct(raised=raised, answered=answered, progress=Progress.DOING)
    assert overdue_since(entry, answered + UNDATED) is None
    assert overdue_since(entry, answered + UNDATED + timedelta(days=1)) == answered + UNDATED
    heard = Entry.model_construct(raised=raised, progress=Progress.HEARD)
    assert overdue_since(heard, raised + UNANSWERED) is None
    assert overdue_since(heard, raised + UNANSWERED + timedelta(days=1)) == raised + UNANSWERED
    replied = Entry.model_construct(raised=raised, answered=answered, progress=Progress.HEARD)
    assert overdue_since(replied, date(2030, 1, 1)) is None
    early = Entry.model_construct(raised=raised, progress=Progress.DOING)
    assert overdue_since(early, raised + UNDATED + timedelta(days=1)) == raised + UNDATED


@pytest.mark.parametrize(
    ("stage", "retired", "expected"),
    [
        (Stage.PIPELINE, None, False),
        (Stage.LIVE, None, True),
        (Stage.LIVE, NEXT, True),
        (Stage.RETIRING, NEXT, True),
        (Stage.RETIRING, DUE, False),
        (Stage.RETIRED, None, False),
    ],
)
def test_news_is_expected_of_what_is_in_use_up_to_its_last_day(stage, retired, expected):
    service = Service.model_construct(stage=stage, retired=retired)
    assert expects_news(service, DUE) is expected
