"""Who holds which role of a service, besides who answers for it; and which role nobody holds."""

from __future__ import annotations

from msgspec import Struct

from generator.language import N_, Locale
from generator.model.service import Service, Stage
from generator.wording.wording import either

_HOLDS = {
    "relationship": N_("contact for customers:"),
    "provision": N_("runs it day to day:"),
    "infrastructure": N_("runs the systems behind it:"),
}
_GAPS = {
    "relationship": N_("who its contact for customers is"),
    "provision": N_("who runs it day to day"),
    "infrastructure": N_("who runs the systems behind it"),
}


class RoleView(Struct, frozen=True):
    """What a role does, who holds it, and where to write to them, if that is said."""

    does: str
    role: str
    href: str | None


def role_views(locale: Locale, service: Service) -> tuple[RoleView, ...]:
    """Return the roles that somebody holds."""
    held = ((does, getattr(service.roles, name)) for name, does in _HOLDS.items())
    return tuple(RoleView(locale.text(does), one.role, one.contact) for does, one in held if one)


def roles_gap(locale: Locale, service: Service) -> str:
    """Say which roles nobody holds; nothing of a service that has ended."""
    gaps = [locale.text(who) for name, who in _GAPS.items() if not getattr(service.roles, name)]
    if not gaps or service.stage is Stage.RETIRED:
        return ""
    return locale.text("It does not say {who}").format(who=either(locale, gaps))
