"""One page of the example for each kind of page, and some that show what is missing."""

from __future__ import annotations

KINDS = {
    "home.html": "",
    "catalogue.html": "services/",
    "summary.html": "table/",
    "meeting.html": "meeting/",
    "scorecard.html": "services/remote-access/",
    "provider.html": "providers/it/",
    "supplier.html": "suppliers/third-knock/",
    "suppliers.html": "suppliers/",
    "conversation.html": "conversation/",
    "changed.html": "changed/",
    "digest.html": "digest/",
    "attention.html": "attention/",
    "drivers.html": "drivers/",
    "compare.html": "compare/",
    "community.html": "communities/field/",
    "communities.html": "communities/",
    "launches.html": "launches/",
    "roadmap.html": "roadmap/",
    "simplify.html": "simplify/",
    "method.html": "method/",
    "privacy.html": "privacy/",
    "sentences.html": "sentences/",
    "fields.html": "fields/",
    "api.html": "api/",
    "change.html": "change/",
    "check_list.html": "checks/",
    "quality.html": "data-quality/",
    "moved.html": "warnings/",
}
"""By template, so that a kind of page without an entry here fails a test."""
BESIDES = {
    "a service that nobody was asked about": "services/payslip-letter/",
    "about": "about/",
    "accessibility": "accessibility/",
    "owners": "owners/",
    "running": "running/",
    "reliability": "reliability/",
    "not found": "404.html",
}
PAGES = {template.removesuffix(".html"): path for template, path in KINDS.items()} | BESIDES
