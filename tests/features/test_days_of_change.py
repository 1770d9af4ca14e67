"""What holds on the very day on which something begins or ends, and on the days around it."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import numpy as np
import pytest

from generator.features.at_home.figures import AtHome
from generator.features.conversation.figures import Conversation, Standing
from generator.features.measured.figures import Frequency, _rhythm
from generator.features.stage.figures import Life
from generator.features.steps.figures import leg
from generator.figures.question_methods import HOME, LIKE
from generator.model.definitions import Defined, Definitions
from generator.model.organisation import Organisation
from generator.model.service import Delivery, Service, Stage, Step
from generator.model.subject import Subject
from generator.sources.yaml_document import Document
from tests.features.made_up import AS_OF, DAY, DEFINITIONS, empty


@pytest.mark.parametrize(
    ("published", "expires", "where"),
    [
        (0, 1, "fresh"),
        (1, 9, "nowhere"),
        (-9, 1, "fresh"),
        (-9, 0, "expired"),
        (-9, -1, "expired"),
    ],
)
def test_another_s_figure_is_there_from_its_day_on_until_it_expires(published, expires, where):
    days = {"date": AS_OF + published * DAY, "expires": AS_OF + expires * DAY}
    one = {"name": "Video", "value": 0.5, "source": "They", **days}
    signs = SimpleNamespace(like=empty(LIKE), at_home=(empty(HOME),) * 3)
    subject = SimpleNamespace(as_of=AS_OF, organisation=Organisation(name="A"))
    service = Service.model_validate({"name": "M", "stage": "live", "comparators": [one]})
    found = AtHome.of(SimpleNamespace(signs=signs, subject_context=subject, service=service))
    assert (len(found.comparisons), len(found.expired)) == (where == "fresh", where == "expired")


FIRST, SECOND = date(2026, 3, 1), date(2026, 6, 1)


def delivered(*suppliers: tuple[str, date]) -> Step:
    each = tuple(Delivery(supplier=name, since=since) for name, since in suppliers)
    return Step(id="send", name="Send", delivered_by=each)


@pytest.mark.parametrize(
    ("day", "now", "since", "before", "until", "coming"),
    [
        (FIRST - DAY, None, None, None, None, "one"),
        (FIRST, "one", FIRST, None, None, "two"),
        (SECOND - DAY, "one", FIRST, None, None, "two"),
        (SECOND, "two", SECOND, "one", SECOND - DAY, None),
        (SECOND + DAY, "two", SECOND, "one", SECOND - DAY, None),
    ],
)
def test_a_supplier_delivers_from_its_first_day_to_the_day_before_the_next(
    day, now, since, before, until, coming
):
    for order in (1, -1):
        found = leg(delivered(*(("one", FIRST), ("two", SECOND))[::order]), day)
        assert (found.now, found.since, found.before, found.until) == (now, since, before, until)
        assert (found.coming.supplier if found.coming else None) == coming


def test_the_same_supplier_again_is_no_change():
    three = (("one", FIRST), ("two", SECOND), ("two", SECOND + 30 * DAY))
    found = leg(delivered(*three), SECOND + timedelta(days=60))
    assert (found.now, found.since, found.before) == ("two", SECOND, "one")


@pytest.mark.parametrize(
    ("facts", "standing", "waited", "since"),
    [
        ({"raised": AS_OF, "progress": "heard"}, Standing.WAITING, None, None),
        ({"raised": AS_OF + DAY, "progress": "heard"}, None, None, None),
        ({"progress": "heard", "answered": AS_OF}, Standing.ANSWERED, 10, None),
        ({"progress": "heard", "answered": AS_OF + DAY}, Standing.WAITING, None, None),
        ({"progress": "answered"}, Standing.ANSWERED, None, None),
        ({"progress": "done", "done": AS_OF}, Standing.DONE, None, AS_OF),
        ({"progress": "done", "done": AS_OF + DAY}, Standing.DOING, None, None),
        ({"progress": "doing", "due": AS_OF}, Standing.DOING, None, None),
        ({"progress": "doing", "due": AS_OF - DAY}, Standing.OVERDUE, None, AS_OF - DAY),
        ({"progress": "refused", "due": AS_OF - DAY}, Standing.REFUSED, None, None),
        ({"progress": "refused", "done": AS_OF}, Standing.DONE, None, AS_OF),
        ({"progress": "doing", "raised": AS_OF - 60 * DAY}, Standing.DOING, None, None),
        ({"progress": "doing", "raised": AS_OF - 61 * DAY}, Standing.OVERDUE, None, AS_OF - DAY),
        (
            {"progress": "doing", "raised": AS_OF - 90 * DAY, "answered": AS_OF - 60 * DAY},
            Standing.DOING,
            30,
            None,
        ),
    ],
)
def test_how_far_a_topic_has_come_on_a_day(facts, standing, waited, since):
    entry = {"raised": AS_OF - 10 * DAY, "said": "Slow.", "reply": "So.", **facts}
    service = Service.model_validate({"name": "M", "stage": "live", "conversation": [entry]})
    defined = SimpleNamespace(file="m.yml")
    subject = SimpleNamespace(
        as_of=AS_OF,
        figure_id=str,
        defined=defined,
        definitions=DEFINITIONS,
        subject=Subject("service", "m"),
        sensitive=False,
    )
    found = Conversation.of(SimpleNamespace(subject_context=subject, service=service)).topics
    said = [(each.standing, each.waited, each.since) for each in found]
    assert said == ([] if standing is None else [(standing, waited, since)])


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("later", [-1, 0, 1])
def test_a_life_is_overdue_from_the_day_after_on(stage, later):
    day = AS_OF + later * DAY
    key = "launched" if stage is Stage.PIPELINE else "retired"
    events = [
        {"date": AS_OF + more * DAY, "kind": kind, "title": kind}
        for more in (0, 1)
        for kind in ("change", "retirement", "launch")
    ]
    service = Service.model_validate({"name": "M", "stage": stage, key: day, "events": events})
    mail = Defined("mail", service, Document("m.yml", "", "", {}), (), "it")
    definitions = Definitions(DEFINITIONS.organisation, services={"mail": mail})
    subject = SimpleNamespace(
        as_of=AS_OF, definitions=definitions, subject=Subject("service", "mail")
    )
    life = Life.of(SimpleNamespace(subject_context=subject, service=service))
    assert life.day == day
    assert life.overdue == (later < 0 and stage is not Stage.RETIRED)
    own = {"launched": "launch", "retired": "retirement"}[key] if later == 1 else ""
    to_come = {"change", "retirement", "launch"} - {own}
    assert {event.title for event in life.coming} == to_come
    assert {event.date for event in life.coming} == {AS_OF + DAY}


@pytest.mark.parametrize(
    ("apart", "often"),
    [
        (1, Frequency.DAILY),
        (3, Frequency.DAILY),
        (4, Frequency.WEEKLY),
        (10, Frequency.WEEKLY),
        (11, Frequency.MONTHLY),
        (45, Frequency.MONTHLY),
        (46, Frequency.RARE),
    ],
)
def test_how_often_a_measure_has_values(apart, often):
    assert _rhythm(np.arange(5) * apart, 0, 400) is often
    mostly = np.cumsum([0, apart, apart, 100])  # one gap does not change the middle distance
    assert _rhythm(mostly, 0, 400) is often


@pytest.mark.parametrize(("last", "often"), [(44, Frequency.MONTHLY), (45, Frequency.RARE)])
def test_one_value_is_a_month_s_in_a_month_s_window_only(last, often):
    assert _rhythm(np.array([3]), 0, last) is often
