"""Settings of Material's search that have no effect here: the site has a search of its own.

What holds is whether there is a search: without the plugin, or with “enabled: false”, there is
none. Pages written by hand that exclude themselves, or a part of them, are not found.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from generator.site.other_plugins import place_in_settings
from generator.sources.finding import Finding, warning

CODE = "search-setting-without-effect"
_PLUGINS = ("search", "material/search")
_HOLDS = frozenset({"enabled"})
_FEATURES = ("search.highlight", "search.share", "search.suggest")


def settings_without_effect(config: MkDocsConfig) -> Iterator[Finding]:
    """Yield a warning for each setting of the search plugin, or of the theme's, that does nothing.

    To be asked before MkDocs builds: then the plugin sets itself what nobody has set.
    """
    for name in _PLUGINS:
        given = config.plugins[name].config if name in config.plugins else {}
        for setting, value in given.items():
            if value and setting not in _HOLDS:
                yield _without_effect(config, setting)
    for feature in _FEATURES:
        if feature in config.theme.get("features", ()):
            yield _without_effect(config, feature)


def _without_effect(config: MkDocsConfig, setting: str) -> Finding:
    return warning(
        CODE,
        place_in_settings(config, setting),
        f"“{setting}” sets Material's search, which this site does not use",
        "remove it; the site's own search needs no settings",
    )
