"""Where the program's own files lie: in the wheel next to the code, in a checkout at its root."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def site_overrides() -> Path:
    """Return the folder of the theme's templates and the hand-written pages."""
    packaged = _PACKAGE / "site_overrides"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "site_overrides"
