"""A service's conversation: what customers said, what was answered and done, whether it helped."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.model.fields import Day, Id, Link, Part, Text, Whole, refuse

UNANSWERED = timedelta(days=30)
"""How long something may wait for an answer."""
UNDATED = timedelta(days=60)
"""How long something may be done without a day by which it will be."""


class Progress(StrEnum):
    """How far an entry has come."""

    HEARD = "heard"
    ANSWERED = "answered"
    DOING = "doing"
    DONE = "done"
    REFUSED = "refused"


class Voice(StrEnum):
    """Who raised it."""

    CUSTOMERS = "customers"
    PROVIDER = "provider"
    REGULATOR = "regulator"


class Settled(Part):
    """Of those who had raised it, how many say that it is settled."""

    yes: Annotated[Whole, Field(ge=0)] = Field(description="How many say that it is resolved.")
    asked: Annotated[Whole, Field(ge=1)] = Field(description="How many were asked and answered.")

    @model_validator(mode="after")
    def _part_of_whole(self) -> Self:
        if self.yes > self.asked:
            message = f"{self.yes} of {self.asked} say yes: that cannot be"
            raise refuse("out-of-range", message, f"write “yes: {self.asked}” or less", "yes")
        return self


class Entry(Part):
    """Something that was said, and what came of it."""

    raised: Day = Field(description="The day when it was first said.")
    by: Voice = Field(Voice.CUSTOMERS, description="Who raised it.")
    said: Text = Field(description="What was said, shortened to its point; never with names.")
    comments: Annotated[Whole, Field(ge=1)] | None = Field(
        None, description="In how many comments it was said."
    )
    community: Id | None = Field(None, description="The community that said it.")
    step: Id | None = Field(None, description="The step that it is about.")
    progress: Progress = Field(description="heard, answered, doing, done or refused.")
    answered: Day | None = Field(None, description="The day of the first answer.")
    reply: Text | None = Field(None, description="The answer; of a refusal, the reason.")
    due: Day | None = Field(None, description="The day by which it was promised.")
    done: Day | None = Field(None, description="The day on which it was done.")
    figure: Literal["like", "ease", "shirt", "recommend", "home"] | None = Field(
        None, description="The figure that should move, named before the action."
    )
    settled: Settled | None = Field(None, description="How many say that it is resolved.")
    link: Link | None = Field(None, description="Where people can reply.")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.progress is Progress.DONE and self.done is None:
            hint = "add “done: …”, the day on which it was done"
            raise refuse("missing-key", "it is done, but no day is given", hint)
        if self.progress is Progress.REFUSED and self.reply is None:
            raise refuse("missing-key", "it is refused without a reason", "add “reply: …”")
        for name, day in (("answered", self.answered), ("done", self.done)):
            if day is not None and day < self.raised:
                message = f"it was {name} on {day}, before it was raised"
                raise refuse("dates-reversed", message, f"write a day from {self.raised} on", name)
        return self
