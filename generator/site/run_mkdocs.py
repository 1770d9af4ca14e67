"""Run MkDocs on what was computed."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Literal

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import yaml_load

from generator.disk.cache import Cache
from generator.disk.standing import StandingFiles
from generator.pages.page import Material, Page
from generator.resources import site_overrides
from generator.site.around import Surrounded
from generator.site.docs_folder import missing_docs_folder
from generator.site.look import Look, nothing
from generator.site.not_shown import language_without_effect, pages_not_shown
from generator.site.other_plugins import plugins_that_miss_pages
from generator.site.plugin import IHeartItPlugin
from generator.site.search_settings import settings_without_effect
from generator.site.settings import DEFAULTS
from generator.site.settings_file import settings_file
from generator.site.style import is_plainly_written, without_others
from generator.site.template_cache import TemplateCache
from generator.sources.finding import Finding


def surround(
    root: Path,
    site: Path,
    material: Material,
    made: Sequence[Page],
    pages_done: Callable[[int], None],
    charts: Callable[[], Mapping[str, bytes]],
    cache: Cache | None,
    look: Look,
    url: str,
    standing: StandingFiles | None,
) -> Surrounded:
    """Have MkDocs make what is around pages that were ``made``.

    Where others have a hand in a site, the pages are drawn as well.

    Raises what MkDocs raises where its own configuration is at fault.
    """
    config = load(root, site, url)
    plain = without_others(config)
    plugin = own_plugin(config)
    plugin.given, plugin.made = material, made
    plugin.pages_done = pages_done
    plugin.charts = charts
    plugin.templates = TemplateCache(cache) if cache else None
    plugin.cache = cache or Cache()
    plugin.processes = 0 if plain else None
    plugin.standing = standing
    plugin.look = look if plain else nothing
    unused = without_effect(config, material)
    run(config, "build")
    found = (*unused, *pages_not_shown(config, root.resolve(), plugin.replaced))
    drawn = plugin.drawn if plain else []
    around, loop = plugin.around(config), plugin.loop
    plugin.forget()
    folders = _folders(config)
    may_stay = folders is not None and not found and not config.theme.custom_dir
    return Surrounded(around, loop, drawn, plugin.page_count, found, folders, may_stay)


def without_effect(config: MkDocsConfig, material: Material) -> tuple[Finding, ...]:
    """Return what is set and does nothing; to be asked before MkDocs builds."""
    return (
        *plugins_that_miss_pages(config),
        *settings_without_effect(config),
        *language_without_effect(config, material.locale),
    )


def _folders(config: MkDocsConfig) -> tuple[Path, ...] | None:
    """Return the folders of an organisation's own pages and templates, if nothing else is read."""
    if not is_plainly_written(config):
        return None
    return tuple(Path(each) for each in (config.docs_dir, config.theme.custom_dir) if each)


def own_plugin(config: MkDocsConfig) -> IHeartItPlugin:
    """Return our plugin among a site's. Raises Abort where it is not there."""
    plugin = config.plugins.get("iheartit")
    if not isinstance(plugin, IHeartItPlugin):
        raise Abort("mkdocs.yml: add the line “- iheartit” below “plugins:”")
    return plugin


def run(config: MkDocsConfig, command: Literal["build", "serve"]) -> None:
    """Have MkDocs build a site, as one of its commands would."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config.plugins.on_startup(command=command, dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def load(root: Path, site: Path | None = None, url: str = "") -> MkDocsConfig:
    """Load the repository's ``mkdocs.yml``, or the defaults where it has none.

    ``url`` is the site's address, unless the repository names one. Raises Abort where the folder of
    pages written by hand is missing, and what MkDocs raises where other settings are at fault.
    """
    own = settings_file(root)
    said = _settings(own)
    if missing := missing_docs_folder(own, said.get("docs_dir")):
        raise Abort(missing)
    options: dict[str, Any] = {} if site is None else {"site_dir": str(site)}
    if url and "site_url" not in said:
        options["site_url"] = url
    if "docs_dir" not in said:
        pages = root / "site_overrides" / "pages"
        options["docs_dir"] = str(pages if pages.is_dir() else site_overrides() / "pages")
    with own.open("rb") if own.is_file() else _defaults(own) as settings:
        return load_config(config_file=settings, **options)


def _settings(own: Path) -> Mapping[str, Any]:
    """Return a repository's own settings; nothing where it has none that can be read."""
    if not own.is_file():
        return {}
    with own.open("rb") as settings:
        try:
            said: object = yaml_load(settings)
        except Exception:  # noqa: BLE001 # MkDocs says next what is wrong with the file
            return {}
    return said if isinstance(said, dict) else {}


def _defaults(place: Path) -> IO[bytes]:
    """Return what a repository's ``mkdocs.yml`` would say, as if it lay there."""
    settings = io.BytesIO(DEFAULTS.encode())
    settings.name = str(place)
    return settings
