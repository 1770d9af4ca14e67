"""What part of a build's time disclosure and the audit take.

    python tests/benchmarks/disclosure_share.py ROOT [--runs R]

ROOT is an organisation's repository. Each run is a process of its own that builds with nothing
kept, and both parts are timed within the whole, so the quotient hardly depends on the machine.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

PARTS = ("generator.disclosure.door.suppress", "generator.audit.audit_site.audit")


def main() -> None:
    """Print each run's seconds and the middle share."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("root", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        sys.stdout.write(" ".join(f"{each:.4f}" for each in _one(given.root)))
        return
    again = [sys.executable, __file__, str(given.root), "--one"]
    runs = []
    for _ in range(given.runs):
        said = subprocess.run(again, check=True, capture_output=True, text=True).stdout
        runs.append([float(each) for each in said.splitlines()[-1].split()])
    for whole, door, audit in runs:
        sys.stdout.write(f"build {whole:.2f} s, disclosure {door:.2f} s, audit {audit:.2f} s\n")
    shares = [(door + audit) / whole for whole, door, audit in runs]
    sys.stdout.write(f"share: {statistics.median(shares):.3f} (middle of {len(shares)})\n")


def _one(root: Path) -> tuple[float, ...]:
    """Build once; return the seconds of the whole and of each part."""
    began = time.perf_counter()
    import importlib

    from generator.cli.build import build

    spent = dict.fromkeys(PARTS, 0.0)

    def timed(name: str, room: Any, function: str) -> None:
        within: Callable[..., Any] = getattr(room, function)

        @wraps(within)
        def run(*given: Any, **named: Any) -> Any:
            start = time.perf_counter()
            try:
                return within(*given, **named)
            finally:
                spent[name] += time.perf_counter() - start

        setattr(room, function, run)

    for name in PARTS:
        module, _, function = name.rpartition(".")
        start = time.perf_counter()
        timed(name, importlib.import_module(module), function)
        spent[name] += time.perf_counter() - start  # its imports are part of its price
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build.main(["--root", str(root), "--site", str(site), "--no-cache"], standalone_mode=False)
        return (time.perf_counter() - began, *spent.values())


if __name__ == "__main__":
    main()
