"""The files of the closer look, kept from one build to the next and made beside the first.

Making them takes seconds and needs nothing of the organisation's, so the first build of a version
has another process do it while it reads and counts. They are kept in the user's own cache: what is
read from there is published, so no repository may write there.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.site.charts import CHART_FILES, chart_files, chart_version


class ChartStore:
    """Chart files below a folder; where that cannot be written, they are made anew each time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "charts" / chart_version()
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
        return {name: (self._folder / name).read_bytes() for name in CHART_FILES}


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
