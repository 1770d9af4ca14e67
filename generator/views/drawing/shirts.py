"""The shirt of a scorecard, ready to be drawn and to be read out."""

from __future__ import annotations

from generator.disclosure.published import Mode
from generator.scorecards.figure import Figure
from generator.scorecards.verdict import Shirt
from generator.views.parts import ShirtView
from generator.views.words.sentences import SHIRT_SAID

KINDS = {
    Shirt.LOVED: "loved",
    Shirt.LIKED: "liked",
    Shirt.UNDECIDED: "undecided",
    Shirt.PINATA: "pinata",
    Shirt.TOO_FEW: "too-few",
}
NAMES = {
    Shirt.LOVED: "Loved",
    Shirt.LIKED: "Liked",
    Shirt.UNDECIDED: "Undecided",
    Shirt.PINATA: "Piñata",
    Shirt.TOO_FEW: "Too few answers",
}


def shirt_view(shirt: Shirt, like: Figure, word: str) -> ShirtView:
    """Return the shirt: full where people were asked by list, in outline from an open link."""
    outline = like.mode is Mode.OPEN and shirt is not Shirt.TOO_FEW
    label = f"The shirt “{NAMES[shirt]}”: {SHIRT_SAID[shirt]}"
    if outline:
        label += "; in outline, because the answers come from an open link"
    return ShirtView(KINDS[shirt], word, outline, label)
