"""Ready to go live: what a service must have before it does, and whether it has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from generator.features.launch.method import READY
from generator.figures.figure import Figure, Span, State
from generator.figures.subject_context import SubjectContext
from generator.model.definitions import Definitions
from generator.model.fields import holding_on
from generator.model.service import Service


class Need(StrEnum):
    """What a service must have before it goes live."""

    OWNER = "owner"
    FEEDBACK = "feedback"
    HELP = "help"
    AIM = "aim"
    MEASURES = "measures"


_NEEDS: dict[Need, Callable[[Service, str | None, date], bool]] = {
    Need.OWNER: lambda part, _, day: holding_on(part.owner, day) is not None,
    Need.FEEDBACK: lambda part, others, _: part.feedback is not None or others is not None,
    Need.HELP: lambda part, _, __: part.help is not None,
    Need.AIM: lambda part, _, __: bool(part.targets),
    Need.MEASURES: lambda part, _, __: (
        bool(part.steps)
        and {step.id for step in part.steps} <= {measure.step for measure in part.measures}
    ),
}
"""One row a need: whether it is met, given the place to say something that all services share."""


def needs_of(subject_context: SubjectContext, part: Service) -> tuple[tuple[Need, bool], ...]:
    """Return what a service must have, and whether it has it on the as-of date."""
    shared = _shared_feedback(subject_context.definitions, subject_context.defined.provider)
    return tuple((need, met(part, shared, subject_context.as_of)) for need, met in _NEEDS.items())


def _shared_feedback(definitions: Definitions, provider: str) -> str | None:
    """Return where all services of a provider may be spoken of, or all of the organisation."""
    own = definitions.providers.get(provider)
    return (own.part.feedback if own else None) or definitions.organisation.part.feedback


def ready_figure(subject_context: SubjectContext, needs: tuple[tuple[Need, bool], ...]) -> Figure:
    """Return how much of what a service must have it has."""
    met = float(sum(done for _, done in needs))
    span = Span(subject_context.as_of, subject_context.as_of)
    files = (subject_context.defined.file,)
    identity = subject_context.figure_id("ready")
    return Figure(identity, READY, State.SHOWN, span, value=met, of=len(needs), sources=files)
