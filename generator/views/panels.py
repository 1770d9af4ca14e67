"""The panels below the head of a page: one table for services, one for providers."""

from __future__ import annotations

from generator.views import (
    panel_communities,
    panel_costs,
    panel_days,
    panel_home,
    panel_launch,
    panel_measured,
    panel_pride,
    panel_promise,
    panel_published,
    panel_said,
    panel_stage,
    panel_steps,
    panel_through,
    panel_value,
    panel_word,
)
from generator.views.panel import Panel

OF_SERVICES: tuple[Panel, ...] = (
    panel_word.PANEL,
    panel_stage.PANEL,
    panel_measured.PANEL,
    panel_through.PANEL,
    panel_promise.PANEL,
    panel_steps.PANEL,
    panel_said.PANEL,
    panel_launch.PANEL,
    panel_communities.PANEL,
    panel_value.PANEL,
    panel_costs.PANEL,
    panel_home.PANEL,
    panel_pride.PANEL,
    panel_published.PANEL,
)
"""One row a panel, in the order of the page."""
OF_PROVIDERS: tuple[Panel, ...] = (panel_pride.PANEL, panel_days.PANEL)
"""One row a panel, in the order of the page."""
PANELS = tuple({panel.id: panel for panel in (*OF_SERVICES, *OF_PROVIDERS)}.values())
"""Each panel once."""
