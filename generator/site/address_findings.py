"""What cannot be said where nobody knows at which address the site will lie."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.site.settings_file import settings_file
from generator.sources.finding import Finding, Place, warning

CODE = "site-without-address"


def without_address(root: Path, address: str) -> Iterator[Finding]:
    """Yield a warning where a site has no address: calendars link to no page then.

    Addresses in feeds are relative: many programs that read feeds know what that means, not all.
    """
    if not address:
        yield warning(
            CODE,
            Place(settings_file(root).name),
            "the site's address is not known, so its calendars have no links, and its feeds have "
            "relative ones, which some feed readers cannot follow",
            "write it as “site_url: https://…” here, or build with “--url https://…”",
        )
