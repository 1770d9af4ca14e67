"""Parts of a page's frame that many pages have alike: drawn once, and kept.

Pages that lie side by side in one folder have the same links in their frames. Those in the
navigation are marked in it, and drawn anew each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jinja2 import Environment
from jinja2.runtime import Context

_BLOCKS = {
    "main.html": ("tabs",),
    "partials/iheartit/page.html": ("site_nav",),
    "base.html": ("config",),
}
_PARTIALS = ("partials/search.html",)

_LINES = re.compile(r"\s*\n\s*")
"""Spaces between lines: Material's templates leave thousands of them."""

Draw = Callable[[Context], Iterator[str]]


def keep_frames(env: Environment) -> None:
    """Let the environment draw each part of the frame once a folder.

    Templates neither know of it nor need to: the functions that Jinja made of them are wrapped.
    """
    for name, blocks in _BLOCKS.items():
        template = env.get_template(name)
        for block in blocks:
            template.blocks[block] = _kept(template.blocks[block])
    for name in _PARTIALS:
        template = env.get_template(name)
        template.root_render_func = _kept(template.root_render_func)


def _kept(draw: Draw) -> Draw:
    drawn: dict[str, str] = {}

    def kept(context: Context) -> Iterator[str]:
        page, nav = context.get("page"), context.get("nav")
        if page is None or nav is None or any(page is each for each in nav.pages):
            yield from draw(context)
            return
        folder = page.url.rstrip("/").rpartition("/")[0]
        if folder not in drawn:
            drawn[folder] = _LINES.sub("\n", "".join(draw(context)))
        yield drawn[folder]

    return kept
