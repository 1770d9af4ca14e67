"""Logs of breakdowns and lists of tickets of no known tool: what their columns say.

A log says when each began, and when it ended or how long it took. A ticket is no breakdown because
it is there: most are of one person. Which of them count, somebody has to say.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from generator.importing.day_columns import words_of
from generator.importing.durations import seconds_of
from generator.importing.tools import UNPLANNED, Tool, ToolColumn
from generator.model.mapping import OPEN
from generator.sources.yaml_text import inline, to_yaml

GRAVITY = (
    *("priority", "severity", "impact", "urgency", "incident priority", "ticket priority"),
    *("priorität", "prio", "schweregrad", "auswirkung", "dringlichkeit"),
    *("priorité", "gravité", "sévérité", "urgence"),
)
"""Columns that say how bad something is; the first that an export has is asked about."""
_OF_TICKETS = frozenset(
    (
        *("caller", "requester", "requested", "reporter", "assignee", "assigned", "assignment"),
        *("caller_id", "ticket", "issue", "request", "case", "customer", "incident_state"),
        *("melder", "anforderer", "anfragender", "bearbeiter", "zugewiesen", "vorgang", "anfrage"),
        *("demandeur", "assigné", "rapporteur", "demande"),
    )
)
_OF_BEGIN = frozenset(
    (
        *("opened", "created", "started", "start", "begin", "began", "begins", "from", "since"),
        *("reported", "raised", "submitted", "detected", "down", "outage"),
        *("eröffnet", "geöffnet", "erstellt", "begonnen", "beginn", "von", "seit", "gemeldet"),
        *("ouvert", "créé", "début", "depuis", "du"),
    )
)
_OF_END = (
    frozenset(
        (
            *("resolved", "solved", "fixed", "restored", "recovered", "end", "ended", "up"),
            *("gelöst", "behoben", "beendet", "ende", "résolu", "fin"),
        )
    ),
    frozenset(
        (
            *("closed", "completed", "finished", "done", "until", "to"),
            *("geschlossen", "abgeschlossen", "erledigt", "bis", "fermé", "clos", "terminé", "au"),
        )
    ),
)
"""Words of columns that say when something was over; those of the first set go before."""
_OF_LENGTH = ("duration", "downtime", "dauer", "ausfallzeit", "ausfalldauer", "durée", "lasted")
_OF_BREAKDOWNS = frozenset(
    (
        *("event", "incident", "outage", "down", "downtime", "reason", "cause", "alert"),
        *("ereignis", "vorfall", "störung", "ausfall", "ausfallzeit", "ausfalldauer", "grund"),
        *("ursache", "panne", "incident", "motif", "raison"),
    )
)
_STATES = ("status", "state", "zustand", "stand", "statut", "état")
_OVER = (
    *("Resolved", "Closed", "Solved", "Done", "Completed", "Cancelled", "Canceled"),
    *("Gelöst", "Geschlossen", "Erledigt", "Abgeschlossen", "Behoben"),
    *("Résolu", "Fermé", "Clos", "Terminé"),
)


class SpanColumns(NamedTuple):
    """The columns that say when something began and when it was over; empty where none does.

    ``length`` is one that says how long it took, in place of the end.
    """

    opened: str
    resolved: str = ""
    length: str = ""


def span_in(moments: Collection[str], texts: Mapping[str, Collection[str]]) -> SpanColumns | None:
    """Return which columns say from when to when each row is; none where the table is no log.

    ``moments`` are the columns of days and times, in their order.
    """
    begins = [name for name in moments if words_of(name) & _OF_BEGIN]
    ends = [name for words in _OF_END for name in moments if words_of(name) & words]
    if len(moments) > 1:
        opened = next(iter((*begins, *(name for name in moments if name not in ends))), "")
        others = [name for name in moments if name != opened]
        rest = others if len(others) == 1 else []  # of several nobody knows which is the end
        resolved = next((name for name in (*ends, *rest) if name != opened), "")
        return SpanColumns(opened or OPEN, resolved or OPEN)
    length = next((name for name in texts if _says_length(name, texts[name])), "")
    if moments and length and any(words_of(name) & _OF_BREAKDOWNS for name in texts):
        return SpanColumns(next(iter(moments)), length=length)
    return None


def _says_length(name: str, texts: Collection[str]) -> bool:
    """Return whether a column says how long each row took, by its header and what stands in it."""
    plain = name.casefold()
    return (
        any(word in plain for word in _OF_LENGTH)
        and bool(texts)
        and all(seconds_of(text, "minutes") is not None for text in texts)
    )


def log_of(span: SpanColumns, name: str, texts: Mapping[str, Collection[str]]) -> Tool:
    """Return what can be said of a table whose rows are of a span of time, and no answers.

    It is a log of breakdowns; ``name`` is the column that tells one from another, “” where nobody
    knows. ``texts`` are those of all its columns: one of them may say what is over.
    """
    over = {each: _OVER for each in texts if each.casefold() in _STATES}
    end = ToolColumn((span.opened,), plus=(span.length,)) if span.length else ToolColumn(
        (span.resolved,), over=over
    )  # fmt: skip
    columns = {"opened": ToolColumn((span.opened,)), "resolved": end}
    if name:
        columns["id"] = ToolColumn((name,), "by-file")
    tickets = any(words_of(each) & _OF_TICKETS for each in texts)
    return Tool(
        kind="incidents",
        columns=columns,
        fixed=UNPLANNED,
        gravity=GRAVITY if tickets or any(each.casefold() in GRAVITY for each in texts) else (),
    )


_WHICH = (
    "Which of these are breakdowns of a service? A ticket of one person is none. In “{name}” there "
    "are: {values}. Write those that count, as [{first}]; all of them if each is one."
)
_BY_WHAT = (
    "Which tickets are breakdowns of a service? One of a single person is none. Write the column "
    "that says it, and the values that count, such as “priority: [1, 2]”. One of: {names}."
)


def gravity_question(
    column: str, counted: Mapping[str, int], names: Collection[str], most: int
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the filter that is open of a list of tickets, and its question by its line.

    ``column`` is the one that says how bad each is, “” where none does; ``counted`` has its values,
    ``most`` of which are shown. ``names`` are all columns.
    """
    line = {column or OPEN: OPEN}
    key = to_yaml(line).strip()
    if not column:
        shown = ", ".join(f"“{name}”" for name in [*names][:most])
        return line, {key: _BY_WHAT.format(names=shown)}
    values = sorted(counted)
    shown = ", ".join(f"“{value}” ({counted[value]:,})" for value in values[:most])
    more = f" and {len(values) - most:,} others" if len(values) > most else ""
    return line, {key: _WHICH.format(name=column, values=shown + more, first=inline(values[0]))}
