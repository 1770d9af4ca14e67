"""Measured values that look like shares where per cent are wanted, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.importing.columns import line_of
from generator.importing.in_mapping import in_mapping
from generator.importing.mapping_file import MappingFile
from generator.importing.unpivot import LINE, Converted
from generator.model.definitions import Definitions
from generator.model.mapping import Source
from generator.model.measured_share import MeasuredShare, measured_of, measured_share
from generator.sources.finding import Finding, warning

_NAMED = {"telemetry": "measure", "promises": "promise", "results": "result"}
_VALUE = "value"


class _Reading(NamedTuple):
    """What values look like, what they are multiplied by if that is so, and else."""

    looks: str
    times: int | float
    otherwise: str


def shares(source: MappingFile, one: Converted, definitions: Definitions) -> Iterator[Finding]:
    """Yield a warning for each measure whose values all look like those of another unit."""
    what = _NAMED.get(source.mapping.kind, "")
    frame = one.frame
    if not len(frame) or not {"service", what, _VALUE} <= {*frame.columns}:
        return
    known = {name: dict(measured_of(each.part)) for name, each in definitions.services.items()}
    filled = frame[frame[_VALUE] != ""]
    for key, rows in filled.groupby(["service", what], sort=False):
        service, name = map(str, key)
        of = known.get(definitions.aliases.get(service, service), {}).get((what, name))
        seems = measured_share(of, [*map(float, rows[_VALUE])]) if of else None
        if of is None or seems is None:
            continue
        reading = _reading(seems)
        table = one.export.table
        first, value = int(rows[LINE].iloc[0]), str(rows[_VALUE].iloc[0])
        message = (
            f"{len(rows):,} values of “{name}” look like {reading.looks}, such as {value}, and its "
            f"unit is “{of.unit}”"
        )
        said = _line(source, reading.times)
        hint = f"{said}, if they are; {reading.otherwise}"
        yield in_mapping(warning("import-share", table.place(first), message, hint))


def _reading(seems: MeasuredShare) -> _Reading:
    if seems is MeasuredShare.PER_CENT:
        other = "if not, write another “unit:” in the service's file"
        return _Reading("per cent", 0.01, other)
    return _Reading("shares of one", 100, "if they are really 1 % or less, leave it as it is")


def _line(source: MappingFile, times: float) -> str:
    """Return what to write into the mapping so that values are multiplied."""
    mapping = source.mapping
    read: list[Source] = [
        columns[_VALUE] for each in mapping.rows if _VALUE in (columns := mapping.columns_in(each))
    ]
    if not read:
        return f"write each value times {times:g}"
    return f"write “{line_of(_VALUE, read[0], times=times)}” into the mapping"
