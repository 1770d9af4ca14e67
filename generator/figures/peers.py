"""All services at once, for what cannot be made from one of them alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from generator.disk.memory import Memory

Member = TypeVar("Member")
Made = TypeVar("Made")


class Peers(Generic[Member]):
    """The services of an organisation; what is made from all of them is made once, when asked.

    ``memory`` has what was made of the state before.
    """

    def __init__(self, memory: Memory | None = None) -> None:
        self.memory = memory
        self._members: list[Member] = []
        self._made: dict[Callable[..., Any], Any] = {}

    def join(self, member: Member) -> None:
        """Add one; not after something was made from those that were there before."""
        assert not self._made, "who comes later would be missing from what is made already"
        self._members.append(member)

    def forget(self) -> None:
        """Forget them all, once nothing is to be made from them any more: they hold each other."""
        self._members.clear()
        self._made.clear()

    def once(self, make: Callable[[tuple[Member, ...], Memory | None], Made]) -> Made:
        """Return what a function makes from all members; the same one each time."""
        if make not in self._made:
            self._made[make] = make(tuple(self._members), self.memory)
        made: Made = self._made[make]
        return made
