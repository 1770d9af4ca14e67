"""What a page of the site is: where it lies, what it says, with which template it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum, StrEnum, auto
from functools import cached_property, partial
from hashlib import sha256
from typing import Any

from msgspec import Struct, field
from msgspec.structs import astuple, replace

from generator.checks.ignored import Ignored
from generator.disk.memory import Memory
from generator.figures.panels import Panels, PartOf
from generator.language import Locale
from generator.pages.provenance import Provenance
from generator.scorecards.scorecard import Scorecards
from generator.sources.finding import Finding
from generator.wording.parts import ShirtView


class Download(Struct, frozen=True):
    """A file that a page offers: its path in the site, its text."""

    path: str
    text: str


class DrawnDownload(Struct, frozen=True):
    """A file that a page offers and that a template draws from a view, as it draws the page.

    The same file lies at each of its ``paths`` in the site, all in folders side by side.
    In one that shows ``code`` no invisible signs are put between what is written in two directions.
    """

    paths: tuple[str, ...]
    template: str
    view: Any
    code: bool = False


class Sees(Enum):
    """What pages about many services may be made from besides their scorecards and definitions.

    ``PURPOSES`` are what services are for, ``PURPOSES_TO_COME`` what those are for that are not yet
    live, ``FILES`` those of data with their columns; ``HISTORY``
    is what git says of definitions of services.
    ``LEDGER`` is what was ever published.
    """

    PURPOSES = auto()
    PURPOSES_TO_COME = auto()
    FINDINGS = auto()
    FILES = auto()
    HISTORY = auto()
    LEDGER = auto()


class Sought(StrEnum):
    """What kind of thing somebody who searches finds, the kinds that come first at the top."""

    SERVICE = "service"
    PROVIDER = "provider"
    COMMUNITY = "community"
    SUPPLIER = "supplier"
    PAGE = "page"
    METHOD = "method"
    COMMENT = "comment"


class SearchEntry(Struct, frozen=True):
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

    def as_list(self) -> list[Any]:
        """Return it as what JSON can say."""
        return [*astuple(self)]

    @classmethod
    def of(cls, said: Sequence[Any]) -> SearchEntry:
        """Return what was said."""
        kind, title, line, names, texts, state, at = said
        return cls(Sought(kind), title, line, tuple(names), tuple(texts), state, at)


class Page(Struct, frozen=True):
    """A page: its source's path, its title and description in plain text.

    ``describe`` makes the description in the place of ``said`` where that takes long: when the page
    is drawn. ``beside`` are digests of what else it is made from than its kind says.
    ``sought`` is what the site's search finds of it: the page alone, by title and description,
    where it says no more. ``shirt`` is what it wears, if anything.
    The view and the downloads are made when they are asked for, so that pages can be drawn side by
    side, or not at all.
    ``made_from`` returns all that they are made from, as text or as digests: the same page where it
    is the same; none where nobody can say. ``panels`` are those of the one service that it looks
    at; parts of them are handed over to the pages about many services. ``template`` is its kind's,
    and so is ``looks_at``. ``elsewhere`` are the paths of files that it offers outside its folder.
    ``draws`` returns the files that it offers and that have a template.
    """

    path: str
    title: str
    said: str
    make: Callable[[], Any]
    sought: Callable[[], Iterable[SearchEntry]] | None = None
    offer: Callable[[], tuple[Download, ...]] = tuple
    shirt: Callable[[], ShirtView | None] = lambda: None
    made_from: Callable[[], tuple[str, ...]] | None = None
    describe: Callable[[], str] | None = None
    beside: tuple[str, ...] = ()
    template: str = ""
    panels: Panels | None = None
    looks_at: tuple[PartOf, ...] = ()
    elsewhere: tuple[str, ...] = ()
    draws: Callable[[], tuple[DrawnDownload, ...]] = tuple

    @property
    def view(self) -> Any:
        """The page's view, made anew at each call."""
        return self.make()

    @property
    def description(self) -> str:
        """What the page says, in a sentence or two."""
        return self.said if self.describe is None else self.describe()

    def entries(self) -> Iterable[SearchEntry]:
        """Return what search finds of it."""
        if self.sought is not None:
            return self.sought()
        return (SearchEntry(Sought.PAGE, self.title, self.description),)


