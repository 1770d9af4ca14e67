"""What was made of the state before, in memory: the cache's sister, for values that are no bytes.

A value is found by all that it was made from, as texts and digests. So nothing in it is ever out of
date, and what is not asked for again is gone with the state that asked for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from generator.disk.batch import Batch

Given = tuple[str, ...]
Made = TypeVar("Made")
_NOTHING: Mapping[Given, Any] = MappingProxyType({})


class Memory:
    """What is made of one state of the files; ``before`` is what was made of the state before.

    A value is kept under what it is and all that it was made from. It may hold nothing else of the
    state, or that would live on. ``kept`` has what JSON can say, also of what another process made.
    """

    def __init__(self, before: Mapping[Given, Any] = _NOTHING, kept: Batch | None = None) -> None:
        self._before = before
        self.kept = kept
        self._made: dict[Given, Any] = {}

    def get(self, *given: str) -> Any:
        """Return what was made of what is given; None where that is not known."""
        found = self._made.get(given)
        return self._before.get(given) if found is None else found

    def put(self, value: Any, *given: str) -> None:
        """Keep what was made of what is given, for the state after this one."""
        self._made[given] = value

    def made(self, make: Callable[[], Made], *given: str) -> Made:
        """Return what is known, or make it; and keep it."""
        value: Made | None = self.get(*given)
        if value is None:
            value = make()
        self.put(value, *given)
        return value

    def said(self, make: Callable[[], Any], *given: str) -> Any:
        """Return what is known, on the disk too, or make it; and keep it. It is what JSON can say.

        What comes from the disk has lists for tuples.
        """
        if self.kept is None:
            return self.made(make, *given)
        return self.made(partial(self.kept.made, make, *given), *given)

    def forget(self) -> None:
        """Forget all values, where no state comes after this one; what is ``kept`` is not lost."""
        self._before = _NOTHING
        self._made.clear()

    def after(self) -> Mapping[Given, Any]:
        """Return what the memory of the next state is made with."""
        return MappingProxyType(dict(self._made))
