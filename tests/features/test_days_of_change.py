"""What holds on the very day on which something begins or ends, and on the days around it."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from generator.features.at_home.figures import AtHome
from generator.features.steps.figures import leg
from generator.figures.question_methods import HOME, LIKE
from generator.model.organisation import Organisation
from generator.model.service import Delivery, Service, Step
from tests.features.made_up import AS_OF, DAY, empty


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
