"""Made-up states of the panels about what people say, each with all that the panel says of it."""

from __future__ import annotations

from itertools import product
from typing import Any

from generator.features.at_home.figures import AtHome, HomeComparison
from generator.features.at_home.words import PANEL as AT_HOME
from generator.features.communities.figures import CommunitiesHeard, Heard, Hearing
from generator.features.communities.method import BALANCED
from generator.features.communities.words import PANEL as HEARD
from generator.features.conversation.figures import Conversation, Standing, Topic
from generator.features.conversation.helped import Effect, Help, Helped
from generator.features.conversation.method import ANSWERED, HELPED, SETTLED
from generator.features.conversation.words import PANEL as SAID
from generator.features.days.figures import DaysWithCustomers, VisitDay
from generator.features.days.method import DAYS_WITH_CUSTOMERS
from generator.features.days.words import PANEL as DAYS
from generator.features.lost_time import method as lost
from generator.features.lost_time.figures import LostTime
from generator.features.lost_time.words import PANEL as LOST
from generator.features.pride.figures import Pride
from generator.features.pride.method import PRIDE, PRIDE_GAP
from generator.features.pride.words import PANEL as PRIDE_PANEL
from generator.figures.figure import Figure, State
from generator.figures.method import Method
from generator.figures.methods import DIFFERENCE
from generator.figures.question_methods import HOME, LIKE
from generator.model.conversation import Entry
from generator.model.period import parse_period
from generator.model.service import Comparator, Stage
from tests.features.made_up import (
    AS_OF,
    COMMUNITIES,
    DAY,
    Said,
    each_alone,
    empty,
    gaps,
    numbers,
    say,
    shown,
    without_number,
)

Q3 = parse_period("2026-Q3")


def at_home() -> Said:
    def comparator(**more: Any) -> Comparator:
        usual = {"name": "Video", "value": 0.5, "source": "They", "date": "2026-01-01"}
        return Comparator.model_validate(usual | {"expires": "2027-01-01"} | more)

    three = (0.2, 0.3, 0.5)
    for shares in (
        three,
        (0.4, 0.4, 0.2),
        (0.2, 0.4, 0.4),
        (0.4, 0.2, 0.4),
        (0.5, 0.3, 0.2),
        (0.0, 0.4, 0.6),
    ):
        for half, state in product((0.04, 0.15, 0.16), (State.SHOWN, State.FEW)):
            signs = [
                shown(HOME, each, state, low=each - half, high=each + half, n=1) for each in shares
            ]
            found = AtHome("Better?", *signs, (), ())
            yield f"{shares} give or take {half}, {state}", say(AT_HOME, found)
    for called, figure in without_number(HOME).items():
        yield called, say(AT_HOME, AtHome("Better?", figure, figure, figure, (), ()))
    like = shown(LIKE, 0.4, low=0.3, high=0.5, n=90)
    compared = tuple(
        HomeComparison(one, ours)
        for one in (comparator(), comparator(question="recommend", scale="0-10", value=-0.06))
        for ours in (like, empty(LIKE))
    )
    nobody = empty(HOME, State.NOT_ASKED)
    yield (
        "others' figures alone",
        say(AT_HOME, AtHome("?", *[nobody] * 3, compared, (comparator(),))),
    )


def heard() -> Said:
    def group(voice: Hearing | None, like: Figure, name: str = "field", **more: Any) -> Heard:
        usual = {"earlier": (), "change": None, "day": None}
        return Heard(community=name, voice=voice, like=like, **usual | more)

    likes = {**without_number(LIKE), "shown": shown(LIKE, 0.5, low=0.4, high=0.6, n=90)}
    likes["few"] = shown(LIKE, 0.5, State.FEW, low=0.2, high=0.8, n=1)
    for voice, (called, like) in product((*Hearing, None), likes.items()):
        found = CommunitiesHeard((group(voice, like),), Q3, voice is not None)
        yield f"{voice}, {called}", say(HEARD, found, communities=["field"])
    for change, figure in gaps(DIFFERENCE).items():
        item = group(Hearing.HEARD, likes["shown"], change=figure)
        yield f"change {change}", say(HEARD, CommunitiesHeard((item,), Q3, True))
    for voices in product(Hearing, repeat=2):
        both = zip(voices, COMMUNITIES, strict=False)
        items = tuple(group(voice, likes["shown"], name) for voice, name in both)
        balanced = shown(BALANCED, 0.5, low=0.4, high=0.6, n=90)
        found = CommunitiesHeard(items, Q3, True, balanced if voices[0] == voices[1] else None)
        yield " and ".join(voices), say(HEARD, found).split(" | field")[0]
    for stage in Stage:
        yield f"none, {stage}", say(HEARD, CommunitiesHeard((), Q3, True), stage=stage)


