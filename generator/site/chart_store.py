"""The spec of the trend, kept from one build to the next and made next to the first.

Making it takes a second or two, as Altair does to load, and needs nothing of the organisation's, so
the first build of a version has another process do it while it reads and counts: loading holds
Python's lock all the while, so that a thread would not help. That process says what it has made:
where nothing is kept, too, this one need not load Altair.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.disk.cache import Cache, maker
from generator.site import charts
from generator.site.charts import CHART_FILES, chart_files


class ChartStore:
    """Chart files in the cache; where that keeps nothing, they are made once each time."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._process: subprocess.Popen[bytes] | None = None
        self._made: Mapping[str, bytes] = {}

    def begin(self) -> None:
        """Have another process make the files, unless they are there."""
        if self._cached() is None:
            folder = str(self._cache.folder or "")
            command = [sys.executable, "-P", "-m", "generator.site.chart_store", folder]
            # Where no process can be started, they are made when they are asked for.
            with suppress(OSError):
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )

    def files(self) -> Mapping[str, bytes]:
        """Return the files by their paths in the site; whatever went wrong before, made here."""
        if self._process is not None:
            said, self._process = self._process.communicate()[0], None
            with suppress(ValueError):
                self._made = {name: text.encode() for name, text in json.loads(said).items()}
        return self._made or self._cached() or self.make()

    def make(self) -> Mapping[str, bytes]:
        """Make the files and keep them."""
        files = chart_files()
        for name, raw in files.items():
            self._cache.put(raw, _maker(), name)
        return files

    def _cached(self) -> Mapping[str, bytes] | None:
        found = {name: self._cache.get(_maker(), name) for name in CHART_FILES}
        files = {name: raw for name, raw in found.items() if raw is not None}
        return files if len(files) == len(found) else None


def _maker() -> str:
    return maker((str(charts.__file__),), "altair")


if __name__ == "__main__":
    made = ChartStore(Cache(Path(sys.argv[1]) if sys.argv[1] else None)).make()
    sys.stdout.write(json.dumps({name: raw.decode() for name, raw in made.items()}))
