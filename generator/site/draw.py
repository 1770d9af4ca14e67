"""Run MkDocs on what was computed."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import yaml_load

from generator.disk.cache import Cache
from generator.pages.page import Material
from generator.resources import site_overrides
from generator.site.charts import chart_files
from generator.site.plugin import IHeartItPlugin
from generator.site.settings import DEFAULTS
from generator.site.template_cache import TemplateCache


def draw(
    root: Path,
    site: Path,
    material: Material,
    pages_done: Callable[[int], None],
    charts: Callable[[], Mapping[str, bytes]] = chart_files,
    cache: Cache | None = None,
) -> int:
    """Draw all pages into the folder ``site``; return how many.

    ``cache`` keeps compiled templates and pictures. Raises what MkDocs raises where its own
    configuration is at fault.
    """
    config = load(root, site)
    plugin = config.plugins.get("iheartit")
    if not isinstance(plugin, IHeartItPlugin):
        raise Abort("mkdocs.yml: add the line “- iheartit” below “plugins:”")
    plugin.given = material
    plugin.pages_done = pages_done
    plugin.charts = charts
    plugin.templates = TemplateCache(cache) if cache else None
    plugin.cache = cache or Cache()
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return plugin.page_count


def load(root: Path, site: Path | None = None) -> MkDocsConfig:
    """Load the repository's ``mkdocs.yml``, or the defaults where it has none."""
    own = root / "mkdocs.yml"
    options: dict[str, Any] = {} if site is None else {"site_dir": str(site)}
    if not _names_pages(own):
        pages = root / "site_overrides" / "pages"
        options["docs_dir"] = str(pages if pages.is_dir() else site_overrides() / "pages")
    with own.open("rb") if own.is_file() else _defaults(own) as settings:
        return load_config(config_file=settings, **options)


def _names_pages(own: Path) -> bool:
    """Return whether the repository's ``mkdocs.yml`` says where hand-written pages lie."""
    if not own.is_file():
        return False
    with own.open("rb") as settings:
        return "docs_dir" in (yaml_load(settings) or {})


def _defaults(place: Path) -> IO[bytes]:
    """Return what a repository's ``mkdocs.yml`` would say, as if it lay there."""
    settings = io.BytesIO(DEFAULTS.encode())
    settings.name = str(place)
    return settings
