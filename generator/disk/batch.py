"""Many small values as one entry of the cache.

A thousand entries would take as long to read as the files that they were made from.
"""

from __future__ import annotations

import json
from typing import Any

from generator.disk.cache import Cache


class Batch:
    """Values that JSON can say, by a key each. Those stay that were asked for or put this time."""

    def __init__(self, cache: Cache, *about: str) -> None:
        self._cache, self._about = cache, about
        kept = cache.get(*about)
        self._known: dict[str, Any] = json.loads(kept) if kept else {}
        self._now: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """Return what is kept under a key; None where nothing is."""
        if key in self._known:
            self._now[key] = self._known[key]
        return self._known.get(key)

    def put(self, key: str, value: Any) -> None:
        """Keep a value that is not None."""
        self._now[key] = value

    def save(self) -> None:
        """Write all that was asked for or put, if that is not what is kept already."""
        if self._now.keys() != self._known.keys():
            self._cache.put(json.dumps(self._now).encode(), *self._about)
