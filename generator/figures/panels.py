"""The panels of a scorecard below its head: each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, Self, TypeVar, cast

from generator.figures.figure import Figure
from generator.figures.panel_context import PanelContext


class PanelFigures(Protocol):
    """What one panel says of a subject: plain, frozen data and the figures among them."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that the panel publishes."""

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the panel of a subject; a state where there is nothing to say."""


AnyPanel = TypeVar("AnyPanel", bound=PanelFigures)
Part = TypeVar("Part")


class Panels:
    """A subject's panels by their types: ``panels[Promises]``.

    What pages about many services look at is a *part*: a whole panel, or the little of some panels
    that a function returns. Another process may have made it, or an earlier build.
    """

    def __init__(self, context: PanelContext, kinds: tuple[type[PanelFigures], ...]) -> None:
        self._ground = context
        self._kinds = kinds
        self._made: dict[PartOf, Any] = {}
        self._given: Callable[[], Mapping[PartOf, Any]] | None = None
        self._handed: Mapping[PartOf, Any] = {}

    def __getitem__(self, kind: type[AnyPanel]) -> AnyPanel:
        if not self._has(kind):
            assert kind in self._kinds, f"no row of the table is {kind.__name__}"
            self._made[kind] = kind.of(self._ground)
        return cast(AnyPanel, self._made[kind])

    def part(self, make: Callable[[Panels], Part]) -> Part:
        """Return what a function makes of the panels."""
        if not self._has(make):
            self._made[make] = make(self)
        return cast(Part, self._made[make])

    def take(self, given: Callable[[], Mapping[PartOf, Any]]) -> None:
        """Take parts that are there already: asked for, and each of them, when it is needed."""
        self._given = given

    def let_go(self, parts: Iterable[PartOf]) -> None:
        """Forget some parts: who asks again has them made again."""
        for part in parts:
            self._made.pop(part, None)

    def forget(self) -> None:
        """Forget what was made, with the head and the cells: who asks again has it made again."""
        self._made.clear()
        self._ground.head.forget()
        self._ground.subject_context.forget()

    def _has(self, part: PartOf) -> bool:
        if part not in self._made:
            if self._given is not None:
                self._handed, self._given = self._given(), None
            if part in self._handed:
                self._made[part] = self._handed[part]
        return part in self._made

    @property
    def context(self) -> PanelContext:
        """What they stand on."""
        return self._ground

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of every panel, in the order of the table."""
        return tuple(figure for kind in self._kinds for figure in self[kind].figures)


PartOf = type[PanelFigures] | Callable[[Panels], Any]
"""A panel's type, or a function that returns a part of some."""
