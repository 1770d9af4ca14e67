"""Where the program's own files lie: in the wheel next to the code, in a checkout at its root."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


def site_overrides() -> Path:
    """Return the folder of the theme's templates and the hand-written pages."""
    packaged = _PACKAGE / "site_overrides"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "site_overrides"


@cache
def code_of(*rooms: str) -> tuple[str, ...]:
    """Return the files of some rooms' code, sorted."""
    found = (_PACKAGE.joinpath(room).rglob("*.py") for room in rooms)
    return tuple(sorted(str(path) for paths in found for path in paths))


@cache
def program_files() -> tuple[str, ...]:
    """Return the files of the program, its templates among them, sorted."""
    found = {
        path
        for folder in (Path(__file__).parent, site_overrides())
        for kind in ("*.py", "*.html", "*.css", "*.md", "*.po", "*.yml", "*.json", "*.txt")
        for path in folder.rglob(kind)
    }
    return tuple(sorted(map(str, found)))
