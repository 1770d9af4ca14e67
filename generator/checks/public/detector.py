"""What looks for something in texts: how it finds it, and the words for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import Struct, field


class Match(NamedTuple):
    """A part of a text that should not be public: where it begins and ends."""

    begin: int
    end: int


class PublicWords(Struct, frozen=True):
    """What is meant to be published, and so is no finding wherever it stands.

    ``contacts`` are the addresses and numbers (digits only) in the fields that the model calls
    links; ``names`` are what services, suppliers and the like are called, in small letters.
    ``regions`` are the countries (ISO 3166) whose telephone numbers may be written without “+”.
    """

    contacts: frozenset[str] = field(default_factory=frozenset)
    names: frozenset[str] = field(default_factory=frozenset)
    regions: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[object, ...]:
        """All of it, in an order that is always the same."""
        return sorted(self.contacts), sorted(self.names), self.regions


class Detector(Struct, frozen=True):
    """Something that is looked for in texts.

    ``every_cell``: in tables it is looked for in all that is written, not only where free text is
    expected. ``say`` gives message and hint for the text that was found.
    """

    find: Callable[[str, PublicWords], Iterator[Match]]
    say: Callable[[str], tuple[str, str]]
    every_cell: bool = False
