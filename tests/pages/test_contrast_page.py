"""Green outside, red inside: which services, what they promise, and why nobody can say."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.language import ENGLISH
from generator.pages.contrast import ContrastsView, contrasts_view
from generator.pipeline import compute
from tests.features.test_promises import HATED, HEAD, LOVED, PROMISE, STEPS, measured
from tests.figures.test_states import HEADER, invited, rows

ROOT = Path(__file__).parents[2]
KEPT = measured("99.9", "99.9", "99.9")


def view(repository, answers: str = HATED, promises: str = KEPT, **files: str) -> ContrastsView:
    every = {"services/it/mail.yml": HEAD + STEPS + PROMISE, "data/invitations/i.csv": invited(200)}
    every |= {"data/promises/p.csv": promises} if promises else {}
    every |= {"data/answers/a.csv": HEADER + answers} if answers else {}
    reading = repository({**every, **files})
    assert reading.checked.errors == ()
    return contrasts_view(ENGLISH, compute(reading))


def test_a_kept_promise_and_what_people_say(repository):
    found = view(repository)
    (mail,) = found.contrasts
    assert found.said == "1 service keeps its promises, and too few people like it."
    assert (found.tone, mail.card.name) == ("bad", "Mail")
    assert mail.card.range
    assert mail.kept == "Promise kept: “It is up”."
    assert mail.uncovered == "No promise covers “Send it”."
    assert found.unknown_said == "For every service we know whether promise and experience agree."


def test_several_by_name(repository):
    other = HEAD.replace("Mail", "Archive") + PROMISE.replace("  covers: [open]\n", "")
    found = view(
        repository,
        HATED + HATED.replace("mail", "archive"),
        KEPT + KEPT.split("\n", 1)[1].replace("mail", "archive"),
        **{"services/it/archive.yml": other},
    )
    assert [each.card.name for each in found.contrasts] == ["Archive", "Mail"]
    assert found.said == "2 services keep their promises, and too few people like them."
    assert found.contrasts[0].uncovered.startswith("Nobody has written down its steps")


def test_where_every_step_is_covered_it_says_that_the_promise_falls_short(repository):
    covered = PROMISE.replace("covers: [open]", "covers: [open, send]")
    (mail,) = view(repository, **{"services/it/mail.yml": HEAD + STEPS + covered}).contrasts
    assert mail.uncovered == "The promises cover every step, so they are not enough."


def test_none_is_said(repository):
    found = view(repository, LOVED)
    assert (found.contrasts, found.tone) == ((), "plain")
    assert found.said == "No service is green outside and red inside."
    assert found.others == (
        "Of the services in use, not listed here: 1 service keeps its promises and people are "
        "content with it."
    )


def test_broken_is_not_green(repository):
    found = view(repository, HATED, measured("99.9", "99.9", "90"))
    assert found.contrasts == ()
    assert (
        found.others
        == "Of the services in use, not listed here: 1 service has a promise that was not kept."
    )


@pytest.mark.parametrize(
    ("answers", "promises", "why"),
    [
        (HATED, "", "“It is up” was not measured."),
        (rows("2026-09-10", 15, 5), KEPT, "Too few people answered."),
        (
            rows("2026-09-10", 5, 0),
            KEPT,
            "We do not show what people answered, because it could identify somebody.",
        ),
        ("", KEPT, "People were asked, but nobody answered."),
        ("", "", "“It is up” was not measured; people were asked, but nobody answered."),
    ],
)
def test_why_it_is_not_known(repository, answers, promises, why):
    found = view(repository, answers, promises)
    assert [each.why for each in found.unknown] == [why]
    assert found.said == "We do not know yet for any service whether promise and experience agree."
    assert found.unknown_said == (
        "For 1 service we cannot say whether promise and experience agree. That does not mean it "
        "is fine."
    )


def test_nothing_promised_and_not_yet_promised(repository):
    found = view(repository, HATED, "", **{"services/it/mail.yml": HEAD + STEPS})
    assert [each.why for each in found.unknown] == ["Nothing was promised."]
    later = PROMISE.replace("2020-01-01", "2026-09-30").replace("2026-08-01", "2026-10-01")
    values = "period,service,promise,value\n2026-08,mail,up,99.9\n"
    found = view(repository, HATED, values, **{"services/it/mail.yml": HEAD + STEPS + later})
    assert [each.why for each in found.unknown] == ["“It is up” did not apply yet at that time."]


def test_what_is_not_in_use_has_no_place(repository):
    retired = HEAD.replace("live", "retired") + STEPS + PROMISE + "retired: 2026-09-20\n"
    found = view(repository, **{"services/it/mail.yml": retired})
    assert (found.contrasts, found.unknown) == ((), ())


def test_the_example_shows_both(example_cards):
    found = contrasts_view(ENGLISH, example_cards)
    assert "Remote access" in [each.card.name for each in found.contrasts]
    assert {each.why for each in found.unknown} >= {"Nobody was asked.", "Nothing was promised."}
