"""The shirt of a scorecard, ready to be drawn and to be read out."""

from __future__ import annotations

from generator.disclosure.published import Mode
from generator.figures.card import ProviderCard, Scorecard
from generator.figures.figure import Figure
from generator.figures.verdict import Shirt
from generator.language import N_, Locale
from generator.wording.parts import ShirtView
from generator.wording.sentences import shirt_said

KINDS = {
    Shirt.LOVED: "loved",
    Shirt.LIKED: "liked",
    Shirt.UNDECIDED: "undecided",
    Shirt.PINATA: "pinata",
    Shirt.TOO_FEW: "too-few",
}
_NAMES = {
    Shirt.LOVED: N_("Loved"),
    Shirt.LIKED: N_("Liked"),
    Shirt.UNDECIDED: N_("Undecided"),
    Shirt.PINATA: N_("Piñata"),
    Shirt.TOO_FEW: N_("Too few answers"),
}


_WORDS = {
    Shirt.LOVED: N_("loved"),
    Shirt.LIKED: N_("liked"),
    Shirt.UNDECIDED: N_("undecided"),
    Shirt.PINATA: N_("piñata"),
    Shirt.TOO_FEW: N_("too few answers"),
}
"""Inside a sentence: which words begin with a capital there is another in each language."""


def shirt_name(locale: Locale, shirt: Shirt) -> str:
    """Return what a shirt is called."""
    return locale.text(_NAMES[shirt])


def key_name(locale: Locale, shirt: Shirt) -> str:
    """Return what a shirt means where it stands for all services that wear it.

    The one of too few answers is also worn where nobody was asked, or nobody uses it.
    """
    return locale.text("No verdict") if shirt is Shirt.TOO_FEW else shirt_name(locale, shirt)


def shirt_word(locale: Locale, shirt: Shirt) -> str:
    """Return what a shirt is called inside a sentence: “from liked to undecided”."""
    return locale.text(_WORDS[shirt])


def card_shirt(locale: Locale, card: Scorecard | ProviderCard) -> ShirtView:
    """Return what a service or a provider wears, with its provider's word on it."""
    if isinstance(card, ProviderCard):
        word = card.provider.shirt
    else:
        word = card.provider.part.shirt if card.provider else ""
    return shirt_view(locale, card.shirt, card.signs.like, word)


def shirt_view(locale: Locale, shirt: Shirt, like: Figure, word: str) -> ShirtView:
    """Return the shirt: full where people were asked by list, in outline from an open link."""
    outline = like.mode is Mode.OPEN and shirt is not Shirt.TOO_FEW
    label = (
        locale.text(
            "The shirt “{name}”: {said}; in outline, because the answers come from an open link"
        )
        if outline
        else locale.text("The shirt “{name}”: {said}")
    )
    said = label.format(name=shirt_name(locale, shirt), said=shirt_said(locale, shirt))
    return ShirtView(KINDS[shirt], word, outline, said)
