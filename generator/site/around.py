"""What MkDocs made around the pages, kept: while it would make the same, nobody asks it again.

Loading MkDocs and drawing thirty frames takes longer than all else after a small edit. What it made
is found by all that it was made from: the program, its libraries and theme, the settings, pages
written by hand, and what the frames say of the organisation and the list of its pages. It is kept
only of a site without other plugins, hooks, templates and extensions, where no setting is without
effect.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from generator import __version__
from generator.disk.cache import Cache
from generator.disk.standing import StandingFiles
from generator.pages.page import Material, Page, digest_of
from generator.site.drawn_page import DrawnPage, PagePlace
from generator.site.environment import environment
from generator.site.frames import Blank, Frame
from generator.site.kept_pages import KeptPages
from generator.site.look import Look, LookedAt, name_of
from generator.site.page_loop import PageLoop
from generator.site.social.preview import Previews
from generator.site.template_cache import TemplateCache
from generator.sources.finding import Finding


class SeenAround(NamedTuple):
    """What was seen in a frame: a digest of it, the file of a page that has the frame, and it."""

    digest: str
    file: str
    said: bytes

    @property
    def looked(self) -> LookedAt:
        """It, as of a page."""
        return LookedAt(self.digest, (self.file,), partial(bytes, self.said))


class Around(Struct, frozen=True):
    """What MkDocs made: frames and places of pages, by the paths of their sources.

    ``looks`` is a digest of what the organisation sets, ``folders`` are those with templates, and
    ``material`` is that of Material. ``written`` is what MkDocs found for search in pages written
    by hand; none where nothing is searched.
    """

    name: str
    address: str
    language: str
    looks: str | None
    folders: Sequence[str]
    material: str
    frames: Mapping[str, Frame]
    places: Mapping[str, PagePlace]
    seen: Sequence[SeenAround]
    written: str | None

    def to_bytes(self) -> bytes:
        """Return it as bytes: plain values alone."""
        frames = [
            (path, [*f.texts], [*map(str, f.blanks)], f.digest) for path, f in self.frames.items()
        ]
        places = [(path, *place) for path, place in self.places.items()]
        said = self.name, self.address, self.language, self.looks, [*self.folders], self.material
        return marshal.dumps((said, frames, places, [*map(tuple, self.seen)], self.written))

    @classmethod
    def from_bytes(cls, raw: bytes) -> Around:
        """Return what was made bytes, by this program."""
        said, framed, placed, seen, written = marshal.loads(raw)  # noqa: S302 # plain values
        frames = {
            path: Frame(texts, [*map(Blank, blanks)], digest)
            for path, texts, blanks, digest in framed
        }
        places = {path: PagePlace(*place) for path, *place in placed}
        name, address, language, looks, folders, material = said
        looked = [SeenAround(*each) for each in seen]
        return cls(
            name, address, language, looks, folders, material, frames, places, looked, written
        )

    def drawn(self, pages: Sequence[Page]) -> list[DrawnPage]:
        """Return pages with their places."""
        return [DrawnPage(page, self.places[page.path]) for page in pages]

    def loop(
        self, material: Material, site: Path, cache: Cache, look: Look, standing: StandingFiles
    ) -> PageLoop:
        """Return what draws the pages into the folder ``site``, as MkDocs would have it drawn."""
        templates = TemplateCache(cache)
        env = environment(self.folders, self.material, material.locale, templates)
        previews = Previews.of(material, self.name, site, cache, env)
        kept = KeptPages(cache, self.looks, look)
        config = {"site_url": self.address or None, "theme": {"language": self.language}}
        return PageLoop(site, config, env, previews, kept, standing, dict(self.frames))


class Surrounded(NamedTuple):
    """What is around the pages ``drawn``, which are to be drawn with ``loop``.

    Nothing is left to draw where others have a hand in the site. ``pages`` are how many there are,
    ``findings`` what is to be said of settings and plugins. ``folders`` hold all of the
    organisation's that it is made from; none where others may have read anything, or where nobody
    asked MkDocs. It ``may_stay`` for the next build where nothing else has a part in it.
    """

    around: Around
    loop: PageLoop
    drawn: list[DrawnPage]
    pages: int
    findings: tuple[Finding, ...] = ()
    folders: tuple[Path, ...] | None = None
    may_stay: bool = False


class KeptAround:
    """What MkDocs made around the pages of the site before, by all that it was made from.

    ``given`` are digests of what an organisation has written that is not data; empty where nobody
    knows them: then nothing is kept.
    """

    def __init__(self, cache: Cache, given: Sequence[str]) -> None:
        self._cache = cache
        self._given = tuple(given)
        self._new: tuple[str, Around] | None = None

    def key(self, material: Material, pages: Sequence[Page], look: Look) -> str:
        """Return a digest of all that is around some pages; empty where nobody knows."""
        if not self._given:
            return ""
        locale, listed = material.locale, [(p.path, p.title, p.template) for p in pages]
        said = locale.code, locale.year_begins, str(material.cards.as_of), said_around(material)
        return digest_of((*self._given, said, listed, name_of(look)))

    def get(self, key: str) -> Around | None:
        """Return what is kept of a key."""
        raw = self._cache.get("around", key) if key else None
        return None if raw is None else Around.from_bytes(raw)

    def put(self, key: str, around: Around) -> None:
        """Have what MkDocs made kept, if ``save`` is called."""
        self._new = key, around

    def save(self) -> None:
        """Keep what is new: to be called where nothing has changed meanwhile that it hangs on."""
        if self._new is not None:
            key, around = self._new
            self._cache.put(around.to_bytes(), "around", key)


def said_around(made: Material) -> dict[str, object]:
    """Return what the frames of all pages say of the organisation and its data."""
    cards = made.cards
    organisation = cards.definitions.organisation.part
    return {
        "organisation": organisation.name,
        "fictional": organisation.fictional,
        "examples": _examples(made),
        "note": organisation.note,
        "data_to": made.locale.day(cards.as_of),
        "version": __version__,
    }


def _examples(made: Material) -> str:
    """Return the names of services that are made up among others that are not; empty if none is."""
    services = made.cards.definitions.services.values()
    return made.locale.listed([each.part.name for each in services if each.part.fictional])
