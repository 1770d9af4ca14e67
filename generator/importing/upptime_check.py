"""One check of a status page's monitor: what it saw, and what that means.

Upptime keeps such a history in git. A monitor that was itself turned away (HTTP 401, 403, 429) saw
nothing: its check counts neither as up nor as down.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from enum import StrEnum

from msgspec import Struct

from generator.sources.finding import Place

REFUSALS = frozenset({401, 403, 429})
"""What a server answers that does not let the monitor in: it says nothing about people."""
LONGEST_NAME = 200
_SLOWEST = 24 * 60 * 60 * 1000
"""Milliseconds: no answer takes longer than a day."""
_STATES = {"up": "up", "degraded": "up", "down": "down"}
_YEARS = range(1990, 2200)
_OURS = ("provider", "organisation")
"""Names that files of definitions have for another purpose."""
_WHOLE = re.compile(r"\d{1,12}", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)


class SiteState(StrEnum):
    """What a check says of a site; slow is still up."""

    UP = "up"
    DOWN = "down"
    REFUSED = "refused"


class Site(Struct, frozen=True):
    """What is watched: its id with us, its name, and whether somebody else runs it."""

    id: str
    name: str
    supplied: bool


class Check(Struct, frozen=True):
    """A check: when (UTC, whole seconds), what it saw, the status code (0: no connection).

    ``took`` is how long the answer took in milliseconds, 0 where there was none.
    """

    site: Site
    at: datetime
    state: SiteState
    code: int
    took: int
    place: Place


class NoCheckError(ValueError):
    """A row is no check: the column that is wrong, what is wrong, and what fixes it."""

    def __init__(self, column: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.column, self.message, self.hint = column, message, hint


def read_check(texts: dict[str, str], place: Place) -> Check:
    """Return the check that a row's texts are; raise NoCheckError where they are none.

    ``texts`` are by the columns of the history: timestamp, service, status, http_code,
    response_ms, and kind (own, supplier), which may be missing.
    """
    site = _site(texts["service"], texts.get("kind", ""))
    at = _moment(texts["timestamp"])
    code = _whole(texts["http_code"], "http_code", 0, 599)
    if 0 < code < 100:
        raise NoCheckError("http_code", f"no server answers {code}", _RUN_AGAIN)
    took = _whole(texts["response_ms"], "response_ms", 0, _SLOWEST)
    said = _STATES.get(texts["status"].strip().lower())
    if said is None:
        message = f"“{_short(texts['status'])}” is no state"
        raise NoCheckError("status", message, "write up, down or degraded, or remove the row")
    state = SiteState.REFUSED if said == "down" and code in REFUSALS else SiteState(said)
    return Check(site, at, state, code, took, place)


_RUN_AGAIN = "remove the row, or write the status code that the server answered; 0: none"


def _site(raw: str, kind: str) -> Site:
    name = raw.strip()
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    identity = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if not identity or len(name) > LONGEST_NAME or not name.isprintable():
        message = f"“{_short(name)}” cannot be a service's name"
        hint = f"write a name of at most {LONGEST_NAME} letters and digits"
        raise NoCheckError("service", message, hint)
    if identity in _OURS:
        identity += "-site"
    if kind.strip().lower() not in ("", "own", "supplier"):
        message = f"“{_short(kind)}” is neither own nor supplier"
        raise NoCheckError("kind", message, "write own or supplier")
    return Site(identity, name, supplied=kind.strip().lower() == "supplier")


def _moment(raw: str) -> datetime:
    """Read a time; one that names no zone is UTC, as the monitor's clock is."""
    text = raw.strip()
    hint = "write it as 2026-09-30T14:05:00+00:00"
    try:
        if not _MOMENT.fullmatch(text):
            raise ValueError
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise NoCheckError("timestamp", f"“{_short(text)}” is not a time", hint) from None
    if moment.year not in _YEARS:
        message = f"the year {moment.year} is too far away"
        raise NoCheckError("timestamp", message, "write a year from 1990 to 2199")
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return aware.astimezone(UTC).replace(microsecond=0)


def _whole(raw: str, column: str, low: int, high: int) -> int:
    text = raw.strip()
    if not _WHOLE.fullmatch(text) or not low <= int(text) <= high:
        message = f"“{_short(text)}” in “{column}” is not a whole number from {low} to {high:,}"
        raise NoCheckError(column, message, _RUN_AGAIN if column == "http_code" else "fix the row")
    return int(text)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
