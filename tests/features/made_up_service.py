"""Made-up states of the panels about a service, each with all that the panel says of it."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

from generator.features.costs import method as costs
from generator.features.costs.figures import Costs
from generator.features.costs.words import PANEL as COSTS
from generator.features.getting_through import method as through
from generator.features.getting_through.figures import Requests, StepUse, Through
from generator.features.getting_through.words import PANEL as THROUGH
from generator.features.launch.figures import Course, Launch
from generator.features.launch.method import RIGHT_FIRST_TIME
from generator.features.launch.ready import Need
from generator.features.launch.words import PANEL as LAUNCH
from generator.features.measured.figures import Frequency, Gauge, Measured
from generator.features.measured.method import MEASURE, WORKS
from generator.features.measured.turned_away import TurnedAway
from generator.features.measured.words import PANEL as MEASURED
from generator.features.promises.figures import Contrast, PromiseRecord, Promises
from generator.features.promises.method import PROMISE
from generator.features.promises.words import PANEL as PROMISES
from generator.features.stage.figures import Life
from generator.features.stage.words import PANEL as STAGE
from generator.features.steps.method import BREAKDOWNS
from generator.features.value.figures import Loosened, Reached, Value
from generator.features.value.method import RESULT
from generator.features.value.words import PANEL as VALUE
from generator.figures.figure import State
from generator.figures.question_methods import LIKE
from generator.measures.working_days import Working
from generator.model.service import Event, Good, Measure, Promise, Result, Stage, Step
from tests.features.made_up import (
    AS_OF,
    DAY,
    Said,
    each_alone,
    empty,
    gaps,
    numbers,
    say,
    shown,
)


def costs_() -> Said:
    money = {"unit": "EUR"}
    base = Costs(
        person=shown(costs.COST_PER_PERSON, 9.4, **money),
        completed=shown(costs.COST_PER_COMPLETED, 2.5, **money),
        month=shown(costs.COST, 940.0, **money),
        by_category=(),
        people=shown(costs.USAGE, 100.0),
        take_up=shown(costs.TAKE_UP, 0.5),
        size=200,
    )
    nobody = {"person": empty(costs.COST_PER_PERSON), "completed": empty(costs.COST_PER_COMPLETED)}
    spent = (-5.0, 0.0, 0.004, 0.005, 5.0)
    for called, found in each_alone(
        base,
        person=numbers(costs.COST_PER_PERSON, spent, **money),
        completed={"unknown": nobody["completed"]},
        month={"unknown": empty(costs.COST)},
        people={"unknown": empty(costs.USAGE), "one": shown(costs.USAGE, 1.0)},
        take_up=numbers(costs.TAKE_UP, (0, 0.001, 0.0049, 0.005, 0.0149, 0.015, 1))
        | {"unknown": empty(costs.TAKE_UP)},
    ):
        yield called, say(COSTS, found)
    more = {**nobody, "take_up": empty(costs.TAKE_UP)}
    for month, people, size in product((-5.0, 0.0, 5.0, None), (0.0, 7.0, None), (0, 5, None)):
        changes = {
            **more,
            "month": empty(costs.COST) if month is None else shown(costs.COST, month, **money),
            "people": empty(costs.USAGE) if people is None else shown(costs.USAGE, people),
            "size": size,
        }
        found = Costs(**{name: getattr(base, name) for name in base.__slots__} | changes)
        for stage in ("live", "pipeline") if size == 5 else ("live",):
            yield f"{stage}, {month} a month, {people} of {size}", say(COSTS, found, stage=stage)
    for amounts in ((7.0,), (7.0, 3.0), (7.0, 0.0, -3.0), (-7.0, -3.0)):
        names = zip(("licences", "people", "refund"), amounts, strict=False)
        parts = tuple((name, shown(costs.COST, each, **money)) for name, each in names)
        found = Costs(**{n: getattr(base, n) for n in base.__slots__} | {"by_category": parts})
        yield f"categories {amounts}", say(COSTS, found)


def getting_through() -> Said:
    nothing = Requests(empty(through.REQUESTS), empty(through.WAIT), None)
    digital = empty(through.DIGITAL)
    whole = empty(through.GET_THROUGH)

    def way(*left: float | None, **more: Any) -> Through:
        steps = [Step(id=f"s{at}", name=f"Step {at}") for at in range(len(left))]
        legs = tuple(
            StepUse(
                step,
                empty(through.GET_THROUGH)
                if here is None
                else shown(through.GET_THROUGH, here, low=here - 0.1, high=here, n=1000),
                here,
            )
            for step, here in zip(steps, left, strict=True)
        )
        usual = {"whole": whole, "digital": digital, "requests": nothing, "counted": True}
        usual["withheld"] = False
        return Through(legs=legs, **usual | more)

    for share in (0, 0.001, 0.0049, 0.005, 0.0149, 0.015, 0.494, 0.495, 0.5, 0.98, 0.99, 0.991, 1):
        alone = way(whole=shown(through.GET_THROUGH, share, n=1000))
        yield f"{share} get through", say(THROUGH, alone)
        yield f"{share} are left", say(THROUGH, way(1.0, float(share)))
    yield "a step that nobody counted", say(THROUGH, way(0.9, None))
    for made, of in ((0, 1), (1, 1), (1, 2), (2, 2), (1999, 2000)):
        asked = Requests(shown(through.REQUESTS, made, of=of), empty(through.WAIT), None)
        yield f"{made} of {of} fulfilled", say(THROUGH, way(requests=asked))
    for wait, promised in product((0.5, 1, 1.5, 2), (None, 1, 2)):
        times = shown(through.REQUESTS, 3, of=4), shown(through.WAIT, wait)
        found = way(0.9, requests=Requests(*times, promised))
        yield f"wait {wait}, promised {promised}", say(THROUGH, found)
    for half in (0.001, 0.004, 0.02):
        online = shown(through.DIGITAL, 0.5, low=0.5 - half, high=0.5 + half, n=1000)
        yield f"online give or take {half}", say(THROUGH, way(0.9, digital=online))
    for counted, request in product((True, False), (None, {"link": "https://x.example"})):
        found = way(counted=counted)
        yield f"counted {counted}, {request}", say(THROUGH, found, request=request)
        yield f"way, {request}", say(THROUGH, way(0.9), request=request)
    yield "nobody", say(THROUGH, way(whole=empty(through.GET_THROUGH, sources=("u.csv",))))


def launch() -> Said:
    one, two = (shown(LIKE, share, low=0.1, high=0.9, n=90) for share in (0.4, 0.6))
    few = shown(LIKE, 0.4, State.FEW, low=0.1, high=0.9, n=1)
    change = gaps(RIGHT_FIRST_TIME)
    base = Launch(
        Course.SAME, "New", AS_OF, AS_OF + DAY, (), None, one, two, change["chance"], None
    )
    for called, found in each_alone(
        base,
        course={course.value: course for course in Course},
        title={"none": ""},
        day={"none": None},
        judged_on={"none": None},
        first={"none": None, "few": few, "no number": empty(LIKE)},
        second={"none": None, "few": few},
        change=change | {"none": None, "no number": empty(RIGHT_FIRST_TIME)},
        broken=numbers(BREAKDOWNS, (0, 1, 2))
        | {f"at least {n}": shown(BREAKDOWNS, n, at_least=True) for n in (0, 1, 2)}
        | {"not known": empty(BREAKDOWNS)},
    ):
        yield called, say(LAUNCH, found)
    for met in range(len(Need) + 1):
        needs = tuple((need, at < met) for at, need in enumerate(Need))
        found = Launch(Course.PIPELINE, "", AS_OF, None, needs, None, None, None, None, None)
        yield f"{met} needs met", say(LAUNCH, found)
    early = Launch(Course.EARLY, "New", AS_OF, AS_OF + DAY, (), None, None, None, None, None)
    yield "early", say(LAUNCH, early)


def measured() -> Said:
    good = Good(since=date(2026, 1, 1), at_most=4)

    def gauge(**more: Any) -> Gauge:
        wanted = () if more.get("held", good) is None else (good,)
        measure = Measure(id="speed", name="Speed", unit="s", good=wanted)
        usual = {"figure": shown(MEASURE, 2.0, unit="s"), "held": good, "rhythm": None, "good": 1}
        return Gauge(measure, **usual | {"judged": 2, "course": (), "chart": None} | more)

    def work(days: Working, *gauges: Gauge, **more: Any) -> Measured:
        figure = shown(WORKS, days.good, of=days.measured)
        return Measured(gauges or (gauge(),), figure, days, more.pop("recorded", True), **more)

    for total, some in ((all_, good_) for all_ in range(5) for good_ in range(all_ + 1)):
        yield f"{some} of {total} days", say(MEASURED, work(Working(some, total, 0, 0, 0)))
    for without, silent in product((0, 1, 2), repeat=2):
        days_ = Working(3, 4, without, silent, 0)
        yield f"{without} unmeasured, {silent} silent", say(MEASURED, work(days_))
        yield "the same, nothing wanted", say(MEASURED, work(days_, gauge(held=None)))
    for partly in (1, 2):
        yield f"{partly} partly measured", say(MEASURED, work(Working(3, 4, 0, 0, partly)))
    for days_away, all_day in ((1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (3, 2)):
        away = TurnedAway(days_away, all_day)
        yield (
            f"turned away on {days_away}, {all_day} wholly",
            say(MEASURED, work(Working(3, 4, 0, 0, 0), turned_away=away)),
        )
    unknown = gauge(figure=empty(MEASURE))
    for recorded, away in product((True, False), (TurnedAway(), TurnedAway(1, 1))):
        nothing = work(Working(0, 0, 0, 0, 0), unknown, recorded=recorded, turned_away=away)
        yield f"no value, recorded {recorded}, {away}", say(MEASURED, nothing)
    both = work(Working(1, 2, 0, 0, 0), gauge(), unknown)
    yield "one of two has a value", say(MEASURED, both)
    bounds = ({"at_most": 4}, {"at_least": 1}, {"at_least": 1, "at_most": 4})
    for bound, rhythm, judged in zip(bounds, Frequency, (0, 1, 2), strict=False):
        held = Good(since=date(2026, 1, 1), **bound)
        found = work(Working(1, 2, 0, 0, 0), gauge(held=held, rhythm=rhythm, judged=judged))
        yield f"{bound}, {rhythm}, {judged}", say(MEASURED, found)
    for stage in Stage:
        yield f"{stage}", say(MEASURED, work(Working(1, 2, 0, 0, 0)), stage=stage)
    nothing = Measured((), empty(WORKS), Working(0, 0, 0, 0, 0), False)
    yield "nothing to measure", say(MEASURED, nothing)


def promises() -> Said:
    def kept(times: int, of: int, value: float | None = 99.5, **more: Any) -> PromiseRecord:
        figure = empty(PROMISE) if value is None else shown(PROMISE, value, unit="%")
        usual = {"id": "up", "name": "Up", "covers": ["send"], "supplier": "acme"}
        return PromiseRecord(
            Promise.model_validate(usual | more), figure, more.pop("held", 99.0), times, of
        )

    steps = [{"id": "send", "name": "Send"}]
    for times, of in ((0, 0), (0, 1), (1, 1), (0, 2), (1, 2), (2, 2)):
        found = Promises((kept(times, of),), Contrast.KEPT, ())
        yield f"kept {times} of {of}", say(PROMISES, found, steps=steps)
    for contrast, uncovered in product(Contrast, ((), ("Send",), ("Send", "Read"))):
        found = Promises((kept(1, 1),), contrast, uncovered)
        yield f"{contrast}, {uncovered}", say(PROMISES, found)
    for way in ("increase", "decrease", "neutral"):
        found = Promises((kept(1, 2, direction=way), kept(0, 0, None)), Contrast.BROKEN, ())
        yield way, say(PROMISES, found)
    yield "not measured", say(PROMISES, Promises((kept(0, 0, None),), Contrast.CANNOT_TELL, ()))
    for stage in Stage:
        found = Promises((), Contrast.CANNOT_TELL, ())
        yield f"none, {stage}", say(PROMISES, found, stage=stage)


def stage() -> Said:
    event = Event(date=AS_OF + DAY, kind="launch", title="New")
    for one, day, overdue in product(Stage, (None, AS_OF - DAY, AS_OF, AS_OF + DAY), (False, True)):
        if overdue and day is None:
            continue
        for before, after in (
            ((), ()),
            (("mail",), ()),
            ((), ("mail",)),
            ((), ("mail", "letters")),
        ):
            life = Life(one, day, overdue, after, before, ())
            yield f"{one}, {day}, {overdue}, {before}, {after}", say(STAGE, life)
    yield "something is to come", say(STAGE, Life(Stage.LIVE, None, False, (), (), (event,)))


def value() -> Said:
    def result(reached: bool | None, **more: Any) -> Reached:
        usual = {"id": "filed", "name": "Filed", "unit": "%"}
        part = Result.model_validate(usual | more.pop("result", {}))
        has = {"figure": shown(RESULT, 80.0, unit="%"), "wanted": 70.0, "course": ()}
        return Reached(part, None, reached=reached, **has | {"loosened": ()} | more)

    for kinds in product((True, False, None), (0, 1, 2, 3)):
        rest = product((0, 1, 2), (0, 1))
        for missed, others in rest:
            items = [result(kinds[0])] * kinds[1] + [result(False)] * missed
            items += [result(None, wanted=None)] * others
            if items:
                words = say(VALUE, Value(tuple(items))).split(" | ")[0]
                yield f"{kinds[1]} {kinds[0]}, {missed} missed, {others} others", words
    lowered, raised = (Loosened(AS_OF, *both) for both in ((70.0, 60.0), (60.0, 70.0)))
    for reached, loosened in product((True, False, None), ((), (lowered,), (raised,))):
        yield f"{reached}, {loosened}", say(VALUE, Value((result(reached, loosened=loosened),)))
    for way, wanted in product(("increase", "decrease", "neutral"), (70.0, None)):
        for since in (AS_OF, AS_OF + DAY):
            target = {"direction": way, "targets": [{"since": since, "value": 75}]}
            found = Value((result(None, wanted=wanted, result=target),))
            yield f"{way}, {wanted}, from {since}", say(VALUE, found)
    for one in Stage:
        nothing = Value((result(None, figure=empty(RESULT)),))
        yield f"not measured, {one}", say(VALUE, nothing, stage=one)
        yield f"none, {one}", say(VALUE, Value(()), stage=one)
    for role in ("differentiating", "supporting", "commodity"):
        yield role, say(VALUE, Value(()), role=role)
