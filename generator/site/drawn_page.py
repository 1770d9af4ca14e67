"""A page of MkDocs' that has a view and a template instead of Markdown."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.pages.page import Page
from generator.site.plain import as_html

TITLE = "title"
"""The id of the page's one heading: the skip link leads to it."""


class DrawnPage(SitePage):
    """A page outside the navigation. MkDocs takes half a millisecond to read no Markdown."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert nothing."""
        self.content = ""


def file_of(made: Page, config: MkDocsConfig) -> File:
    """Return the file in which MkDocs is given the page; the top level is in the navigation."""
    listed = "/" not in made.path or made.path == "services/index.md"
    place = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, made.path, content="", inclusion=place)
    if not listed:
        DrawnPage(None, file, config)  # the file keeps it
    return file


def describe(page: SitePage, made: Page) -> None:
    """Give the page its template, and its title and description, safe as HTML."""
    title = as_html(made.title)
    page.meta.update(
        template=made.template,
        title=title,
        description=as_html(made.description),
        hide=["navigation", "toc", "path"],
    )
    page.toc = TableOfContents([AnchorLink(title, TITLE, 1)])


def content(made: Page) -> str:
    """Return what search finds the page by; nothing of it is drawn."""
    return "".join(f"<p>{as_html(text)}</p>" for text in (made.description, made.search) if text)
