"""Early warnings: which there are, since when, and what was done about them in time."""

from __future__ import annotations

from datetime import date

import pytest

from generator.features.owners_word.figures import (
    ActionKind,
    EarlyWarning,
    Stand,
    WarningKind,
    Warnings,
)
from generator.language import ENGLISH
from generator.wording.spans import span_words
from tests.figures.test_states import card, rows

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
MONTHS = [f"{y}-{m:02}" for y in (2025, 2026) for m in range(1, 13)][:21]  # to September 2026
AIM = "targets: [{since: 2020-01-01, at_least: 0.7}]\n"


def months_of(*months: tuple[int, int]) -> str:
    """Likes and others, the last month's last; the months before go up and down about 80 %."""
    usual = [(32 + number % 3, 8) for number in range(len(MONTHS) - len(months))]
    return "".join(
        rows(f"{name}-10", *some) for name, some in zip(MONTHS, [*usual, *months], strict=True)
    )


def warnings(repository, answers: str, extra: str = "", **files: str) -> list[EarlyWarning]:
    return list(card(repository, answers, service=HEAD + extra, **files).panels[Warnings].items)


def test_all_is_well(repository):
    assert warnings(repository, months_of(), AIM) == []


def test_less_than_usual_since_and_seen(repository):
    (found,) = warnings(repository, months_of((10, 30), (10, 30)))
    assert (found.kind, found.question, span_words(ENGLISH, found.since)) == (
        WarningKind.LESS,
        "like",
        "August 2026",
    )
    assert (found.seen, found.due) == (date(2026, 8, 31), date(2026, 9, 30))


def test_more_than_usual_is_no_warning(repository):
    assert warnings(repository, months_of((40, 0), (40, 0), (40, 0))) == []


def test_a_run_is_about_its_first_month_and_seen_at_its_seventh(repository):
    usual = [(30 + 2 * (number % 2), 10 - 2 * (number % 2)) for number in range(14)]
    answers = months_of(*usual, *[(29, 11)] * 7)
    (found,) = warnings(repository, answers)
    assert span_words(ENGLISH, found.since) == "March 2026"
    assert found.seen == date(2026, 9, 30)


def test_below_what_was_wanted(repository):
    (found,) = warnings(repository, rows("2026-09-10", 50, 50), AIM)
    assert (found.kind, found.wanted, span_words(ENGLISH, found.since)) == (
        WarningKind.BELOW,
        0.7,
        "September 2026",
    )
    assert (found.seen, found.stand) == (date(2026, 9, 30), Stand.WAITING)


def test_just_not_below(repository):
    assert warnings(repository, rows("2026-09-10", 62, 38), AIM) == []  # 52 to 71 %


def test_few_answers_warn_of_nothing(repository):
    assert warnings(repository, rows("2026-09-10", 2, 27), AIM) == []


def test_who_is_not_served_now_is_not_warned(repository):
    retired = AIM + "retired: 2026-09-15\n"
    service = HEAD.replace("live", "retired") + retired
    found = card(repository, rows("2026-09-10", 5, 95), service=service)
    assert found.panels[Warnings].items == ()


def test_it_is_below_since_the_first_such_window_in_a_row(repository):
    answers = "".join(
        rows(f"2026-{month:02}-10", likes, 40 - likes)
        for month, likes in ((1, 36), (2, 36), (3, 36), (4, 20), (5, 20), (6, 20), (7, 20), (8, 20))
    ) + rows("2026-09-10", 20, 20)
    found = [w for w in warnings(repository, answers, AIM) if w.kind is WarningKind.BELOW]
    # March to May: 76 of 120 is 63 %, at most 71 %; April to June: 50 %.
    assert [span_words(ENGLISH, w.since) for w in found] == ["June 2026"]


def test_each_window_is_judged_by_what_was_wanted_then(repository):
    answers = "".join(rows(f"2026-{month:02}-10", 24, 16) for month in range(1, 10))
    raised = "targets: [{since: 2020-01-01, at_least: 0.5}, {since: 2026-08-01, at_least: 0.75}]\n"
    (found,) = warnings(repository, answers, raised)
    assert span_words(ENGLISH, found.since) == "August 2026"
    assert found.wanted == 0.75


