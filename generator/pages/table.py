"""The pages of a site: one table of what is published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages import (
    api,
    attention,
    catalogue,
    change,
    changed,
    check_list,
    communities,
    community,
    compare,
    conversation,
    digest,
    drivers,
    fields,
    home,
    launches,
    meeting,
    method,
    moved,
    privacy,
    provider,
    quality,
    roadmap,
    sentence_table,
    service,
    simplify,
    summary,
    supplier,
    suppliers,
)
from generator.pages.page import Material, Page

PAGES = (
    home.KIND,
    catalogue.KIND,
    summary.KIND,
    meeting.KIND,
    provider.KIND,
    roadmap.KIND,
    simplify.KIND,
    supplier.KIND,
    suppliers.KIND,
    conversation.KIND,
    changed.KIND,
    digest.KIND,
    attention.KIND,
    drivers.KIND,
    compare.KIND,
    community.KIND,
    communities.KIND,
    launches.KIND,
    method.KIND,
    privacy.KIND,
    sentence_table.KIND,
    fields.KIND,
    change.KIND,
    check_list.KIND,
    api.KIND,
    quality.KIND,
    moved.KIND,
    service.KIND,
)
"""One row a kind of page."""
LOOKED_AT = tuple(dict.fromkeys(part for kind in PAGES for part in kind.looks_at))
"""What pages look at of all services: it is made with each service's own page."""


def pages(material: Material) -> Iterator[Page]:
    """Yield every page of the site."""
    for kind in PAGES:
        yield from kind.pages(material)
