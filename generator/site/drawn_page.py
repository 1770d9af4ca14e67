"""Pages that have a view and a template: what MkDocs is given of them, and what stands in for them.

MkDocs draws a frame for each page that the navigation may mark, and one for all others of a kind
that lie side by side. It knows of each of those, so that hand-written pages can link to them, but
reads and draws none.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.pages.page import Page
from generator.site.frames import Blank
from generator.site.plain import as_html, plain

TITLE = "title"
"""The id of the page's one heading: the skip link leads to it."""
FRAME = "partials/iheartit/frame.html"


class FramePage(SitePage):
    """What MkDocs draws a frame for. It takes half a millisecond to read no Markdown."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: object) -> None:
        """Convert nothing."""
        self.content = ""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page with its place in the site; ``frame`` is the source path of what has its frame."""

    made: Page
    file: File
    frame: str

    @property
    def alone(self) -> bool:
        """Whether it has a frame of its own."""
        return self.frame == self.made.path

    @property
    def url(self) -> str:
        """Its address, from the site's first page."""
        page = self.file.page
        assert isinstance(page, SitePage), "MkDocs has read its pages"
        return page.url


def drawn_page(made: Page, in_nav: Container[str], config: MkDocsConfig) -> DrawnPage:
    """Return a page with its place; ``in_nav`` are the source paths in the navigation."""
    folders, _, name = made.path.rpartition("/")
    above, below, _ = folders.rpartition("/")
    if made.path in in_nav:
        return DrawnPage(made, _file(made.path, InclusionLevel.INCLUDED, config), made.path)
    if not below:
        return DrawnPage(made, frame_file(made.path, config), made.path)
    file = _file(made.path, InclusionLevel.EXCLUDED, config)
    FramePage(None, file, config)  # the file keeps it
    return DrawnPage(made, file, f"{above}/{Blank.PATH}/{name}")


def frame_file(path: str, config: MkDocsConfig) -> File:
    """Return what MkDocs draws a frame for that the navigation does not mark."""
    file = _file(path, InclusionLevel.NOT_IN_NAV, config)
    FramePage(None, file, config)  # the file keeps it
    return file


def _file(path: str, inclusion: InclusionLevel, config: MkDocsConfig) -> File:
    return File.generated(config, path, content="", inclusion=inclusion)


def describe_frame(page: SitePage, drawn: DrawnPage) -> None:
    """Say of what MkDocs draws how its frame is drawn; search does not read it."""
    title = as_html(drawn.made.title) if drawn.alone else Blank.TITLE
    page.meta.update(
        named=plain(drawn.made.title) if drawn.alone else Blank.TITLE,  # for what escapes it
        template=FRAME,
        framed=drawn.made.template,
        title=title,
        description=Blank.DESCRIPTION,
        hide=["navigation", "toc", "path"],
        search={"exclude": True},
    )
    page.toc = TableOfContents([AnchorLink(title, TITLE, 1)])
