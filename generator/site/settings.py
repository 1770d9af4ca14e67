"""What a site is set to, so that an organisation's own ``mkdocs.yml`` can stay short."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

DEFAULTS = "site_name: I ♥ IT\ntheme: {name: material}\nplugins: [search, iheartit]\n"
"""The ``mkdocs.yml`` of a repository that has none."""

ASSETS = "assets/iheartit"
NAVIGATION = [
    {"Home": "index.md"},
    {"All services": "services/index.md"},
    {"You said, we did": "conversation.md"},
    {"What changed": "changed.md"},
    {"How each number is made": "method.md"},
    {"How good the data are": "data-quality.md"},
    {"About": "about.md"},
]
PALETTE = [
    {
        "media": f"(prefers-color-scheme: {name})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": f"Switch to {other}"},
    }
    for name, scheme, icon, other in (
        ("light", "default", "weather-night", "dark"),
        ("dark", "slate", "weather-sunny", "light"),
    )
]


def apply_settings(config: MkDocsConfig, theme: Path, language: str) -> None:
    """Set what every site of ours has; what an organisation has set itself stays."""
    if str(theme) not in config.theme.dirs:
        # After the organisation's own folder, before Material's.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme))
    config.theme["font"] = False
    config.theme["language"] = language
    if not config.theme.get("palette"):
        config.theme["palette"] = PALETTE
    features = {"search.highlight", "navigation.tabs"}
    config.theme["features"] = sorted({*config.theme.get("features", ()), *features})
    config.theme["favicon"] = f"{ASSETS}/shirt.svg"
    if config.nav is None:
        config.nav = NAVIGATION
    style = f"{ASSETS}/site.css"
    if style not in config.extra_css:
        config.extra_css.insert(0, style)  # first, so that the organisation's own style wins
