"""You said, we did: how far each topic has come, from the file to the panel."""

from __future__ import annotations

from datetime import date

import pytest

from generator.features.conversation.figures import Conversation, Standing
from generator.features.conversation.words import describe
from generator.figures.figure import State
from generator.language import ENGLISH
from generator.pipeline import compute
from tests.figures.test_states import card

SERVICE = "name: Mail\nstage: live\nconversation:\n"


def talk(repository, *entries: str) -> Conversation:
    text = SERVICE + "".join(
        f"  - {{raised: 2026-06-01, said: It is slow., {e}}}\n" for e in entries
    )
    return card(repository, **{"services/it/mail.yml": text}).panels[Conversation]


CASES = [
    ("progress: heard", Standing.OVERDUE, date(2026, 7, 1)),
    ("progress: heard, due: 2026-12-01", Standing.WAITING, None),
    ("progress: heard, answered: 2026-06-11", Standing.ANSWERED, None),
    ("progress: answered, answered: 2026-06-11, reply: Yes.", Standing.ANSWERED, None),
    ("progress: doing, answered: 2026-06-11, due: 2026-12-31", Standing.DOING, None),
    ("progress: doing, answered: 2026-06-11, due: 2026-09-29", Standing.OVERDUE, date(2026, 9, 29)),
    ("progress: doing, answered: 2026-06-11, due: 2026-09-30", Standing.DOING, None),
    ("progress: doing, answered: 2026-06-11", Standing.OVERDUE, date(2026, 8, 10)),
    ("progress: doing, answered: 2026-08-11", Standing.DOING, None),
    (
        "progress: answered, answered: 2026-06-11, due: 2026-07-01",
        Standing.OVERDUE,
        date(2026, 7, 1),
    ),
    ("progress: done, done: 2026-09-01", Standing.DONE, date(2026, 9, 1)),
    ("progress: refused, reply: No.", Standing.REFUSED, None),
]


@pytest.mark.parametrize(("written", "standing", "since"), CASES)
def test_how_far_a_topic_has_come(repository, written, standing, since):
    (topic,) = talk(repository, written).topics
    assert (topic.standing, topic.since) == (standing, since)


def test_the_most_pressing_comes_first(repository):
    found = talk(repository, *(written for written, _, _ in reversed(CASES)))
    order = [topic.standing for topic in found.topics]
    assert order == sorted(order, key=list(Standing).index)
    assert order[0] is Standing.OVERDUE


def test_comments_are_counted_and_one_without_a_number_is_one(repository):
    found = talk(
        repository,
        "progress: heard, comments: 16",
        "progress: heard, due: 2026-12-01, comments: 12",
        "progress: answered, answered: 2026-06-03, reply: Yes., comments: 3",
        "progress: refused, answered: 2026-06-11, reply: No.",
    )
    assert (found.answered.value, found.answered.of) == (2.0, 30)
    assert found.wait == 6.0


def test_settled_adds_up_who_was_asked(repository):
    found = talk(
        repository,
        "progress: done, done: 2026-09-01, settled: {yes: 3, asked: 15}",
        "progress: done, done: 2026-09-02, settled: {yes: 4, asked: 16}",
        "progress: heard",
    )
    assert (found.settled.value, found.settled.of) == (7.0, 31)


def test_nothing_raised_is_no_number(repository):
    found = card(repository, **{"services/it/mail.yml": "name: Mail\nstage: live\n"}).panels[
        Conversation
    ]
    assert found.topics == ()
    assert [figure.state for figure in found.figures] == [State.NOT_ASKED] * 2
    assert found.wait is None


def test_what_is_raised_later_is_not_there_yet(repository):
    text = SERVICE + "  - {raised: 2026-10-01, said: Later., progress: heard}\n"
    card_ = card(repository, **{"services/it/mail.yml": text})
    assert card_.panels[Conversation].topics == ()


@pytest.mark.parametrize(
    ("raised", "summary"),
    [
        ("progress: heard", "The only comment has not been answered."),
        (
            "progress: answered, answered: 2026-06-01, reply: Yes.",
            "The only comment was answered on the same day.",
        ),
        (
            "progress: answered, answered: 2026-06-02, reply: Yes., comments: 12",
            "12 of 12 comments have been answered; the first answer usually takes 1 day.",
        ),
        (
            "progress: heard, answered: 2026-06-04, settled: {yes: 3, asked: 14}",
            (
                "The only comment was answered after 3 days; 3 of 14 people who were asked say it "
                "is resolved."
            ),
        ),
    ],
)
def test_a_service_says_how_much_is_answered(repository, raised, summary):
    text = f"{SERVICE}  - {{raised: 2026-06-01, said: It is slow., {raised}}}\n"
    cards = compute(repository({"services/it/mail.yml": text}))
    content = describe(ENGLISH, cards.services[0], cards.definitions, cards.as_of)
    assert content.body.summary == summary
