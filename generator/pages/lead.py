"""What a scorecard says first: whether people like it, whether that moves, on what it rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.drawing.trends import move_of
from generator.figures.card import Scorecard
from generator.language import Locale
from generator.scorecards.scorecard import ProviderScorecard
from generator.wording.sentences import evidence


@dataclass(frozen=True, slots=True)
class LeadView:
    """The first sentences; ``headline`` ends without a full stop where ``move`` completes it."""

    headline: str
    move: str
    tone: str
    evidence: str
    silence: str


def lead_view(
    locale: Locale,
    card: Scorecard | ProviderScorecard,
    headline: str,
    silence: str,
    as_of: date,
) -> LeadView:
    """Return the first sentences of a card, whose headline and silence its page words itself."""
    like = card.signs.like
    move, tone = move_of(locale, card.trend, like, as_of)
    return LeadView(headline, move, tone, evidence(locale, like, card.signs.response), silence)
