"""How a time and a number are written in events: the one place that all engines follow.

Patterns are of the kind that Python, RE2 and Java read alike, and say all that is right: what
fits one, each engine reads alike. Those of an import say less, since code of ours looks again.
"""

from __future__ import annotations

from msgspec import Struct

from generator.model.event_mapping import DIRECTIVES, EPOCHS, positions

NUMBER = r"-?[0-9]{1,15}(?:[.][0-9]{0,40})?(?:[eE][+-]?[0-9]{1,2})?"
_DAY = r"(?:19[7-9][0-9]|20[0-9]{2})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SECONDS = r":[0-5][0-9](?:[.][0-9]{1,9})?"
_ZONE = r"(?:Z|[+-](?:0[0-9]|1[0-5])(?::?[0-5][0-9])?)"
ISO = rf"{_DAY}(?:[T ]{_CLOCK}(?:{_SECONDS})?)?"
ISO_ZONED = rf"{_DAY}[T ]{_CLOCK}(?:{_SECONDS})?{_ZONE}"
"""A day, or a day and a time, of the years 1970 to 2099; the same with a zone."""
EPOCH = r"[0-9]{1,14}(?:[.][0-9]{0,9})?"
LAST_SECOND = 4_102_444_800
"""The beginning of 2100: no event is later."""


class WrittenTime(Struct, frozen=True):
    """How times are written: a number of ``ticks`` each second, or a text.

    ``pieces`` are what a text of an own format is put together from, to be as ISO writes it:
    positions (from 1) and lengths, or a text between them.
    """

    ticks: int | None = None
    length: int | None = None
    pieces: tuple[tuple[int, int] | str, ...] = ()


def written_time(form: str | None) -> WrittenTime:
    """Return how times of a format are written; without one, as ISO does."""
    if form in EPOCHS:
        return WrittenTime(ticks=EPOCHS[form])
    if form is None:
        return WrittenTime()
    at = positions(form)
    length = len(form) + sum(DIRECTIVES[name] - 2 for name in at)
    pieces: list[tuple[int, int] | str] = []
    marks = ("", "-", "-", "T", ":", ":")
    for mark, name in zip(marks, DIRECTIVES, strict=True):
        if name in at:
            pieces += [mark, (at[name] + 1, DIRECTIVES[name])]
        elif name in ("%H", "%M"):
            break
    if "%H" in at and "%M" not in at:
        pieces += [":", "00"]
    return WrittenTime(length=length, pieces=tuple(each for each in pieces if each))


class Dialect(Struct, frozen=True):
    """What two kinds of SQL say in different words; each is filled in with ``format``.

    ``seconds`` are those since 1970 of a text that fits ISO, or nothing where no calendar has it.
    """

    fits: str
    seconds: str


DUCKDB = Dialect(
    fits="regexp_full_match({0}, '{1}')",
    seconds="epoch_us(TRY_CAST({0} AS TIMESTAMPTZ)) // 1000000",
)
_OF_ZONE = "coalesce(try_cast(regexp_extract(substr({{0}}, 17), '{0}', 1) AS BIGINT), 0L) * {1}L"
_HOURS = _OF_ZONE.format("[+-]([0-9][0-9])", 3600)
_MINUTES = _OF_ZONE.format("[+-][0-9][0-9]:?([0-9][0-9])", 60)
_PART = "coalesce(try_cast(substr({{0}}, {0}, 2) AS BIGINT), 0L) * {1}L"
_SPARK_SECONDS = f"""(
    unix_date(try_cast(substr({{0}}, 1, 10) AS DATE)) * 86400L
    + {_PART.format(12, 3600)} + {_PART.format(15, 60)}
    + CASE WHEN substr({{0}}, 17, 1) = ':' THEN {_PART.format(18, 1)} ELSE 0L END
    + ({_HOURS} + {_MINUTES}) * CASE WHEN contains(substr({{0}}, 17), '-') THEN 1L ELSE -1L END)"""
SPARK = Dialect(
    fits="rlike({0}, '^(?:{1})$')",
    seconds=_SPARK_SECONDS,
)


def in_iso(time: str, written: WrittenTime) -> str:
    """Return the SQL of a time's text as ISO writes it."""
    if not written.pieces:
        return time
    parts = [
        f"'{each}'" if isinstance(each, str) else f"substr({time}, {each[0]}, {each[1]})"
        for each in written.pieces
    ]
    return f"CASE WHEN length({time}) = {written.length} THEN {' || '.join(parts)} ELSE '' END"
