"""Definitions for what a monitor watches, where there are none: a beginning for an owner."""

from __future__ import annotations

from datetime import date

from generator.importing.upptime_check import Site
from generator.sources.yaml_text import inline, to_yaml

STEP = "reach"
REACHABLE = "reachable"
RESPONSE_TIME = "response-time"

_MEASURES = f"""\
measures:
  - id: {REACHABLE}
    name: Time in which it could be reached
    unit: "%%"
    direction: increase
    step: {STEP}
    # What is good for people is yours to say, for example:
    # good: [{{since: %(since)s, at_least: 99}}]
  - id: {RESPONSE_TIME}
    name: Time to answer
    unit: ms
    direction: decrease
    step: {STEP}
    # good: [{{since: %(since)s, at_most: 2000}}]
"""


def service_file(site: Site, since: date) -> bytes:
    """Return a service's file; what only people know is left to its owner."""
    delivered = (
        f"    delivered_by: [{{since: {since}, supplier: {site.id}}}]\n" if site.supplied else ""
    )
    text = (
        "# Begun by an import of what a monitor saw. What only people know is yours to add:\n"
        "# purpose, owner, communities, where to get help and where to say something.\n"
        f"name: {inline(site.name)}\n"
        "stage: live\n"
        f"log_since: {since}  # from the monitor's first check on\n"
        "steps:\n"
        f"  - id: {STEP}\n"
        "    name: Reach it\n"
        f"{delivered}{_MEASURES % {'since': since}}"
    )
    return text.encode("utf-8")


def suppliers_file(sites: list[Site]) -> bytes:
    """Return `services/suppliers.yml` with a supplier for each site that somebody else runs."""
    return to_yaml({"suppliers": [_supplier(site) for site in sites]}).encode("utf-8")


def supplier_line(site: Site) -> str:
    """Return a supplier as one line of YAML."""
    return inline(_supplier(site))


def measure_line(measure: str) -> str:
    """Return a measure as one line of YAML, for a service that is there without it."""
    if measure == REACHABLE:
        name = "Time in which it could be reached"
        return inline({"id": REACHABLE, "name": name, "unit": "%", "direction": "increase"})
    return inline({"id": RESPONSE_TIME, "name": "Time to answer", "unit": "ms"})


def _supplier(site: Site) -> dict[str, str]:
    return {"id": site.id, "name": site.name, "kind": "external"}
