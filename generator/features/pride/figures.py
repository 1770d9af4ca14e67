"""The panel “Pride”: those who provide it, those who use it, and the gap between them."""

from __future__ import annotations

from typing import Self

from msgspec import Struct

from generator.disclosure.published import PRIDE, Cell, Mode
from generator.features.pride import method
from generator.figures import question_methods
from generator.figures.answers import LIKE, cell_figure, say_window
from generator.figures.figure import Figure, Span, State
from generator.figures.gap import gap_figure, group
from generator.figures.no_answers import in_window
from generator.figures.panel_context import PanelContext
from generator.figures.subject_context import SubjectContext


class Pride(Struct, frozen=True):
    """Of those who provide it the share that is proud of it, and of customers the share that likes.

    ``liked`` is about the same days as ``proud``; ``own`` says that this is not the time of the
    headline, and so a figure of its own. ``gap`` is proud minus liked.
    """

    proud: Figure
    liked: Figure
    gap: Figure
    own: bool

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures; those of the head of the page are not shown twice."""
        return (self.proud, self.liked, self.gap) if self.own else (self.proud, self.gap)

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the pride of those who provide a service, or are a provider."""
        subject_context, headline = context.subject_context, context.signs.like
        if not subject_context.applicable:
            nothing = _nothing(subject_context, State.NOT_APPLICABLE)
            return cls(nothing, headline, nothing._replace(id=_gap_id(subject_context)), own=False)
        window, cell = subject_context.window(PRIDE, Mode.OPEN)
        span = say_window(subject_context, window)
        proud = _proud(subject_context, cell, span)
        mode = subject_context.mode("like")
        customers, liked, own = (
            subject_context.window("like", mode)[1],
            headline,
            headline.span != span,
        )
        if own:
            total = subject_context.published.total
            customers = total(subject_context.subject, "like", mode, span.start, span.end)
            liked = _liked(subject_context, customers, span, mode)
        return cls(proud, liked, _gap(subject_context, proud, liked, cell, customers), own)


def _nothing(subject_context: SubjectContext, state: State) -> Figure:
    return Figure(subject_context.figure_id(PRIDE), method.PRIDE, state)


def _proud(subject_context: SubjectContext, cell: Cell | None, span: Span) -> Figure:
    """Return the share; without a mode: nobody who provides a service comes by an open link."""
    sources = subject_context.pride_files(span.start, span.end)
    identity = subject_context.figure_id(PRIDE)
    found = cell_figure(
        subject_context, identity, method.PRIDE, LIKE, cell, span, False, Mode.OPEN, sources
    )
    return in_window(subject_context, PRIDE, found)._replace(mode=None)


def _liked(subject_context: SubjectContext, cell: Cell | None, span: Span, mode: Mode) -> Figure:
    asked = subject_context.asked("like").between(span.start, span.end)
    identity = subject_context.figure_id("like", "beside=pride")
    files = subject_context.files(span.start, span.end)
    found = cell_figure(
        subject_context, identity, question_methods.LIKE, LIKE, cell, span, asked, mode, files
    )
    return in_window(subject_context, "like", found)


def _gap_id(subject_context: SubjectContext) -> str:
    return subject_context.figure_id("pride-gap")


def _gap(
    subject_context: SubjectContext,
    proud: Figure,
    liked: Figure,
    makers: Cell | None,
    users: Cell | None,
) -> Figure:
    """Return proud minus liked; no number unless both shares have enough answers."""
    if not (proud.full and liked.full) or proud.span is None or makers is None or users is None:
        unclear = proud if not proud.full else liked
        return Figure(_gap_id(subject_context), method.PRIDE_GAP, unclear.state, proud.span)
    sources = tuple(sorted({*proud.sources, *liked.sources}))
    parts = group((users,)), group((makers,))
    identity = _gap_id(subject_context)
    return gap_figure(identity, method.PRIDE_GAP, proud.span, *parts, sources, mode=liked.mode)
