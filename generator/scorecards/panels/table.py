"""The panels of a scorecard below its head: one table, and each made when it is asked for."""

from __future__ import annotations

from typing import Protocol, Self, TypeVar, cast

from generator.scorecards.figure import Figure
from generator.scorecards.ground import Ground
from generator.scorecards.panels.at_home import AtHome
from generator.scorecards.panels.communities import Communities
from generator.scorecards.panels.conversation import Conversation
from generator.scorecards.panels.costs import Costs
from generator.scorecards.panels.days import DaysWithCustomers
from generator.scorecards.panels.expected import Expected
from generator.scorecards.panels.getting_through import Through
from generator.scorecards.panels.helped import Helped
from generator.scorecards.panels.launch import Launch
from generator.scorecards.panels.measured import Measured
from generator.scorecards.panels.pride import Pride
from generator.scorecards.panels.promises import Promises
from generator.scorecards.panels.published_statistics import Statistics
from generator.scorecards.panels.stage import Life
from generator.scorecards.panels.steps import Steps
from generator.scorecards.panels.value import Value
from generator.scorecards.panels.verdict_history import VerdictHistory
from generator.scorecards.panels.warnings import Warnings


class Panel(Protocol):
    """What one panel says of a subject: plain, frozen data and the figures among them."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that the panel publishes."""

    @classmethod
    def of(cls, ground: Ground) -> Self:
        """Return the panel of a subject; a state where there is nothing to tell."""


OF_SERVICES: tuple[type[Panel], ...] = (
    Measured,
    Expected,
    Through,
    Statistics,
    Promises,
    Steps,
    Conversation,
    Value,
    Costs,
    AtHome,
    Life,
    Helped,
    Warnings,
    Communities,
    Pride,
    Launch,
    VerdictHistory,
)
"""One row a panel of a service."""
OF_PROVIDERS: tuple[type[Panel], ...] = (Pride, DaysWithCustomers)
"""One row a panel of a provider."""

AnyPanel = TypeVar("AnyPanel", bound=Panel)


class Panels:
    """A subject's panels by their types: ``panels[Promises]``."""

    def __init__(self, ground: Ground, kinds: tuple[type[Panel], ...]) -> None:
        self._ground = ground
        self._kinds = kinds
        self._made: dict[type[Panel], Panel] = {}

    def __getitem__(self, kind: type[AnyPanel]) -> AnyPanel:
        if kind not in self._made:
            assert kind in self._kinds, f"no row of the table is {kind.__name__}"
            self._made[kind] = kind.of(self._ground)
        return cast(AnyPanel, self._made[kind])

    @property
    def ground(self) -> Ground:
        """What they stand on."""
        return self._ground

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of every panel, in the order of the table."""
        return tuple(figure for kind in self._kinds for figure in self[kind].figures)
