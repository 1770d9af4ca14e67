"""Where to say something about a service, and what one needs for it."""

from __future__ import annotations

from urllib.parse import urlsplit

from generator.figures.card import Scorecard
from generator.language import Locale
from generator.model.definitions import Definitions
from generator.wording.parts import Link

_CODE_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "dev.azure.com")
"""Hosts of code that let nobody write without an account."""


def say_link(locale: Locale, card: Scorecard, definitions: Definitions) -> Link | None:
    """Return where to say something: the service's own place, its provider's, the organisation's.

    None where nobody has named one.
    """
    provider = card.provider.part.feedback if card.provider else None
    own = card.service.feedback.link if card.service.feedback else None
    href = own or provider or definitions.organisation.part.feedback
    return Link(locale.text("Have your say"), href) if href else None


def needs_account(href: str, repository: str | None) -> bool:
    """Return whether a place lies where code is kept: most readers have no account there."""
    host = urlsplit(href).hostname or ""
    own = (urlsplit(repository).hostname or "") if repository else ""
    if own and host == own:
        return True
    return any(host == each or host.endswith(f".{each}") for each in _CODE_HOSTS)


def door_words(locale: Locale, card: Scorecard, definitions: Definitions) -> str:
    """Say where people can comment: with a link, with an account that few have, or nowhere."""
    _ = locale.text
    link = say_link(locale, card, definitions)
    if link is None:
        return _("There is no place yet to have your say.")
    if needs_account(link.href, definitions.organisation.part.repository):
        return _("To have your say, you still need an account at the place where code is kept.")
    return _("“Have your say”, at the top of this page, needs no account.")
