"""The short ``mkdocs.yml`` of an organisation's own repository."""

from __future__ import annotations

from generator.sources.yaml_text import to_yaml


def mkdocs_yml(organisation_name: str) -> str:
    """Return the configuration of a site: its name, and nothing that has a good default."""
    return to_yaml(
        {
            "site_name": f"I ♥ IT at {organisation_name}",
            "theme": {"name": "material"},
            "plugins": ["search", "iheartit"],
        }
    )
