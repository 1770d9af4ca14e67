"""Places, by the tables of time zones: a zone's country, what cities and countries are called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.checks.public.given_names import fold


@cache
def region_of(timezone: str) -> tuple[str, ...]:
    """Return the country of a time zone, by the zone tables; none where it is of no country."""
    for country, _, zone in _rows("zone.tab", 3):
        if zone == timezone:
            return (country,)
    return ()


@cache
def place_names() -> frozenset[str]:
    """Return what cities of time zones and countries are called, folded: “hong kong”."""
    cities = {row[2].rpartition("/")[2].replace("_", " ") for row in _rows("zone.tab", 3)}
    countries = {row[1] for row in _rows("iso3166.tab", 2)}
    return frozenset(fold(name) for name in cities | countries)


def _rows(table: str, fields: int) -> Iterator[list[str]]:
    for text in _texts(table):
        for line in text.splitlines():
            if not line.startswith("#"):
                yield line.split("\t")[:fields]


def _texts(table: str) -> Iterator[str]:
    """Yield a table as the system has it, then as the package ``tzdata`` does."""
    import zoneinfo
    from importlib import resources

    for folder in zoneinfo.TZPATH:
        path = Path(folder) / table
        if path.is_file():
            yield path.read_text(encoding="utf-8")
    try:
        yield resources.files("tzdata.zoneinfo").joinpath(table).read_text("utf-8")
    except (OSError, ModuleNotFoundError):
        return
