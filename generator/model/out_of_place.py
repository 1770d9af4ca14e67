"""Where a definition belongs that lies where nobody reads it, or under a name that nobody reads.

A hint never sends a file to where another one lies already: that one would be gone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from generator.model.fields import ID_PATTERN, as_id
from generator.sources.repository import SERVICES

MOST_PLACES = 4
"""Folders that a hint offers for a file."""
_TOP = ("organisation", "communities", "suppliers")
_NAMED = re.compile(r"([^/]+?)\.ya?ml(?:[.~ ].*)?", re.IGNORECASE)
"""A file's name, to which a program or a person has added something."""
MARK_OF_COPY = re.compile(
    r"^(?:copy(?: \d+)? of |kopie(?: \d+)? von )"
    r"|(?: ?\(\d{1,2}\)|[ _-]+(?:copy|kopie)(?: ?\(?\d+\)?)?)$",
    re.IGNORECASE,
)
"""What programs add to the name of a copy."""


def meant_definition(file: str) -> str:
    """Return the file that is meant by one that is called like a definition, but not quite.

    “services/it/mail.yaml.bak” is meant to be “services/it/mail.yml”; “” of all other files, and of
    those whose name is right.
    """
    top, *folders, name = file.split("/")
    found = _NAMED.fullmatch(name)
    if top != SERVICES or found is None or len(folders) > 1:
        return ""
    stem = found[1] if re.fullmatch(ID_PATTERN, found[1]) else as_id(found[1])
    if not folders and stem not in _TOP:
        return ""
    meant = "/".join([top, *folders, f"{stem}.yml"])
    return "" if meant == file else meant


def meant_id(file: str) -> str:
    """Return the id that a definition should have by its file's name."""
    return (meant_definition(file) or file).rpartition("/")[2].removesuffix(".yml")


def leave_for(meant: str) -> str:
    """Return the hint for a file next to the one that it may have been meant to be."""
    return (
        f"write what is right in it into “{meant}”, which is there too, "
        f"and move it out of “{meant.partition('/')[0]}/”"
    )


def better_name(file: str, there: Collection[str]) -> str:
    """Return the hint for a definition whose name cannot be an id; ``there`` are all files."""
    folder, _, name = file.removesuffix(".yml").rpartition("/")
    plain = f"{folder}/{MARK_OF_COPY.sub('', name)}.yml"
    meant = meant_definition(plain) or plain
    rename = f"rename the file to “{meant_id(file)}”"
    if MARK_OF_COPY.search(name) and meant in there:
        return f"{leave_for(meant)}; if it defines something else, {rename}"
    return leave_for(meant) if meant in there else rename


def where_it_belongs(file: str, providers: Sequence[str], there: Collection[str]) -> str:
    """Return the hint for a definition in a place without meaning; ``there`` are all files.

    Its provider is the folder that it lies in; where that is none, only its author knows.
    """
    meant = meant_definition(file)
    if meant:
        return leave_for(meant) if meant in there else f"rename it to “{meant}”"
    stem, _, ending = file.rpartition(".")
    if ending != "yml":
        return f"rename it to “{stem}.yml”"
    _, *folders, name = stem.split("/")
    if folders and folders[0] in providers:
        return _move([f"{SERVICES}/{folders[0]}/{name}.yml"], "move it to ", there)
    places = [f"{SERVICES}/{provider}/{name}.yml" for provider in providers]
    if not places:
        return f"move it to “{SERVICES}/<provider>/{name}.yml”, or out of “{SERVICES}/”"
    return _move(places, "move it into its provider's folder: ", there)


def _move(places: Sequence[str], move: str, there: Collection[str]) -> str:
    free = [place for place in places if place not in there]
    if not free:
        return leave_for(places[0])
    if len(places) == 1:
        return f"{move}“{places[0]}”"
    some = " or ".join(f"“{place}”" for place in free[:MOST_PLACES])
    more = ", or to another" if len(free) > MOST_PLACES else ", whichever it is"
    return f"{move}{some}{more if len(free) > 1 else ''}"
