"""How many like a step, of those who were asked about it: for the supplier of that time."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from generator.disclosure.published import Cell, Mode
from generator.features.steps.method import STEP_LIKE
from generator.figures.answers import LIKE, cell_figure, say_window
from generator.figures.figure import Figure, Span
from generator.figures.subject_context import SubjectContext
from generator.model.calendar import handovers, step_calendar
from generator.model.fields import holding_on
from generator.model.service import Service, Step
from generator.model.subject import step_of


class StepRating(Struct, frozen=True):
    """How many like a step, while one supplier delivered it; ``supplier`` is None where nobody.

    ``until`` is the supplier's last day, None of the one who delivers it now.
    """

    step: str
    supplier: str | None
    until: date | None
    figure: Figure


def step_ratings(of_service: SubjectContext, service: Service) -> tuple[StepRating, ...]:
    """Return the ratings of each step that anybody was asked about, the newest first.

    They are of its window, which begins anew with a supplier, and of the supplier before if it
    delivered the step in a part of the longest window.
    """
    found = []
    for step in service.steps:
        subject = step_of(of_service.subject.id, step.id)
        if of_service.applicable and of_service.published.answered(subject, "like"):
            calendar = step_calendar(of_service.calendar, handovers(step, of_service.as_of))
            where = replace(of_service, subject=subject, calendar=calendar)
            found += _of_step(of_service, where, step)
    return tuple(found)


def _of_step(of_service: SubjectContext, where: SubjectContext, step: Step) -> list[StepRating]:
    mode = of_service.mode("like")
    window, cell = where.enough(where.calendar.windows, "like", mode)
    as_of, span = where.as_of, say_window(where, window)
    if span.start > window.first.start:  # a part of its first period is the supplier before’s
        span = replace(span, name=None)
    chosen = f"step={step.id}"
    found: list[tuple[date, date | None, Figure]] = []
    if cell is not None:
        identity = of_service.figure_id("like", chosen)
        found.append((as_of, None, _figure(where, identity, cell, span, mode)))
    days = [day for day in handovers(step, as_of) if day <= window.end]
    longest = of_service.calendar.windows[-1]
    if days and days[-1] > longest.first.start:
        until = days[-1] - timedelta(days=1)
        start = max([longest.first.start, *days[:-1]])
        before = where.published.total(where.subject, "like", mode, start, until)
        if before is not None:
            identity = of_service.figure_id("like", f"{chosen}&until={until}")
            figure = _figure(where, identity, before, Span(start, until), mode)
            found.append((until, until, figure))
    return [
        StepRating(step.id, held.supplier if held else None, until, figure)
        for day, until, figure in found
        for held in (holding_on(step.delivered_by, day),)
    ]


def _figure(where: SubjectContext, identity: str, cell: Cell, span: Span, mode: Mode) -> Figure:
    files = where.files(span.start, span.end)
    return cell_figure(where, identity, STEP_LIKE, LIKE, cell, span, False, mode, files)
