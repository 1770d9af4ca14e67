"What we predicted, from the files through all rooms: its states, nothing of the future."

from __future__ import annotations

import math
import re
from datetime import date

import numpy as np
import pytest

from generator.features.expected.figures import Expected, ForecastState
from generator.features.expected.forecast import _features
from generator.features.expected.known_facts import facts_of
from generator.features.expected.words import PANEL, describe
from generator.figures.figure import State
from generator.language import ENGLISH
from generator.model.period import Grain, Period, parse_period, period_of
from generator.pipeline import compute
from generator.scorecards.scorecard import Scorecards
from generator.wording.spans import span_words

LAST = period_of(date(2026, 9, 1), Grain.MONTH)
MONTHS: list[Period] = [LAST.shift(at - 35) for at in range(36)]
HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\nlog_since: 2020-01-01\n"
SPEED = """measures:
- {id: open, name: Time to open, unit: s, direction: decrease}
- {id: size, name: Size, unit: MB, direction: neutral}
"""
TALLIES = "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5\n"
TELEMETRY = "date,service,measure,value\n"
NO_LOG = "id,service,opened,resolved,planned\n"


def seconds(service: int = 0) -> np.ndarray:
    return np.random.default_rng(7 + service).normal(5.0, 1.0, 37)


def telemetry(values: np.ndarray, name: str = "mail", measure: str = "open") -> str:
    months = [*MONTHS, LAST.shift(1)]
    return "".join(
        f"{month.start},{name},{measure},{value:.3f}\n"
        for month, value in zip(months, values, strict=True)
        if not math.isnan(value)
    )


def tallies(values: np.ndarray, strength: float, name: str = "mail", n: int = 200) -> str:
    rng = np.random.default_rng(3)
    rows = []
    for month, value in zip(MONTHS, values, strict=False):
        share = 1 / (1 + np.exp(-(0.4 - strength * (value - 5.0))))
        likes = int(rng.binomial(n, share))
        rows.append(f"{month.id},{name},like,{n - likes},0,0,{likes},0\n")
    return "".join(rows)


def cards(repository, strength: float = 0.6, as_of: str = "2026-09-30", **files: str) -> Scorecards:
    every = {
        "services/organisation.yml": f"name: Small Works\nas_of: {as_of}\n",
        "services/it/mail.yml": HEAD + SPEED,
        "data/tallies/t.csv": TALLIES + tallies(seconds(), strength),
        "data/telemetry/t.csv": TELEMETRY + telemetry(np.append(seconds()[:36], math.nan)),
        "data/incidents/i.csv": NO_LOG + "1,mail,2020-02-03T10:00,2020-02-03T11:00,no\n",
        **files,
    }
    reading = repository({name: text for name, text in every.items() if text})
    assert reading.checked.errors == ()
    return compute(reading)


def expected(repository, strength: float = 0.6, **files: str) -> Expected:
    return cards(repository, strength, **files).services[0].panels[Expected]


def said(found: Scorecards) -> str:
    content = describe(ENGLISH, found.services[0], found.definitions, found.as_of)
    assert content is not None
    return content.said


def test_where_what_is_measured_predicts_liking_the_forecast_is_shown(repository):
    found = expected(repository)
    assert found.state is ForecastState.SHOWN
    assert found.now.state is State.SHOWN
    assert found.now.id == "mail/expected"
    assert found.now.span is not None
    assert span_words(ENGLISH, found.now.span) == "September 2026"
    assert found.now.low < found.now.value < found.now.high
    assert found.now.sources == ("data/incidents/i.csv", "data/telemetry/t.csv")
    assert len(found.record) == 24
    assert found.record[-1].true is not None
    assert found.error.value < 0.8 * found.guess.value
    assert found.error.sources == (
        *("data/incidents/i.csv", "data/tallies/t.csv", "data/telemetry/t.csv"),
    )
    assert (found.held.value, found.held.of) == (
        sum(not each.miss for each in found.record if each.low is not None),
        sum(each.low is not None for each in found.record),
    )
    assert [figure.id for figure in found.figures[:4]] == [
        "mail/expected",
        "mail/expected-error",
        f"mail/expected-error?by={found.skill.best.replace(' ', '-')}",
        "mail/expected-held",
    ]
    by_period = found.figures[4:]
    assert [figure.id for figure in by_period] == [
        f"mail/expected?period={month.id}" for month in MONTHS[12:]
    ]
    assert [figure.value for figure in by_period] == [each.expected for each in found.record]


def test_where_it_does_not_the_page_says_so_and_shows_no_forecast(repository):
    found = cards(repository, strength=0.0)
    panel = found.services[0].panels[Expected]
    assert panel.state is ForecastState.NO_SKILL
    assert (panel.now.state, panel.now.value) == (State.NO_DATA, None)
    assert panel.error is not None
    assert said(found) == "Our measurements predict no better than the last answers."
    body = describe(ENGLISH, found.services[0], found.definitions, found.as_of).body
    early = panel.skill.origins - panel.skill.judged
    assert body.unranged == f"{early} had no range yet"


