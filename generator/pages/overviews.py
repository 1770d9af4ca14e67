"""Pages about all services at once: one table, by which a reader finds each of them.

Each page has its tab in the header, and its group in the footer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from generator.language import N_, Locale

HOME = "index.md"


class Tab(StrEnum):
    """A place in the header, in its order; a tab leads to the first of its pages."""

    HOME = N_("Home")
    SERVICES = N_("Services")
    ATTENTION = N_("Needs attention")
    SAID = N_("You said, we did")
    CHANGED = N_("What changed")
    METHOD = N_("How we work it out")


class Shelf(StrEnum):
    """A group of pages in the footer, in its order."""

    SERVICES = N_("Services")
    NEWS = N_("What is happening")
    METHOD = N_("How we work it out")
    ABOUT = N_("About this site")


class Overview(Struct, frozen=True):
    """A page about all services: its title, its source, its place."""

    title: str
    file: str
    tab: Tab
    shelf: Shelf

    @property
    def href(self) -> str:
        """Where it lies, from the site's root."""
        return f"{self.file.removesuffix('.md').removesuffix('index').rstrip('/')}/"


OVERVIEWS = (
    Overview(
        N_("All services"),
        "services/index.md",
        Tab.SERVICES,
        Shelf.SERVICES,
    ),
    Overview(
        N_("All services in a table"),
        "table/index.md",
        Tab.SERVICES,
        Shelf.SERVICES,
    ),
    Overview(
        N_("Groups"),
        "communities/index.md",
        Tab.SERVICES,
        Shelf.SERVICES,
    ),
    Overview(
        N_("Suppliers"),
        "suppliers/index.md",
        Tab.SERVICES,
        Shelf.SERVICES,
    ),
    Overview(
        N_("Needs attention"),
        "attention/index.md",
        Tab.ATTENTION,
        Shelf.NEWS,
    ),
    Overview(
        N_("You said, we did"),
        "conversation.md",
        Tab.SAID,
        Shelf.NEWS,
    ),
    Overview(
        N_("What changed"),
        "changed.md",
        Tab.CHANGED,
        Shelf.NEWS,
    ),
    Overview(
        N_("The month in short"),
        "digest/index.md",
        Tab.CHANGED,
        Shelf.NEWS,
    ),
    Overview(
        N_("What starts and ends"),
        "roadmap/index.md",
        Tab.CHANGED,
        Shelf.NEWS,
    ),
    Overview(
        N_("What goes live"),
        "launches/index.md",
        Tab.CHANGED,
        Shelf.NEWS,
    ),
    Overview(
        N_("What could be simpler"),
        "simplify/index.md",
        Tab.CHANGED,
        Shelf.NEWS,
    ),
    Overview(
        N_("How each number is worked out"),
        "method.md",
        Tab.METHOD,
        Shelf.METHOD,
    ),
    Overview(
        N_("Data quality"),
        "data-quality.md",
        Tab.METHOD,
        Shelf.METHOD,
    ),
    Overview(
        N_("All services in one chart"),
        "compare/index.md",
        Tab.METHOD,
        Shelf.METHOD,
    ),
    Overview(
        N_("What goes with liking"),
        "drivers/index.md",
        Tab.METHOD,
        Shelf.METHOD,
    ),
    Overview(
        N_("Every sentence and when we say it"),
        "sentences/index.md",
        Tab.METHOD,
        Shelf.METHOD,
    ),
    Overview(
        N_("What we collect, and who sees it"),
        "privacy.md",
        Tab.METHOD,
        Shelf.METHOD,
    ),
    Overview(N_("About"), "about.md", Tab.METHOD, Shelf.ABOUT),
    Overview(N_("Use our data"), "api/index.md", Tab.METHOD, Shelf.ABOUT),
    Overview(N_("For owners"), "owners.md", Tab.METHOD, Shelf.ABOUT),
    Overview(N_("Change something"), "change/index.md", Tab.METHOD, Shelf.ABOUT),
    Overview(N_("Running this site"), "running.md", Tab.METHOD, Shelf.ABOUT),
    Overview(N_("What can be written in the files"), "fields/index.md", Tab.METHOD, Shelf.ABOUT),
    Overview(N_("What we check"), "checks/index.md", Tab.METHOD, Shelf.ABOUT),
    Overview(N_("How good the checks are"), "reliability.md", Tab.METHOD, Shelf.ABOUT),
    Overview(N_("Accessibility"), "accessibility.md", Tab.METHOD, Shelf.ABOUT),
)
"""One row a page; titles are marked, and looked up when they are said."""


def navigation(locale: Locale) -> list[dict[str, object]]:
    """Return the tabs as MkDocs reads them: a page, or a section where a tab has several."""
    return [{locale.text(Tab.HOME): HOME}, *_sections(locale)]


def _sections(locale: Locale) -> Iterator[dict[str, object]]:
    for tab in Tab:
        pages = [{locale.text(each.title): each.file} for each in OVERVIEWS if each.tab is tab]
        if len(pages) == 1:
            yield {locale.text(tab): next(iter(pages[0].values()))}
        elif pages:
            yield {locale.text(tab): pages}


def shelves(locale: Locale, urls: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the footer's groups with their pages; ``urls`` says where each source lies."""
    return [
        {
            "title": locale.text(shelf),
            "pages": [
                {"title": locale.text(each.title), "url": urls[each.file]}
                for each in OVERVIEWS
                if each.shelf is shelf and each.file in urls
            ],
        }
        for shelf in Shelf
    ]
