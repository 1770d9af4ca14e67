"""Where to say something, and whether one needs an account for it."""

from __future__ import annotations

import pytest

from generator.language import ENGLISH
from generator.pipeline import compute
from generator.wording.doors import door_words, needs_account, say_link

HEAD = "name: Mail\npurpose: I write.\nstage: live\nlaunched: 2020-01-01\n"
ORGANISATION = "name: Small Works\nas_of: 2026-09-30\nrepository: https://git.works.example/x\n"


@pytest.mark.parametrize(
    ("href", "needs"),
    [
        ("https://say.works.example/mail", False),
        ("https://works.example/git", False),
        ("mailto:desk@github.com", False),
        ("tel:4444", False),
        ("https://git.works.example/x/issues", True),
        ("https://github.com/works/x/issues", True),
        ("https://GitLab.com/works", True),
        ("https://eu.gitlab.com/works", True),
        ("https://notgithub.com/works", False),
    ],
)
def test_where_an_account_is_needed(href, needs):
    assert needs_account(href, "https://git.works.example/x") is needs
    assert needs_account("https://git.works.example/x", None) is False


def words(repository, service: str = "", organisation: str = "", provider: str = "") -> list[str]:
    files = {
        "services/it/mail.yml": HEAD + service,
        "services/organisation.yml": ORGANISATION + organisation,
        "services/it/provider.yml": "name: IT\nshirt: IT\n" + provider,
    }
    cards = compute(repository(files))
    link = say_link(ENGLISH, cards.services[0], cards.definitions)
    return [
        link.href if link else "",
        door_words(ENGLISH, cards.services[0], cards.definitions),
    ]


def test_the_nearest_door_counts(repository):
    a, b, c = (f"https://say.example/{each}" for each in "abc")
    own, his, all_ = f"feedback: {{link: {a}}}\n", f"feedback: {b}\n", f"feedback: {c}\n"
    assert words(repository, own, all_, his)[0] == a
    assert words(repository, "", all_, his)[0] == b
    assert words(repository, "", all_)[0] == c
    assert words(repository) == ["", "There is no place yet to have your say."]


def test_it_is_said_whether_an_account_is_needed(repository):
    free = words(repository, "feedback: {link: https://say.example/a}\n")[1]
    assert free == "“Have your say”, at the top of this page, needs no account."
    bound = words(repository, "feedback: {link: https://github.com/x/y}\n")[1]
    assert bound.startswith("To have your say, you still need an account")


def test_each_page_of_the_example_has_a_door_without_an_account(example_cards):
    cards = example_cards
    repository = cards.definitions.organisation.part.repository
    for card in cards.services:
        link = say_link(ENGLISH, card, cards.definitions)
        assert link is not None
        assert not needs_account(link.href, repository)
        for entry in card.service.conversation:
            assert entry.link is None or not needs_account(entry.link, repository)
