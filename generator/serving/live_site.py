"""The site of an organisation while its files change: a page is drawn when somebody asks for it.

What lies around the pages (frames, pages written by hand, style sheets) is made by MkDocs, and anew
only where that may have changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from msgspec import Struct, field

from generator.disk.cache import Cache
from generator.disk.memory import Memory
from generator.disk.seen import Seen, seen
from generator.figures.panels import PartOf
from generator.language import Locale
from generator.pages.page import Material
from generator.pages.table import LOOKED_AT, pages
from generator.pipeline import compute_material, read
from generator.resources import site_overrides
from generator.scorecards.packed_parts import PackedParts
from generator.site.around import said_around
from generator.site.drawn_page import DrawnPage
from generator.site.mkdocs_pages import listed_pages
from generator.site.not_shown import pages_not_shown
from generator.site.page_loop import PageLoop
from generator.site.run_mkdocs import load, own_plugin, run, without_effect
from generator.site.search import FILES, WRITTEN, search_files
from generator.site.settings_file import settings_file
from generator.site.style import without_others
from generator.sources.finding import Finding

Parts = Mapping[PartOf, Any]
_OF_THE_ORGANISATION = ("services", "data")


class _Around(Struct, frozen=True):
    """What MkDocs made, and what it made it from.

    Where others have a hand in a site, all of it is drawn each time, and not ``on_demand``.
    """

    config: MkDocsConfig
    loop: PageLoop
    looks: Seen
    said: Mapping[str, object]

    @property
    def on_demand(self) -> bool:
        """Whether pages are drawn when somebody asks for them."""
        return without_others(self.config)

    def pages(self, root: Path, material: Material) -> list[DrawnPage]:
        """Return all pages; none where MkDocs would not make the same around them again."""
        same = self.said == _said(material) and self.looks == seen(_looks(root, self.config))
        if not same or not self.on_demand:
            return []
        drawn = [each.drawn for each in listed_pages(pages(material), self.config)]
        return drawn if {each.place.frame for each in drawn} <= set(self.loop.frames) else []


class _Pages(Struct, dict=True):
    """The pages of one state of the files; each is drawn once, when it is asked for.

    ``parts`` are what pages about many services look at, by the page of each service: all that it
    was made from when they were last asked for, and they.
    """

    loop: PageLoop
    by_path: dict[str, DrawnPage]
    locale: Locale
    parts: dict[str, tuple[tuple[str, ...], Parts]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    handed_over: bool = False

    def after(self, loop: PageLoop, by_path: dict[str, DrawnPage], locale: Locale) -> _Pages:
        """Return the pages of the next state; what is known of those that are still there."""
        still = {each.made.path for each in by_path.values()}
        parts = {path: each for path, each in self.parts.items() if path in still}
        return _Pages(loop, by_path, locale, parts)

    @cached_property
    def _elsewhere(self) -> dict[str, str]:
        """The pages of the files that pages offer outside their folders."""
        return {file: path for path, each in self.by_path.items() for file in each.made.elsewhere}

    def offered_by(self, path: str) -> str:
        """Return the path of the page that may offer a file: often it lies in the same folder."""
        folder, slash, _ = path.rpartition("/")
        return self._elsewhere.get(path, f"{folder}{slash}index.html")

    def hand_over(self) -> None:
        """Give pages about many services what they look at: what has changed since is made anew."""
        if self.handed_over:
            return
        for each in self.by_path.values():
            if each.made.panels is not None:
                each.made.panels.take(partial(dict, self._parts(each)))
        self.handed_over = True

    def _parts(self, drawn: DrawnPage) -> Parts:
        made_from = drawn.made.made_from() if drawn.made.made_from else ()
        known = self.parts.get(drawn.made.path)
        if known is None or known[0] != made_from or not made_from:
            files, outcome = self.loop.files(drawn)
            self.files |= files
            parts = dict(PackedParts(outcome.parts, LOOKED_AT))
            known = self.parts[drawn.made.path] = made_from, parts
        return known[1]


class LiveSite:
    """What the site of ``root`` holds now; MkDocs' part of it lies in ``folder``.

    ``errors`` are the findings for which nothing new is shown; ``refused`` is why MkDocs did not do
    its part. What is shown then is the state before, if there was any. ``warnings`` are those that
    the site shows, ``new`` those among them that the state before did not have, ``unused`` what
    MkDocs was given just now and does not show.
    """

    def __init__(self, root: Path, folder: Path, cache: Cache) -> None:
        self.root = root
        self.folder = folder
        self.errors: tuple[Finding, ...] = ()
        self.refused = ""
        self.warnings: tuple[Finding, ...] = ()
        self.new: tuple[Finding, ...] = ()
        self.unused: tuple[Finding, ...] = ()
        self._cache = cache
        self._around: _Around | None = None
        self._pages: _Pages | None = None
        self._memory = Memory()
        self._lock = Lock()

    def places(self) -> tuple[Path, ...]:
        """Return the files and folders from which the site is made."""
        ours = (self.root / each for each in _OF_THE_ORGANISATION)
        above = (folder / ".git" for folder in (self.root, *self.root.parents))
        git = next((each for each in above if each.exists()), self.root / ".git")
        looks = _looks(self.root, self._around.config) if self._around else ()
        return (*ours, settings_file(self.root), *looks, git / "HEAD", git / "logs" / "HEAD")

    def refresh(self) -> None:
        """Read the files, and show what they say now; where they have errors, what was before."""
        memory = Memory(self._memory.after())
        reading = read(self.root, memory=memory)
        self.errors, self.refused, self.unused, self.new = reading.checked.errors, "", (), ()
        if self.errors:
            return
        warnings = tuple(reading.checked.warnings)
        self.new = _new(warnings, self.warnings) if self.is_whole else ()
        self.warnings = warnings
        material = compute_material(reading)
        with self._lock:
            try:
                around, drawn = self._drawn(material)
            except (Abort, ConfigurationError) as problem:
                name, said = settings_file(self.root).name, str(problem)
                self.refused = said if said.startswith(name) else f"{name}: {said}"
                return
            by_path = {each.place.file: each for each in drawn if around.on_demand}
            before = self._pages or _Pages(around.loop, {}, material.locale)
            self._around, self._pages = around, before.after(around.loop, by_path, material.locale)
            self._memory = memory

    def fail(self, problem: Exception) -> None:
        """Say that a mistake of the program keeps the site as it was."""
        self.errors, self.new = (), ()
        self.refused = f"This is a fault of the program; the terminal says more: {problem!r}"

    @property
    def is_whole(self) -> bool:
        """Whether there is a site to show, be it that of before."""
        return self._pages is not None

    def _drawn(self, material: Material) -> tuple[_Around, list[DrawnPage]]:
        """Return the pages, with what lies around them; MkDocs makes that only where it is new."""
        around = self._around
        drawn = around.pages(self.root, material) if around else []
        if around and drawn:
            return around, drawn
        config = load(self.root, self.folder)
        looks = seen(_looks(self.root, config))
        plugin = own_plugin(config)
        plugin.given = material
        plugin.processes = 0 if without_others(config) else 1
        unused = without_effect(config, material)
        run(config, "serve")
        self.unused = (*unused, *pages_not_shown(config, self.root, plugin.replaced))
        return _Around(config, plugin.loop, looks, _said(material)), plugin.drawn

    def file(self, path: str) -> bytes | None:
        """Return a file of the site by its path; none where there is no such file."""
        with self._lock:
            found = self._pages and self._of_pages(self._pages, path)
        return found or self._of_folder(path)

    def _of_pages(self, pages: _Pages, path: str) -> bytes | None:
        if path in FILES and path not in pages.files and pages.by_path:
            written = self._of_folder(WRITTEN)
            if written is not None:
                every = pages.by_path.values()
                pages.files |= search_files(pages.locale, written.decode(), every)
        if path not in pages.files:
            drawn = pages.by_path.get(path) or pages.by_path.get(pages.offered_by(path))
            if drawn is not None:
                pages.files |= self._draw(pages, drawn)
        return pages.files.get(path)

    def _draw(self, pages: _Pages, drawn: DrawnPage) -> dict[str, bytes]:
        if drawn.made.looks_at:
            pages.hand_over()
        files, _ = pages.loop.files(drawn)
        return files

    def _of_folder(self, path: str) -> bytes | None:
        place = (self.folder / path).resolve()
        inside = place.is_relative_to(self.folder.resolve())
        return place.read_bytes() if inside and place.is_file() else None


def _new(now: Sequence[Finding], before: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that were not there before, perhaps on other lines."""
    known = Counter((each.code, each.place.file, each.message) for each in before)
    new = []
    for each in now:
        key = (each.code, each.place.file, each.message)
        known[key] -= 1
        if known[key] < 0:
            new.append(each)
    return tuple(new)


def _looks(root: Path, config: MkDocsConfig) -> tuple[Path, ...]:
    """Return the files and folders that say how pages look."""
    folders = [config.docs_dir, config.theme.custom_dir]
    own = (Path(folder) for folder in folders if folder)
    return (settings_file(root), site_overrides(), *own)


def _said(material: Material) -> Mapping[str, object]:
    return {**said_around(material), "language": material.locale.code}
