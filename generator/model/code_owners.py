"""Who is asked to look at a change of which file: CODEOWNERS, from the owners in the YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote, urlsplit

from generator.model.definitions import Definitions
from generator.model.fields import Contact, holding_on

HEADER = (
    "# Made by “iheartit codeowners” from the owners named in services/; change them there.\n"
    "# The last line that fits a file is the one that holds.\n"
)
_ACCOUNT = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:/[A-Za-z0-9_.-]{1,100})?")
_ADDRESS = re.compile(r"[^@\s#\\]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_STEERING = re.compile(r"([\\ #!*?\[\]])")
_HOSTS = ("github.com", "gitlab.com")


def code_owners(definitions: Definitions, day: date) -> str:
    """Return the file: a line for each provider's folder and each service's file."""
    lines = [*_providers(definitions), *_services(definitions, day)]
    return HEADER + "".join(f"{line}\n" for line in lines)


def _providers(definitions: Definitions) -> Iterator[str]:
    for _name, each in sorted(definitions.providers.items()):
        folder = each.file.rpartition("/")[0]
        yield _line(f"/{folder}/", each.part.owner)


def _services(definitions: Definitions, day: date) -> Iterator[str]:
    for _name, each in sorted(definitions.services.items(), key=lambda item: item[1].file):
        owner = holding_on(each.part.owner, day)
        if owner is not None:
            yield _line(f"/{each.file}", owner)


def _line(path: str, contact: Contact | None) -> str:
    """Return a line; one without an account or an address is a comment that says so."""
    pattern = _STEERING.sub(r"\\\1", path)
    who = _account(contact.contact if contact else None)
    if who is None:
        role = contact.role if contact else "nobody"
        return f"# {pattern} {' '.join(role.split())} (no account, no address)"
    return f"{pattern} {who}"


def _account(contact: str | None) -> str | None:
    """Return how a code host knows somebody: by address, or by an account's or team's page."""
    if contact is None:
        return None
    address = urlsplit(contact)
    if address.scheme == "mailto":
        found = unquote(address.path)
        return found if _ADDRESS.fullmatch(found) else None
    if address.hostname in _HOSTS:
        name = address.path.strip("/").removeprefix("orgs/").replace("/teams/", "/")
        return f"@{name}" if _ACCOUNT.fullmatch(name) else None
    return None
