"""One style sheet for all of a site: Material's two and ours, so that a page waits for one file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from mkdocs.exceptions import Abort

PARTS = (
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
    "assets/iheartit/site.css",
)
"""In the order in which they hold: the later one wins."""
_CHARSET = b'@charset "UTF-8";'


def style_sheet(theme: Iterable[str]) -> tuple[str, bytes]:
    """Return the style sheet's path in the site, which changes with its content, and the sheet.

    ``theme`` are the theme's folders, the first one first: a file in an organisation's own folder
    stands in for ours. Raises Abort where a part is missing, as in another theme.
    """
    folders = [Path(folder) for folder in theme]
    parts = (_part(folders, pattern).removeprefix(_CHARSET) for pattern in PARTS)
    sheet = b"\n".join((_CHARSET, *parts))
    return f"assets/iheartit/style.{hashlib.sha256(sheet).hexdigest()[:8]}.css", sheet


def _part(folders: Iterable[Path], pattern: str) -> bytes:
    for folder in folders:
        for path in sorted(folder.glob(pattern)):
            return path.read_bytes()
    raise Abort(f"the theme has no {pattern}; our pages are drawn with Material for MkDocs 9.8")
