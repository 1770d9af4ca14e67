"""Draws the pages that have a view: each is its frame, filled with what its template makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from io import DEFAULT_BUFFER_SIZE
from itertools import accumulate
from operator import or_
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment
from msgspec import Struct, field

from generator.api.places import relative
from generator.crew import crew
from generator.disk.folders import make_folder
from generator.disk.give_back import give_back
from generator.disk.standing import StandingFiles
from generator.figures.panels import Panels, PartOf
from generator.news.address import with_address
from generator.pages.page import Download, digest_of
from generator.pages.table import LOOKED_AT
from generator.scorecards.packed_parts import PackedParts, pack
from generator.site.addresses import written
from generator.site.drawn_page import DrawnPage
from generator.site.frames import Blank, Frame
from generator.site.kept_pages import Content, KeptPages
from generator.site.look import LookedAt, Sight
from generator.site.plain import as_bytes, as_html, isolated, lighter, unbroken, without_controls
from generator.site.social.preview import PICTURE, Previews
from generator.wording.marks import shortened

BARE = "partials/iheartit/bare.html"
"""What a template extends where its frame is there already."""


class PageOutcome(NamedTuple):
    """What is left of a page once it is written: its files, what was seen, what others look at.

    ``key`` is that of its content. ``made_from`` is a digest of all that its files are made from;
    both are empty where nobody knows.
    """

    key: str
    made_from: str
    files: Sequence[str]
    sight: Sight
    parts: tuple[bytes, ...]

    @property
    def known(self) -> KnownPage:
        """What others ask of it."""
        looked = LookedAt(self.sight.digest, self.files, partial(bytes, self.sight.said))
        return KnownPage(looked, partial(PackedParts, self.parts, LOOKED_AT))


class KnownPage(NamedTuple):
    """What is known of a page that lies in the site, as it did before or drawn just now.

    ``parts`` is what others look at of its service; nothing where that is not known any more.
    """

    looked: LookedAt
    parts: Callable[[], Mapping[PartOf, Any]]


class PageLoop(Struct, frozen=True):
    """What all pages are drawn with: the templates, the frames by their pages.

    Nothing else than a page, its frame and these goes into what is written. The site is drawn into
    the folder ``site``; ``config`` is what templates know by that name, MkDocs' settings or the few
    of them that our own use. ``standing`` is the site that is replaced.
    """

    site: Path
    config: Mapping[str, Any]
    env: Environment
    previews: Previews
    kept: KeptPages
    standing: StandingFiles | None = None
    frames: dict[str, Frame] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The site's address, which ends in a slash; empty where nobody knows it."""
        address = str(self.config["site_url"] or "")
        return address if address.endswith("/") or not address else f"{address}/"

    def taken(self, drawn: DrawnPage) -> KnownPage | None:
        """Take a page over from the site that is replaced; none where it has to be drawn."""
        key = self.kept.key(drawn) if self.standing else ""
        if not self.standing or not key:
            return None
        found = self.standing.take(self._made_from(drawn, key), self.site)
        if found is None:
            return None
        note, files = found
        said = partial(self._said, key, files)
        return KnownPage(LookedAt(note, files, said), partial(self._parts, key))

    def draw(self, drawn: DrawnPage) -> PageOutcome:
        """Write a page, and the files that it offers next to it."""
        files, outcome = self.files(drawn)
        _write(self.site, files)
        if drawn.made.panels:
            drawn.made.panels.forget()  # the outcome has what others look at
        return outcome

    def stands(self, outcome: PageOutcome) -> None:
        """Keep in mind what a page was made from that was drawn, be it by another process."""
        if self.standing is not None and outcome.made_from:
            self.standing.put(outcome.made_from, outcome.sight.digest, outcome.files)

    def files(self, drawn: DrawnPage) -> tuple[dict[str, bytes], PageOutcome]:
        """Return a page and the files that it offers, by their paths in the site."""
        made, key = drawn.made, self.kept.key(drawn)
        content = self.kept.content(drawn, key, partial(self._content, drawn))
        preview = self.previews.of_view(made, drawn.place)
        html = self.frames[drawn.place.frame].filled(
            {
                Blank.PATH: as_bytes(drawn.url.split("/")[-2] if not drawn.alone else ""),
                Blank.TITLE: as_bytes(as_html(made.title)),
                Blank.DESCRIPTION: as_bytes(as_html(made.description)),
                Blank.PICTURE: as_bytes(preview.picture),
                Blank.PICTURE_SAID: as_bytes(as_html(preview.alt)),
                Blank.BODY: content.body,
            }
        )
        address = self.address
        files = {path: with_address(path, raw, address) for path, raw in content.files}
        files = {drawn.place.file: html, **files}
        names = (*files, preview.file) if preview.file else tuple(files)
        made_from = self._made_from(drawn, key) if key else ""
        return files, PageOutcome(key, made_from, names, content.sight, content.parts)

    def _made_from(self, drawn: DrawnPage, key: str) -> str:
        """Return a digest of all that goes into the files of a page, by the key of its content.

        Its description, and what it wears in its picture, are made from the same as its content.
        """
        made, frame = drawn.made, self.frames[drawn.place.frame].digest
        return digest_of((key, frame, made.title, self.previews.said))

    def _said(self, key: str, files: Sequence[str]) -> bytes:
        """Return what was seen in a page; where it is not kept any more, it is read once more."""
        said = self.kept.said(key)
        if said is not None:
            return said
        texts = {each: self.site / each for each in files if not each.endswith(PICTURE)}
        seen = [Download(each, place.read_text(encoding="utf-8")) for each, place in texts.items()]
        return self.kept.look(seen[0], seen[1:]).said

    def _parts(self, key: str) -> Mapping[PartOf, Any]:
        parts = self.kept.parts(key)
        return PackedParts(parts, LOOKED_AT) if parts else {}

    def _content(self, drawn: DrawnPage) -> Content:
        """Return what a page's template makes of its view, and what the page offers."""
        body = self._drawn(drawn, drawn.made.template, drawn.made.view)
        panels = drawn.made.panels
        parts = pack(panels, LOOKED_AT) if panels else ()
        offers = *drawn.made.offer(), *self._drawn_downloads(drawn)
        body = lighter(shortened(isolated(unbroken(body)), drawn.place.file))
        return Content(body, offers, parts)

    def _drawn_downloads(self, drawn: DrawnPage) -> Iterator[Download]:
        for each in drawn.made.draws():
            text = without_controls(self._drawn(drawn, each.template, each.view))
            text = text if each.code else isolated(unbroken(text))
            yield from (Download(path, text) for path in each.paths)

    def _drawn(self, drawn: DrawnPage, template: str, view: object) -> str:
        """Return what a template makes of a view, next to a page.

        It knows the ``address`` of the page and that of the site, its ``root``, which ends in a
        slash; both are empty where nobody knows them.
        """
        address = written(drawn.place.canonical_url or "")
        return self.env.get_template(template).render(
            layout=BARE,
            view=view,
            page=drawn.place,
            base_url=relative(".", drawn.url),
            address=address,
            root=address.removesuffix(drawn.url),
            config=self.config,
        )


