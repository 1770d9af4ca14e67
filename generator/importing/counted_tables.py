"""Tables that hold no single answers: somebody has counted them already, or made means of them.

A row of a period with how many gave each answer becomes counts. A mean, or a share without its
counts, becomes a published statistic: it has a trend, and nobody can say from it how many like
something.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import islice
from typing import NamedTuple

from generator.importing.asked_columns import AskedColumn
from generator.importing.asked_in_rows import column_of_questions, known_in_rows
from generator.importing.day_columns import are_periods, grain_in, period_column, words_of
from generator.importing.grouped import without_groups
from generator.importing.meanings import asked
from generator.importing.scales import scale_of
from generator.importing.service_column import service_column
from generator.importing.shown_export import ShownExport
from generator.importing.tools import Tool, ToolColumn
from generator.model.mapping import OPEN, Decimal
from generator.sources.yaml_text import to_yaml

COUNTS_SAID = (
    "Each row has how many people gave each answer: these are no single answers. They become "
    "counts, in data/tallies/."
)
MEANS_SAID = (
    "“{name}” has {what} of other people's counting, and no single answers. They become published "
    "statistics, in data/summaries/: the site shows their course, and no verdict, because nobody "
    "can say from them how many people like something. Where you have the answers or their counts, "
    "import those."
)
_POINTS = ("1", "2", "3", "4", "5")
_NUMBERED = re.compile(
    r"(?:\D*[^\d\W]\D*[ _-])?([1-5])(?:[ _-]*(?:stars?|sterne?|étoiles?))?", re.IGNORECASE
)
_OF_N = frozenset(
    (
        *("n", "responses", "respondents", "answers", "total", "count", "participants"),
        *("antworten", "anzahl", "teilnehmer", "teilnehmende", "gesamt"),
        *("réponses", "répondants", "nombre", "effectif"),
    )
)
_OF_MEAN = frozenset(
    (
        *("mean", "average", "avg", "score", "ø", "mittel", "mittelwert", "durchschnitt"),
        *("schnitt", "durchschnittliche", "moyenne", "note"),
    )
)
_OF_SHARE = frozenset(
    ("share", "percent", "percentage", "pct", "anteil", "prozent", "part", "pourcentage", "rate")
)
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d+)?")
_LONG = re.compile(r"\d+[.,]\d{3,}")
_SCALES = {"like": ("1-5", 1, 5), "ease": ("1-5", 1, 5), "recommend": ("0-10", 0, 10)}
_QUESTIONS = {"rating": "like", "ease": "ease", "recommend": "recommend"}
_MOST_ODD = 3
_WHOLE_PER_CENT = 100


class StatisticColumn(NamedTuple):
    """A column of means or shares: which question it is about, and what its values are times."""

    name: str
    question: str
    statistic: str
    scale: str = ""
    times: str = ""


def counted_tool(export: ShownExport) -> Tool | None:
    """Return what can be said of a table with counts or statistics; none of one with answers."""
    period = period_column(export.texts)
    points = _points(export)
    if points:
        return _of_counts(export, period, points)
    found = statistics_in(export)
    if not found or not _is_counted(export, period, found[0]):
        return None
    first = found[0]
    fixed = {"question": first.question, "statistic": first.statistic, "scale": first.scale}
    columns = {"period": ToolColumn((period or OPEN,))}
    if n := _column_of_n(export):
        columns["n"] = ToolColumn((n,))
    return Tool(
        kind="summaries",
        columns=columns,
        fixed={name: text for name, text in fixed.items() if text},
        said=_said(first),
    )


def _said(one: StatisticColumn) -> str:
    what = "means" if one.statistic == "mean" else "shares"
    said = MEANS_SAID.format(name=one.name, what=what)
    lower = " Where a lower mean is better, add “direction: decrease” below “fixed:”."
    return said + (lower if one.statistic == "mean" else "")


def statistics_in(export: ShownExport) -> list[StatisticColumn]:
    """Return the columns of means or shares that are about the same question in the same way."""
    found = [one for name, some in export.texts.items() if (one := _statistic(name, some))]
    same = [one for one in found if one[1:4] == found[0][1:4]]
    return same[:1] if service_column(export) else same


def as_questions(export: ShownExport) -> list[AskedColumn]:
    """Return statistics as what each entry of ``rows:`` reads."""
    return [
        AskedColumn(one.name, "value", tuple(sorted(export.texts[one.name])), times=one.times)
        for one in statistics_in(export)
    ]


def group_filter(export: ShownExport) -> tuple[dict[str, str], dict[str, str]]:
    """Return the open filter of a table with a row for each group of people, and its question.

    Both are empty where there is one row of each period and service.
    """
    asks = column_of_questions(export) if export.tool.kind == "tallies" else ""
    about = [name for name in (period_column(export.texts), service_column(export), asks) if name]
    if not about or not _repeats(export, about):
        return {}, {}
    for name, some in export.texts.items():
        if name not in about and len(some) > 1 and not _repeats(export, [*about, name]):
            if all(_NUMBER.fullmatch(text) for text in some):
                continue
            values = ", ".join(f"“{text}”" for text in [*some][:12])
            said = (
                f"Which of “{name}” are all people together? There are: {values}. Means and shares "
                "of groups cannot be put together without their counts: if none of these is "
                "everybody, this table cannot be taken over."
            )
            return {name: OPEN}, {to_yaml({name: OPEN}).strip(): said}
    return {}, {}


def _repeats(export: ShownExport, names: Collection[str]) -> bool:
    columns = [export.table.column(name) for name in names]
    rows = [*zip(*(column.codes for column in columns), strict=True)]
    return len({*rows}) < len(rows)


def _is_counted(export: ShownExport, period: str, one: StatisticColumn) -> bool:
    """Return whether a column is no single answers: somebody may give half a star.

    Its header says so, or its rows are of whole periods, or say how many answered; and nobody
    answers 3.417.
    """
    return (
        one.statistic == "share"
        or bool(words_of(one.name) & _OF_MEAN)
        or are_periods(period, export.texts.get(period, ()))
        or bool(grain_in(period))
        or any(map(_LONG.fullmatch, export.texts[one.name]))
        or bool(_column_of_n(export))
    )


def _of_counts(export: ShownExport, period: str, points: Mapping[str, str]) -> Tool:
    columns = {"period": ToolColumn((period or OPEN,))}
    columns |= {f"rating_{point}": ToolColumn((points[point],)) for point in _POINTS}
    odd = {
        text: None
        for name in points.values()
        for text in export.texts[name]
        if _count_in(text) is None
    }
    codes = {f"rating_{point}": {"no_answer": {"no data": (*odd,)}} for point in _POINTS if odd}
    words = " ".join(points.values())
    question = _QUESTIONS.get(asked(words), OPEN)
    question = question if question in ("like", "ease") else OPEN
    return Tool(
        kind="tallies",
        columns=columns,
        codes=codes,
        fixed={} if known_in_rows(export) else {"question": question},
        total=_sum_of(export, points),
        said=COUNTS_SAID,
    )


def _points(export: ShownExport) -> dict[str, str]:
    """Return the column of counts of each point from 1 to 5; none where not each has one."""
    counts = [name for name, some in export.texts.items() if _holds_counts(some)]
    if len(counts) < len(_POINTS):
        return {}
    numbered = {found[1]: name for name in counts if (found := _NUMBERED.fullmatch(name))}
    scale = scale_of(dict.fromkeys(counts, 1))
    worded = {point: name for name, point in scale.points.items()} if scale else {}
    for known in (numbered, worded):
        points = {point: known[point] for point in _POINTS if point in known}
        # A number up to 5 may be an answer, and 1 a tick.
        many = any(_too_many(export.texts[name]) for name in points.values())
        if len(points) == len(_POINTS) and (many or _sum_of(export, points)):
            return points
    return {}


def _too_many(texts: Collection[str]) -> bool:
    """Return whether counts are no points of a scale themselves."""
    return any((_count_in(text) or 0) > len(_POINTS) for text in texts)


def _holds_counts(texts: Collection[str]) -> bool:
    odd = [*islice((text for text in texts if _count_in(text) is None), _MOST_ODD + 1)]
    return len(odd) < len(texts) and len(odd) <= _MOST_ODD and not any(map(_NUMBER.match, odd))


def _count_in(text: str) -> int | None:
    plain = without_groups(text, Decimal.POINT).removesuffix(".0")  # as spreadsheets and pandas do
    return int(plain) if plain.isdecimal() else None


def _sum_of(export: ShownExport, points: Mapping[str, str]) -> str:
    """Return the column with the sum of all counts of a row; empty where there is none."""
    columns = [export.table.column(name) for name in points.values()]
    rows = [
        [_count_in(column.texts[at].strip()) for column, at in zip(columns, codes, strict=True)]
        for codes in zip(*(column.codes for column in columns), strict=True)
    ]
    sums = [None if None in row else sum(filter(None, row)) for row in rows]
    for name in export.texts:
        column = export.table.column(name)
        said = [_count_in(column.texts[at].strip()) for at in column.codes]
        if name not in points.values() and said == sums and any(sums):
            return name
    return ""


def _column_of_n(export: ShownExport) -> str:
    named = (name for name in export.texts if words_of(name) & _OF_N)
    return next((name for name in named if _holds_counts(export.texts[name])), "")


def _statistic(name: str, texts: Collection[str]) -> StatisticColumn | None:
    """Return what a column of means or shares is; none where it holds anything else."""
    question = _QUESTIONS.get(asked(name), "")
    plain = [text.replace(",", ".").removesuffix("%").strip() for text in texts]
    if not question or not plain or not all(map(_NUMBER.fullmatch, plain)):
        return None
    values = [float(text) for text in plain]
    whole = all(value.is_integer() for value in values)
    marked = any("%" in text for text in texts) or "%" in name
    if marked or words_of(name) & _OF_SHARE:
        most = _WHOLE_PER_CENT if marked or max(values) > 1 else 1
        if not 0 <= min(values) <= max(values) <= most:
            return None
        return StatisticColumn(name, question, "share", times="0.01" if most > 1 else "")
    scale, low, high = _SCALES[question]
    fits = low <= min(values) and max(values) <= high
    return StatisticColumn(name, question, "mean", scale) if fits and not whole else None
