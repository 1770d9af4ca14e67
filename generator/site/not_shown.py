"""What an organisation has written for its site, and the site does not show: it is said, with why.

MkDocs would show it in a site of pages written by hand. Here the data make most pages, and the
definitions say the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load

from generator.language import Locale
from generator.site.other_plugins import place_in_settings
from generator.sources.finding import Finding, Place, warning

LANGUAGE, PAGE = "language-without-effect", "page-not-shown"
_USUAL = "docs"
"""Where MkDocs looks for pages that are written by hand."""


def language_without_effect(config: MkDocsConfig, locale: Locale) -> Iterator[Finding]:
    """Yield a warning where the settings give the theme another language than the site has.

    Ask before MkDocs builds: after that, the plugin has set the language of the theme itself.
    """
    said = _language(config)
    if said and said != locale.code:
        yield warning(
            LANGUAGE,
            place_in_settings(config, "language"),
            f"the theme's language is “{said}”, but the site is in {locale.code}",
            "say it as “language:” in services/organisation.yml, for all of the site (de or en), "
            "and remove it here",
        )


def _language(config: MkDocsConfig) -> str:
    """Return the language that is written in the settings; empty where none is."""
    said = str(config.theme.get("language") or "")
    if said != Theme(name="material")["language"]:
        return said
    try:
        settings = yaml_load(Path(config.config_file_path).read_text("utf-8"))
        return str(settings["theme"]["language"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""  # it is the one that Material has by itself


def replaced_by(made: Iterable[File], files: Files) -> list[File]:
    """Return pages written by hand in whose place others stand, which were ``made``."""
    written = {file.dest_uri: file for file in files if file.abs_src_path is not None}
    return [found for file in made if (found := written.get(file.dest_uri))]


def pages_not_shown(
    config: MkDocsConfig, root: Path, replaced: Iterable[File]
) -> Iterator[Finding]:
    """Yield a warning for each page in whose place another stands, and for a folder not read."""
    for file in replaced:
        yield warning(
            PAGE,
            Place(_name(Path(file.abs_src_path or file.src_uri), root)),
            "this page is not shown: the site makes one of this address",
            "give the file another name, such as “welcome.md”; what the site's own page says can "
            "be changed in a template of your own",
        )
    folder, read = root / _USUAL, Path(config.docs_dir)
    ours = read.is_relative_to(root) and any(read.rglob("*.md"))
    if not ours and folder != read and folder.is_dir() and (page := _first_page(folder)):
        meant = _name(read, root) if read.is_relative_to(root) else "site_overrides/pages"
        yield warning(
            PAGE,
            Place(_name(page, root)),
            f"pages in “{_USUAL}/” are not shown",
            f"move them into “{meant}/”, or write “docs_dir: {_USUAL}” in {_settings(config)}",
        )


def _first_page(folder: Path) -> Path | None:
    return min(folder.rglob("*.md"), default=None)


def _settings(config: MkDocsConfig) -> str:
    return Path(config.config_file_path).name


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
