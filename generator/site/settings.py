"""What a site is set to, so that an organisation's own ``mkdocs.yml`` can stay short."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from generator.language import N_, Locale
from generator.pages.overviews import navigation

DEFAULTS = "site_name: I ♥ IT\ntheme: {name: material}\nplugins: [search, iheartit]\n"
"""The ``mkdocs.yml`` of a repository that has none."""

ASSETS = "assets/iheartit"
FEATURES = frozenset({"navigation.tabs"})
PALETTE = (
    ("light", "default", "moon-waning-crescent", N_("Switch to dark")),
    ("dark", "slate", "brightness-7", N_("Switch to light")),
)
"""What the reader's system prefers, Material's scheme for it, the other's sign and name."""


def palette(locale: Locale) -> list[dict[str, object]]:
    """Return what Material's key ``palette`` is set to where an organisation sets none."""
    return [
        {
            "media": f"(prefers-color-scheme: {preferred})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": f"material/{icon}", "name": locale.text(name)},
        }
        for preferred, scheme, icon, name in PALETTE
    ]


def apply_settings(locale: Locale, config: MkDocsConfig, theme: Path) -> None:
    """Set what every site of ours has; what an organisation has set itself stays."""
    if str(theme) not in config.theme.dirs:
        # After the organisation's own folder, before Material's.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme))
    usual = Theme(name="material")
    if config.theme.get("font") == usual["font"]:
        config.theme["font"] = False  # Material would fetch its letters from elsewhere
    config.theme["language"] = locale.code
    if not config.theme.get("palette"):
        config.theme["palette"] = palette(locale)
    config.theme["features"] = sorted({*config.theme.get("features", ()), *FEATURES})
    if config.theme.get("favicon") == usual["favicon"]:
        config.theme["favicon"] = f"{ASSETS}/shirt.svg"
    if config.nav is None:
        config.nav = navigation(locale)
