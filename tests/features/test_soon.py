"""Warnings before anybody is asked: only where forecasts proved their worth, of open periods."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from generator.features.owners_word.figures import EarlyWarning, Stand, WarningKind, Warnings
from generator.language import ENGLISH
from generator.wording.spans import span_words
from tests.features.test_expected import (
    HEAD,
    SPEED,
    TALLIES,
    TELEMETRY,
    cards,
    tallies,
    telemetry,
)

AIM = "targets: [{since: 2020-01-01, at_least: 0.65}]\n"
OCTOBER = "2026-10-28"


def slow() -> np.ndarray:
    """Return 36 months of seconds, each near the one before it."""
    rng, found = np.random.default_rng(5), [0.0]
    for _ in range(35):
        found.append(0.6 * found[-1] + rng.normal(0.0, 0.5))
    return np.array(found) + 5.0


def warnings(
    repository,
    now: float,
    head: str = "",
    as_of: str = OCTOBER,
    strength: float = 0.8,
    before: float | None = None,
) -> tuple[EarlyWarning, ...]:
    """Return what is warned of in October, when opening it takes so many seconds."""
    months = slow() if before is None else np.append(slow()[:-1], before)
    files = {
        "services/it/mail.yml": HEAD + SPEED + head,
        "data/tallies/t.csv": TALLIES + tallies(months, strength, n=400),
        "data/telemetry/t.csv": TELEMETRY + telemetry(np.append(months, now)),
    }
    return cards(repository, as_of=as_of, **files).services[0].panels[Warnings].items


def test_what_is_measured_warns_before_anybody_is_asked(repository):
    less, below = warnings(repository, 9.0, AIM)
    assert (less.kind, less.wanted) == (WarningKind.SOON_LESS, None)
    assert (below.kind, below.wanted) == (WarningKind.SOON_BELOW, 0.65)
    for each in (less, below):
        assert (each.question, each.figure.id) == ("like", "mail/expected")
        assert (span_words(ENGLISH, each.since), each.seen) == (
            "October 2026",
            date(2026, 10, 1),
        )
        assert (each.due, each.stand) == (date(2026, 10, 31), Stand.WAITING)


def test_an_owner_can_answer_it(repository):
    word = "word: [{since: 2026-10-12, text: We know why.}]\n"
    assert {each.stand for each in warnings(repository, 9.0, word)} == {Stand.ANSWERED}
    early = "word: [{since: 2026-09-12, text: All is well.}]\n"
    assert {each.stand for each in warnings(repository, 9.0, early)} == {Stand.WAITING}


def test_a_month_as_usual_warns_of_nothing(repository):
    assert warnings(repository, 5.0, AIM) == ()


def test_a_forecast_that_proved_nothing_warns_of_nothing(repository):
    assert warnings(repository, 9.0, strength=0.0) == ()


def test_what_has_come_true_is_no_warning_of_what_is_to_come(repository):
    found = warnings(repository, 5.0, AIM, as_of="2026-09-30", before=9.0)
    assert {each.kind for each in found} == {WarningKind.LESS, WarningKind.BELOW}


@pytest.mark.parametrize("aim", ["0.55", "0.6"])
def test_below_is_the_whole_range(repository, aim):
    head = f"targets: [{{since: 2020-01-01, at_least: {aim}}}]\n"
    found = {each.kind: each for each in warnings(repository, 9.0, head)}
    figure = found[WarningKind.SOON_LESS].figure
    assert figure.value < 0.55 < figure.high < 0.6
    assert (WarningKind.SOON_BELOW in found) is (aim == "0.6")