class Material(Struct, frozen=True, dict=True):
    """All that pages are made from. ``titles`` says what each finding's code means.

    ``headers`` are the columns of each file of data.

    ``locale`` is the language in which the pages are written; ``memory`` has what was made before.
    """

    locale: Locale
    cards: Scorecards
    findings: Sequence[Finding]
    ignored: Sequence[Ignored]
    files: Sequence[str]
    titles: Mapping[str, str]
    provenance: Provenance
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)

    def seen(self, sees: frozenset[Sees]) -> Material:
        """Return no more than what is seen besides scorecards and definitions."""
        return replace(
            self,
            cards=self._cards(sees),
            findings=self.findings if Sees.FINDINGS in sees else (),
            ignored=self.ignored if Sees.FINDINGS in sees else (),
            files=self.files if Sees.FILES in sees else (),
            headers=self.headers if Sees.FILES in sees else {},
            provenance=self.provenance if Sees.HISTORY in sees else self._of_others,
        )

    def _cards(self, sees: frozenset[Sees]) -> Scorecards:
        if Sees.PURPOSES in sees:
            return self.cards
        if Sees.PURPOSES_TO_COME in sees:
            return self.cards.with_purposes_to_come
        return self.cards.without_purposes

    def digests(self, sees: frozenset[Sees]) -> tuple[str, ...]:
        """Return digests of scorecards and definitions, and of what is seen besides."""
        cards = self.cards

        def purposes() -> object:
            return [(card.id, card.service.purpose) for card in self._cards(sees).services]

        of: dict[Sees, Callable[[], object]] = {
            Sees.PURPOSES: purposes,
            Sees.PURPOSES_TO_COME: purposes,
            Sees.FINDINGS: lambda: (self.findings, self.ignored),
            Sees.FILES: lambda: (self.files, self.headers),
            Sees.HISTORY: lambda: self.provenance.history.said,
            Sees.LEDGER: lambda: cards.release_digest,
        }
        seen = (
            digest_of(self._of_others.history.said),
            *(digest_of(of[each]()) for each in of if each in sees),
        )
        return cards.digest, *seen

    @cached_property
    def _of_others(self) -> Provenance:
        """What git knows of all files but the definitions of services."""
        history = self.provenance.history
        services = {each.file for each in self.cards.definitions.services.values()}
        return replace(self.provenance, history=history.of(sorted(history.last.keys() - services)))

    def forget_made(self) -> None:
        """Forget what was made of services to list the pages: each page makes its own again.

        It takes more memory than all that it is made from, and each process that draws pages would
        have a copy.
        """
        for card in self.cards.services:
            card.panels.forget()
        self.memory.forget()

    def said(self, make: Callable[[], Any], *given: str) -> Any:
        """Return what is kept of what is given and the language, or make and keep it.

        It is what JSON can say; what comes from the disk has lists for tuples.
        """
        return self.memory.said(make, self.locale.code, *given)

    def stay(self, *given: str) -> None:
        """Have what is kept of what is given stay: the page that asks for it may not be drawn."""
        if self.memory.kept is not None:
            self.memory.kept.stay(self.locale.code, *given)


class PageKind(Struct, frozen=True):
    """A row of the table of pages: the template, the view that it draws, the pages' maker.

    ``looks_at`` are the parts of services' panels that its pages look at, of all services.
    ``sees`` is what they see besides the scorecards and definitions; anything else is not there.
    ``draws`` are the views of files that they offer, by their templates.
    """

    template: str
    shows: type
    make: Callable[[Material], Iterator[Page]]
    looks_at: tuple[PartOf, ...] = ()
    sees: frozenset[Sees] = frozenset()
    draws: Mapping[str, type] = field(default_factory=dict)

    def pages(self, material: Material) -> Iterator[Page]:
        """Yield the kind's pages."""
        seen, given = material.seen(self.sees), material.digests(self.sees)
        for page in self.make(seen):
            known = page if page.made_from else _known(seen, page, given)
            yield replace(known, template=self.template, looks_at=self.looks_at)


def _known(material: Material, page: Page, given: tuple[str, ...]) -> Page:
    """Return a page about many services, with a digest of all that it is made from."""
    digest = digest_of((page.path, given, page.beside))
    if page.describe is not None:
        page = replace(page, describe=partial(material.said, page.describe, "description", digest))

    def entries() -> list[list[Any]]:
        return [each.as_list() for each in page.entries()]

    def sought() -> Iterator[SearchEntry]:
        return map(SearchEntry.of, material.said(entries, "sought", digest))

    return replace(page, sought=sought, made_from=lambda: (material.locale.code, digest))


def digest_of(value: object) -> str:
    """Return a digest of plain values, by how Python writes them."""
    return sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()