def test_the_running_period_is_predicted_from_what_was_measured_so_far(repository):
    values = seconds()
    files = {"data/telemetry/t.csv": TELEMETRY + telemetry(values)}
    found = cards(repository, as_of="2026-10-20", **files)
    panel = found.services[0].panels[Expected]
    assert panel.state is ForecastState.SHOWN
    assert span_words(ENGLISH, panel.now.span) == "October 2026"
    assert panel.record[-1].true is None
    assert said(found).startswith("From our measurements we expect ")
    slow = {"data/telemetry/t.csv": TELEMETRY + telemetry(np.array([*values[:36], 9.0]))}
    worse = expected(repository, as_of="2026-10-20", **slow)
    early = expected(repository, as_of="2026-10-05", **slow)
    assert worse.now.value < early.now.value < panel.now.value


def test_a_forecast_that_did_not_come_true_is_said_to_be_wrong(repository):
    for likes, kind in ((10, "signal-down"), (199, "signal-up")):
        rows = tallies(seconds(), 0.6).splitlines(keepends=True)
        rows[-1] = f"2026-09,mail,like,{200 - likes},0,0,{likes},0\n"
        found = cards(repository, **{"data/tallies/t.csv": TALLIES + "".join(rows)})
        content = describe(ENGLISH, found.services[0], found.definitions, found.as_of)
        assert found.services[0].panels[Expected].record[-1].miss
        assert re.search(r"expected \d+ of 100 people .*; \d+ did\. We were wrong\.", content.said)
        assert content.body.record.chart.marks[-1].kind == kind
        last = found.services[0].panels[Expected].record[-1]
        assert content.body.record.misses[-1].period == ENGLISH.period(last.period)
        assert re.search(r"predictions? w(as|ere) wrong", content.body.record.description)
        assert "no forecast" not in content.body.record.description


def test_with_nothing_measured_in_the_running_period_there_is_none(repository):
    found = cards(repository, as_of="2026-10-20")
    panel = found.services[0].panels[Expected]
    assert panel.state is ForecastState.NOTHING_YET
    assert (panel.now.state, panel.now.value) == (State.NO_DATA, None)
    assert panel.record[-1].period.id == "2026-09"
    assert "nothing has been measured recently" in said(found)


@pytest.mark.parametrize(
    ("files", "forecast", "state"),
    [
        ({"data/tallies/t.csv": ""}, ForecastState.NOT_ASKED, State.NOT_ASKED),
        (
            {
                "data/tallies/t.csv": "",
                "data/telemetry/t.csv": "",
                "services/it/mail.yml": HEAD,
            },
            ForecastState.NOT_MEASURED,
            State.NOT_ASKED,
        ),
        (
            {
                "data/telemetry/t.csv": "",
                "data/incidents/i.csv": "",
                "services/it/mail.yml": HEAD.replace("log_since: 2020-01-01\n", "") + SPEED,
            },
            ForecastState.NOT_MEASURED,
            State.NO_DATA,
        ),
        (
            {"data/telemetry/t.csv": TELEMETRY + telemetry(np.full(37, 5.0))},
            ForecastState.NOT_MEASURED,
            State.NO_DATA,
        ),
        (
            {"data/tallies/t.csv": TALLIES + tallies(seconds(), 0.6, n=29)},
            ForecastState.SHORT,
            State.NO_DATA,
        ),
        (
            {"data/tallies/t.csv": TALLIES + "2026-09,mail,like,20,0,0,20,0\n"},
            ForecastState.SHORT,
            State.NO_DATA,
        ),
    ],
    ids=["not asked", "neither", "not measured", "never moved", "few answers each", "one point"],
)
def test_other_states_say_why_there_is_none(repository, files, forecast, state):
    found = cards(repository, **files)
    panel = found.services[0].panels[Expected]
    assert (panel.state, panel.now.state) == (forecast, state)
    assert panel.figures == (panel.now,)
    assert said(found) in {wording.says for wording in PANEL.wordings(ENGLISH)}


def test_a_service_that_is_not_there_yet_has_no_panel(repository):
    service = "name: Mail\nstage: pipeline\n"
    none = dict.fromkeys(("data/telemetry/t.csv", "data/tallies/t.csv", "data/incidents/i.csv"), "")
    found = cards(repository, **{"services/it/mail.yml": service, **none})
    card = found.services[0]
    assert card.panels[Expected].now.state is State.NOT_APPLICABLE
    assert describe(ENGLISH, card, found.definitions, found.as_of) is None


def test_hours_of_days_that_nobody_watched_are_not_known(repository):
    watched = "source,service,from,to\nThe log,mail,2026-01-01,2026-07-31\n"
    found = cards(repository, **{"data/coverage/c.csv": watched})
    months = [parse_period(f"2026-{month:02}") for month in range(6, 10)]
    (facts,) = facts_of([found.services[0].panels.context], months)
    assert np.isnan(facts.hours_without).tolist() == [False, False, True, True]


