"""How an organisation has its site look: all that its templates and settings say."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.site.settings_file import own_settings
from generator.site.style import without_others


def own_looks(config: MkDocsConfig) -> str | None:
    """Return a digest of what an organisation sets and overrides; none where that says too little.

    Settings may come from elsewhere, and plugins and hooks may do anything. The address is another
    where a server shows the site while its files change.
    """
    settings = own_settings(Path(config.config_file_path))
    if settings is None or not without_others(config):
        return None
    found = sha256(f"{config.site_url}\0".encode() + settings)
    if config.theme.custom_dir:
        folder = Path(config.theme.custom_dir)
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            for part in (path.relative_to(folder).as_posix().encode(), path.read_bytes()):
                found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()
