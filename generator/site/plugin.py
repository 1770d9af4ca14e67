"""The MkDocs plugin: generated pages go in, each with its view and its template.

Works alike under ``iheartit build``, ``mkdocs build`` and ``mkdocs serve``. A repository with
errors builds no page at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from generator import __version__
from generator.disk.cache import Cache
from generator.language.in_templates import functions
from generator.pages.page import Material, Page
from generator.pages.table import pages
from generator.pipeline import compute_material, read
from generator.resources import site_overrides
from generator.site.charts import chart_files
from generator.site.drawn_page import content, describe, file_of
from generator.site.kept import keep_frames
from generator.site.settings import apply_settings
from generator.site.social.preview import Previews
from generator.site.style import style_sheet
from generator.site.twin import Twin

THEME = site_overrides() / "theme"
ABOUT = "about.md"
WRITTEN = (ABOUT, "accessibility.md", "owners.md")
"""Written by hand, in each language; an organisation may write its own."""


class NoSettings(Config):  # type: ignore[no-untyped-call] # MkDocs types its hook badly
    """The plugin has none: all is said in ``services/organisation.yml``."""


class IHeartItPlugin(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """Adds the scorecards to a site.

    ``given`` is what the build command has already computed; without it (under plain
    MkDocs) the plugin reads for itself, anew each time that files have changed. ``page_done`` is
    called after each page; ``charts`` gives the files of the closer look; ``templates`` keeps what
    Jinja has compiled; ``twin`` shares the drawing between two processes; ``cards`` keeps the
    pictures for previews.
    """

    def __init__(self) -> None:
        self.given: Material | None = None
        self.page_done: Callable[[], None] = lambda: None
        self.charts: Callable[[], Mapping[str, bytes]] = chart_files
        self.templates: BytecodeCache | None = None
        self.twin = Twin(alone=True)
        self._pages: dict[str, Page] = {}
        self.cache = Cache()
        self._style = ("", b"")
        self._material: Material | None = None

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and compute; set what a short ``mkdocs.yml`` leaves out."""
        if config.theme.name != "material":
            raise Abort("mkdocs.yml: write “theme: {name: material}”; the pages are drawn with it")
        made = self._material = self.given or self._read(config)
        cards = made.cards
        organisation = cards.definitions.organisation.part
        # MkDocs takes the clock for its dates; the same commit must give the same bytes.
        stamp = datetime(cards.as_of.year, cards.as_of.month, cards.as_of.day, tzinfo=UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(stamp.timestamp()))
        apply_settings(made.locale, config, THEME)
        self._style = style_sheet(config)
        fictional = organisation.fictional
        self._previews = Previews(made.locale, config, self.cache, fictional)
        config.extra["iheartit"] = {
            "organisation": organisation.name,
            "fictional": organisation.fictional,
            "note": organisation.note,
            "data_to": made.locale.day(cards.as_of),
            "version": __version__,
            "style": self._style[0],
        }
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every page and download."""
        self._pages = {}
        _refuse_strange(files, config)
        for made in pages(self._made):
            self._pages[made.path] = made
            files.append(file_of(made, config))
        for path, raw in self.charts().items():
            files.append(File.generated(config, path, content=raw))
        path, sheet = self._style
        files.append(File.generated(config, path, content=sheet))
        for name in WRITTEN:
            _add_written(name, self._made.locale.code, files, config)
        return files

    def on_page_content(self, html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Say what a generated page is; its content is for the search alone."""
        made = self._pages.get(page.file.src_uri)
        if made is None:
            return html
        describe(page, made)
        return content(made)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Escape everything in our own templates; Material's escape for themselves.

        All pages are read by now, so the second process may begin.
        """
        ours = {path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html")}
        env.autoescape = lambda name: name in ours
        env.bytecode_cache = self.templates
        env.trim_blocks = env.lstrip_blocks = True  # a third of a frame is spaces otherwise
        env.globals |= functions(self._made.locale)
        shapes = env.get_template("partials/iheartit/sprite.html")
        self._sprite = cache(shapes.render)
        keep_frames(env)
        shared: list[SitePage] = []
        others: list[SitePage] = []
        for file in files.documentation_pages():
            if isinstance(file.page, SitePage):
                made = self._pages.get(file.src_uri)
                (shared if made is not None and made.of_one else others).append(file.page)
        self.twin.begin(shared, others)
        return env

    def on_page_context(
        self, context: TemplateContext, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Make the page's view, and write the files that it offers next to it."""
        made = self._pages.get(page.file.src_uri)
        if made is None:
            page.meta["preview"] = self._previews.of(page, None, None, self._sprite)
        elif self.twin.draws(page):
            page.meta["view"] = made.view
            page.meta["preview"] = self._previews.of(page, made, page.meta["view"], self._sprite)
            for download in made.offer():
                path = Path(config.site_dir, download.path)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(download.text, encoding="utf-8")
        return context

    def on_post_page(self, output: str, page: SitePage, config: MkDocsConfig) -> str:
        """Report that a page is done."""
        page.meta.pop("view", None)  # no longer needed, and many of them fill the memory
        self.twin.done(page)
        self.page_done()
        return output

    @event_priority(100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Wait for the pages that were drawn side by side; before search writes its index."""
        self.twin.end()

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Watch what the pages are made from."""
        root = _root(config)
        for folder in (root / "services", root / "data", THEME):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    @property
    def _made(self) -> Material:
        assert self._material is not None, "MkDocs calls on_config first"
        return self._material

    @property
    def page_count(self) -> int:
        """How many pages the last build added."""
        return len(self._pages)

    def _read(self, config: MkDocsConfig) -> Material:
        reading = read(_root(config))
        errors = reading.checked.errors
        if errors:
            said = [f"{f.place}: {f.message} [{f.code}]" for f in errors[:20]]
            more = f" (and {len(errors) - 20} more)" if len(errors) > 20 else ""
            raise Abort("\n".join([f"{len(errors)} errors{more}; no page is built:", *said]))
        return compute_material(reading)


def _add_written(name: str, language: str, files: Files, config: MkDocsConfig) -> None:
    """Add a page of ours in the site's language, unless the organisation has one of its own."""
    ours = site_overrides() / "pages" / name
    translated = site_overrides() / "translations" / language / name
    found = files.get_file_from_path(name)
    if found is not None:
        if not translated.is_file() or found.content_bytes != ours.read_bytes():
            return
        files.remove(found)
    said = (translated if translated.is_file() else ours).read_text(encoding="utf-8")
    listed = InclusionLevel.INCLUDED if name == ABOUT else InclusionLevel.NOT_IN_NAV
    files.append(File.generated(config, name, content=said, inclusion=listed))


def _refuse_strange(files: Files, config: MkDocsConfig) -> None:
    """A link among the hand-written pages must not publish what lies outside the repository."""
    ours = [site_overrides(), *map(Path, config.theme.dirs)]
    known = [_root(config), *(folder.resolve() for folder in ours)]
    for file in files:
        if file.abs_src_path is not None:
            real = Path(file.abs_src_path).resolve()
            if not any(real.is_relative_to(folder) for folder in known):
                raise Abort(f"{file.src_uri} leads out of the repository; put a real file there")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or ".").resolve().parent
