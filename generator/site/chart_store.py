"""The files of the closer look, kept from one build to the next and made beside the first.

Making them takes seconds and needs nothing of the organisation's, so the first build of a version
has another process do it while it reads and counts.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.site.charts import chart_files, chart_version


class ChartStore:
    """Chart files below a folder; without one, below a temporary one that goes with the store."""

    def __init__(self, folder: Path | None) -> None:
        self._temporary = None if folder else tempfile.TemporaryDirectory()
        top = folder or Path(self._temporary.name if self._temporary else "")
        self._folder = top / "charts" / chart_version()
        self._maker: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Have another process make the files, unless they are there."""
        if not self._folder.is_dir():
            command = [sys.executable, "-P", "-m", "generator.site.chart_store", str(self._folder)]
            self._maker = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )

    def files(self) -> Mapping[str, bytes]:
        """Return the files by their paths in the site; whatever went wrong before, made here."""
        if self._maker is not None:
            self._maker.wait()
        if not self._folder.is_dir():
            return chart_files()
        found = sorted(path for path in self._folder.rglob("*") if path.is_file())
        return {path.relative_to(self._folder).as_posix(): path.read_bytes() for path in found}


def write(folder: Path) -> None:
    """Write the files into a new folder, in one step: nobody finds half of them."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        fresh = Path(place) / "fresh"
        for name, raw in chart_files().items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        fresh.rename(folder)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
