"""`services/<provider>/<service>.yml`: one thing that customers use."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from generator.model.conversation import Entry
from generator.model.fields import (
    Contact,
    Dated,
    Day,
    Id,
    Link,
    Name,
    Number,
    Part,
    Share,
    Text,
    YesNo,
    refuse,
)
from generator.model.organisation import HOURS_MEANING, WINDOW_MEANING, Hours, Windows
from generator.model.period import Grain
from generator.model.rhythm import Rhythm
from generator.model.withdrawn import WITHDRAWN, Withdrawn

SENSITIVE_MEANING = (
    "Yes, if using it already says a lot about a person, such as counselling for addiction. The "
    "site then shows only answers of everybody together, machines, money and what the owners "
    "write: no group, no number of people, no comment."
)
Question = Literal["like", "ease", "recommend", "home", "shirt"]
Direction = Literal["increase", "decrease", "neutral"]


class Stage(StrEnum):
    """Where a service is in its life."""

    PIPELINE = "pipeline"
    LIVE = "live"
    RETIRING = "retiring"
    RETIRED = "retired"

    @property
    def in_use(self) -> bool:
        """Whether customers use a service now: not yet in the pipeline, no longer when retired."""
        return self in (Stage.LIVE, Stage.RETIRING)


class Owner(Dated, Contact):
    """Who answers for the service, since when: a role, never a person's name."""


class Roles(Part):
    """Who holds the other roles; a gap is shown."""

    relationship: Contact | None = Field(None, description="Who speaks with the customers.")
    provision: Contact | None = Field(None, description="Who runs the service day by day.")
    infrastructure: Contact | None = Field(None, description="Who runs the systems behind it.")


class Target(Dated):
    """What was wanted of a figure, since when. The past is judged by what held then."""

    value: Number = Field(description="The target, in the figure's unit.")


class Result(Part):
    """What customers want to get done with the service."""

    id: Id = Field(description="The result's id, by which data name it.")
    name: Name = Field(description="What gets done: “field visits filed the same day”.")
    goal: Id | None = Field(None, description="The organisation's goal that it serves.")
    unit: Name = Field("%", description="The unit of its values.")
    direction: Direction = Field("increase", description="Which way is better.")
    targets: tuple[Target, ...] = Field((), description="The targets, each with its first day.")


class Delivery(Dated):
    """Who delivers a step, since when."""

    supplier: Id = Field(description="The supplier that delivers it.")


class Step(Part):
    """A leg of the way through the service, end to end."""

    id: Id = Field(description="The step's id, by which data name it.")
    name: Name = Field(description="What the customer does here: “Sign in”.")
    delivered_by: tuple[Delivery, ...] = Field((), description="Who delivers it, and since when.")


class Good(Dated):
    """What is good for people in a measure, since when: at most or at least a value."""

    at_most: Number | None = Field(None, description="Good up to this value.")
    at_least: Number | None = Field(None, description="Good from this value on.")

    @model_validator(mode="after")
    def _has_one(self) -> Self:
        if self.at_most is None and self.at_least is None:
            hint = "add “at_most: …” or “at_least: …”"
            raise refuse("missing-key", "this does not say what is good", hint)
        return self


class Measure(Part):
    """Something technical that is measured, and what of it is good for people."""

    id: Id = Field(description="The measure's id, by which data name it.")
    name: Name = Field(description="What is measured: “Time to sign in”.")
    unit: Name = Field(description="The unit of its values: s, %, per day.")
    direction: Direction = Field("decrease", description="Which way is better.")
    step: Id | None = Field(None, description="The step that it measures.")
    good: tuple[Good, ...] = Field((), description="What is good for people, and since when.")


class Promised(Dated):
    """The value that was promised, since when."""

    value: Number = Field(description="The promised value, in the promise's unit.")


class Promise(Part):
    """An agreed service level. It is shown next to the experience, never above it."""

    id: Id = Field(description="The promise's id, by which data name it.")
    name: Name = Field(description="What is promised: “available in service hours”.")
    unit: Name = Field("%", description="The unit of its values.")
    direction: Direction = Field("increase", description="Which way is better.")
    covers: tuple[Id, ...] = Field((), description="The steps that it covers.")
    supplier: Id | None = Field(None, description="Who promised it.")
    targets: tuple[Promised, ...] = Field((), description="What was promised, and since when.")


class ExperienceTarget(Dated):
    """The share of those who answer that should like it (or find it easy), since when."""

    question: Literal["like", "ease", "shirt"] = Field("like", description="The question.")
    at_least: Share = Field(description="The target, a share from 0 to 1.")


