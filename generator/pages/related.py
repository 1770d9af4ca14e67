"""Services that are about the same things, by the tags that their owners gave them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator.drawing.cards import service_href
from generator.figures.card import Scorecard
from generator.language.alphabet import alphabetical
from generator.wording.parts import Link

_MOST = 5
_COMMON = 40
"""A tag that more services have says nothing of any of them."""


def related(cards: Sequence[Scorecard]) -> Mapping[str, tuple[Link, ...]]:
    """Return the nearest services of each: most tags in common first, then by name."""
    names = {card.id: card.service.name for card in cards}
    place = {card.id: alphabetical(card.service.name) for card in cards}
    having: dict[str, list[str]] = defaultdict(list)
    for card in cards:
        for tag in {tag.casefold() for tag in card.service.tags}:
            having[tag].append(card.id)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for group in having.values():
        if len(group) <= _COMMON:
            for one in group:
                shared[one].update(other for other in group if other != one)
    return {
        one: tuple(
            Link(names[other], service_href(other))
            for other, _number in sorted(
                others.items(), key=lambda each: (-each[1], place[each[0]])
            )[:_MOST]
        )
        for one, others in shared.items()
    }
