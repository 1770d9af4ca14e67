"""The panels below the head of a page: one table for services, one for providers."""

from __future__ import annotations

from generator.views.panels import (
    at_home,
    communities,
    conversation,
    costs,
    days,
    expected,
    getting_through,
    launch,
    measured,
    owners_word,
    pride,
    promises,
    published_statistics,
    stage,
    steps,
    value,
)
from generator.views.panels.panel import Panel

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
