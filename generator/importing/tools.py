"""Exports that are recognised by their columns: which tool wrote them, and what a mapping says.

The names are those that the tools write: Microsoft, Google, Qualtrics, SurveyMonkey, Zendesk,
Atlassian and ServiceNow in their help on exports, of the last those of the database and those that
a list shows; UptimeRobot in the logs that it exports; agencies of the United States in what they
upload by circular A-11; Prometheus, Statuspage, Uptime Kuma and Gatus in the description of their
APIs and backups; cState in that of its files. Jira writes fields that were added as “Custom field
(Satisfaction date)”, and both Jira and Zendesk say names in the language of the one who exports. A
tool is recognised by its columns alone: files are renamed, and mailed, and saved again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from generator.model.mapping import OPEN
from generator.sources.yaml_text import Value


class ToolColumn(NamedTuple):
    """The names that a column of ours has in an export, and how its values are numbered, if so.

    ``over`` are columns, each with the values that say that a breakdown is over: without an end its
    end is unknown there, as an empty one says that it still goes on. ``rather`` are names that go
    before, where each row of the export has a value there. ``plus`` are those of a column that says
    how long it took. ``open_per`` is one that says what a row is about, of which the last row still
    goes on. Several columns make one ``text``.
    """

    names: tuple[str, ...]
    number: str = ""
    over: Mapping[str, tuple[str, ...]] = {}
    rather: tuple[str, ...] = ()
    plus: tuple[str, ...] = ()
    text: str = ""
    open_per: str = ""


class Tool(Struct, frozen=True):
    """A tool whose exports have certain columns, and what can be said of all of them.

    ``has`` are sets of columns, in small letters; a file that has all of one set is of the tool.
    ``own`` are columns that the tool fills itself, so that they are no question to anybody; those
    of ``services`` may name what a row is about, those whose names begin with ``labels`` part one
    series from another. ``gravity`` are columns that say how bad something is: where there are any,
    the rows are tickets, and it is asked which of them are breakdowns. ``thumbs`` are columns in
    which 0 and 1 are a thumb down and up. ``total`` is a column with the sum of counts, ``said``
    what an export of no known tool is. All else is as in a mapping.
    """

    name: str = ""
    has: tuple[frozenset[str], ...] = ()
    kind: str = "answers"
    columns: Mapping[str, ToolColumn] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    daily: str = ""
    last_per: str = ""
    last_by: str = ""
    records: str = ""
    own: frozenset[str] = frozenset()
    services: tuple[str, ...] = ()
    labels: str = ""
    gravity: tuple[str, ...] = ()
    thumbs: frozenset[str] = frozenset()
    total: str = ""
    said: str = ""

    def recognised(self, header: Sequence[str]) -> frozenset[str] | None:
        """Return the columns by which a file is of the tool, as the file writes them; else none."""
        names = names_of(header)
        found = next((each for each in self.has if each <= names.keys()), None)
        return None if found is None else frozenset(names[each] for each in found)


_CUSTOM = re.compile(
    r"(?:custom fields?|benutzerdefinierte?s? felde?r?|champs? personnalisés?) \((.+)\)"
)
"""How Jira names the columns of fields that somebody has added, Satisfaction date among them."""


def names_of(header: Iterable[str]) -> dict[str, str]:
    """Return the columns of a file by their names in small letters, without what Jira adds to one.

    “Custom field (Satisfaction date)” is also “satisfaction date”, unless a column is called so.
    """
    plain = {name.casefold(): name for name in header}
    custom = {
        found[1].strip(): name for each, name in plain.items() if (found := _CUSTOM.fullmatch(each))
    }
    return {**custom, **plain}


def _sets(*some: str) -> tuple[frozenset[str], ...]:
    return tuple(_names(each) for each in some)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split(", "))


def _read(*names: str) -> ToolColumn:
    return ToolColumn(names)


def _numbered(*names: str) -> ToolColumn:
    return ToolColumn(names, "by-file")


def _together(*names: str) -> ToolColumn:
    return ToolColumn(names, "together")


def _begun(*names: str) -> ToolColumn:
    return ToolColumn(names, rather=(f"{_ABOVE}started_at", "started_at"))


def _end(*names: str, **over: str) -> ToolColumn:
    return ToolColumn(names, over={name: tuple(said.split(", ")) for name, said in over.items()})


UNPLANNED = {"planned": "no"}
_OVER_THERE = "Resolved, Closed, Canceled, Cancelled, Closed Complete, Closed Incomplete, 6, 7, 8"
THUMBS = {"1": "5", "0": "1"}
_ZENDESK_POINTS = {"good": "5", "bad": "1", "gut": "5", "schlecht": "1"}
_ZENDESK_COMMENTS = (
    *("", " with comment", " without comment", " mit Kommentar", " ohne Kommentar"),
    *("_with_comment", "_without_comment"),
)
_ZENDESK_ANSWERS = {
    f"{said}{comment}": point
    for said, point in _ZENDESK_POINTS.items()
    for comment in _ZENDESK_COMMENTS
}
"""A thumb up or down, and so the two ends of our scale."""
_STATUSPAGE = _sets("created_at, resolved_at, impact, shortlink")
_ABOVE = "incidents."
"""What stands before a name of an incident that a component has, too."""

TOOLS: tuple[Tool, ...] = (
    Tool(
        "Microsoft Forms",
        _sets(
            "id, start time, completion time, email, name",
            "id, startzeit, fertigstellungszeit, e-mail, name",
            "id, heure de début, heure de fin, adresse de messagerie, nom",
        ),
        columns={
            "date": _read("Completion time", "Fertigstellungszeit", "Heure de fin"),
            "id": _numbered("ID"),
            "respondent": _numbered("Email", "E-Mail", "Adresse de messagerie"),
        },
        codes={"respondent": {"no_answer": {"without a name": ("anonymous", "anonym")}}},
        own=_names(
            "start time, startzeit, heure de début, name, nom, last modified time, language, "
            "uhrzeit der letzten änderung, heure de la dernière modification"
        ),
    ),
    Tool(
        "Qualtrics",
        _sets("startdate, enddate, status, finished, recordeddate, responseid"),
        columns={"date": _read("RecordedDate"), "id": _numbered("ResponseId")},
        only={"Finished": ("true", "1")},
        without={
            "Status": (
                *("Survey Preview", "Survey Test", "Spam", "Preview Spam", "Imported Spam"),
                *("Offline Survey Preview", "1", "2", "8", "9", "12", "17"),
            )
        },
        own=_names(
            "startdate, enddate, ipaddress, progress, duration (in seconds), recipientlastname, "
            "recipientfirstname, recipientemail, externalreference, locationlatitude, "
            "locationlongitude, distributionchannel, userlanguage"
        ),
    ),
    Tool(
        "SurveyMonkey",
        _sets("respondent id, collector id, start date, end date"),
        columns={"date": _read("End Date"), "id": _numbered("Respondent ID")},
        own=_names(
            "collector id, start date, ip address, email address, first name, last name, "
            "custom data 1"
        ),
    ),
    Tool(
        "Jira Service Management",
        _sets(
            "issue key, satisfaction rating, satisfaction date",
            "issue key, satisfaction, satisfaction date",
            "vorgangsschlüssel, satisfaction rating, satisfaction date",
            "vorgangsschlüssel, satisfaction, satisfaction date",
            "vorgangsschlüssel, zufriedenheit, zufriedenheitsdatum",
            "vorgangsschlüssel, zufriedenheitsbewertung, zufriedenheitsdatum",
        ),
        columns={
            "date": _read("Satisfaction date", "Zufriedenheitsdatum"),
            "id": _numbered("Issue key", "Vorgangsschlüssel"),
            "rating": _read(
                *("Satisfaction rating", "Satisfaction", "Zufriedenheitsbewertung"),
                "Zufriedenheit",
            ),
        },
        services=(
            *("Request Type", "Component/s", "Components", "Affected services", "Project name"),
            *("Anfragetyp", "Komponente/n", "Komponenten", "Betroffene Services", "Projektname"),
        ),
    ),
    Tool(
        "Zendesk",
        _sets(
            *("ticket id, satisfaction score", "ticket id, satisfaction rating"),
            *("ticket id, ticket satisfaction rating", "ticket id, satisfaction"),
            *("id, requester, satisfaction score", "id, requester, satisfaction"),
            *("ticket-id, zufriedenheit", "ticket-id, zufriedenheitsbewertung"),
            *("ticket-id, ticketzufriedenheitsbewertung", "id, anfragender, zufriedenheit"),
            "id, score, ticket_id, requester_id, created_at",
        ),
        columns={
            "date": _read(
                *("Ticket solved - Date", "Solved at", "Solved", "Gelöst", "Gelöst am"),
                *("Ticket gelöst - Datum", "Ticket updated - Date", "Updated at", "Updated"),
                *("Latest update", "Aktualisiert", "Aktualisiert am"),
                *("Ticket created - Date", "Created at", "Created", "Requested", "Erstellt"),
                *("Erstellt am", "updated_at"),
            ),
            "id": _numbered("Ticket ID", "Ticket-ID", "Id"),
            "rating": _read(
                *("Satisfaction score", "Ticket satisfaction rating", "Satisfaction rating"),
                *("Satisfaction", "Ticketzufriedenheitsbewertung", "Zufriedenheitsbewertung"),
                *("Zufriedenheit", "score"),
            ),
        },
        codes={
            "rating": {
                "translate": _ZENDESK_ANSWERS,
                "no_answer": {
                    "not asked": ("unoffered", "not offered", "nicht angeboten"),
                    "not answered": ("offered", "angeboten"),
                    "of which nobody knows which way": (
                        *("received", "received_with_comment", "received_without_comment"),
                    ),
                },
            }
        },
        services=(
            "Ticket form",
            "Ticket group",
            "Group",
            "Ticketformular",
            "Ticketgruppe",
            "Gruppe",
        ),
    ),
    Tool(
        "Touchpoints",
        _sets("external_id, question_1, positive_effectiveness, negative_effectiveness"),
        columns={"id": _numbered("external_id"), "rating": _read("question_1")},
        codes={"rating": {"translate": THUMBS}},
    ),
    Tool(
        "Touchpoints",
        _sets("id, uuid, created at, answer_01"),
        columns={"date": _read("Created At"), "id": _numbered("ID")},
        own=_names("uuid, updated at, user agent, ip address, page, referer"),
        thumbs=_names("answer_01"),
    ),
    Tool(
        "ServiceNow assessments",
        _sets("instance, metric, actual_value", "instance, metric, string_value"),
        columns={
            "date": _read("sys_created_on", "Created", "taken_on", "sys_updated_on"),
            "respondent": _numbered("instance"),
        },
    ),
    Tool(
        "ServiceNow",
        _sets(
            *("number, incident_state, opened_at", "number, state, opened_at"),
            *("number, opened, short description, state", "number, opened, caller, state"),
            *("number, opened, configuration item, state", "number, opened, business service"),
            *("number, opened, short description, incident state", "number, opened, caller"),
            *("number, opened, priority, state", "number, opened, short description"),
        ),
        kind="incidents",
        columns={
            "id": _numbered("number"),
            "opened": _read("opened_at", "Opened"),
            "resolved": _end(
                *("resolved_at", "Resolved", "closed_at", "Closed"),
                **dict.fromkeys(("incident_state", "Incident state", "state"), _OVER_THERE),
            ),
        },
        codes={"resolved": {"empty": ("?",)}},
        fixed=UNPLANNED,
        last_per="number",
        last_by="sys_mod_count",
        services=(
            *("business_service", "Business service", "Service", "service_offering"),
            *("Service offering", "cmdb_ci", "Configuration item", "category"),
        ),
        gravity=("priority", "severity", "impact", "urgency"),
    ),
    Tool(
        "UptimeRobot",
        _sets("event, monitor, date-time, duration", "event, monitor, date-time, reason"),
        kind="incidents",
        columns={
            "id": ToolColumn((), "together", text="{Monitor} {Date-Time}"),
            "opened": _read("Date-Time"),
            "resolved": ToolColumn(
                ("Date-Time",), plus=("Duration (in mins.)", "Duration"), open_per="Monitor"
            ),
        },
        codes={"resolved": {"empty": ("Ongoing", "Still down", "Down now", "-")}},
        fixed=UNPLANNED,
        only={"Event": ("Down",)},
        services=("Monitor",),
    ),
    Tool(
        "Prometheus",
        _sets("resulttype, values.1, values.2"),
        kind="telemetry",
        columns={"time": _read("values.1"), "value": _read("values.2")},
        fixed={"measure": OPEN},
        services=("metric.service", "metric.job", "metric.instance"),
        labels="metric.",
    ),
    Tool(
        "Statuspage",
        _STATUSPAGE,
        kind="incidents",
        columns={
            "id": _together(f"{_ABOVE}id", "id"),
            "opened": _begun(f"{_ABOVE}created_at", "created_at"),
            "resolved": _end(
                "resolved_at",
                **dict.fromkeys((f"{_ABOVE}status", "status"), "resolved, postmortem"),
            ),
        },
        fixed=UNPLANNED,
        without={"impact": ("none", "maintenance")},
        records=f"{_ABOVE}components",
        services=("name",),
    ),
    Tool(
        "Statuspage",
        _STATUSPAGE,
        kind="incidents",
        columns={
            "id": _together("id"),
            "opened": _begun("created_at"),
            "resolved": _end("resolved_at", status="resolved, postmortem"),
        },
        fixed=UNPLANNED,
        without={"impact": ("none", "maintenance")},
        records="incidents",
    ),
    Tool(
        "cState",
        _sets("file, title, date, resolved, severity, affected"),
        kind="incidents",
        columns={
            "id": _together("file"),
            "opened": _read("date"),
            "resolved": _end("resolvedWhen", resolved="true"),
        },
        fixed=UNPLANNED,
        without={"severity": ("notice",)},
        services=("affected",),
    ),
    Tool(
        "Uptime Kuma",
        _sets("monitorid, status, time, ping", "monitor_id, status, time, ping"),
        kind="telemetry",
        columns={"time": _read("time"), "value": _read("status")},
        codes={
            "value": {
                "translate": {"1": "100", "0": "0"},
                "no_answer": {"pending": ("2",), "maintenance": ("3",)},
            }
        },
        fixed={"measure": OPEN},
        daily="mean",
        services=("monitor.name", "monitorID", "monitor_id"),
    ),
    Tool(
        "Gatus",
        _sets("key, success, duration, timestamp"),
        kind="telemetry",
        columns={"time": _read("timestamp"), "value": _read("success")},
        codes={"value": {"translate": {"yes": "100", "no": "0"}}},
        fixed={"measure": OPEN},
        daily="mean",
        services=("key", "name"),
    ),
    Tool(
        "Google Forms",
        _sets("timestamp", "zeitstempel", "horodateur"),
        columns={
            "date": _read("Timestamp", "Zeitstempel", "Horodateur"),
            "respondent": _numbered(
                "Email Address", "Username", "E-Mail-Adresse", "Adresse e-mail"
            ),
        },
    ),
)
"""The tools; one that shares columns with another stands after it."""


def measured_in(
    time: str,
    value: str,
    services: tuple[str, ...] = (),
    states: Mapping[str, str] | None = None,
) -> Tool:
    """Return what can be said of a table with a moment and a number in each row, and no answers.

    ``services`` are columns that may say what was measured, ``states`` per cent by the words for
    “up” and “down”.
    """
    columns = {"time": _read(time), "value": _read(value)}
    return Tool(
        kind="telemetry",
        columns=columns,
        codes={"value": {"translate": states}} if states else {},
        fixed={"measure": OPEN},
        daily="mean" if states else "",
        services=services,
    )


class Recognised(NamedTuple):
    """A tool and the columns by which it was recognised; no columns where it was not."""

    tool: Tool
    by: tuple[str, ...] = ()


def recognise(header: Sequence[str]) -> tuple[Recognised, ...]:
    """Return which tool wrote a file with these columns; one without a name where none did.

    Of a tool whose exports hold lists in lists the deepest comes first; not every export has it.
    """
    found = [(tool, tool.recognised(header)) for tool in TOOLS]
    some = [
        Recognised(tool, tuple(name for name in header if name in names))
        for tool, names in found
        if names is not None
    ]
    return tuple(each for each in some if each.tool.name == some[0].tool.name) or (
        Recognised(Tool()),
    )
