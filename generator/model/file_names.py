"""How a file of people's answers is called on the site: never after a group.

That “board.csv” is behind a quarter would reveal that the board answered in it, even where all that
it answered is withheld, and the day on which the file changed would reveal when.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from generator.model.definitions import Definitions

_OF_PEOPLE = re.compile(r"data/(answers|tallies|invitations|pride)/(.+)\.csv", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_LONG = 4
"""Letters of a word that is also looked for inside other words."""
NAMELESS = "data/{folder}/….csv"
"""How a file is called that has a group's name."""


class FileNames(Struct, frozen=True):
    """The words by which groups are known: called with a file, how the site calls it."""

    words: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """The same as a plain value."""
        return self.words

    def __call__(self, file: str) -> str:
        """Return a file's name, or that of its folder where it has a group's name."""
        found = _OF_PEOPLE.fullmatch(file)
        if not found or not self._names_a_group(found[2].casefold()):
            return file
        return NAMELESS.format(folder=found[1])

    def every(self, files: Iterable[str]) -> tuple[str, ...]:
        """Return how the site calls some files, each name once, sorted."""
        return tuple(sorted({self(file) for file in files}))

    def _names_a_group(self, name: str) -> bool:
        words, letters = _words(name), "".join(_words(name))
        return any(word in letters if len(word) >= _LONG else word in words for word in self.words)


def file_names(definitions: Definitions) -> FileNames:
    """Return by which words files may not be called; those of services and providers say nothing.

    An id or a name that is made of such words only is looked for as a whole.
    """
    others: set[str] = set()
    for each in (definitions.services, definitions.providers):
        for name, defined in each.items():
            others.update(_words(f"{name} {defined.part.name}"))
    found: set[str] = set()
    for name, community in definitions.communities.items():
        for text in (name, community.part.name):
            own = _words(text)
            found.update({*own} - others)
            found.add("".join(own))
    return FileNames(tuple(sorted(found)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
