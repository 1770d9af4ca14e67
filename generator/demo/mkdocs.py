"""The short ``mkdocs.yml`` of an organisation's own repository."""

from __future__ import annotations

import json


def mkdocs_yml(organisation_name: str) -> str:
    """Return the configuration of a site: its name, and nothing that has a good default."""
    # JSON's strings are YAML's double-quoted ones, so any name is safe here.
    name = json.dumps(f"I ♥ IT at {organisation_name}", ensure_ascii=False)
    return f"site_name: {name}\ntheme:\n  name: material\nplugins:\n  - search\n  - iheartit\n"
