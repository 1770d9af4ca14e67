"""A roll-up from beginning to end: everything is read and counted, then everything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator.disk.whole import stage, write_files
from generator.model.definition_reader import read_definitions
from generator.rollup.counting_plan import CountingPlan, counting_plan, plan_findings
from generator.rollup.days import day_values
from generator.rollup.event_mapping import read_event_mapping
from generator.rollup.groups import CountedEvents, Progress
from generator.rollup.placing import placed_values
from generator.rollup.set_aside import NAME, SetAsideFile
from generator.rollup.sources import EventSource, Form, missing_columns, read_sources
from generator.sources.finding import Finding, Place, Severity, error
from generator.sources.repository import read_sources as read_repository

PANDAS, DUCKDB, SPARK = "pandas", "duckdb", "spark"
ENGINES = (PANDAS, DUCKDB, SPARK)
_NEEDS = {DUCKDB: ("duckdb", "rollup"), SPARK: ("pyspark", "spark")}
"""What an engine needs, and the extra that brings it."""
_HIDDEN = Path(".cache") / "rollup"
"""Where events are kept apart unless somebody says it; git leaves it out."""


_LONGEST = 300


def _silent(share: float) -> None:
    del share


class HowToRollUp(Struct, frozen=True):
    """How events are rolled up.

    ``engine`` is none where the sources decide. ``master`` is Spark's address, ``memory`` what
    DuckDB may hold. ``exact`` keeps each value apart; ``replace`` lets days have fewer events.
    """

    mapping: Path | None = None
    engine: str | None = None
    master: str = "local[*]"
    memory: str = "1GB"
    exact: bool = False
    replace: bool = False
    aside: Path | None = None
    progress: Progress = _silent


class RolledUp(Struct):
    """What was read and written; nothing is written where there are errors.

    ``bad`` counts events that cannot count by the reason, ``examples`` has one of each.
    """

    findings: list[Finding] = field(default_factory=list)
    engine: str = PANDAS
    events: int = 0
    counted: int = 0
    bad: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    aside: Path | None = None
    files: tuple[str, ...] = ()
    days: int = 0
    new: int = 0
    same: int = 0
    changed: int = 0
    gone: int = 0

    @property
    def has_errors(self) -> bool:
        """Whether anything forbids writing."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def roll_up(names: Sequence[str], into: Path, how: HowToRollUp) -> RolledUp:
    """Roll events up into an organisation's repository."""
    done = RolledUp()
    ready = _prepared(names, into, how, done)
    if ready is None:
        return done
    plan, sources = ready
    place = how.aside or into / _HIDDEN
    place.mkdir(parents=True, exist_ok=True)
    if how.aside is None:
        write_files({".gitignore": "*\n"}, place)
    with stage(place) as work:
        with SetAsideFile(work / NAME, plan) as aside:
            counted = _count(sources, plan, how, aside, work, done)
        if counted is None:
            return done
        done.events, done.counted = counted.events, int(counted.groups.n.sum())
        done.bad, done.examples = aside.counts, aside.examples
        if done.bad:
            done.aside = place / NAME
            (work / NAME).replace(done.aside)
        else:
            (place / NAME).unlink(missing_ok=True)
    _write(counted, plan, into, how, done)
    return done


def _prepared(
    names: Sequence[str], into: Path, how: HowToRollUp, done: RolledUp
) -> tuple[CountingPlan, list[EventSource]] | None:
    """Return what is counted, and where; none where something is in the way."""
    mapping, document, problems = read_event_mapping(how.mapping)
    done.findings += problems
    repository = read_repository(into, with_data=False)
    definitions, problems = read_definitions(repository.documents)
    done.findings += [*repository.findings, *problems]
    if mapping is None or done.has_errors:
        return None
    done.findings += plan_findings(mapping, definitions, document)
    sources, problems = read_sources(names, mapping.separator)
    done.engine = how.engine or _usual(sources)
    done.findings += [*problems, *_engine_findings(done.engine, sources)]
    if done.has_errors:
        return None
    try:
        sources = [_with_header(source, how, done.engine) for source in sources]
    except Exception as problem:  # noqa: BLE001 (each engine has its own; what it says is shown)
        done.findings.append(_failed(done.engine, names, problem))
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


