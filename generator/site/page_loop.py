"""Draws the pages that have a view: each is its frame, filled with what its template makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_relative_url

from generator.pages.page import Download
from generator.site.drawn_page import DrawnPage
from generator.site.frames import Blank, Frame
from generator.site.kept_pages import Content, KeptPages
from generator.site.plain import as_html
from generator.site.social.preview import Previews

BARE = "partials/iheartit/bare.html"
"""What a template extends where its frame is there already."""


Look = Callable[[Download, Sequence[Download]], Any]
"""What looks at a page and its downloads; another process may do so and send what it returns."""


def nothing(page: Download, downloads: Sequence[Download]) -> None:
    """Look at nothing."""


@dataclass(frozen=True)
class PageLoop:
    """What all pages are drawn with: MkDocs' settings, its templates, the frames by their pages.

    Nothing else than a page, its frame and these goes into what is written. ``look`` is shown each
    page with its downloads, as they are written.
    """

    config: MkDocsConfig
    env: Environment
    previews: Previews
    kept: KeptPages
    look: Look = nothing
    frames: dict[str, Frame] = field(default_factory=dict)

    def draw(self, drawn: DrawnPage) -> Any:
        """Write a page, and the files that it offers next to it; return what was seen in them."""
        made = drawn.made
        content = self.kept.content(drawn, partial(self._content, drawn))
        preview = self.previews.of_view(made, drawn.file)
        html = self.frames[drawn.frame].filled(
            {
                Blank.PATH: drawn.url.split("/")[-2] if not drawn.alone else "",
                Blank.TITLE: as_html(made.title),
                Blank.DESCRIPTION: as_html(made.description),
                Blank.PICTURE: preview.picture,
                Blank.PICTURE_SAID: as_html(preview.alt),
                Blank.BODY: content.body,
            }
        )
        written = Download(drawn.file.dest_uri, html)
        for file in (written, *content.offers):
            path = Path(self.config.site_dir, file.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", errors="xmlcharrefreplace")
        return self.look(written, content.offers)

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
        return Content(body, drawn.made.offer())
