"""The conversation page: everything that was raised, in order, with its totals in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.language import ENGLISH
from generator.pages.conversation import ConversationView, conversation_view
from generator.pipeline import compute
from tests.wording.jargon import jargon_in

ROOT = Path(__file__).parents[2]
HEAD = "name: {}\npurpose: I write.\nstage: live\nlaunched: 2020-01-01\nconversation:\n"


def view(repository, mail: str, post: str = "") -> ConversationView:
    files = {"services/it/mail.yml": HEAD.format("Mail") + mail}
    if post:
        files["services/hr/post.yml"] = HEAD.format("Post") + post
        files["services/hr/provider.yml"] = "name: HR\nshirt: HR\n"
    reading = repository(files)
    assert reading.checked.errors == ()
    return conversation_view(ENGLISH, compute(reading))


def entry(said: str, more: str, raised: str = "2026-06-01") -> str:
    return f"- {{raised: {raised}, said: {said}., {more}}}\n"


def test_the_most_pressing_comes_first_over_all_services(repository):
    mail = (
        entry("Done", "progress: done, done: 2026-09-01")
        + entry("Done later", "progress: done, done: 2026-09-01", raised="2026-08-01")
        + entry("Heard", "progress: heard, comments: 20", raised="2026-09-10")
        + entry("Refused", "progress: refused, reply: No.")
    )
    post = (
        entry("Heard by more", "progress: heard, comments: 90", raised="2026-09-10")
        + entry("Heard earlier", "progress: heard, comments: 20", raised="2026-09-01")
        + entry("Late", "progress: doing, answered: 2026-06-02, due: 2026-07-01")
    )
    found = view(repository, mail, post)
    assert [each.topic.said for each in found.raised] == [
        "Late.",
        "Heard by more.",
        "Heard earlier.",
        "Heard.",
        "Done later.",
        "Done.",
        "Refused.",
    ]
    assert found.number == "7 topics"
    assert found.said == (
        "7 topics, raised in 134 comments: 1 overdue, 3 waiting for an answer, 2 done and 1 "
        "declined with a reason."
    )


def test_what_the_filters_offer_is_what_there_is(repository):
    mail = entry("Heard", "progress: heard", "2026-09-10")
    mail += entry("Law", "progress: heard, by: regulator", "2026-09-10")
    found = view(repository, mail)
    assert [(each.value, each.text) for each in found.services] == [("mail", "Mail")]
    assert [(each.value, each.text) for each in found.providers] == [("it", "IT")]
    assert [each.value for each in found.standings] == ["waiting"]
    assert [(each.value, each.text) for each in found.voices] == [
        ("customers", "Customers"),
        ("regulator", "A regulator"),
    ]
    first = found.raised[0]
    assert (first.subject, first.provider, first.standing, first.voice) == (
        "mail",
        "it",
        "waiting",
        "customers",
    )
    assert first.service.href == "services/mail/"


def test_what_waits_says_for_how_long_and_that_it_is_too_long(repository):
    said = "progress: heard"
    found = view(
        repository,
        entry("A", said) + entry("B", said, "2026-09-29") + entry("C", said, "2026-09-30"),
    )
    assert [each.topic.course for each in found.raised] == [
        "Not answered; our limit is 30 days; overdue for 91 days.",
        "Waiting for 1 day.",
        "",
    ]


def test_the_page_says_what_overdue_means_where_something_is(repository):
    waiting = entry("A", "progress: heard", "2026-09-10")
    late = entry("B", "progress: doing, answered: 2026-06-02, due: 2026-07-01")
    few = "A topic raised in fewer than 10 comments counts as one comment."
    assert view(repository, waiting).notes == (few,)
    overdue, also = view(repository, waiting, late).notes
    assert "overdue after 30 days, and work after 60" in overdue
    assert also == few


def test_totals_add_up_over_services(repository):
    done = "progress: done, done: 2026-09-01, settled: {{yes: {}, asked: {}}}, answered: 2026-06-{}"
    found = view(
        repository,
        entry("A", done.format(3, 14, "02") + ", comments: 10"),
        entry("B", done.format(1, 14, "08") + ", comments: 5") + entry("C", "progress: heard"),
    )
    assert found.totals == (
        "11 of 12 comments have been answered.",
        "The first answer usually takes 4 days.",
        "We asked 28 people whether what they had raised is resolved: 4 say yes.",
    )


def test_one_of_each_is_said_in_the_singular(repository):
    found = view(repository, entry("A", "progress: answered, answered: 2026-06-02, reply: Yes."))
    assert found.said == "1 topic, raised in 1 comment: 1 answered."
    assert found.totals == (
        "1 of 1 comment has been answered.",
        "The first answer usually takes 1 day.",
    )
    assert found.number == "1 topic"


def test_where_nothing_was_raised_the_page_says_so(repository):
    reading = repository({})
    found = conversation_view(ENGLISH, compute(reading))
    assert found.said == "Nobody has raised anything about any service yet."
    assert (found.raised, found.totals, found.providers) == ((), (), ())


@pytest.fixture(scope="module")
def example(example_cards) -> ConversationView:
    return conversation_view(ENGLISH, example_cards)


def test_the_example_shows_each_standing_and_each_answer_to_did_it_help(example):
    assert len(example.standings) == 6
    assert len(example.voices) == 3
    begins = {each.topic.helped.split(":")[0] for each in example.raised if each.topic.helped}
    assert begins == {
        "It helped",
        "No difference beyond chance",
        "It got worse",
        "Too early to say whether it helped",
        "Too few answers to say whether it helped.",
        "We do not show whether it helped",
        "We cannot say whether it helped",
        "No measure was chosen beforehand, so we cannot judge.",
        "The figure was named only after the action, so it proves nothing.",
    }
    unclear = {e.topic.helped for e in example.raised if "We cannot say whether" in e.topic.helped}
    assert len(unclear) == 2
    assert any("some recovery" in each.topic.helped_note for each in example.raised)
    assert example.totals[-1] == (
        "20 things were done, and we can judge 11: 5 helped, after 5 we see no difference beyond "
        "chance and after 1 it got worse."
    )


def test_its_sentences_are_plain(example):
    for said in (example.said, *example.totals):
        assert not jargon_in(said)
        assert said.endswith(".")
