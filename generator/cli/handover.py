"""Memory that is given back: what is handed over lives no longer than who takes it needs it."""

from __future__ import annotations

import ctypes
import sys
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Handover(Generic[Value]):
    """A value that is taken once: it does not live on where it came from."""

    def __init__(self, value: Value) -> None:
        self._values = [value]

    def take(self) -> Value:
        """Return the value. Raises IndexError where somebody has taken it."""
        return self._values.pop()


def give_back() -> None:
    """Give what is free to the system, where its C library would keep it for later arrays."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # not in each C library
        if trim is not None:
            trim(0)
