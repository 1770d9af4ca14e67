"""Promises: kept or not by what held then, and compared with what people say."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from generator.features.promises.figures import Contrast, Promises, _contrast
from generator.figures.figure import Figure, State
from generator.figures.question_methods import LIKE
from generator.figures.verdict import Shirt
from generator.measures.xmr_chart import Variation
from generator.model.service import ExperienceTarget
from tests.figures.test_states import card, invited, rows

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
STEPS = "steps:\n- {id: open, name: Open it}\n- {id: send, name: Send it}\n"
PROMISE = """promises:
- id: up
  name: It is up
  covers: [open]
  targets:
  - {since: 2020-01-01, value: 99}
  - {since: 2026-08-01, value: 99.5}
"""
LOVED, HATED = rows("2026-09-10", 95, 5), rows("2026-09-10", 5, 95)


def measured(*values: str, promise: str = "up") -> str:
    months = ("2026-07", "2026-08", "2026-09")
    lines = [f"{m},mail,{promise},{v}" for m, v in zip(months, values, strict=False) if v]
    return "\n".join(["period,service,promise,value", *lines, ""])


def promised(repository, values: str | None, answers: str = LOVED, extra: str = "") -> Promises:
    files = {"service": HEAD + STEPS + PROMISE + extra, "invitations": invited(200)}
    if values is not None:
        files["data/promises/p.csv"] = values
    return card(repository, answers, **files).panels[Promises]


def test_each_period_is_judged_by_what_was_promised_then(repository):
    (up,) = promised(repository, measured("99.2", "99.2", "99.5")).items
    assert (up.kept, up.of) == (2, 3)
    assert (up.figure.value, up.promised) == (99.5, 99.5)
    assert up.figure.id == "mail/promise?promise=up"
    assert up.figure.sources == ("data/promises/p.csv",)


@pytest.mark.parametrize(
    ("values", "answers", "extra", "contrast"),
    [
        (measured("99.9", "99.9", "99.9"), LOVED, "", Contrast.KEPT),
        (measured("99.9", "99.9", "99.9"), HATED, "", Contrast.WATERMELON),
        (measured("99.9", "99.9", "98.0"), HATED, "", Contrast.BROKEN),
        (measured("99.9", "99.9", "99.9"), rows("2026-09-10", 9, 3), "", Contrast.CANNOT_TELL),
        (None, LOVED, "", Contrast.CANNOT_TELL),
        (
            measured("99.9", "99.9", "99.9"),
            rows("2026-09-10", 60, 40),
            "targets: [{since: 2020-01-01, at_least: 0.9}]\n",
            Contrast.WATERMELON,
        ),
        (
            measured("99.9", "99.9", "99.9"),
            rows("2026-09-10", 60, 40),
            "targets: [{since: 2020-01-01, at_least: 0.6}]\n",
            Contrast.KEPT,
        ),
    ],
)
def test_green_outside_red_inside(repository, values, answers, extra, contrast):
    assert promised(repository, values, answers, extra).contrast is contrast


def test_without_its_data_a_promise_is_there_and_has_no_number(repository):
    (up,) = promised(repository, None).items
    assert (up.figure.state, up.figure.value) == (State.NO_DATA, None)
    assert (up.kept, up.of) == (0, 0)


def test_values_outside_the_window_do_not_count(repository):
    text = "period,service,promise,value\n2026-05,mail,up,50\n2026-09,mail,up,99.9\n"
    (up,) = promised(repository, text).items
    assert (up.kept, up.of) == (1, 1)


def test_at_most_is_kept_from_below(repository):
    falling = PROMISE.replace("covers: [open]", "direction: decrease")
    files = {"service": HEAD + falling, "data/promises/p.csv": measured("98", "99", "99.6")}
    (up,) = card(repository, LOVED, **files).panels[Promises].items
    assert (up.kept, up.of) == (2, 3)


def test_steps_that_no_promise_covers_are_named(repository):
    assert promised(repository, measured("99.9")).uncovered == ("Send it",)


def test_no_promise_is_no_contrast(repository):
    found = card(repository, LOVED).panels[Promises]
    assert (found.items, found.contrast) == ((), Contrast.CANNOT_TELL)


@pytest.mark.parametrize(
    ("direction", "value", "kept"),
    [
        ("decrease", "99.4", 1),
        ("decrease", "99.5", 1),
        ("decrease", "99.6", 0),
        ("increase", "99.4", 0),
        ("increase", "99.5", 1),
    ],
)
def test_a_promise_that_is_exactly_met_is_kept(repository, direction, value, kept):
    text = PROMISE.replace("  name: It is up\n", f"  name: It is up\n  direction: {direction}\n")
    files = {"service": HEAD + STEPS + text, "invitations": invited(200)}
    files["data/promises/p.csv"] = measured("", "", value)
    (up,) = card(repository, LOVED, **files).panels[Promises].items
    assert (up.kept, up.of) == (kept, 1)


KEPT, BROKEN, NOT_JUDGED = (SimpleNamespace(kept=n, of=of) for n, of in ((2, 2), (1, 2), (0, 0)))


@pytest.mark.parametrize(
    ("items", "changed", "contrast"),
    [
        ((KEPT,), {}, Contrast.KEPT),
        ((), {}, Contrast.CANNOT_TELL),
        ((KEPT, BROKEN), {}, Contrast.BROKEN),
        ((KEPT, NOT_JUDGED), {}, Contrast.CANNOT_TELL),
        ((BROKEN, NOT_JUDGED), {"state": State.FEW}, Contrast.BROKEN),
        ((KEPT,), {"state": State.FEW}, Contrast.CANNOT_TELL),
        ((KEPT,), {"shirt": Shirt.PINATA}, Contrast.WATERMELON),
        ((KEPT,), {"shirt": Shirt.UNDECIDED}, Contrast.KEPT),
        ((KEPT,), {"variation": Variation.WORSENING}, Contrast.WATERMELON),
        ((KEPT,), {"variation": Variation.IMPROVING}, Contrast.KEPT),
        ((KEPT,), {"high": 0.59}, Contrast.WATERMELON),
        ((KEPT,), {"high": 0.6}, Contrast.KEPT),
        ((KEPT,), {"high": 0.59, "question": "ease"}, Contrast.KEPT),
        ((KEPT,), {"high": 0.59, "since": date(2026, 10, 1)}, Contrast.KEPT),
        ((KEPT,), {"high": 0.59, "since": date(2026, 9, 30)}, Contrast.WATERMELON),
    ],
)
def test_promise_and_experience_are_compared(items, changed, contrast):
    facts = {"state": State.SHOWN, "high": 0.7, "shirt": Shirt.LIKED, "question": "like"}
    facts |= {"variation": Variation.COMMON_CAUSE, "since": date(2026, 1, 1), **changed}
    like = Figure("like", LIKE, facts["state"], value=0.5, low=0.4, high=facts["high"])
    aim = ExperienceTarget(since=facts["since"], question=facts["question"], at_least=0.6)
    context = SimpleNamespace(
        signs=SimpleNamespace(like=like),
        service=SimpleNamespace(targets=(aim,)),
        subject_context=SimpleNamespace(as_of=date(2026, 9, 30)),
        trend=SimpleNamespace(variation=facts["variation"]),
        shirt=facts["shirt"],
    )
    assert _contrast(context, items) is contrast