class Comparator(Part):
    """A consumer-world figure next to which ours may stand, if question and scale are the same."""

    name: Name = Field(description="What people use at home: “A well-known video service”.")
    question: Question = Field("like", description="The question that was asked.")
    scale: Literal["1-5", "0-10", "worse-same-better", "yes-no"] = Field(
        "1-5", description="The scale on which it was answered."
    )
    value: Number = Field(description="The figure: a share from 0 to 1.")
    source: Name = Field(description="Who published it.")
    link: Link | None = Field(None, description="Where it was published.")
    date: Day = Field(description="When it was published.")
    expires: Day = Field(description="The day from which it is too old to compare with ours.")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        scales = {"recommend": "0-10", "home": "worse-same-better", "shirt": "yes-no"}
        if self.scale != scales.get(self.question, "1-5"):
            wanted = scales.get(self.question, "1-5")
            message = f"our question “{self.question}” is not asked on the scale {self.scale}"
            hint = f"write “scale: {wanted}” if that is so, or remove the comparator"
            raise refuse("other-scale", message, hint)
        return self


class EventKind(StrEnum):
    """What happened on a day."""

    LAUNCH = "launch"
    CHANGE = "change"
    FIX = "fix"
    OUTAGE = "outage"
    SURVEY_CHANGE = "survey-change"
    RETIREMENT = "retirement"
    OTHER = "other"


class Event(Part):
    """Something on a date that readers should see next to the figures."""

    date: Day = Field(description="The day on which it happened.")
    kind: EventKind = Field(description="What kind of event it was.")
    title: Name = Field(description="What happened, in a few words.")
    rebase: YesNo = Field(
        False, description="Yes: the trend starts again here. Only for a launch or a survey change."
    )
    link: Link | None = Field(None, description="Where more can be read.")

    @property
    def breaks_trend(self) -> bool:
        """A survey change always begins a new line; a launch does where it says so."""
        return self.kind is EventKind.SURVEY_CHANGE or (
            self.kind is EventKind.LAUNCH and self.rebase
        )


class Word(Dated):
    """The owner's own sentence, shown next to the verdict, since when."""

    text: Text = Field(description="What the owner says about this page.")


class ContactLink(Part):
    """How to request the service, get help, or say something."""

    link: Link = Field(description="Where to go.")
    text: Text | None = Field(None, description="How it works, in a sentence.")


class Service(Part):
    """One thing that customers use."""

    name: Name = Field(description="What customers call it.")
    purpose: Text | None = Field(
        None, description="What it is for, in one sentence that a customer would say."
    )
    stage: Stage = Field(description="pipeline, live, retiring or retired.")
    owner: tuple[Owner, ...] = Field((), description="Who owns it, and since when.")
    roles: Roles = Field(Roles.model_construct(), description="Who holds the other roles.")
    launched: Day | None = Field(None, description="The day on which customers could use it.")
    retired: Day | None = Field(None, description="The day on which it ended or will end.")
    role: Literal["differentiating", "supporting", "commodity"] = Field(
        "supporting", description="Sets us apart, supports, or is the same everywhere."
    )
    communities: tuple[Id, ...] = Field((), description="The groups of customers that use it.")
    sensitive: YesNo = Field(False, description=SENSITIVE_MEANING)
    fictional: YesNo = Field(
        False, description="Yes: it is an example, and every page says that it is made up."
    )
    tags: tuple[Name, ...] = Field((), description="Other words that people search for.")
    formerly: tuple[Id, ...] = Field(
        (), description="Ids that it had before, the first one first; data keep them."
    )
    variant_of: Id | None = Field(None, description="The service that is for the same purpose.")
    period: Grain | None = Field(None, description="How long a period is, if not as usual.")
    window: Windows | None = Field(None, description=WINDOW_MEANING)
    rhythm: Rhythm | None = Field(None, description="How often data are expected, if not as usual.")
    hours: Hours | None = Field(None, description=HOURS_MEANING)
    log_since: Day | None = Field(
        None,
        description="The day from which breakdowns are recorded. If it is missing, we do not know.",
    )
    request: ContactLink | None = Field(None, description="How to get it.")
    help: ContactLink | None = Field(None, description="How to get help.")
    feedback: ContactLink | None = Field(None, description="Where customers can comment.")
    results: tuple[Result, ...] = Field((), description="What customers get done with it.")
    steps: tuple[Step, ...] = Field((), description="The way through it, end to end.")
    measures: tuple[Measure, ...] = Field((), description="What is measured.")
    promises: tuple[Promise, ...] = Field((), description="The agreed service levels.")
    targets: tuple[ExperienceTarget, ...] = Field(
        (), description="The targets for what people say."
    )
    comparators: tuple[Comparator, ...] = Field((), description="What people use at home.")
    events: tuple[Event, ...] = Field((), description="What happened, and when.")
    conversation: tuple[Entry, ...] = Field(
        (), description="What customers said, and what came of it."
    )
    word: tuple[Word, ...] = Field((), description="The owner's own comment, and since when.")
    withdrawn: tuple[Withdrawn, ...] = Field((), description=WITHDRAWN)