def conversation() -> Said:
    def entry(**more: Any) -> Entry:
        return Entry.model_validate(
            {"raised": "2026-04-01", "said": "Slow.", "progress": "heard", "figure": "like", **more}
        )

    def talk(*topics: Topic, **more: Any) -> Conversation:
        usual = {"answered": shown(ANSWERED, 3, of=4), "settled": empty(SETTLED), "wait": None}
        return Conversation(topics, **usual | more)

    def topic(standing: Standing, at: int = 0, **more: Any) -> Topic:
        usual = {"entry": entry(), "waited": None, "since": None}
        return Topic(at, standing=standing, **usual | more)

    none = Helped({})
    for late, quiet, doing in product((0, 1, 2), repeat=3):
        standings = [Standing.OVERDUE] * late + [Standing.WAITING] * quiet
        standings += [Standing.DOING] * doing + [Standing.DONE] * (late == quiet)
        found = talk(*(topic(each, at) for at, each in enumerate(standings)))
        words = say(SAID, found, [none]).split(" | Slow")[0]
        yield f"{late} overdue, {quiet} waiting, {doing} being done, {len(standings)} in all", words
    for standing, waited, due, since in product(
        Standing, (None, 0, 1, 2), (None, "2026-10-30"), (None, AS_OF - DAY, AS_OF - 2 * DAY)
    ):
        if (waited in (0, 2) or standing is Standing.REFUSED) and (due or since):
            continue  # one of them at a time
        one = topic(standing, waited=waited, entry=entry(due=due), since=since)
        yield f"{standing}, {waited}, {due}, {since}", say(SAID, talk(one), [none])
    many = [topic(Standing.DONE, at, waited=at) for at in range(5)]
    base = talk(topic(Standing.DONE))
    for called, found in each_alone(
        base,
        answered={f"{n} of {of}": shown(ANSWERED, n, of=of) for n, of in ((0, 1), (1, 1), (2, 2))},
        settled=numbers(SETTLED, (0, 1, 2), of=2) | without_number(SETTLED),
        topics={"3": tuple(many[:3]), "4": tuple(many[:4]), "5": tuple(many)},
        wait={f"{days:g}": days for days in (0.0, 0.4, 0.6, 1.0, 1.4, 1.6)},
    ):
        yield called, say(SAID, found, [none])
    for facts in (
        {"settled": {"asked": 5, "yes": 2}},
        {"settled": {"asked": 1, "yes": 0}},
        {"comments": 1, "by": "provider", "reply": "So it is."},
        {"comments": 1204, "by": "regulator", "community": "field", "step": "send"},
        {"community": "nobody", "link": "https://say.example.org"},
    ):
        found = talk(topic(Standing.ANSWERED, entry=entry(**facts)))
        steps = [{"id": "open", "name": "Open"}, {"id": "send", "name": "Send"}]
        yield f"{facts}", say(SAID, found, [none], steps=steps)
    for effects in ((Effect.BETTER,), (Effect.SAME,), (Effect.BETTER, Effect.WORSE)):
        figure = shown(HELPED, 0.1, low=0.05, high=0.2, n=100)
        helps = {at: Help(entry(), each, figure) for at, each in enumerate(effects)}
        topics = [topic(Standing.DONE, at) for at in helps]
        yield f"effects {effects}", say(SAID, talk(*topics), [Helped(helps)])


