"""What rules about all tables together look at: what came of them, after every row was judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.checks.outcome import Newest
from generator.checks.table_context import TableContext
from generator.model.definitions import Definitions
from generator.sources.csv_table import Table

if TYPE_CHECKING:
    from generator.records.records import Records


class ArrivalContext(Struct, frozen=True):
    """What came of all tables.

    ``usable`` are the tables whose rows could be judged, ``bad`` says by file how many of its rows
    are bad; ``records`` has their rows by folder, ``newest`` the last days that good rows speak of.
    ``broken`` are the folders in which a file has an error, so that nobody can say what is missing
    there.
    """

    definitions: Definitions
    known: TableContext
    usable: Mapping[str, Table]
    bad: Mapping[str, int]
    newest: Mapping[str, Newest]
    broken: frozenset[str]
    records: Mapping[str, Records]
