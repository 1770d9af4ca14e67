"""What MkDocs is given of the pages that have a view, and what stands in for them.

MkDocs draws a frame for each page that the navigation may mark, and one for all others of a kind
that lie side by side. It knows of each of those, so that hand-written pages can link to them, but
reads and draws none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.pages.page import Page
from generator.site.drawn_page import DrawnPage, PagePlace
from generator.site.frames import Blank
from generator.site.plain import as_html
from generator.wording.plain import plain

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


class ListedPage(NamedTuple):
    """A page, and the file by which MkDocs knows it."""

    drawn: DrawnPage
    file: File


def listed_pages(made: Iterable[Page], config: MkDocsConfig) -> list[ListedPage]:
    """Return pages that have a view, each with its place in the site."""
    in_nav = set(_paths(config.nav))
    found = []
    for page in made:
        file, frame = _listed(page.path, page.path in in_nav, config)
        found.append(ListedPage(DrawnPage(page, place_of(file, frame, config)), file))
    return found


def _listed(path: str, in_nav: bool, config: MkDocsConfig) -> tuple[File, str]:
    """Return what MkDocs is given of a page, and the path of what has its frame."""
    folders, _, name = path.rpartition("/")
    above, below, _ = folders.rpartition("/")
    if in_nav:
        return _file(path, InclusionLevel.INCLUDED, config), path
    if not below:
        return frame_file(path, config), path
    file = _file(path, InclusionLevel.EXCLUDED, config)
    FramePage(None, file, config)  # the file keeps it
    return file, f"{above}/{Blank.PATH}/{name}"


def place_of(file: File, frame: str, config: MkDocsConfig) -> PagePlace:
    """Return where a page lies in the site: ``file`` is what MkDocs is given of it."""
    url = "" if file.url in (".", "./") else file.url
    site = config.site_url
    whole = urljoin(site if site.endswith("/") else f"{site}/", url) if site else None
    return PagePlace(file.src_uri, file.dest_uri, url, whole, frame)


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


def _paths(nav: Any) -> Iterator[str]:
    """Yield the source paths that a navigation names, however deep."""
    if isinstance(nav, str):
        yield nav
    elif nav is not None:
        for each in nav.values() if isinstance(nav, dict) else nav:
            yield from _paths(each)
