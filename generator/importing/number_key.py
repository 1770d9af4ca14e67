"""The key of the numbers that stand for people: the same person gets the same number in each run.

A number is a keyed hash of what the export says (HMAC, RFC 2104). Without the key nobody can try
out addresses until one fits; so it is no part of a repository, and stays with the one who imports.
A person's number holds within one service: nobody can join what somebody says about several. It
begins with a mark of its key, so that another key is seen to be another.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from generator.model.out_of_place import MARK_OF_COPY
from generator.model.person_number import DIGITS, MARK
from generator.sources.finding import Finding, Place, error

_HASHED, _INNER, _OUTER = 64, 0x36, 0x5C
"""The bytes that SHA-256 takes at a time, and what HMAC mixes into the key (RFC 2104, 2)."""
_PART = re.compile(r"(?:\s*\(\d+(?:[-–]\d+)?\))+$")
"""What forms and browsers add to the name of an export: “Mail survey(1-120)”, “Mail survey (1)”."""
_PART_OF_OURS = re.compile(r"(?:-+\d+(?:-\d+)?-)+$")
"""What is left of that in names of ours, which have no parentheses: “mail-1-120-”."""
_WHOLE = re.compile(r"\d+\.0+")


def usual_place() -> Path:
    """Return where the key lies if nothing else is said."""
    return Path.home() / ".config" / "iheartit" / "numbers.key"


def read_key(path: Path) -> tuple[bytes | None, list[Finding]]:
    """Return the key; the first import makes one. No key, and a finding, where that fails."""
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(f"{secrets.token_hex(32)}\n", encoding="ascii")
        key = path.read_bytes().strip()
    except (OSError, ValueError) as failure:
        said = getattr(failure, "strerror", None) or "unknown error"
        message = f"the key of the numbers cannot be read or made: {said.lower()}"
        hint = "name a file for it with --key; keep it, and never commit it"
        return None, [error("import-key", Place(path.as_posix()), message, hint)]
    if len(key) < DIGITS:
        message = "this is no key: it is too short"
        hint = "remove the file, or name the right one with --key"
        return None, [error("import-key", Place(path.as_posix()), message, hint)]
    return key, []


def survey_of(stem: str) -> str:
    """Return the name of a survey, from that of a file that holds some of its answers."""
    plain = MARK_OF_COPY.sub("", _PART.sub("", stem))
    return _PART.sub("", plain) or stem


def survey_of_ours(name: str) -> str:
    """Return the same, from the name of our file with its answers: “mail-1-42-.csv” is “mail”."""
    return _PART_OF_OURS.sub("", name.removesuffix(".csv"))


def _as_one_person_is_written(value: str) -> str:
    """Return one of the ways in which programs write a person: 7 and 7.0, addresses in any case."""
    if "." in value and _WHOLE.fullmatch(value):
        return value.partition(".")[0]
    return value.casefold() if "@" in value else value


def mark_of(key: bytes) -> str:
    """Return by what numbers show which key they were made with; it does not help to find it."""
    return hmac.digest(key, b"", "sha256").hex()[:MARK]


def numbering(key: bytes, survey: str, subject: str = "") -> Callable[[Iterable[str]], list[str]]:
    """Return what gives values their numbers; of another survey or subject they are others.

    Without a subject, such as a service, a number holds for all of them: those of breakdowns do,
    and those of people did in earlier versions. An empty value has none.
    """
    begin = f"{survey}-" if survey else ""
    before = f"{survey}\0".encode()
    if subject:
        begin += f"{mark_of(key)}."
        before += f"{subject}\0".encode()

    # What all have in common is hashed once; an object of hmac costs twice what it hashes.
    padded = (sha256(key).digest() if len(key) > _HASHED else key).ljust(_HASHED, b"\0")
    inner = sha256(bytes(byte ^ _INNER for byte in padded) + before).copy
    outer = sha256(bytes(byte ^ _OUTER for byte in padded)).copy

    def numbers(values: Iterable[str]) -> list[str]:
        found = []
        for value in values:
            within, own = inner(), outer()
            within.update(_as_one_person_is_written(value).encode())
            own.update(within.digest())
            found.append(begin + own.hexdigest()[:DIGITS] if value else "")
        return found

    return numbers
