"""Draws the pages that have a view: each is its frame, filled with what its template makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_relative_url

from generator.pages.table import LOOKED_AT
from generator.scorecards.packed_parts import pack
from generator.site.drawn_page import DrawnPage
from generator.site.frames import Blank, Frame
from generator.site.kept_pages import Content, KeptPages
from generator.site.plain import as_bytes, as_html, unbroken
from generator.site.social.preview import Previews
from generator.wording.marks import shortened

BARE = "partials/iheartit/bare.html"
"""What a template extends where its frame is there already."""


class PageOutcome(NamedTuple):
    """What is left of a page once it is written: what was seen in it, and what others look at."""

    seen: bytes
    parts: bytes


@dataclass(frozen=True)
class PageLoop:
    """What all pages are drawn with: MkDocs' settings, its templates, the frames by their pages.

    Nothing else than a page, its frame and these goes into what is written.
    """

    config: MkDocsConfig
    env: Environment
    previews: Previews
    kept: KeptPages
    frames: dict[str, Frame] = field(default_factory=dict)

    def draw(self, drawn: DrawnPage) -> PageOutcome:
        """Write a page, and the files that it offers next to it."""
        files, outcome = self.files(drawn)
        for path, raw in files.items():
            _write(Path(self.config.site_dir, path), raw)
        if drawn.made.panels:
            drawn.made.panels.forget()  # the outcome has what others look at
        return outcome

    def files(self, drawn: DrawnPage) -> tuple[dict[str, bytes], PageOutcome]:
        """Return a page and the files that it offers, by their paths in the site."""
        made = drawn.made
        content = self.kept.content(drawn, partial(self._content, drawn))
        preview = self.previews.of_view(made, drawn.file)
        html = self.frames[drawn.frame].filled(
            {
                Blank.PATH: as_bytes(drawn.url.split("/")[-2] if not drawn.alone else ""),
                Blank.TITLE: as_bytes(as_html(made.title)),
                Blank.DESCRIPTION: as_bytes(as_html(made.description)),
                Blank.PICTURE: as_bytes(preview.picture),
                Blank.PICTURE_SAID: as_bytes(as_html(preview.alt)),
                Blank.BODY: content.body,
            }
        )
        files = {drawn.file.dest_uri: html, **dict(content.files)}
        return files, PageOutcome(content.seen, content.parts)

    def _content(self, drawn: DrawnPage) -> Content:
        """Return what a page's template makes of its view, and what the page offers."""
        template = self.env.get_template(drawn.made.template)
        body = template.render(
            layout=BARE,
            view=drawn.made.view,
            page=drawn.file.page,
            base_url=get_relative_url(".", drawn.url),
            config=self.config,
        )
        panels = drawn.made.panels
        parts = pack(panels, LOOKED_AT) if panels else b""
        body = shortened(unbroken(body), drawn.file.dest_uri)
        return Content(body, drawn.made.offer(), parts)


def _write(path: Path, raw: bytes) -> None:
    """Write a file of the site; its folder is made with the first one in it."""
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
