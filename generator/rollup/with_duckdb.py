"""DuckDB counts: what does not fit into memory goes to the disk meanwhile.

It reads files, patterns and addresses (https://, s3://) itself.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import narwhals as nw
import numpy as np

from generator.model.event_mapping import COLUMNS
from generator.rollup.counting import groups_of, tables_of
from generator.rollup.counting_plan import CountingPlan
from generator.rollup.group_keys import groups_from
from generator.rollup.groups import CountedEvents, Progress, SetAside
from generator.rollup.in_sql import BETWEEN, MISFIT, events_query, quoted, said, texts
from generator.rollup.sources import EventSource, Form, alike, separator_of
from generator.rollup.written import DUCKDB

_ROWS = 10_000
_PAUSE = 0.2
_SETTINGS = """
SET preserve_insertion_order = false;
SET TimeZone = 'UTC';
SET disabled_optimizers = 'build_side_probe_side,join_order';
"""
"""It takes a file of text for small, and would hold all events in place of our small tables."""
_ONE_BY_ONE = "conjunction with quoted new lines"
"""What DuckDB says of texts with line breaks: it reads such files with one thread only."""


def count_with_duckdb(
    sources: Sequence[EventSource],
    plan: CountingPlan,
    aside: SetAside,
    progress: Progress,
    memory: str,
    place: Path,
) -> CountedEvents:
    """Count events. Raises ``duckdb.Error`` where a source cannot be read.

    DuckDB holds as much ``memory`` as is said, as in “1GB”; more goes to the folder ``place``.
    """
    import duckdb

    settings: dict[str, Any] = {"memory_limit": memory, "temp_directory": str(place / "duckdb")}
    for parallel in (True, False):
        with duckdb.connect(config=settings) as connection:
            connection.execute(_SETTINGS)
            try:
                return _counted(connection, sources, plan, aside, progress, parallel)
            except duckdb.Error as problem:
                if not parallel or _ONE_BY_ONE not in str(problem):
                    raise
    raise AssertionError("the second way has returned or raised")


def columns_with_duckdb(source: EventSource) -> tuple[str, ...]:
    """Return the columns of a source. Raises ``duckdb.Error`` where it cannot be read."""
    import duckdb

    reader = "read_parquet" if source.form is Form.PARQUET else "read_csv"
    options = "" if source.form is Form.PARQUET else ", header = true, all_varchar = true"
    with duckdb.connect() as connection:
        found = connection.execute(
            f"DESCRIBE SELECT * FROM {reader}({quoted(source.name)}{options})"  # noqa: S608
        ).fetchall()
    return tuple(str(row[0]) for row in found)


def _counted(
    connection: Any,
    sources: Sequence[EventSource],
    plan: CountingPlan,
    aside: SetAside,
    progress: Progress,
    parallel: bool,
) -> CountedEvents:
    wanted = {theirs for theirs in plan.columns.values() if theirs}
    read = " UNION ALL ".join(_texts(some, plan, wanted, parallel) for some in alike(sources))
    events = nw.from_native(connection.sql(events_query(plan, f"({read})", DUCKDB)))
    tables = {
        name: nw.from_native(_table(connection, name, columns))
        for name, columns in tables_of(plan).items()
    }
    made = groups_of(events, tables, plan, said()).to_native().sql_query()
    _run(connection, f"CREATE TEMP TABLE groups AS {made}", progress)
    fine = connection.execute("SELECT key, n, least, largest FROM groups WHERE key >= 0")
    groups = groups_from(fine.fetchnumpy(), plan)
    bad = connection.execute("SELECT key, said, n FROM groups WHERE key < 0")
    while rows := bad.fetchmany(_ROWS):
        for key, text, n in rows:
            aside(-key, text.split(BETWEEN, len(COLUMNS)), n)
    number = connection.execute("SELECT coalesce(sum(n), 0) FROM groups").fetchone()
    return CountedEvents(groups, int(number[0]))


def _table(connection: Any, name: str, columns: dict[str, list[Any]]) -> Any:
    """Return one of the small tables as a relation."""
    given = {each: np.array(column) for each, column in columns.items()}
    connection.register("given", given)
    connection.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM given")  # noqa: S608
    connection.unregister("given")
    return connection.sql(f"SELECT * FROM {name}")  # noqa: S608


def _texts(
    sources: Sequence[EventSource], plan: CountingPlan, wanted: set[str], parallel: bool
) -> str:
    """Return the query for the texts of some sources, one column for each of ours."""
    first = sources[0]
    files = "[" + ", ".join(quoted(source.name) for source in sources) + "]"
    if first.form is Form.PARQUET:
        found = {name: f'CAST("{_doubled(name)}" AS VARCHAR)' for name in wanted}
        chosen = _chosen(plan, found, "CAST(NULL AS VARCHAR)")
        return f"SELECT {chosen} FROM read_parquet({files}, union_by_name = true)"  # noqa: S608
    if first.form is Form.LINES:
        found = {name: f"json_extract_string(line, {quoted(_path(name))})" for name in wanted}
        odd = "CASE WHEN NOT json_valid(line) THEN line END"
        lines = (
            f"read_csv({files}, header = false, columns = {{'line': 'VARCHAR'}}, delim = '\\x01', "
            "quote = '', escape = '', auto_detect = false, max_line_size = 16000000)"
        )
        valid = {
            name: f"CASE WHEN json_valid(line) THEN {each} END" for name, each in found.items()
        }
        return f"SELECT {_chosen(plan, valid, odd)} FROM {lines} WHERE trim(line) <> ''"  # noqa: S608
    names = [*(f"c{at}" for at in range(len(first.header))), "more"]
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    mark = separator_of(first, plan.mapping.separator)
    table = (
        f"read_csv({files}, header = false, skip = 1, columns = {{{columns}}}, "
        f"delim = {quoted(mark)}, quote = '\"', escape = '\"', auto_detect = false, "
        f"null_padding = true, strict_mode = false, parallel = {parallel})"
    )
    found = {name: f"c{first.header.index(name)}" for name in wanted}
    return f"SELECT {_chosen(plan, found, 'more')} FROM {table}"  # noqa: S608


def _chosen(plan: CountingPlan, found: dict[str, str], odd: str) -> str:
    return ", ".join([*texts(plan, found), f"{odd} AS {MISFIT}"])


def _doubled(name: str) -> str:
    return name.replace('"', '""')


def _path(name: str) -> str:
    return '$."' + name.replace('"', '\\"') + '"'


def _run(connection: Any, query: str, progress: Progress) -> None:
    """Run a query, and say meanwhile how far it is."""
    failed: list[Exception] = []

    def work() -> None:
        try:
            connection.execute(query)
        except Exception as problem:  # noqa: BLE001 (raised again where somebody waits for it)
            failed.append(problem)

    thread = threading.Thread(target=work)
    thread.start()
    while thread.is_alive():
        thread.join(_PAUSE)
        progress(max(0.0, connection.query_progress()) / 100)
    if failed:
        raise failed[0]