def days() -> Said:
    for number, of_days, never in product((0, 1, 2), (1, 4, 5, 6), (0, 1, 2)):
        visits = tuple(
            VisitDay(AS_OF - at * DAY, "it", "field", "Slow.", "" if at else "Faster.", "v.csv")
            for at in range(of_days)
        )
        count = shown(DAYS_WITH_CUSTOMERS, number)
        found = DaysWithCustomers(visits, COMMUNITIES[:never], count, True)
        if of_days == 1 or (number, never) == (1, 0):
            yield f"{number} of {of_days}, never {never}", say(DAYS, found)
    yield "none", say(DAYS, DaysWithCustomers((), (), empty(DAYS_WITH_CUSTOMERS), True))


def lost_time() -> Said:
    some = {"low": 0.1, "high": 0.9, "n": 90}
    minutes = {"low": 5.0, "high": 50.0, "n": 30}
    base = LostTime(
        over="7 days",
        opened=False,
        answered=True,
        some=shown(lost.LOST_ANY, 0.4, **some),
        middle=shown(lost.LOST_MEDIAN, 20.0, **minutes),
        each=shown(lost.LOST_MEAN, 12.0, **minutes),
        blank=shown(lost.LOST_BLANK, 0.0),
        capped=shown(lost.LOST_CAPPED, 0.0),
        log=empty(lost.LOST_LOG),
    )
    for called, found in each_alone(
        base,
        over={each or "not said": each for each in ("", "1 day", "2 days", "30 days", "use")},
        answered={"no": False},
        some=without_number(lost.LOST_ANY)
        | {"few": empty(lost.LOST_ANY, State.FEW)}
        | numbers(lost.LOST_ANY, (0, 0.001, 1), **some),
        middle=without_number(lost.LOST_MEDIAN)
        | numbers(lost.LOST_MEDIAN, (0.4, 1, 1.4, 1.5), **minutes),
        each=without_number(lost.LOST_MEAN)
        | {"few": empty(lost.LOST_MEAN, State.FEW), "no range": shown(lost.LOST_MEAN, 0.0)},
        blank=numbers(lost.LOST_BLANK, (0.001, 0.3)) | without_number(lost.LOST_BLANK),
        capped=numbers(lost.LOST_CAPPED, (1, 12)) | without_number(lost.LOST_CAPPED),
        log=numbers(lost.LOST_LOG, (0, 6, 24)),
    ):
        yield called, say(LOST, found)
    for opened in (True, False):
        unasked = {"opened": opened, "answered": False}
        found = LostTime(**{name: getattr(base, name) for name in base.__slots__} | unasked)
        yield f"not answered, opened {opened}", say(LOST, found)
    withheld = {
        "middle": empty(lost.LOST_MEDIAN, State.WITHHELD),
        "capped": empty(lost.LOST_CAPPED, State.WITHHELD),
    }
    found = LostTime(**{name: getattr(base, name) for name in base.__slots__} | withheld)
    yield "middle and cut are withheld", say(LOST, found)


def pride() -> Said:
    def one(method: Method, share: float, state: State = State.SHOWN) -> Figure:
        return shown(method, share, state, low=share - 0.1, high=share + 0.1, n=40)

    proud, like = one(PRIDE, 0.6), one(LIKE, 0.5)
    for called, figure in (without_number(PRIDE) | {"few": one(PRIDE, 0.6, State.FEW)}).items():
        if called != "no data":
            found = Pride(figure, like, empty(PRIDE_GAP), False)
            yield f"pride {called}", say(PRIDE_PANEL, found)
    for called, figure in (without_number(LIKE) | {"few": one(LIKE, 0.5, State.FEW)}).items():
        found = Pride(proud, figure, empty(PRIDE_GAP), False)
        yield f"liked {called}", say(PRIDE_PANEL, found)
    for called, gap in gaps(PRIDE_GAP).items():
        yield f"gap {called}", say(PRIDE_PANEL, Pride(proud, like, gap, False))
