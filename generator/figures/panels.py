"""The panels of a scorecard below its head: each is made when it is asked for."""

from __future__ import annotations

from typing import Protocol, Self, TypeVar, cast

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


class Panels:
    """A subject's panels by their types: ``panels[Promises]``."""

    def __init__(self, context: PanelContext, kinds: tuple[type[PanelFigures], ...]) -> None:
        self._ground = context
        self._kinds = kinds
        self._made: dict[type[PanelFigures], PanelFigures] = {}

    def __getitem__(self, kind: type[AnyPanel]) -> AnyPanel:
        if kind not in self._made:
            assert kind in self._kinds, f"no row of the table is {kind.__name__}"
            self._made[kind] = kind.of(self._ground)
        return cast(AnyPanel, self._made[kind])

    @property
    def context(self) -> PanelContext:
        """What they stand on."""
        return self._ground

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of every panel, in the order of the table."""
        return tuple(figure for kind in self._kinds for figure in self[kind].figures)
