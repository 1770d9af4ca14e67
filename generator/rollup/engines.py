"""The engines: which one counts what, what it needs, and what it says where it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from msgspec.structs import replace

from generator.rollup.counting_plan import CountingPlan
from generator.rollup.groups import CountedEvents
from generator.rollup.results import HowToRollUp
from generator.rollup.set_aside import SetAsideFile
from generator.rollup.sources import EventSource, Form
from generator.sources.finding import Finding, Place, error

PANDAS, DUCKDB, SPARK = "pandas", "duckdb", "spark"
_NEEDS = {DUCKDB: ("duckdb", "rollup"), SPARK: ("pyspark", "spark")}
"""What an engine needs, and the extra that brings it."""
_LONGEST = 300
_OF_ADDRESSES = "httpfs"
"""The extension of DuckDB that reads https:// and s3://."""


def usual_engine(sources: Sequence[EventSource]) -> str:
    """Return the engine for sources: our own reads files of text, DuckDB all else."""
    plain = all(not source.remote and source.form is not Form.PARQUET for source in sources)
    return PANDAS if plain else DUCKDB


def engine_findings(engine: str, sources: Sequence[EventSource]) -> list[Finding]:
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


def with_header(source: EventSource, how: HowToRollUp, engine: str) -> EventSource:
    """Return a source with its columns, where only the engine can say them."""
    if source.form is Form.LINES or not (source.remote or source.form is Form.PARQUET):
        return source
    if engine == SPARK:
        from generator.rollup.with_spark import columns_with_spark

        return replace(source, header=columns_with_spark(source, how.master))
    from generator.rollup.with_duckdb import columns_with_duckdb

    return replace(source, header=columns_with_duckdb(source))


def count_events(
    engine: str,
    sources: Sequence[EventSource],
    plan: CountingPlan,
    how: HowToRollUp,
    aside: SetAsideFile,
    work: Path,
) -> CountedEvents:
    """Have an engine count. Raises what the engine does where it cannot."""
    if engine == SPARK:
        from generator.rollup.with_spark import count_with_spark

        return count_with_spark(sources, plan, aside, how.progress, how.master)
    if engine == DUCKDB:
        from generator.rollup.with_duckdb import count_with_duckdb

        return count_with_duckdb(sources, plan, aside, how.progress, how.memory, work)
    from generator.rollup.embedded import count_embedded

    return count_embedded(sources, plan, aside, how.progress)


def failed(engine: str, names: Sequence[str], problem: Exception) -> Finding:
    """Return what an engine said when it failed, as a finding."""
    said = " ".join(str(problem).split())[:_LONGEST]
    message = f"{engine} cannot count this: {said}"
    hint = "see to what it says, and start again; nothing was written"
    if engine == DUCKDB and _OF_ADDRESSES in said:
        hint = (
            f"DuckDB reads addresses with {_OF_ADDRESSES}, which it fetches once: run “INSTALL "
            f"{_OF_ADDRESSES}” in DuckDB where the network allows it; or fetch the file and name it"
        )
    return error("rollup-failed", Place(names[0] if names else engine), message, hint)
