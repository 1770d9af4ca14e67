"""A card as a drawing: the shirt, the name, the sentence, whose site it is."""

from __future__ import annotations

from html import escape

from msgspec import Struct

from generator.drawing.lines import lines, width

WIDTH, HEIGHT = 1200, 630
_PAPER, _INK, _SOFT, _NOTE, _ON_NOTE, _HEART = (
    "#fffdfa",
    "#241f2b",
    "#635b68",
    "#fff1c9",
    "#3d3100",
    "#d0163f",
)
_LEFT, _ROOM = 480, 660
_NAME, _SAID, _SMALL = 66, 40, 28

_SIGN = (
    '<g transform="translate(60 140) scale(3)"><use href="#ih-cut" fill="#d0163f"/>'
    '<use class="ih-heart" href="#ih-g-loved" x="36" y="40" width="48" height="48"/></g>'
)
"""A shirt with a heart and no word: what browsers show of the site, too."""
_SHIRTS = {
    "": ("none", "none", "#fff", "none"),
    "loved": ("#d0163f", "#a30f30", "#fff", "#d0163f"),
    "liked": ("#ffe1e2", "#b3123a", "#b3123a", "#b3123a"),
    "undecided": ("#e7e3ec", "#6f6779", "#514a5c", "#514a5c"),
    "pinata": ("#4d2c91", "#371c70", "#fff", "#371c70"),
    "too-few": ("none", "#6f6779", "#6f6779", "#6f6779"),
}
"""Cloth, edge, sign, and edge and sign of one in outline: the colours of the light pages."""


class Card(Struct, frozen=True):
    """What a card shows: plain texts, and the kind of shirt with the provider's word on it.

    Without a kind it shows the site's own sign, which is no verdict.
    """

    name: str
    said: str
    site: str
    shirt: str
    word: str = ""
    outline: bool = False
    note: str = ""


def drawing(card: Card, sprite: str) -> str:
    """Return a card as SVG; ``sprite`` are the shirts' shapes, by the ids that pages know."""
    name = lines(card.name, _ROOM / _NAME, 2, bold=True)
    said = lines(card.said, _ROOM / _SAID, 5 if len(name) == 1 else 4)
    top = 175 if len(name) == 1 else 150
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
        f"<style>{_style(card)}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>',
        f'<rect width="{WIDTH}" height="14" fill="{_HEART}"/>',
        sprite,
        f'<use href="#ih-f-{card.shirt}" x="60" y="140" width="360" height="336"/>'
        if card.shirt
        else _SIGN,
        _word(card.word),
        _text(name, _LEFT, top, _NAME, 1.15, _INK, "700"),
        _text(said, _LEFT, top + 78 * len(name), _SAID, 1.35, _INK),
        _text(lines(card.site, 34, 1), 60, HEIGHT - 40, _SMALL, 1, _SOFT),
    ]
    if card.note:
        parts += [
            f'<rect x="780" y="{HEIGHT - 84}" width="360" height="60" rx="30" fill="{_NOTE}"/>',
            _text(lines(card.note, 12, 1), 960, HEIGHT - 44, _SMALL, 1, _ON_NOTE, "700", "middle"),
        ]
    return "".join([*parts, "</svg>"])


def _style(card: Card) -> str:
    tee, edge, sign, full = _SHIRTS[card.shirt]
    if card.outline:
        tee, edge, sign = "none", full, full
    dashes = "6 5" if card.outline else "none"
    return (
        "text { font-family: 'Liberation Sans', Arial, sans-serif }"
        f".ih-cloth {{ fill: {tee}; stroke: {edge}; stroke-width: 3; stroke-linejoin: round;"
        f" stroke-dasharray: {dashes} }}"
        f".ih-seam {{ fill: none; stroke: {edge}; stroke-width: 2.2; opacity: .65 }}"
        ".ih-weave { fill: url(#ih-hatch) } .ih-hatch { stroke: #d5cdd9; stroke-width: 3 }"
        f".ih-ink, .ih-word {{ fill: {sign} }}"
        f".ih-pen {{ fill: none; stroke: {sign}; stroke-width: 4.6; stroke-linecap: round }}"
        f".ih-string {{ fill: none; stroke: {sign}; stroke-width: 1.4 }}"
        ".ih-p1 { fill: #ff5d8f } .ih-p2 { fill: #ffd34d }"
        ".ih-p3 { fill: #2fc6b4 } .ih-p4 { fill: #2a1553 }"
    )


def _word(word: str) -> str:
    """The provider's word, below the sign, as large as the cloth is wide."""
    if not word:
        return ""
    size = min(78, int(155 / width(word, bold=True)))
    return (
        f'<text class="ih-word" x="240" y="{385 + 0.35 * size:.0f}" font-size="{size}"'
        f' font-weight="700" text-anchor="middle">{_safe(word)}</text>'
    )


def _text(
    said: list[str],
    x: int,
    y: int,
    size: int,
    leading: float,
    colour: str,
    weight: str = "400",
    anchor: str = "start",
) -> str:
    return "".join(
        f'<text x="{x}" y="{y + at * size * leading:.0f}" font-size="{size}" fill="{colour}"'
        f' font-weight="{weight}" text-anchor="{anchor}">{_safe(line)}</text>'
        for at, line in enumerate(said)
    )


def _safe(text: str) -> str:
    """Whatever a stranger wrote, without the characters that XML cannot hold."""
    return escape("".join(letter for letter in text if letter.isprintable()))
