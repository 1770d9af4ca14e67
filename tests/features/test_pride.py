"Pride: staff who provide it and those who use it, from files through all rooms."

from __future__ import annotations

import pytest

from generator.disclosure.published import Mode
from generator.features.pride.figures import Pride
from generator.features.pride.words import describe
from generator.figures.figure import State
from generator.figures.gap import clear
from generator.language import ENGLISH
from generator.model.subject import Subject
from generator.pipeline import compute
from generator.wording.plain import plain
from tests.figures.test_states import HEADER, card, invited, rows


def made(day: str, proud: int, others: int, name: str = "mail") -> str:
    return f"{day},{name},5\n" * proud + f"{day},{name},2\n" * others


def pride(repository, answers: str = "", own: str = "", **files: str) -> Pride:
    if own:
        files["data/pride/p.csv"] = HEADER + own
    return card(repository, answers, **files).panels[Pride]


def test_without_answers_nobody_was_asked(repository):
    found = pride(repository, rows("2026-09-01", 40, 0))
    assert found.proud.state is State.NOT_ASKED
    assert (found.gap.state, found.gap.value) == (State.NOT_ASKED, None)


@pytest.mark.parametrize(
    ("people", "state"), [(9, State.WITHHELD), (10, State.FEW), (30, State.SHOWN)]
)
def test_pride_passes_the_same_door(repository, people, state):
    found = pride(repository, rows("2026-09-01", 40, 0), made("2026-09", people, 0))
    assert found.proud.state is state
    assert (found.proud.n is None) == (state is State.WITHHELD)
    assert (found.gap.value is None) == (state is not State.SHOWN)


def test_the_gap_is_proud_minus_liked_with_its_range(repository):
    found = pride(repository, rows("2026-09-01", 130, 111), made("2026-09", 53, 7))
    assert found.gap.value == pytest.approx(53 / 60 - 130 / 241)
    assert (found.gap.low, found.gap.high) == pytest.approx((0.2220, 0.4303), abs=1e-4)
    assert clear(found.gap)
    assert found.gap.n == 301
    assert found.gap.sources == ("data/answers/a.csv", "data/pride/p.csv")


def test_a_gap_within_chance_is_none(repository):
    found = pride(repository, rows("2026-09-01", 60, 40), made("2026-09", 20, 11))
    assert found.gap.value is not None
    assert not clear(found.gap)


def test_pride_is_never_mixed_with_customers_answers(repository):
    scorecard = card(
        repository,
        rows("2026-09-01", 40, 10),
        **{"data/pride/p.csv": HEADER + made("2026-09", 0, 50)},
    )
    like = scorecard.signs.like
    assert (like.value, like.n) == (0.8, 50)
    assert like.sources == ("data/answers/a.csv",)
    assert scorecard.panels[Pride].proud.sources == ("data/pride/p.csv",)


def test_a_list_of_customers_does_not_split_those_who_provide(repository):
    """Invitations of customers in July only: answers of July and September stay together."""
    own = made("2026-07", 20, 0) + made("2026-09", 20, 0)
    files = {"invitations": invited(200, period="2026-07")}
    found = pride(repository, rows("2026-07-05", 40, 0), own, **files)
    assert found.proud.n == 40
    assert found.proud.mode is None


def test_both_are_about_the_same_days(repository):
    own = made("2026-09", 12, 0) + made("2026-03", 20, 0)
    answers = rows("2026-09-01", 40, 0) + rows("2026-03-01", 0, 40)
    found = pride(repository, answers, own)
    assert found.proud.span == found.liked.span
    assert found.proud.span is not None
    assert found.proud.span.lengthened
    assert found.own
    assert found.liked.value == 0.5
    assert found.liked.id == "mail/like?beside=pride"
    assert found.liked in found.figures


def test_where_the_headline_is_about_the_same_days_it_is_not_shown_twice(repository):
    found = pride(repository, rows("2026-09-01", 40, 0), made("2026-09", 30, 0))
    assert not found.own
    assert [figure.id for figure in found.figures] == ["mail/pride", "mail/pride-gap"]


def test_a_provider_has_its_own_pride_and_a_mix_without_any(repository):
    reading = repository(
        {
            "data/answers/a.csv": "date,provider,service,rating\n"
            + "2026-09-01,it,,5\n" * 20
            + "2026-09-01,it,,1\n" * 20
            + "2026-09-01,,mail,5\n" * 40,
            "data/pride/p.csv": "date,provider,service,rating\n"
            + "2026-09,it,,5\n" * 40
            + "2026-09,,mail,1\n" * 40,
        }
    )
    assert reading.checked.errors == ()
    cards = compute(reading)
    (it,), (mail,) = cards.providers, cards.services
    found = it.panels[Pride]
    assert (found.proud.value, found.liked.value, found.gap.value) == (1.0, 0.5, 0.5)
    assert (it.mix.value, it.mix.n) == (1.0, 40)
    published = mail.panels.context.subject_context.published
    assert published.communities(Subject("service", "mail"), "pride", Mode.OPEN) == ()
    with pytest.raises(KeyError):
        it.subject_context.published.points(Subject("service", "mail"), "like", Mode.OPEN)


def test_of_a_service_in_the_pipeline_nothing_is_reported(repository):
    service = "name: Mail\nstage: pipeline\n"
    found = pride(repository, "", made("2026-09", 40, 0), service=service)
    assert {figure.state for figure in found.figures} == {State.NOT_APPLICABLE}


NOTHING = "There is nothing to compare it with: "


@pytest.mark.parametrize(
    ("answers", "asked", "says"),
    [
        (rows("2026-09-01", 5, 0), 200, NOTHING + "what users answered is withheld."),
        ("", 0, NOTHING + "nobody asked users."),
        ("", 200, NOTHING + "no user answered."),
        (
            rows("2026-09-01", 12, 0),
            200,
            "Too few staff or users answered to say if they differ.",
        ),
        (
            rows("2026-09-01", 20, 20),
            200,
            "Pride is 50 points higher (+33 to +65): more than chance.",
        ),
        (
            rows("2026-09-01", 39, 1),
            200,
            "No clear difference (−7 to +13 points).",
        ),
    ],
)
def test_what_is_said_of_the_gap(repository, answers, asked, says):
    files = {"data/pride/p.csv": HEADER + made("2026-09", 40, 0)}
    files |= {"data/answers/a.csv": HEADER + answers} if answers else {}
    files |= {"data/invitations/i.csv": invited(asked)} if asked else {}
    cards = compute(repository(files))
    found = describe(ENGLISH, cards.services[0], cards.definitions, cards.as_of)
    assert found is not None
    assert plain(found.body.gap) == says
