"""What can be downloaded from a card's page: its tables, and its file of the API."""

from __future__ import annotations

from collections.abc import Iterable

from generator.api.tables import BY_PERIOD_FILE, LIKE_FILE, by_period_csv, trend_csv
from generator.figures.card import Scorecard
from generator.pages.page import Download
from generator.scorecards.scorecard import ProviderScorecard


def card_downloads(
    card: Scorecard | ProviderScorecard, path: str, others: Iterable[Download]
) -> tuple[Download, ...]:
    """Return what the page of a card, in the folder ``path``, offers: its tables and ``others``."""
    whose = "provider" if isinstance(card, ProviderScorecard) else "service"
    return (
        Download(f"{path}/{LIKE_FILE}", trend_csv(whose, card.id, card.trend)),
        Download(f"{path}/{BY_PERIOD_FILE}", by_period_csv(whose, card.id, card.signs.before)),
        *others,
    )
