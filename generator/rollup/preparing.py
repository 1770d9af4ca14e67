"""What has to be known before the first event is read: the mapping, the services, the sources."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.model.definition_reader import read_definitions
from generator.model.event_mapping import EventMapping
from generator.model.reading import read_part
from generator.rollup.counting_plan import CountingPlan, counting_plan, plan_findings
from generator.rollup.engines import engine_findings, failed, usual_engine, with_header
from generator.rollup.results import HowToRollUp, RolledUp
from generator.rollup.sources import EventSource, Form, missing_columns, read_sources
from generator.sources import yaml_document
from generator.sources.finding import Finding, Place, error
from generator.sources.repository import read_sources as read_repository
from generator.sources.text import decode
from generator.sources.yaml_document import Document


def prepared(
    names: Sequence[str], into: Path, how: HowToRollUp, done: RolledUp
) -> tuple[CountingPlan, list[EventSource]] | None:
    """Return what is counted, and where; none where something is in the way.

    ``done`` takes the findings, and which engine it is.
    """
    mapping, document, problems = read_event_mapping(how.mapping)
    done.findings += problems
    repository = read_repository(into, with_data=False)
    definitions, problems = read_definitions(repository.documents)
    done.findings += [*repository.findings, *problems]
    if mapping is None or done.has_errors:
        return None
    done.findings += plan_findings(mapping, definitions, document)
    sources, problems = read_sources(names, mapping.separator)
    done.engine = how.engine or usual_engine(sources)
    done.findings += [*problems, *engine_findings(done.engine, sources)]
    if done.has_errors:
        return None
    try:
        sources = [with_header(source, how, done.engine) for source in sources]
    except Exception as problem:  # noqa: BLE001 (each engine has its own; what it says is shown)
        done.findings.append(failed(done.engine, names, problem))
        return None
    if document is None:
        mapping = mapping.without(_not_there(sources))
    plan = counting_plan(mapping, definitions, how.exact)
    wanted = [theirs for theirs in plan.columns.values() if theirs]
    headers = [(each.name, each.header) for each in sources if each.form is not Form.LINES]
    missing = [found for each in headers if (found := missing_columns(*each, wanted))]
    if not plan.series:
        message = "no service has a measure that could be made of events"
        hint = "write “measures:” into the file of a service"
        missing.append(error("rollup-nothing", Place(into.as_posix()), message, hint))
    done.findings += missing
    return None if missing else (plan, sources)


def _not_there(sources: Sequence[EventSource]) -> list[str]:
    """Return which columns, of those that events need not have, one of the sources has not."""
    headers = [source.header for source in sources if source.form is not Form.LINES]
    missing = [ours for ours in ("value", "ok") if any(ours not in each for each in headers)]
    return missing if len(missing) == 1 else []


def read_event_mapping(
    path: Path | None,
) -> tuple[EventMapping | None, Document | None, list[Finding]]:
    """Return a mapping, its document, and what is wrong; the usual columns without a file."""
    if path is None:
        return EventMapping(), None, []
    name = path.as_posix()
    try:
        raw = path.read_bytes()
    except OSError as failure:
        said = (failure.strerror or "unknown error").lower()
        message = f"the mapping cannot be read: {said}"
        return None, None, [error("unreadable-file", Place(name), message, "name a file")]
    text, findings = decode(name, raw)
    if text is None:
        return None, None, findings
    document, problems = yaml_document.parse(text)
    findings += problems
    if document is None or problems:
        return None, None, findings
    mapping, problems = read_part(document, EventMapping)
    return mapping, document, [*findings, *problems]
