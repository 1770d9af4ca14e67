"""What a page of the site is: where it lies, what it says, with which template it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from generator.checks.ignored import Ignored
from generator.figures.panels import Panels, PartOf
from generator.language import Locale
from generator.pages.provenance import Provenance
from generator.scorecards.scorecard import Scorecards
from generator.sources.finding import Finding
from generator.wording.parts import ShirtView


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page offers: its path in the site, its text."""

    path: str
    text: str


class Sought(StrEnum):
    """What kind of thing somebody who searches finds, the kinds that come first at the top."""

    SERVICE = "service"
    PROVIDER = "provider"
    COMMUNITY = "community"
    SUPPLIER = "supplier"
    PAGE = "page"
    METHOD = "method"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something that the site's search finds: nothing in it that its page does not say.

    ``line`` is what is shown below the title; ``names`` are other words for it, ``texts`` what
    else its page says of it, ``state`` how it stands, in words. ``at`` is its place: an id on the
    page that has the entry (“#rules”), or a page by its source's path, with an id or without; empty
    for that page itself.
    """

    kind: Sought
    title: str
    line: str = ""
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    state: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its source's path, its title and description in plain text.

    ``sought`` is what the site's search finds of it: the page alone, by title and description,
    where it says no more. ``shirt`` is what it wears, if anything. The view and the downloads are
    made when they are asked for, so that pages can be drawn side by side, or not at all.
    ``made_from`` returns all that they are made from, as text or as digests: the same page where it
    is the same; none where nobody can say. ``panels`` are those of the one service that it looks
    at; parts of them are handed over to the pages about many services. ``template`` is its kind's,
    and so is ``looks_at``.
    """

    path: str
    title: str
    description: str
    make: Callable[[], Any]
    sought: Callable[[], Iterable[SearchEntry]] | None = None
    offer: Callable[[], tuple[Download, ...]] = tuple
    shirt: Callable[[], ShirtView | None] = lambda: None
    made_from: Callable[[], tuple[str, ...]] | None = None
    template: str = ""
    panels: Panels | None = None
    looks_at: tuple[PartOf, ...] = ()

    @property
    def view(self) -> Any:
        """The page's view, made anew at each call."""
        return self.make()

    def entries(self) -> Iterable[SearchEntry]:
        """Return what search finds of it."""
        if self.sought is not None:
            return self.sought()
        return (SearchEntry(Sought.PAGE, self.title, self.description),)


@dataclass(frozen=True, slots=True)
class Material:
    """All that pages are made from. ``titles`` says what each finding's code means.

    ``headers`` are the columns of each file of data.

    ``locale`` is the language in which the pages are written.
    """

    locale: Locale
    cards: Scorecards
    findings: Sequence[Finding]
    ignored: Sequence[Ignored]
    files: Sequence[str]
    titles: Mapping[str, str]
    provenance: Provenance
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageKind:
    """A row of the table of pages: the template, the view that it draws, the pages' maker.

    ``looks_at`` are the parts of services' panels that its pages look at, of all services.
    """

    template: str
    shows: type
    make: Callable[[Material], Iterator[Page]]
    looks_at: tuple[PartOf, ...] = ()

    def pages(self, material: Material) -> Iterator[Page]:
        """Yield the kind's pages."""
        for page in self.make(material):
            yield replace(page, template=self.template, looks_at=self.looks_at)
