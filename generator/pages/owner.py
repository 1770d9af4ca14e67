"""Who answers for a service, with the way to reach them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.model.fields import holding_on
from generator.model.service import Service


class OwnerView(Struct, frozen=True):
    """Who answers for the service, and where to write to them."""

    role: str
    href: str | None


def owner_view(service: Service, as_of: date) -> OwnerView | None:
    """Return who answers for a service on a day; None where nobody does."""
    owner = holding_on(service.owner, as_of)
    return OwnerView(owner.role, owner.contact) if owner else None
