"""What a scorecard says first: whether people like it, whether that moves, on what it rests."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.drawing.trends import move_of
from generator.figures.card import Scorecard
from generator.figures.figure import Figure, State
from generator.language import Locale
from generator.model.service import Service
from generator.scorecards.scorecard import ProviderScorecard
from generator.wording.sentences import evidence, headline, opened_words
from generator.wording.stages import stage_words


class LeadView(Struct, frozen=True):
    """The first sentences; ``headline`` ends without a full stop where ``move`` completes it.

    ``opened`` is what people answered from an open link, where the headline is of a list.
    """

    headline: str
    move: str
    tone: str
    evidence: str
    opened: str
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
    rests = evidence(locale, like, card.signs.response)
    apart = card.signs.opened
    opened = opened_words(locale, apart) if apart else ""
    return LeadView(headline, move, tone, rests, opened, silence)


def service_headline(locale: Locale, service: Service, like: Figure, as_of: date) -> str:
    """Say whether people like it; of one that is not in use, first whether it comes or went."""
    said = headline(locale, like)
    if like.state is not State.NOT_APPLICABLE:
        return said
    why = locale.text("It is not in use ({stage}), so nobody is asked whether they like it.")
    return why.format(stage=stage_words(locale, service, as_of))