def draw_pages(
    loop: PageLoop,
    pages: Sequence[DrawnPage],
    processes: int | None,
    done: Callable[[int], None],
    forget_made: Callable[[], None],
) -> list[LookedAt]:
    """Take over or draw all pages, and return what was seen in each.

    Those of one service each come first: the others look at what these leave behind. ``done`` is
    called with how many of those there are. ``processes`` draw side by side, as many as are worth
    their while where it is none; before there are several, ``forget_made`` is called.
    """
    of_one = [page for page in pages if page.made.panels]
    others = [page for page in pages if not page.made.panels]
    standing = {page.url: taken for page in of_one if (taken := loop.taken(page))}
    done(len(standing))
    missing = [page for page in of_one if page.url not in standing]
    # What the first one needs, all processes then have: the templates above all.
    drawn = [loop.draw(page) for page in missing[:1]]

    def let_go() -> None:
        forget_made()  # or each process would fill a copy of its own
        give_back()

    with crew(loop.draw, missing[1:], processes, let_go) as several:
        drawn += several.results(lambda more: done(len(standing) + 1 + more))
    for outcome in drawn:
        loop.stands(outcome)
    new = {page.url: outcome.known for page, outcome in zip(missing, drawn, strict=True)}
    of_each = [(standing.get(page.url) or new[page.url], page.made.panels) for page in of_one]
    for each, panels in of_each:
        if panels:
            panels.take(each.parts)
    every = [panels for _, panels in of_each if panels]
    return [*(each.looked for each, _ in of_each), *_draw_others(loop, others, every)]


def _draw_others(
    loop: PageLoop, pages: Sequence[DrawnPage], panels: Sequence[Panels]
) -> Iterator[LookedAt]:
    """Take over or draw pages about many services; yield what was seen in each.

    ``panels`` are those of services. What no later page looks at is let go: unpacked, all parts of
    all services would take more memory than all else.
    """
    parts = (frozenset(page.made.looks_at) for page in reversed(pages))
    now, *later = reversed([*accumulate(parts, or_, initial=frozenset[PartOf]())])
    for page, then in zip(pages, later, strict=True):
        yield _taken_or_drawn(loop, page)
        if then < now:
            for each in panels:
                each.let_go(now - then)
            give_back()  # texts of such pages are large, too
        now = then
    give_back()


def _taken_or_drawn(loop: PageLoop, page: DrawnPage) -> LookedAt:
    standing = loop.taken(page)
    if standing:
        return standing.looked
    outcome = loop.draw(page)
    loop.stands(outcome)
    return outcome.known.looked


def _write(site: Path, files: Mapping[str, bytes]) -> None:
    """Write files of the site; a folder is made with the first one in it."""
    made = set()
    for path, raw in files.items():
        folder = path.rpartition("/")[0]
        if folder not in made:
            make_folder(f"{site}/{folder}")
            made.add(folder)
        # Without a size, Python asks of each whether it is a terminal.
        with open(f"{site}/{path}", "wb", DEFAULT_BUFFER_SIZE) as file:  # noqa: PTH123
            file.write(raw)
