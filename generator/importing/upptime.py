"""An Upptime history becomes telemetry, breakdowns, and definitions where there are none.

What a check means stands in `upptime_check`, what days become in `upptime_days`. Definitions that
are there are never touched: what is missing in them is said.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from generator.importing.daily import PART_OF_A_DAY
from generator.importing.exports import safe_name
from generator.importing.import_files import FileReport, Import, carry_out
from generator.importing.placing import placed
from generator.importing.there import Onto
from generator.importing.upptime_check import Check, Site, SiteState
from generator.importing.upptime_days import SiteOutage, days, in_order, outages, watched
from generator.importing.upptime_draft import (
    REACHABLE,
    RESPONSE_TIME,
    STEP,
    measure_line,
    service_file,
    supplier_line,
    suppliers_file,
)
from generator.importing.upptime_files import CheckLog, read_histories
from generator.model.definition_reader import read_definitions
from generator.model.definitions import SUPPLIERS, Definitions
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.table import UNKNOWN
from generator.sources.finding import Finding, Place, Severity, error, warning
from generator.sources.repository import SERVICES, read_sources

Row = dict[str, str]
_MONITOR = "Upptime"
"""Who watched, in rows about coverage."""


class _Made(Struct):
    """What is made so far: rows by kind, definitions by file, findings, what was left out."""

    rows: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    drafts: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def import_upptime(
    paths: Sequence[Path], into: Path, onto: Onto = Onto.ASK, provider: str | None = None
) -> Import:
    """Import histories into a repository; nothing is written where there are errors.

    ``provider`` is whose services those become that nothing defines; the only one by default.
    """
    return carry_out(plan_upptime(paths, into, onto, provider), into)


def plan_upptime(
    paths: Sequence[Path], into: Path, onto: Onto = Onto.ASK, provider: str | None = None
) -> Import:
    """Read everything, and say what would be written; nothing is."""
    definitions, findings = _definitions(into)
    histories = read_histories(paths)
    findings += [finding for history in histories for finding in history.findings]
    made = _Made(findings=findings)
    sites = _by_site(histories, made)
    if not sites and not any(finding.severity is Severity.ERROR for finding in findings):
        message, hint = "there is no check in these files", "import a table of checks"
        findings.append(error("import-nothing", Place(paths[0].as_posix()), message, hint))
    if definitions is not None:
        zone = ZoneInfo(definitions.organisation.part.timezone)
        today = max((_day(checks[-1], zone) for checks in sites.values()), default=None)
        for site, checks in sites.items():
            _add_rows(site, checks, zone, today, made)
        _define(sites, definitions, zone, provider, made)
    name = safe_name(f"{(paths[0] if paths[0].name else paths[0].resolve()).stem}.csv")
    data = {f"data/{kind}/{name}": _csv(kind, rows) for kind, rows in made.rows.items()}
    drafts, written = placed(made.drafts, into), placed(data, into, onto)
    findings += (*drafts.findings, *written.findings)
    ordered = tuple(sorted(set(findings), key=lambda finding: finding.sort_key))
    reports = _reports(histories, made, " and ".join(data))
    return Import({**drafts.files, **written.files}, (), reports, ordered, tuple(made.drafts))


def _definitions(into: Path) -> tuple[Definitions | None, list[Finding]]:
    if not (into / SERVICES).is_dir():
        place = Place((into / SERVICES).as_posix())
        message = "there is no repository here that the rows could be written into"
        hint = "name one with --into: a folder that holds “services/organisation.yml”"
        return None, [error("no-services-folder", place, message, hint)]
    sources = read_sources(into, with_data=False)
    definitions, problems = read_definitions(sources.documents)
    findings = [*sources.findings, *problems]
    broken = any(finding.severity is Severity.ERROR for finding in findings)
    return None if broken else definitions, findings


def _by_site(histories: list[CheckLog], made: _Made) -> dict[Site, list[Check]]:
    """Sort the checks by site and time; two sites that would be one service are an error."""
    found: defaultdict[str, list[Check]] = defaultdict(list)
    for history in histories:
        for check in history.checks:
            found[check.site.id].append(check)
    sites: dict[Site, list[Check]] = {}
    for checks in found.values():
        site = checks[0].site
        other = next((check for check in checks if check.site != site), None)
        if other is not None:
            message = (
                f"“{other.site.name}” and “{site.name}” (line {checks[0].place.line}) would be "
                f"one service, “{site.id}”"
            )
            hint = "give each its own name, and one kind"
            made.findings.append(error("import-same-service", other.place, message, hint))
        sites[site], repeated = in_order(checks)
        if repeated:
            made.left_out["that repeat another of the same second"] += repeated
    return sites


def _add_rows(
    site: Site, checks: list[Check], zone: ZoneInfo, today: date | None, made: _Made
) -> None:
    """Add one site's telemetry and breakdowns, and count what the monitor did not see.

    ``today`` is the day in which the history ends: its values change until it is over.
    """
    if part := sum(_day(check, zone) == today for check in checks):
        made.left_out[PART_OF_A_DAY] += part
    turned_away = [check for check in checks if check.state is SiteState.REFUSED]
    for code, count in sorted(Counter(check.code for check in turned_away).items()):
        reason = f"of “{site.name}” in which the monitor was turned away (HTTP {code}): no outage"
        made.left_out[reason] += count
    for day in (each for each in days(checks, zone) if each.day != today):
        for measure, value, samples in (
            (REACHABLE, day.reachable, day.samples),
            (RESPONSE_TIME, day.took, day.answers),
        ):
            if value is None and (measure == RESPONSE_TIME and day.reachable is not None):
                continue  # down all day: there is no answer whose time could be taken
            if value is None and not day.refused:
                continue
            row = {"date": day.day.isoformat(), "service": site.id, "measure": measure}
            row["value"] = "" if value is None else f"{value:g}"
            row["samples"] = "" if value is None else str(samples)
            row["refused"] = str(day.refused) if day.refused else ""
            made.rows["telemetry"].append(row)
    for first, last in watched(checks, zone):
        row = {"source": _MONITOR, "service": site.id}
        made.rows["coverage"].append(row | {"from": first.isoformat(), "to": last.isoformat()})
    for outage in outages(checks):
        made.rows["incidents"].append(_incident(site, outage, zone))
        if outage.ended is None:
            message = f"“{site.name}” was down when the history ends: the breakdown stays open"
            hint = "import a later history, or write “resolved” into its row when it is over"
            made.findings.append(warning("import-open", outage.first.place, message, hint))


def _incident(site: Site, outage: SiteOutage, zone: ZoneInfo) -> Row:
    first = outage.first
    ended = outage.ended.astimezone(zone).isoformat() if outage.ended else ""
    said = f"answered with the error {first.code}" if first.code >= 400 else "gave a wrong answer"
    return {
        "id": f"upptime-{site.id}-{first.at:%Y%m%dT%H%M%SZ}",
        "service": site.id,
        "opened": first.at.astimezone(zone).isoformat(),
        "resolved": UNKNOWN if outage.end_unknown else ended,
        "planned": "no",
        "step": STEP,
        "noticed_by": "us",
        "summary": said if first.code else "no connection",
    }


def _define(
    sites: dict[Site, list[Check]],
    definitions: Definitions,
    zone: ZoneInfo,
    provider: str | None,
    made: _Made,
) -> None:
    """Draft services and suppliers that are missing; say what the others are missing."""
    new = [site for site in sites if definitions.service_id(site.id) is None]
    for site in sites:
        if site not in new:
            _look_for_measures(site, definitions, made)
    folder = _folder(definitions, provider, made) if new else ""
    for site in new:
        since = _first_day(sites[site], zone)
        made.drafts[f"{SERVICES}/{folder}/{site.id}.yml"] = service_file(site, since)
    carriers = [s for s in new if s.supplied and s.id not in definitions.suppliers]
    if not carriers:
        return
    if not definitions.suppliers:
        made.drafts[SUPPLIERS] = suppliers_file(carriers)
        return
    for site in carriers:
        place = Place(SUPPLIERS)
        message = f"there is no supplier “{site.id}”, and the file is yours"
        hint = f"add the line “- {supplier_line(site)}” below “suppliers:”"
        made.findings.append(error("import-supplier-missing", place, message, hint))


def _look_for_measures(site: Site, definitions: Definitions, made: _Made) -> None:
    """Find what a service does not have that rows name; a step is left out of rows instead."""
    service = definitions.services[definitions.service_id(site.id) or site.id]
    known = {measure.id for measure in service.part.measures}
    used = {row["measure"] for row in made.rows["telemetry"] if row["service"] == site.id}
    for measure in sorted(used - known):
        place = service.place("measures")
        message = f"“{service.id}” has no measure “{measure}”, and the file is yours"
        hint = f"add the line “- {measure_line(measure)}” below “measures:”"
        made.findings.append(error("import-measure-missing", place, message, hint))
    if STEP not in {step.id for step in service.part.steps}:
        for row in made.rows["incidents"]:
            if row["service"] == site.id:
                row["step"] = ""


def _folder(definitions: Definitions, provider: str | None, made: _Made) -> str:
    """Return whose services the new ones become."""
    known = sorted(definitions.providers)
    if provider in definitions.providers:
        return str(provider)
    if provider is None and len(known) == 1:
        return known[0]
    listed = ", ".join(known) or "none yet: write “services/it/provider.yml”"
    message = (
        f"there is no provider “{provider}”"
        if provider is not None
        else "it is not said whose services these become"
    )
    hint = f"name a provider with --provider: {listed}"
    made.findings.append(error("import-provider", Place(SERVICES), message, hint))
    return provider or "provider"


def _first_day(checks: Iterable[Check], zone: ZoneInfo) -> date:
    return min(_day(check, zone) for check in checks)


def _day(check: Check, zone: ZoneInfo) -> date:
    return check.at.astimezone(zone).date()


def _csv(kind: str, rows: list[Row]) -> bytes:
    """Return rows as our CSV: the columns of their kind that any of them fills."""
    columns = [
        column.name
        for column in KIND_OF_FOLDER[kind].columns
        if column.required or column.present or any(row.get(column.name) for row in rows)
    ]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return out.getvalue().encode("utf-8")


def _reports(histories: list[CheckLog], made: _Made, into: str) -> tuple[FileReport, ...]:
    """Account for each file; what became of all checks together stands with the first that has any.

    A day is made of all checks of a site, so rows cannot be separated by file.
    """
    first = next((history for history in histories if history.checks), histories[0])
    written = sum(len(rows) for rows in made.rows.values())
    reports = []
    for history in histories:
        left_out = dict(made.left_out) if history is first else {}
        if history.bad:
            left_out["that are no checks"] = history.bad
        if history.no_checks:
            left_out["that are commits about something else"] = history.no_checks
        reports.append(
            FileReport(
                file=history.file,
                into=into if history.checks else "",
                rows_read=history.rows,
                rows_written=written if history is first else 0,
                misfits=history.misfits,
                dropped={},
                left_out=left_out,
            )
        )
    return tuple(reports)
