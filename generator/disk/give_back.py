"""Memory that is given back to the system, where its C library would keep it for later arrays."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Give back what is free."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # not in each C library
        if trim is not None:
            trim(0)
