"""Pages of a site that are written by hand: ours, and those of the organisation."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.resources import site_overrides

ABOUT = "about.md"
WRITTEN = (ABOUT, "owners.md", "running.md", "reliability.md", "accessibility.md")
"""Written by hand, in each language; an organisation may write its own."""


def add_written(name: str, language: str, files: Files, config: MkDocsConfig) -> None:
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


def refuse_strange(files: Files, config: MkDocsConfig) -> None:
    """Raise Abort where a file leads out of the repository, so that nothing there is published."""
    ours = [site_overrides(), *map(Path, config.theme.dirs)]
    known = [root_of(config), *(folder.resolve() for folder in ours)]
    for file in files:
        if file.abs_src_path is not None:
            real = Path(file.abs_src_path).resolve()
            if not any(real.is_relative_to(folder) for folder in known):
                raise Abort(f"{file.src_uri} leads out of the repository; put a real file there")


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder of the repository."""
    return Path(config.config_file_path or ".").resolve().parent
