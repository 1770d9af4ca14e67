"""Many small values as one entry of the cache.

A thousand entries would take as long to read as the files that they were made from.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from generator.disk.cache import Cache


class Batch:
    """Values that JSON can say, by a key each. Those stay that were asked for or put this time.

    Each is a line of its own, as text: what is only kept is neither read nor written anew.
    """

    def __init__(self, cache: Cache, *about: str) -> None:
        self._cache, self._about = cache, about
        lines = (cache.get(*about) or b"").decode().split("\n")
        self._known = dict(line.split("\t") for line in lines if line)
        self._now: dict[str, str] = {}

    def get(self, key: str) -> Any:
        """Return what is kept under a key; None where nothing is."""
        name = json.dumps(key)
        if name not in self._known:
            return None
        text = self._now[name] = self._known[name]
        return json.loads(text)

    def stay(self, *given: str) -> None:
        """Have what is kept of what is given stay, though nobody needs it this time."""
        name = json.dumps(json.dumps(given))
        if name in self._known:
            self._now[name] = self._known[name]

    def put(self, key: str, value: Any) -> None:
        """Keep a value that is not None."""
        if self._cache.folder is not None:
            self._now[json.dumps(key)] = json.dumps(value)

    def made(self, make: Callable[[], Any], *given: str) -> Any:
        """Return what is kept of what is given, or make and keep it."""
        key = json.dumps(given)
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def large(self, name: str, given: str) -> bytes | None:
        """Return the large value of a name, an entry of its own, if it was made from the same.

        ``given`` is a digest of all that it is made from. Of each name the last value is kept.
        """
        raw = self._cache.get(*self._about, name) or b""
        return raw.removeprefix(given.encode()) if raw.startswith(given.encode()) else None

    def put_large(self, value: bytes, name: str, given: str) -> None:
        """Keep the large value of a name."""
        self._cache.put(given.encode() + value, *self._about, name)

    def save(self) -> None:
        """Write all that was asked for or put, if that is not what is kept already."""
        if self._now.keys() != self._known.keys():
            lines = (f"{name}\t{text}\n" for name, text in self._now.items())
            self._cache.put("".join(lines).encode(), *self._about)
