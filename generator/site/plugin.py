"""The MkDocs plugin: generated pages go in, each with its view and its template.

Works alike under ``iheartit build``, ``mkdocs build`` and ``mkdocs serve``. A repository with
errors builds no page at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_theme_dir
from mkdocs.utils.templates import TemplateContext

from generator.checks.public.strangers import for_readers
from generator.disk.cache import own_cache
from generator.disk.standing import StandingFiles
from generator.pages.overviews import shelves
from generator.pages.page import Download, Material, Page
from generator.pages.table import pages
from generator.pipeline import compute_material, read
from generator.site.around import Around, SeenAround, said_around
from generator.site.chart_store import ChartStore
from generator.site.drawn_page import DrawnPage
from generator.site.environment import THEME, prepare
from generator.site.frames import frame_of
from generator.site.kept_pages import KeptPages
from generator.site.look import Look, nothing
from generator.site.lost import lost_sheets
from generator.site.mkdocs_pages import describe_frame, frame_file, listed_pages, place_of
from generator.site.not_shown import replaced_by
from generator.site.own_looks import own_looks
from generator.site.page_loop import PageLoop, draw_pages
from generator.site.plain import unbroken
from generator.site.search import take_written, write_search
from generator.site.settings import apply_settings
from generator.site.social.preview import Previews
from generator.site.style import is_lean, style_sheet
from generator.site.template_cache import TemplateCache
from generator.site.written_pages import WRITTEN, add_written, refuse_strange, root_of

_OF_LUNR = ("assets/javascripts/lunr/", "assets/javascripts/workers/search.")
"""What Material searches with; nothing of ours loads it."""


class NoSettings(Config):  # type: ignore[no-untyped-call] # MkDocs types its hook badly
    """The plugin has none: all is said in ``services/organisation.yml``."""


class IHeartItPlugin(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """Adds the scorecards to a site.

    ``given`` is what the build command has already computed, and ``made`` are the pages of it;
    without it (under plain MkDocs) the plugin reads for itself, anew each time that files have
    changed. ``pages_done`` is called with how many pages of services are done; ``charts`` gives the
    spec of the trend; ``templates`` keeps what Jinja has compiled; ``cache`` pages and pictures for
    previews. ``processes`` draw side by side: as many as are worth their while where it is none;
    with 0 no page is drawn, and somebody else asks ``loop`` for those of ``drawn`` that are wanted.
    ``look`` is shown each frame and each page that is drawn. From ``standing``, the site that is
    replaced, pages are taken over that would be the same.
    """

    def __init__(self) -> None:
        self.given: Material | None = None
        self.made: Sequence[Page] | None = None
        self.pages_done: Callable[[int], None] = lambda _: None
        self.cache = own_cache()
        self.charts: Callable[[], Mapping[str, bytes]] = ChartStore(self.cache).files
        self.templates: BytecodeCache | None = TemplateCache(self.cache)
        self.processes: int | None = 1  # while a server listens, its threads may hold any lock
        self.standing: StandingFiles | None = None
        self.look: Look = nothing
        self._style = ("", b"")
        self._looks: str | None = None
        self.drawn: list[DrawnPage] = []
        self._files: list[File] = []
        self.page_count = 0
        """How many pages the last build added."""
        self.replaced: list[File] = []
        """Pages written by hand in whose place the last build has put one of ours."""
        self._framed: dict[str, DrawnPage] = {}
        self._seen_around: list[SeenAround] = []
        self._material: Material | None = None

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and compute; set what a short ``mkdocs.yml`` leaves out."""
        if config.theme.name != "material":
            raise Abort("mkdocs.yml: write “theme: {name: material}”; the pages are drawn with it")
        made = self._material = self.given or self._read(config)
        cards = made.cards
        # MkDocs takes the clock for its dates; the same commit must give the same bytes.
        stamp = datetime(cards.as_of.year, cards.as_of.month, cards.as_of.day, tzinfo=UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(stamp.timestamp()))
        apply_settings(made.locale, config, THEME)
        self._style = style_sheet(config)
        lean = is_lean(config, made.locale)
        config.extra["iheartit"] = {**said_around(made), "style": self._style[0], "lean": lean}
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every page and download."""
        refuse_strange(files, config)
        for file in [each for each in files if each.src_uri.startswith(_OF_LUNR)]:
            files.remove(file)
        made = pages(self._made) if self.made is None else self.made
        listed = listed_pages(made, config)
        self.drawn, self._files = [each.drawn for each in listed], [each.file for each in listed]
        self.page_count = len(listed)
        self._framed, self._seen_around = {}, []
        self.replaced = replaced_by(self._files, files)
        for file in self.replaced:
            files.remove(file)
        for drawn, file in listed:
            files.append(file)
            frame = drawn.place.frame
            if not drawn.alone and frame not in self._framed:
                files.append(frame_file(frame, config))
            self._framed.setdefault(frame, drawn)
        for path, raw in self.charts().items():
            files.append(File.generated(config, path, content=raw))
        path, sheet = self._style
        files.append(File.generated(config, path, content=sheet))
        for path, sheet in lost_sheets():
            files.append(File.generated(config, path, content=sheet))
        for name in WRITTEN:
            add_written(name, self._made.locale.code, files, config)
        return files

    def on_page_content(self, html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Say what the frame of a page is."""
        drawn = self._framed.get(page.file.src_uri)
        if drawn is not None:
            describe_frame(page, drawn)
        return html

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Have MkDocs draw with our templates as we do ourselves."""
        made = self._made
        prepare(env, get_theme_dir("material"), made.locale, self.templates)
        urls = {file.src_uri: file.url for file in files}
        config.extra["iheartit"]["shelves"] = shelves(made.locale, urls)
        previews = Previews.of(made, str(config.site_name), config.site_dir, self.cache, env)
        self._looks = own_looks(config)
        kept = KeptPages(self.cache, self._looks, self.look)
        site = Path(config.site_dir)
        self.loop = PageLoop(site, config, env, previews, kept, self.standing)
        return env

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Let the map of the site list our pages, not their frames."""
        if template_name == "sitemap.xml":
            written = (f for f in context["pages"] if f.src_uri not in self._framed)
            context["pages"] = [*written, *self._files]
        return context

    def on_page_context(
        self, context: TemplateContext, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Say how others show a page that somebody links to."""
        framed = page.file.src_uri in self._framed
        previews = self.loop.previews
        if framed:
            page.meta["preview"] = previews.of_frame(page.canonical_url)
        else:
            place = place_of(page.file, "", config)
            title = str(page.title or config.site_name)
            said = str(page.meta.get("description") or config.site_description or "")
            page.meta["preview"] = previews.of_written(title, said, place)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, page: SitePage, config: MkDocsConfig) -> str:
        """Keep a frame, once all others have seen it; MkDocs writes a file only of other pages."""
        drawn, output = self._framed.get(page.file.src_uri), unbroken(output)
        if drawn is None:
            return output
        sight = self.look(Download(drawn.place.file, output), ())
        self._seen_around.append(SeenAround(sight.digest, drawn.place.file, sight.said))
        self.loop.frames[page.file.src_uri] = frame_of(output)
        return ""

    @event_priority(100)
    def _draw(self, config: MkDocsConfig) -> None:
        """Draw the pages, before others look at what there is."""
        if self.processes != 0:
            forget = self._made.forget_made
            draw_pages(self.loop, self.drawn, self.processes, self.pages_done, forget)

    @event_priority(-50)
    def _index(self, config: MkDocsConfig) -> None:
        """Write what search reads in the place of what MkDocs' plugin has just written."""
        if self.processes != 0:
            site = Path(config.site_dir)
            write_search(site, self._made.locale, take_written(site), self.drawn)

    on_post_build = CombinedEvent(_draw, _index)

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Watch what the pages are made from."""
        root = root_of(config)
        for folder in (root / "services", root / "data", THEME):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    @property
    def _made(self) -> Material:
        assert self._material is not None, "MkDocs calls on_config first"
        return self._material

    def around(self, config: MkDocsConfig) -> Around:
        """Return what MkDocs has made around the pages."""
        return Around(
            name=str(config.site_name),
            address=config.site_url or "",
            language=self._made.locale.code,
            looks=self._looks,
            folders=tuple(config.theme.dirs),
            material=get_theme_dir("material"),
            frames=self.loop.frames,
            places={drawn.made.path: drawn.place for drawn in self.drawn},
            seen=tuple(self._seen_around),
            written=take_written(Path(config.site_dir)),
        )

    def forget(self) -> None:
        """Forget what the pages were made from, once a build is over that nobody goes on from."""
        self.given = self.made = self._material = None
        self.drawn, self._files, self._framed = [], [], {}

    def _read(self, config: MkDocsConfig) -> Material:
        reading = read(root_of(config))
        errors = reading.checked.errors
        if errors:
            some = for_readers(errors[:20], reading.root)
            said = [f"{f.place}: {f.message} [{f.code}]" for f in some]
            more = f" (and {len(errors) - 20} more)" if len(errors) > 20 else ""
            raise Abort("\n".join([f"{len(errors)} errors{more}; no page is built:", *said]))
        return compute_material(reading)
