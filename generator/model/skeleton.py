"""Where the keys of a kind of file stand in a new one: in which column, below which key.

A new file holds all keys that are not used yet as comments (see ``writing``). Who uses them removes
a sign and a blank; this says how the line should look then.
"""

from __future__ import annotations

from functools import cache, cached_property

from msgspec import Struct

from generator.model.reference import FileKey, entries

COMMENT = "# "
"""What stands before a line of a new file that is not used yet."""
TOP = -1
"""The number of the file itself, which holds the outermost keys."""


class KeySpot(Struct, frozen=True):
    """A key in its place.

    ``parent`` is the number of the key that it lies in, ``TOP`` of the outermost. ``column`` counts
    the characters before it, a dash among them; ``opens`` is true of the key with which an entry of
    a list begins in a new file.
    """

    entry: FileKey
    parent: int
    column: int
    opens: bool


class Skeleton:
    """The keys of a kind of file, numbered from top to bottom as a new file has them."""

    def __init__(self, kind: str) -> None:
        self.spots: list[KeySpot] = []
        self.chains: list[tuple[int, ...]] = []
        self.named: dict[str, list[int]] = {}
        self._add(entries(kind), TOP, 0, False)

    def _add(self, keys: tuple[FileKey, ...], parent: int, column: int, listed: bool) -> None:
        for place, key in enumerate(keys):
            number = len(self.spots)
            self.spots.append(KeySpot(key, parent, column, listed and place == 0))
            above = self.chains[parent] if parent != TOP else (TOP,)
            self.chains.append((number, *above))
            self.named.setdefault(key.name, []).append(number)
            self._add(key.within, number, column + (4 if key.many else 2), key.many)

    def chain(self, number: int) -> tuple[int, ...]:
        """Return a key and those that it lies in, the innermost first; ``TOP`` is the last."""
        return (TOP,) if number == TOP else self.chains[number]

    def is_list(self, number: int) -> bool:
        """Whether a key's value is a list of entries that have keys of their own."""
        return number != TOP and self.spots[number].entry.many

    @cached_property
    def meanings(self) -> frozenset[str]:
        """What the keys mean: sentences that a new file says of them."""
        return frozenset(spot.entry.meaning for spot in self.spots)


@cache
def skeleton(kind: str) -> Skeleton:
    """Return the keys of a kind of file in their places; raise ``KeyError``."""
    return Skeleton(kind)
