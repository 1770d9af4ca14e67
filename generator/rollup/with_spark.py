"""Apache Spark counts: where one machine is too small for the events.

A cluster is named by its address. Only the groups come here; what cannot count does so as well, in
parts. Spark's workers read the sources themselves, so they must reach them under the same names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import narwhals as nw
import numpy as np

from generator.model.event_mapping import COLUMNS
from generator.rollup.counting import groups_of, tables_of
from generator.rollup.counting_plan import CountingPlan
from generator.rollup.group_keys import groups_from
from generator.rollup.groups import CountedEvents, Progress, SetAside
from generator.rollup.in_sql import BETWEEN, MISFIT, events_query, said, texts
from generator.rollup.sources import EventSource, Form, alike, is_remote, separator_of
from generator.rollup.written import SPARK

_GROUPS = ("key", "n", "least", "largest")
_TYPES = {str: "STRING", int: "BIGINT", float: "DOUBLE"}
_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parser.escapedStringLiterals": "true",
    "spark.sql.ansi.enabled": "true",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
}
_BEGUN, _COUNTED = 0.05, 0.9


def count_with_spark(
    sources: Sequence[EventSource],
    plan: CountingPlan,
    aside: SetAside,
    progress: Progress,
    master: str = "local[*]",
) -> CountedEvents:
    """Count events on a cluster. Raises ``pyspark.errors.PySparkException`` where it cannot."""
    with _session(master) as spark:
        progress(_BEGUN)
        events, tables = _events(spark, sources, plan), _tables(spark, plan)
        frame = groups_of(events, tables, plan, said()).to_native()
        frame.cache()
        events = 0
        for row in frame.filter("key < 0").toLocalIterator(prefetchPartitions=True):
            aside(-int(row["key"]), row["said"].split(BETWEEN, len(COLUMNS)), int(row["n"]))
            events += int(row["n"])
        progress(_COUNTED)
        table = frame.filter("key >= 0").select(*_GROUPS).toArrow()
        columns = {name: table[name].to_numpy() for name in _GROUPS}
        for name in ("least", "largest"):
            columns[name] = columns[name].astype(np.float64)
        groups = groups_from(columns, plan)
    return CountedEvents(groups, events + int(groups.n.sum()))


def columns_with_spark(source: EventSource, master: str) -> tuple[str, ...]:
    """Return the columns of a source. Raises ``pyspark.errors.PySparkException``."""
    with _session(master) as spark:
        if source.form is Form.PARQUET:
            return tuple(spark.read.parquet(source.name).columns)
        return tuple(spark.read.option("header", True).csv(source.name).columns)


@contextmanager
def _session(master: str) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(master).appName("iheartit rollup")
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield spark
    finally:
        spark.stop()


def _events(spark: Any, sources: Sequence[EventSource], plan: CountingPlan) -> Any:
    wanted = sorted({theirs for theirs in plan.columns.values() if theirs})
    parts = [_texts(spark, some, plan, wanted) for some in alike(sources)]
    read = parts[0]
    for part in parts[1:]:
        read = read.unionByName(part)
    read.createOrReplaceTempView("event_texts")
    return nw.from_native(spark.sql(events_query(plan, "event_texts", SPARK)))


def _tables(spark: Any, plan: CountingPlan) -> dict[str, Any]:
    from pyspark.sql.functions import broadcast

    made = {}
    for name, columns in tables_of(plan).items():
        rows = [*zip(*columns.values(), strict=True)]
        first = rows[0] if rows else ("", "", 0, *[0.0] * len(columns))
        kinds = ", ".join(
            f"{each} {_TYPES[type(value)]}" for each, value in zip(columns, first, strict=False)
        )
        made[name] = nw.from_native(broadcast(spark.createDataFrame(rows, kinds)))
    return made


def _texts(
    spark: Any, sources: Sequence[EventSource], plan: CountingPlan, wanted: Sequence[str]
) -> Any:
    """Return a frame of some sources' texts, one column for each of ours."""
    first = sources[0]
    files = [s.name if is_remote(s.name) else Path(s.name).resolve().as_uri() for s in sources]
    if first.form is Form.PARQUET:
        frame = spark.read.option("mergeSchema", True).parquet(*files)
        found = {name: _as_text(frame, name) for name in wanted}
        return frame.selectExpr(*_chosen(plan, found, "CAST(NULL AS STRING)"))
    if first.form is Form.LINES:
        frame = spark.read.text(files).filter("trim(value) <> ''")
        path = {name: "$['" + name.replace("'", "''") + "']" for name in wanted}
        found = {name: f"get_json_object(value, '{at}')" for name, at in path.items()}
        odd = "CASE WHEN try_parse_json(value) IS NULL THEN value END"
        return frame.selectExpr(*_chosen(plan, found, odd))
    names = [f"c{at}" for at in range(len(first.header))]
    frame = (
        spark.read.schema(", ".join(f"{name} STRING" for name in [*names, "more"]))
        .option("header", True)
        .option("enforceSchema", True)
        .option("sep", separator_of(first, plan.mapping.separator))
        .option("escape", '"')
        .option("mode", "PERMISSIVE")
        .csv(files)
    )
    found = {name: f"c{first.header.index(name)}" for name in wanted}
    return frame.selectExpr(*_chosen(plan, found, "more"))


def _chosen(plan: CountingPlan, found: dict[str, str], odd: str) -> list[str]:
    return [*texts(plan, found), f"{odd} AS {MISFIT}"]


def _as_text(frame: Any, name: str) -> str:
    """Return a column as a text; a moment says that it is in UTC, which the text would not."""
    kind = dict(frame.dtypes)[name]
    written = f"CAST(`{name}` AS STRING)"
    return f"concat({written}, 'Z')" if kind == "timestamp" else written
