"""The panels below the head of a page: one table for services, one for providers."""

from __future__ import annotations

from generator.features.at_home import words as at_home
from generator.features.at_home.figures import AtHome
from generator.features.communities import words as communities
from generator.features.communities.figures import Communities
from generator.features.conversation import words as conversation
from generator.features.conversation.figures import Conversation
from generator.features.conversation.helped import Helped
from generator.features.costs import words as costs
from generator.features.costs.figures import Costs
from generator.features.days import words as days
from generator.features.days.figures import DaysWithCustomers
from generator.features.expected import words as expected
from generator.features.expected.figures import Expected
from generator.features.getting_through import words as getting_through
from generator.features.getting_through.figures import Through
from generator.features.launch import words as launch
from generator.features.launch.figures import Launch
from generator.features.measured import words as measured
from generator.features.measured.figures import Measured
from generator.features.owners_word import words as owners_word
from generator.features.panel import Panel
from generator.features.pride import words as pride
from generator.features.pride.figures import Pride
from generator.features.promises import words as promises
from generator.features.promises.figures import Promises
from generator.features.published_statistics import words as published_statistics
from generator.features.published_statistics.figures import Statistics
from generator.features.stage import words as stage
from generator.features.stage.figures import Life
from generator.features.steps import words as steps
from generator.features.steps.figures import Steps
from generator.features.value import words as value
from generator.features.value.figures import Value
from generator.features.verdict_history.figures import VerdictHistory
from generator.features.warnings.figures import Warnings
from generator.figures.panels import Panel as Computed

OF_SERVICES: tuple[Panel, ...] = (
    owners_word.PANEL,
    stage.PANEL,
    measured.PANEL,
    expected.PANEL,
    getting_through.PANEL,
    promises.PANEL,
    steps.PANEL,
    conversation.PANEL,
    launch.PANEL,
    communities.PANEL,
    value.PANEL,
    costs.PANEL,
    at_home.PANEL,
    pride.PANEL,
    published_statistics.PANEL,
)
"""One row a panel, in the order of the page."""
OF_PROVIDERS: tuple[Panel, ...] = (pride.PANEL, days.PANEL)
"""One row a panel, in the order of the page."""
PANELS = tuple({panel.id: panel for panel in (*OF_SERVICES, *OF_PROVIDERS)}.values())
"""Each panel once."""

FIGURES_OF_SERVICES: tuple[type[Computed], ...] = (
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
FIGURES_OF_PROVIDERS: tuple[type[Computed], ...] = (Pride, DaysWithCustomers)
"""One row a panel of a provider."""
