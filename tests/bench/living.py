"""Builds a site in this process, and prints how much of what it is made from is left by then.

    python -m tests.bench.living ROOT SITE

It is counted before the pages are drawn, once they are, and before the site is audited: all
objects that Python keeps track of, and those of some classes by their names.
"""

from __future__ import annotations

import gc
import json
import sys
from collections import Counter
from functools import wraps
from pathlib import Path
from typing import Any

CLASSES = (
    *("Table", "Records", "ColumnCells", "Document", "Definitions", "Published"),
    *("Cell", "Figure", "Trend", "Scorecard", "PanelView", "ServiceView", "Page"),
)


def main(root: Path, site: Path) -> None:
    """Build, and print the counts."""
    from generator.audit import audit_site
    from generator.cli import main as command
    from generator.site import draw, run_mkdocs

    found: dict[str, dict[str, int]] = {}

    def look(module: Any, name: str, when: str) -> None:
        work = getattr(module, name)

        @wraps(work)
        def looked(*given: Any) -> Any:
            found[when] = living()
            return work(*given)

        setattr(module, name, looked)

    look(run_mkdocs, "run", "before")
    look(draw, "write_search", "drawn")
    look(audit_site, "audited", "audited")
    command(["build", "--root", str(root), "--site", str(site)], standalone_mode=False)
    sys.stdout.write("\n" + json.dumps(found) + "\n")


def living() -> dict[str, int]:
    """Count what lives: “trees” are documents with their values, “texts” tables with their text."""
    every = gc.get_objects()
    names = Counter(type(each).__name__ for each in every)
    found = {name: names[name] for name in CLASSES}
    found["all"] = len(every)
    found["texts"] = sum(bool(each.text) for each in every if type(each).__name__ == "Table")
    found["trees"] = sum(
        each.value is not None for each in every if type(each).__name__ == "Document"
    )
    return found


if __name__ == "__main__":
    main(*(Path(each).resolve() for each in sys.argv[1:3]))