def test_a_withheld_period_is_not_known_to_any_forecast(repository):
    """Seven people: whatever they said, nothing that is published changes."""

    def forecasts(likes: int) -> tuple:
        rows = tallies(seconds(), 0.6).splitlines(keepends=True)
        rows[20] = f"{MONTHS[20].id},mail,like,{7 - likes},0,0,{likes},0\n"
        found = expected(repository, **{"data/tallies/t.csv": TALLIES + "".join(rows)})
        assert found.record[8].true is None
        return found.record, found.figures

    assert forecasts(0) == forecasts(7)


def test_later_answers_change_no_earlier_forecast(repository):
    rows = tallies(seconds(), 0.6).splitlines(keepends=True)
    other = [
        f"{row[:7]},mail,like,90,0,0,110,0\n" if at > 27 else row for at, row in enumerate(rows)
    ]
    one = expected(repository, **{"data/tallies/t.csv": TALLIES + "".join(rows)})
    two = expected(repository, **{"data/tallies/t.csv": TALLIES + "".join(other)})
    assert one.record != two.record
    forecasts = [[(e.expected, e.low, e.high) for e in each.record[:17]] for each in (one, two)]
    assert forecasts[0] == forecasts[1]


def test_a_changed_unit_does_not_move_the_forecast_off(repository):
    values = seconds()
    changed = np.where(np.arange(37) >= 28, values * 60, values)
    files = {"data/telemetry/t.csv": TELEMETRY + telemetry(np.append(changed[:36], math.nan))}
    plain, found = expected(repository), expected(repository, **files)
    assert found.record[:16] == plain.record[:16]
    later = [each.expected for each in found.record][16:]
    assert later[:6] == [None] * 6  # too little is known in the new unit
    assert None not in later[6:]


def test_breakdowns_count_next_to_what_is_measured(repository):
    """Liking falls with hours without it; what is measured says nothing."""
    hours = np.random.default_rng(5).integers(0, 9, 36)
    log = "".join(
        f"{at},mail,{month.start}T08:00,{month.start}T{8 + hours[at]:02}:00,no\n"
        for at, month in enumerate(MONTHS)
    )
    answers = tallies(5.0 + np.log1p(hours) - 1.3, 0.9)
    files = {"data/incidents/i.csv": NO_LOG + log, "data/tallies/t.csv": TALLIES + answers}
    hours_kept = HEAD + "hours: Mon-Sun 00:00-00:00\n"
    found = expected(repository, **files, **{"services/it/mail.yml": hours_kept + SPEED})
    assert found.state is ForecastState.SHOWN
    alone = expected(
        repository,
        **files,
        **{"services/it/mail.yml": hours_kept, "data/telemetry/t.csv": TELEMETRY},
    )
    assert alone.state is ForecastState.SHOWN


def test_services_learn_from_each_other_and_are_computed_once(repository):
    other = (HEAD + SPEED).replace("Mail", "Post")
    answers = TALLIES + tallies(seconds(), 0.6) + tallies(seconds(1), 0.6, "post")
    kept = [
        telemetry([*seconds(at)[:36], math.nan], name) for at, name in enumerate(("mail", "post"))
    ]
    files = {
        "services/it/post.yml": other,
        "data/tallies/t.csv": answers,
        "data/telemetry/t.csv": TELEMETRY + "".join(kept),
    }
    together = cards(repository, **files)
    mail, post = together.services
    assert mail.panels[Expected].state is post.panels[Expected].state is ForecastState.SHOWN
    assert mail.panels[Expected].record != expected(repository).record
    assert mail.panels._ground.peers is post.panels._ground.peers


def test_the_forecast_changes_where_the_survey_changed(repository):
    """A new line begins: nothing of the old one is carried over, so the record begins anew."""
    event = "events: [{date: 2024-10-01, kind: survey-change, title: New form}]\n"
    found = expected(repository, **{"services/it/mail.yml": HEAD + SPEED + event})
    assert found.state is ForecastState.SHOWN
    assert found.record[0].period.id == "2025-10"
    assert len(found.record) == 12


def test_measures_point_the_way_that_is_better_and_neutral_ones_none(repository):
    """Seconds fall and speed rises when it gets better: both count as better than usual."""
    speed = "- {id: speed, name: Speed, unit: Mbit/s, direction: increase}\n"
    files = {
        "services/it/mail.yml": HEAD + SPEED,
        "services/it/post.yml": HEAD.replace("Mail", "Post") + "measures:\n" + speed,
        "data/tallies/t.csv": TALLIES + tallies(seconds(), 0.6) + tallies(seconds(), 0.6, "post"),
        "data/telemetry/t.csv": TELEMETRY
        + telemetry(seconds())
        + telemetry(seconds(3), measure="size")
        + telemetry(20.0 - seconds(), "post", "speed"),
    }
    found = cards(repository, as_of="2026-10-31", **files)
    contexts = [card.panels._ground for card in found.services]
    periods = [*MONTHS, LAST.shift(1)]
    features = _features(contexts, facts_of(contexts, periods), periods)
    assert features.shape == (2, 37, 4)  # hours, mean, open, speed; not size
    better = -seconds()[6:]
    for service in (0, 1):
        mean = features[service, 6:, 1]
        assert np.corrcoef(mean, better)[0, 1] > 0.8
    np.testing.assert_allclose(features[0, 6:, 1], features[1, 6:, 1], atol=1e-6)