def test_what_is_withheld_ends_the_way_back(repository):
    months = {1: 40, 2: 40, 3: 40, 4: 9, 5: 40, 6: 40, 7: 40, 8: 40, 9: 40}
    answers = "".join(rows(f"2026-{m:02}-10", n // 2, n - n // 2) for m, n in months.items())
    found = [w for w in warnings(repository, answers, AIM) if w.kind is WarningKind.BELOW]
    assert [span_words(ENGLISH, w.since) for w in found] == ["July 2026"]


def test_a_window_of_few_answers_ends_the_way_back(repository):
    floors = "name: Small Works\nas_of: 2026-09-30\nfloors: {privacy: 5, reliability: 30}\n"
    months = {3: 6, 4: 6, 5: 6, 6: 6, 7: 12, 8: 12, 9: 12}
    answers = "".join(rows(f"2026-{m:02}-10", 0, n) for m, n in months.items())
    (found,) = warnings(repository, answers, AIM, **{"services/organisation.yml": floors})
    assert span_words(ENGLISH, found.since) == "August 2026"


def test_a_new_line_ends_the_way_back(repository):
    answers = "".join(rows(f"2026-{month:02}-10", 20, 20) for month in range(1, 10))
    event = "events: [{date: 2026-05-01, kind: survey-change, title: New}]\n"
    found = [w for w in warnings(repository, answers, AIM + event) if w.kind is WarningKind.BELOW]
    assert [span_words(ENGLISH, w.since) for w in found] == ["July 2026"]


@pytest.mark.parametrize(("question", "good", "bad"), [("ease", "5", "1"), ("shirt", "yes", "no")])
def test_every_question_with_a_target_is_looked_at(repository, question, good, bad):
    text = f"date,service,rating,{question}\n"
    text += f"2026-09-01,mail,5,{good}\n" * 20 + f"2026-09-01,mail,5,{bad}\n" * 60
    aim = f"targets: [{{since: 2020-01-01, question: {question}, at_least: 0.6}}]\n"
    (found,) = warnings(repository, "", aim, **{"data/answers/q.csv": text})
    assert (found.kind, found.question, found.figure.value) == (WarningKind.BELOW, question, 0.25)


FELL = months_of((10, 30), (10, 30), (10, 30))  # seen at the end of July
WORD = "word: [{{since: {}, text: We know.}}]\n"
ENTRY = "conversation: [{{raised: 2026-01-01, said: Slow., reply: We mend it., {}}}]\n"


@pytest.mark.parametrize(
    ("extra", "stand", "kind"),
    [
        ("", Stand.UNANSWERED, None),
        (WORD.format("2026-07-30"), Stand.UNANSWERED, None),
        (WORD.format("2026-07-31"), Stand.ANSWERED, ActionKind.WORD),
        (WORD.format("2026-09-30"), Stand.ANSWERED, ActionKind.WORD),
        (WORD.format("2026-10-01"), Stand.UNANSWERED, None),
        (
            ENTRY.format("progress: answered, answered: 2026-08-01"),
            Stand.ANSWERED,
            ActionKind.REPLY,
        ),
        (ENTRY.format("progress: answered, answered: 2026-07-01"), Stand.UNANSWERED, None),
        (ENTRY.format("progress: done, done: 2026-08-02"), Stand.ANSWERED, ActionKind.DONE),
        (
            WORD.format("2026-08-20") + ENTRY.format("progress: done, done: 2026-08-02"),
            Stand.ANSWERED,
            ActionKind.DONE,
        ),
    ],
)
def test_what_was_done_about_it(repository, extra, stand, kind):
    (found,) = warnings(repository, FELL, extra)
    assert found.seen == date(2026, 7, 31)
    assert found.stand is stand
    assert (found.response.kind if found.response else None) is kind


def test_it_is_unanswered_after_thirty_days(repository):
    organisation = "name: Small Works\nas_of: 2026-09-30\n"
    for day, stand in (("2026-09-30", Stand.WAITING), ("2026-10-01", Stand.UNANSWERED)):
        files = {"services/organisation.yml": organisation.replace("2026-09-30", day)}
        (found,) = warnings(repository, months_of((10, 30), (10, 30)), **files)
        assert (found.due, found.stand) == (date(2026, 9, 30), stand)


def test_a_word_to_one_warning_is_a_word_to_the_next_about_the_same(repository):
    found = warnings(repository, FELL, AIM + WORD.format("2026-08-05"))
    assert {each.kind: each.stand for each in found} == {
        WarningKind.LESS: Stand.ANSWERED,
        WarningKind.BELOW: Stand.ANSWERED,
    }
    seen = {each.kind: each.seen for each in found}
    assert seen[WarningKind.BELOW] > date(2026, 8, 5) > seen[WarningKind.LESS]


def test_the_most_pressing_comes_first(repository):
    text = "date,service,rating,ease\n" + "2026-09-01,mail,5,1\n" * 60
    aim = "targets: [{since: 2020-01-01, question: ease, at_least: 0.6}]\n"
    found = warnings(repository, FELL, aim, **{"data/answers/q.csv": text})
    assert [each.stand for each in found] == [Stand.UNANSWERED, Stand.WAITING]
