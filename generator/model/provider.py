"""`services/<provider>/provider.yml`: who provides, and its answers to what customers may ask."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.language import N_
from generator.model.fields import Contact, Day, Id, Link, Name, Part, Text
from generator.model.withdrawn import WITHDRAWN, Withdrawn


class Answer(Part):
    """A provider's answer to one of the questions any service provider should answer."""

    text: Text = Field(description="The answer, in plain words.")
    link: Link | None = Field(None, description="Where it can be read in full.")
    reviewed: Day | None = Field(None, description="The day when it was last reviewed.")
    adopted_from: Id | None = Field(None, description="The provider whose practice this was.")


class Answers(Part):
    """The questions any service provider should be able to answer. Unanswered is shown as such."""

    whom_to_serve: Answer | None = Field(None, description=N_("How do you decide who to serve?"))
    governance: Answer | None = Field(
        None,
        description=N_(
            "Who governs, and how are customers’, provider’s and regulators’ voices heard?"
        ),
    )
    making_known: Answer | None = Field(None, description=N_("How are services made known?"))
    requesting: Answer | None = Field(None, description=N_("How do people ask for a service?"))
    fulfilling: Answer | None = Field(None, description=N_("How are requests fulfilled?"))
    paying: Answer | None = Field(None, description=N_("How is it paid for?"))
    roles: Answer | None = Field(None, description=N_("Who holds which role?"))
    measuring: Answer | None = Field(
        None, description=N_("How are results and satisfaction measured?")
    )
    planning: Answer | None = Field(
        None, description=N_("How do plans follow the customers’ plans?")
    )
    improving: Answer | None = Field(None, description=N_("How do you improve?"))
    changing: Answer | None = Field(None, description=N_("How do you change?"))


class Provider(Part):
    """A provider of services: IT, HR, Facilities, Finance."""

    name: Name = Field(description="The provider's name.")
    shirt: Annotated[str, Field(min_length=1, max_length=12)] = Field(
        description="The word on its shirt, after “I ♥”: IT, HR."
    )
    mission: Text | None = Field(None, description="What it is for, in one sentence.")
    owner: Contact | None = Field(None, description="Who leads the provider.")
    feedback: Link | None = Field(None, description="Where customers can comment on it.")
    answers: Answers = Field(
        Answers.model_construct(),
        description="Its answers to the questions customers may ask any provider.",
    )
    withdrawn: tuple[Withdrawn, ...] = Field((), description=WITHDRAWN)