def _usual(sources: Sequence[EventSource]) -> str:
    """Return the engine for sources: our own reads files of text, DuckDB all else."""
    plain = all(not source.remote and source.form is not Form.PARQUET for source in sources)
    return PANDAS if plain else DUCKDB


def _engine_findings(engine: str, sources: Sequence[EventSource]) -> list[Finding]:
    """Return what an engine cannot read, and what is missing for it."""
    module, extra = _NEEDS.get(engine, ("pandas", ""))
    if not find_spec(module):
        message = f"the engine {engine} is not installed"
        hint = f"install it: pip install “iheartit[{extra}]”"
        return [error("rollup-no-engine", Place(engine), message, hint)]
    if engine != PANDAS:
        return []
    return [
        error(
            "rollup-no-engine",
            Place(source.name),
            f"the engine {PANDAS} reads neither Parquet nor addresses",
            f"write --engine {DUCKDB}",
        )
        for source in sources
        if source.remote or source.form is Form.PARQUET
    ]


def _with_header(source: EventSource, how: HowToRollUp, engine: str) -> EventSource:
    """Return a source with its columns, where only the engine can say them."""
    if source.form is Form.LINES or not (source.remote or source.form is Form.PARQUET):
        return source
    if engine == SPARK:
        from generator.rollup.with_spark import columns_with_spark

        return replace(source, header=columns_with_spark(source, how.master))
    from generator.rollup.with_duckdb import columns_with_duckdb

    return replace(source, header=columns_with_duckdb(source))


def _count(
    sources: Sequence[EventSource],
    plan: CountingPlan,
    how: HowToRollUp,
    aside: SetAsideFile,
    work: Path,
    done: RolledUp,
) -> CountedEvents | None:
    """Have an engine count; none, and a finding, where it cannot."""
    try:
        if done.engine == SPARK:
            from generator.rollup.with_spark import count_with_spark

            return count_with_spark(sources, plan, aside, how.progress, how.master)
        if done.engine == DUCKDB:
            from generator.rollup.with_duckdb import count_with_duckdb

            return count_with_duckdb(sources, plan, aside, how.progress, how.memory, work)
        from generator.rollup.embedded import count_embedded

        return count_embedded(sources, plan, aside, how.progress)
    except Exception as problem:  # noqa: BLE001 (each engine has its own; what it says is shown)
        done.findings.append(_failed(done.engine, [source.name for source in sources], problem))
        return None


def _failed(engine: str, names: Sequence[str], problem: Exception) -> Finding:
    said = " ".join(str(problem).split())[:_LONGEST]
    message = f"{engine} cannot count this: {said}"
    hint = "see to what it says, and start again; nothing was written"
    return error("rollup-failed", Place(names[0] if names else engine), message, hint)


def _write(
    counted: CountedEvents, plan: CountingPlan, into: Path, how: HowToRollUp, done: RolledUp
) -> None:
    """Write the values of days, all of them or nothing; nothing where there are errors."""
    values = day_values(counted.groups, plan)
    if not values:
        why = done.bad.most_common(1)
        most = f": most are like “{done.examples[why[0][0]]}”, which {why[0][0]}" if why else ""
        message = f"none of {done.events:,} events counts{most}"
        hint = "say with --mapping which columns are which, and what the events call a service"
        done.findings.append(error("rollup-nothing", Place(into.as_posix()), message, hint))
        return
    placed = placed_values(values, into, plan.mapping.into, how.replace)
    done.findings += placed.findings
    done.days = len({value.day for value in values})
    done.new, done.same = placed.new, placed.same
    done.changed, done.gone = placed.changed, placed.gone
    if not done.has_errors:
        write_files(placed.files, into)
        done.files = tuple(placed.files)
