"""The style of the page that stands for missing ones: a sheet for each depth it may be shown at.

The page asks for all of them, each from as many folders above as it is for. The one that comes
shows the links that begin as far above: see ``404.html``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

DEPTHS = 8
"""The site's first page, and so many folders below it but one."""
_SHEET = Path(__file__).with_name("lost.css")
_ONLY = ".to, .else {{ display: none }} .to-{depth} {{ display: flex }}\n"


def lost_sheets() -> Iterator[tuple[str, bytes]]:
    """Yield the path and the text of each sheet."""
    sheet = _SHEET.read_text(encoding="utf-8")
    for depth in range(DEPTHS):
        path = f"assets/iheartit/lost/{depth}.css"
        yield path, (sheet + _ONLY.format(depth=depth)).encode()
