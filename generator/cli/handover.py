"""What is handed over lives no longer than who takes it needs it."""

from __future__ import annotations

from typing import Generic, TypeVar

Value = TypeVar("Value")


class Handover(Generic[Value]):
    """A value that is taken once: it does not live on where it came from."""

    def __init__(self, value: Value) -> None:
        self._values = [value]

    def take(self) -> Value:
        """Return the value. Raises IndexError where somebody has taken it."""
        return self._values.pop()
